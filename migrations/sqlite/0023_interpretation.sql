-- Interpreters, who works where and when, and what is carried to a hall for it.

-- Who interprets: a person, kept apart from accounts and guests. Their languages are classed as AIIC does.
create table interpreter (
    id        blob    not null primary key,
    full_name text    not null,
    contact   text    not null,
    active    boolean not null,
    synthetic boolean not null,
    version   integer  not null
);
create table interpreter_language (
    interpreter_id blob not null references interpreter (id),
    language       text not null,
    class          text not null constraint interpreter_language_class_check check (class in ('a', 'b', 'c')),
    primary key (interpreter_id, language)
);
-- Days off; both days are part of it.
create table interpreter_absence (
    interpreter_id blob not null references interpreter (id),
    from_date      date not null,
    until_date     date not null,
    primary key (interpreter_id, from_date),
    constraint interpreter_absence_dates_check check (from_date <= until_date)
);

-- The languages of a function: what is spoken on its floor, and what it is to be heard in.
create table interpretation (
    function_id   blob   not null primary key references function (id),
    break_minutes integer not null constraint interpretation_break_check check (break_minutes between 0 and 480),
    version       integer not null
);
create table interpretation_language (
    function_id blob not null references interpretation (function_id),
    part        text not null constraint interpretation_language_part_check check (part in ('floor', 'wanted')),
    language    text not null,
    primary key (function_id, part, language)
);

-- Who interprets at a function, into which language. Nobody is in two places at once: the database refuses it. A duty
-- is never changed: delete and insert.
create table interpreter_duty (
    interpreter_id blob   not null references interpreter (id),
    function_id    blob   not null references interpretation (function_id),
    language       text   not null,
    day            date   not null,
    from_at        integer not null,
    until_at       integer not null,
    minutes        integer not null constraint interpreter_duty_minutes_check check (minutes > 0),
    primary key (interpreter_id, function_id),
    constraint interpreter_duty_interval_check check (from_at < until_at)
);
create index interpreter_duty_function_index on interpreter_duty (function_id);
create index interpreter_duty_time_index on interpreter_duty (until_at, from_at);

create trigger interpreter_duty_overlap before insert on interpreter_duty begin
    select raise(abort, 'interpreter_duty_overlap') where exists (
        select 1 from interpreter_duty
        where interpreter_id = new.interpreter_id and from_at < new.until_at and until_at > new.from_at
    );
end;
create trigger interpreter_duty_never_updated before update on interpreter_duty begin
    select raise(abort, 'interpreter_duty_never_updated');
end;

-- The days of an interpreter, made from their duties in the transaction that changes these: at most seven hours of work,
-- and eleven hours of rest between the last word of one day and the first of another. Never changed either.
create table interpreter_day (
    interpreter_id blob   not null references interpreter (id),
    day            date   not null,
    minutes        integer not null constraint interpreter_day_full check (minutes between 1 and 420),
    first_at       integer not null,
    last_at        integer not null,
    primary key (interpreter_id, day),
    constraint interpreter_day_interval_check check (first_at < last_at)
);

create trigger interpreter_rest_overlap before insert on interpreter_day begin
    select raise(abort, 'interpreter_rest_overlap') where exists (
        select 1 from interpreter_day
        where interpreter_id = new.interpreter_id and first_at < new.last_at + 39600 and last_at + 39600 > new.first_at
    );
end;
create trigger interpreter_day_never_updated before update on interpreter_day begin
    select raise(abort, 'interpreter_day_never_updated');
end;

-- Portable equipment promised to a function for whole days: what is set up in one hall is not carried to another at noon.
create table function_equipment (
    function_id  blob   not null references function (id),
    equipment_id blob   not null references equipment (id),
    quantity     integer not null constraint function_equipment_quantity_check check (quantity > 0),
    from_day     date   not null,
    until_day    date   not null,
    primary key (function_id, equipment_id),
    constraint function_equipment_days_check check (from_day <= until_day)
);
create index function_equipment_kind_index on function_equipment (equipment_id, from_day);

-- How many pieces of a kind a day has and how many are promised; changed in the transaction that changes its cause.
create table equipment_day (
    equipment_id blob   not null references equipment (id),
    day          date   not null,
    stock        integer not null,
    taken        integer not null,
    primary key (equipment_id, day),
    constraint equipment_day_taken_check check (taken >= 0),
    constraint equipment_day_stock check (taken <= stock)
);
