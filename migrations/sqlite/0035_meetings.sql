-- One-to-one meetings of an event: hosts, their times, and who booked one. A time is booked once, and nobody is in two
-- places: the database refuses both.

-- What participants may book, and until when.
create table meeting_terms (
    event_id blob    not null primary key references event (id),
    open     boolean not null,
    most     integer not null constraint meeting_terms_most_check check (most between 1 and 50), -- times of one person
    hours    integer not null constraint meeting_terms_hours_check check (hours between 0 and 720), -- before a time begins
    version  integer not null
);

-- An exhibitor of the event, or a person or desk. What may tell of a person is emptied when its time is over.
create unique index exhibitor_of_event_key on exhibitor (id, event_id);
create table meeting_host (
    id           blob    not null primary key,
    event_id     blob    not null references event (id),
    exhibitor_id blob,
    name         text    not null,
    about        text    not null,
    languages    text    not null, -- codes, by commas
    place        text    not null, -- in words
    function_id  blob, -- or the hall
    link         text    not null, -- or online
    version      integer not null,
    constraint meeting_host_exhibitor_fkey foreign key (exhibitor_id, event_id) references exhibitor (id, event_id),
    constraint meeting_host_function_fkey foreign key (function_id, event_id) references function (id, event_id)
);
create unique index meeting_host_of_event_key on meeting_host (id, event_id);
create index meeting_host_event_index on meeting_host (event_id);
create index meeting_host_exhibitor_index on meeting_host (exhibitor_id);
create index meeting_host_function_index on meeting_host (function_id);

create table meeting_slot (
    id       blob    not null primary key,
    event_id blob    not null,
    host_id  blob    not null,
    from_at  integer not null,
    until_at integer not null,
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
    slot_id   blob    not null,
    event_id  blob    not null,
    entry_id  blob    not null,
    from_at   integer not null,
    until_at  integer not null,
    booked_at integer not null,
    constraint meeting_booking_slot_id_key primary key (slot_id),
    constraint meeting_booking_slot_fkey foreign key (slot_id, event_id, from_at, until_at)
        references meeting_slot (id, event_id, from_at, until_at),
    constraint meeting_booking_entry_fkey foreign key (entry_id, event_id)
        references rooming_entry (id, event_id) on delete cascade
);
create index meeting_booking_entry_index on meeting_booking (entry_id, from_at);
create index meeting_booking_event_index on meeting_booking (event_id);
create trigger meeting_booking_overlap before insert on meeting_booking begin
    select raise(abort, 'meeting_booking_overlap') from meeting_booking b
    where b.entry_id = new.entry_id and b.slot_id <> new.slot_id and b.from_at < new.until_at
        and b.until_at > new.from_at;
end;
create trigger meeting_booking_never_updated before update on meeting_booking begin
    select raise(abort, 'meeting_booking_never_updated');
end;
