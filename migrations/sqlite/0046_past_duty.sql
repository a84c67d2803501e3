-- An interpreter can be erased; that somebody came, into which language and on which day, stays for whoever charges it, and
-- leads to nobody. Who came to several functions of an event on one day counts at the first of them.
create table past_duty (
    function_id blob    not null references interpretation (function_id),
    language    text    not null,
    day         date    not null,
    people      integer not null constraint past_duty_people_check check (people > 0),
    primary key (function_id, language)
);
