-- Append-only and free of persons: ids and impersonal fields. `effective_at` is when it was so in business,
-- `recorded_at` when we learned it; "as of" means effective time.

-- The whole impersonal state of a stay after each change; the row before it is the state before.
create table stay_history (
    seq          integer primary key autoincrement,
    stay_id      blob   not null,
    version      integer not null,
    action       text   not null,
    actor_id     blob,
    effective_at integer not null,
    recorded_at  integer not null,
    status       text   not null,
    segment      text   not null,
    event_id     blob,
    room_type_id blob   not null,
    arrival      date   not null,
    departure    date   not null,
    guests       text   not null, -- JSON: [{"heads", "arrival", "departure"}]
    rooms        text   not null, -- JSON: [{"resource", "from_at", "until_at"}]
    constraint stay_history_version_key unique (stay_id, version)
);
create index stay_history_effective_index on stay_history (effective_at);
create index stay_history_arrival_index on stay_history (arrival, departure);

create table history (
    seq          integer primary key autoincrement,
    subject      text   not null,
    subject_id   blob   not null,
    action       text   not null,
    actor_id     blob,
    effective_at integer not null,
    recorded_at  integer not null,
    before       text, -- JSON, impersonal; null when the record began
    after        text  -- JSON, impersonal; null when it ended
);
create index history_subject_index on history (subject_id, seq);

create trigger stay_history_no_update before update on stay_history begin
    select raise(abort, 'history_append_only');
end;
create trigger stay_history_no_delete before delete on stay_history begin
    select raise(abort, 'history_append_only');
end;
create trigger history_no_update before update on history begin
    select raise(abort, 'history_append_only');
end;
create trigger history_no_delete before delete on history begin
    select raise(abort, 'history_append_only');
end;
