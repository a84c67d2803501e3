-- How many were at a session or a function, as somebody counted them; what was expected stays where it is. A row goes with
-- what it is about.
create table turnout (
    subject_id blob    not null primary key, -- of a session or a function
    event_id   blob    not null references event (id),
    kind       text    not null constraint turnout_kind_check check (kind in ('session', 'function')),
    on_campus  integer not null constraint turnout_on_campus_check check (on_campus >= 0),
    online     integer not null constraint turnout_online_check check (online >= 0), -- never added to those on campus
    version    integer not null
);
create index turnout_event_index on turnout (event_id);
