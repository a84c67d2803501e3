-- The programme of an event: what takes place when, where and in which track, and what of it participants read.

-- One row for each event that has a programme. What participants read is taken whole when somebody publishes, so that
-- nobody reads a programme that is half edited; it stays when it is withdrawn, because calendars go by its numbers.
create table programme (
    event_id     blob    not null primary key references event (id),
    -- What is published besides: links for those online, exhibitors; and whether search engines may list it.
    links        boolean not null,
    stands       boolean not null,
    indexed      boolean not null,
    published_at integer,
    published    text    not null, -- JSON; empty until somebody publishes
    version      integer not null
);
create table programme_track (
    id       blob    not null primary key,
    event_id blob    not null references programme (event_id),
    position integer not null,
    names    text    not null -- JSON: the name by language
);
create index programme_track_event_index on programme_track (event_id, position);

-- The hall of a session, its style and its languages are those of its function, which is one of the same event.
create unique index function_event_key on function (id, event_id);
create table programme_session (
    id          blob    not null primary key,
    event_id    blob    not null references programme (event_id),
    track_id    blob    references programme_track (id),
    function_id blob,
    kind        text    not null constraint programme_session_kind_check
                        check (kind in ('plenary', 'parallel', 'workshop', 'break', 'social', 'other')),
    state       text    not null constraint programme_session_state_check check (state in ('planned', 'cancelled')),
    format      text    not null constraint programme_session_format_check
                        check (format in ('on_campus', 'hybrid', 'online')),
    from_at     integer not null,
    until_at    integer not null,
    on_campus   integer not null constraint programme_session_on_campus_check check (on_campus >= 0),
    online      integer not null constraint programme_session_online_check check (online >= 0),
    link        text    not null,
    texts       text    not null, -- JSON: title and description by language
    synthetic   boolean not null,
    version     integer not null,
    constraint programme_session_times_check check (from_at < until_at),
    constraint programme_session_function_fkey foreign key (function_id, event_id) references function (id, event_id)
);
create index programme_session_event_index on programme_session (event_id, from_at);
create index programme_session_function_index on programme_session (function_id);

-- Who speaks: personal, and so in rows that can be erased one by one.
create table programme_speaker (
    id          blob    not null primary key,
    session_id  blob    not null references programme_session (id),
    position    integer not null,
    full_name   text    not null,
    part        text    not null,
    affiliation text    not null
);
create index programme_speaker_session_index on programme_speaker (session_id, position);
