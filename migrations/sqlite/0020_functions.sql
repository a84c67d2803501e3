-- What takes place in a function space: its programme, with the set-up before it and the tear-down after. A function
-- that is held claims every part of its space from the first minute of set-up to the last of tear-down; one that
-- waits, as an enquiry or behind another, claims nothing.
create table function (
    id               blob    not null primary key,
    event_id         blob    not null references event (id),
    space_id         blob    not null references space (id),
    title            text    not null,
    style            text    not null constraint function_style_check
                             check (style in ('theatre', 'classroom', 'u_shape', 'hollow_square', 'boardroom',
                                              'cabaret', 'banquet', 'reception')),
    from_at          integer not null,
    until_at         integer not null,
    -- Minutes really claimed before and after, and the least somebody asked for.
    setup_minutes    integer not null constraint function_setup_check check (setup_minutes between 0 and 1440),
    teardown_minutes integer not null constraint function_teardown_check check (teardown_minutes between 0 and 1440),
    setup_asked      integer not null constraint function_setup_asked_check check (setup_asked between 0 and 1440),
    teardown_asked   integer not null constraint function_teardown_asked_check check (teardown_asked between 0 and 1440),
    attendance       integer not null constraint function_attendance_check check (attendance >= 0),
    state            text    not null constraint function_state_check check (state in ('held', 'waiting', 'released')),
    -- Whoever asked first comes first.
    asked_at         integer not null,
    note             text    not null,
    synthetic        boolean not null,
    version          integer not null,
    constraint function_times_check check (from_at < until_at)
);
create index function_event_index on function (event_id, from_at);
create index function_time_index on function (until_at, from_at);
