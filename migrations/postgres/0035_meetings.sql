-- One-to-one meetings of an event: hosts, their times, and who booked one. A time is booked once, and nobody is in two
-- places: the database refuses both.

-- What participants may book, and until when.
create table meeting_terms (
    event_id uuid    not null primary key references event (id),
    open     boolean not null,
    most     bigint  not null constraint meeting_terms_most_check check (most between 1 and 50), -- times of one person
    hours    bigint  not null constraint meeting_terms_hours_check check (hours between 0 and 720), -- before a time begins
    version  bigint  not null
);

-- An exhibitor of the event, or a person or desk. What may tell of a person is emptied when its time is over.
create unique index exhibitor_of_event_key on exhibitor (id, event_id);
create table meeting_host (
    id           uuid    not null primary key,
    event_id     uuid    not null references event (id),
    exhibitor_id uuid,
    name         text    not null,
    about        text    not null,
    languages    text    not null, -- codes, by commas
    place        text    not null, -- in words
    function_id  uuid, -- or the hall
    link         text    not null, -- or online
    version      bigint  not null,
    constraint meeting_host_exhibitor_fkey foreign key (exhibitor_id, event_id) references exhibitor (id, event_id),
    constraint meeting_host_function_fkey foreign key (function_id, event_id) references function (id, event_id)
);
create unique index meeting_host_of_event_key on meeting_host (id, event_id);
create index meeting_host_event_index on meeting_host (event_id);
create index meeting_host_exhibitor_index on meeting_host (exhibitor_id);
create index meeting_host_function_index on meeting_host (function_id);

create table meeting_slot (
    id       uuid    not null primary key,
    event_id uuid    not null,
    host_id  uuid    not null,
    from_at  bigint  not null,
    until_at bigint  not null,
    open     boolean not null, -- not closed by hand
    constraint meeting_slot_interval_check check (from_at < until_at),
    constraint meeting_slot_host_id_key unique (host_id, from_at),
    constraint meeting_slot_host_fkey foreign key (host_id, event_id) references meeting_host (id, event_id)
);
create unique index meeting_slot_of_event_key on meeting_slot (id, event_id, from_at, until_at);
create index meeting_slot_event_index on meeting_slot (event_id, from_at);

-- Who booked what; it goes with the line of the list, and so with the person. The time is that of the slot.
create unique index rooming_entry_of_event_key on rooming_entry (id, event_id);
create table meeting_booking (
    slot_id   uuid    not null,
    event_id  uuid    not null,
    entry_id  uuid    not null,
    from_at   bigint  not null,
    until_at  bigint  not null,
    booked_at bigint  not null,
    constraint meeting_booking_slot_id_key primary key (slot_id),
    constraint meeting_booking_slot_fkey foreign key (slot_id, event_id, from_at, until_at)
        references meeting_slot (id, event_id, from_at, until_at),
    constraint meeting_booking_entry_fkey foreign key (entry_id, event_id)
        references rooming_entry (id, event_id) on delete cascade,
    constraint meeting_booking_overlap exclude using gist (entry_id with =, int8range(from_at, until_at) with &&)
);
create index meeting_booking_entry_index on meeting_booking (entry_id, from_at);
create index meeting_booking_event_index on meeting_booking (event_id);
create function meeting_booking_is_never_updated() returns trigger language plpgsql as $$
begin
    raise exception 'meeting_booking_never_updated'
        using errcode = 'check_violation', constraint = 'meeting_booking_never_updated';
end
$$;
create trigger meeting_booking_never_updated before update on meeting_booking
    for each row execute function meeting_booking_is_never_updated();
