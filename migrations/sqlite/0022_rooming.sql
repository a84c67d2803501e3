-- Rooming lists: who is to sleep for an event, before and after it is booked.

-- One list an event. With `auto_approve` what fits the block and lies inside the days of the event is approved when it
-- is written.
create table rooming_list (
    event_id     blob    not null primary key references event (id),
    auto_approve boolean not null,
    -- When it was last marked as seen.
    seen_at      integer,
    version      integer not null
);

-- One person an entry: name and address are those of the guest, and a step-free room is a need of theirs. What else is
-- said here is about them too, so it goes with them. `seen` is what it said when the list was last marked as seen.
create table rooming_entry (
    id           blob    not null primary key,
    event_id     blob    not null references rooming_list (event_id),
    guest_id     blob    not null constraint rooming_entry_guest_key unique references guest (id) on delete cascade,
    position     integer not null,
    source       text    not null constraint rooming_entry_source_check
                         check (source in ('typed', 'file', 'ecampus', 'registration')),
    enrolment    text    not null,
    room_type_id blob    not null references room_type (id),
    arrival      date    not null,
    departure    date    not null,
    sharing      text    not null,
    visa_from    date,
    visa_until   date,
    remarks      text    not null,
    state        text    not null constraint rooming_entry_state_check
                         check (state in ('proposed', 'approved', 'withdrawn')),
    stay_id      blob    references stay (id),
    seen         text,
    need_changed boolean not null,
    version      integer not null,
    constraint rooming_entry_dates_check check (arrival < departure),
    constraint rooming_entry_visa_check check ((visa_from is null) = (visa_until is null) and visa_from <= visa_until)
);
create index rooming_entry_event_index on rooming_entry (event_id, position);
create index rooming_entry_stay_index on rooming_entry (stay_id);
create unique index rooming_entry_enrolment_key on rooming_entry (event_id, enrolment) where enrolment <> '';
