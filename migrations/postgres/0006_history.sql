-- Append-only and free of persons: ids and impersonal fields. `effective_at` is when it was so in business,
-- `recorded_at` when we learned it; "as of" means effective time.

-- The whole impersonal state of a stay after each change; the row before it is the state before.
create table stay_history (
    seq          bigint generated always as identity primary key,
    stay_id      uuid   not null,
    version      bigint not null,
    action       text   not null,
    actor_id     uuid,
    effective_at bigint not null,
    recorded_at  bigint not null,
    status       text   not null,
    segment      text   not null,
    event_id     uuid,
    room_type_id uuid   not null,
    arrival      date   not null,
    departure    date   not null,
    guests       text   not null, -- JSON: [{"heads", "arrival", "departure"}]
    rooms        text   not null, -- JSON: [{"resource", "from_at", "until_at"}]
    constraint stay_history_version_key unique (stay_id, version)
);
create index stay_history_effective_index on stay_history (effective_at);
create index stay_history_arrival_index on stay_history (arrival, departure);

create table history (
    seq          bigint generated always as identity primary key,
    subject      text   not null,
    subject_id   uuid   not null,
    action       text   not null,
    actor_id     uuid,
    effective_at bigint not null,
    recorded_at  bigint not null,
    before       text, -- JSON, impersonal; null when the record began
    after        text  -- JSON, impersonal; null when it ended
);
create index history_subject_index on history (subject_id, seq);

create function history_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'history_append_only' using errcode = 'check_violation', constraint = 'history_append_only';
end
$$;
create trigger stay_history_append_only before update or delete on stay_history
    for each row execute function history_is_append_only();
create trigger history_append_only before update or delete on history
    for each row execute function history_is_append_only();
