-- Who looks after an event: one organiser, and those it is shared with. Organisers see no other events than these.
create table event_account (
    event_id   uuid not null references event (id),
    account_id uuid not null references account (id),
    part       text not null constraint event_account_part_check check (part in ('organiser', 'shared')),
    primary key (event_id, account_id)
);
create unique index event_account_organiser_key on event_account (event_id) where part = 'organiser';
create index event_account_account_index on event_account (account_id);

-- A calendar that a program reads under a secret address, stored hashed. It says what its maker may read at the time
-- of reading: of one room, of one function space, of the arrivals and departures of the house, or of events.
create table calendar_feed (
    id         uuid not null primary key,
    account_id uuid not null references account (id),
    kind       text not null constraint calendar_feed_kind_check check (kind in ('room', 'space', 'house', 'events')),
    subject_id uuid, -- the room or the space
    token_hash bytea not null constraint calendar_feed_token_hash_key unique,
    created_at bigint not null,
    used_on    date, -- to the day, as of tokens
    revoked_at bigint,
    constraint calendar_feed_subject_check check ((kind in ('room', 'space')) = (subject_id is not null))
);
create index calendar_feed_account_index on calendar_feed (account_id);
