-- What is charged within the house once an event has been: recharge codes, and notes numbered as they were issued.

-- What an event is charged to: a project, a budget line or a cost centre, as the finance system writes it.
create table event_recharge (
    event_id blob    not null primary key references event (id),
    code     text    not null constraint event_recharge_code_check check (length(code) <= 40),
    version  integer not null
);

-- The last number given in a year. Whoever takes the next one keeps the row until the note is issued or is not, so that
-- none is left out.
create table recharge_number (
    year integer not null primary key,
    last integer not null constraint recharge_number_last_check check (last > 0)
);

-- The ids of who had a hand in a note are kept as history keeps them: an account that is erased leaves its id, which then
-- leads nowhere. The lines are one text, so that they are frozen as a whole.
create table recharge_note (
    id                blob    not null primary key,
    event_id          blob    not null references event (id),
    -- Which note of its event: the later ones hold what differs from those before.
    ordinal           integer not null constraint recharge_note_ordinal_check check (ordinal > 0),
    state             text    not null constraint recharge_note_state_check check
        (state in ('draft', 'approved', 'issued', 'charged')),
    year              integer,
    serial            integer constraint recharge_note_serial_check check (serial > 0),
    code              text    not null,
    -- The version of the quote it was held against.
    quote_number      integer,
    lines             text    not null,
    needs_second      boolean not null,
    made_by           blob    not null,
    changed_by        blob    not null,
    approved_by       blob,
    made_at           integer not null,
    approved_at       integer,
    issued_at         integer,
    charged_on        date,
    charged_reference text    not null,
    synthetic         boolean not null,
    version           integer not null,
    constraint recharge_note_event_id_key unique (event_id, ordinal),
    constraint recharge_note_number_check check
        ((serial is null) = (state in ('draft', 'approved')) and (serial is null) = (year is null)),
    constraint recharge_note_code_check check (state in ('draft', 'approved') or code <> ''),
    constraint recharge_note_charged_check check
        ((state = 'charged') = (charged_on is not null) and (charged_on is null) = (charged_reference = '')),
    -- Money above the limit is charged only once somebody has approved it who had no hand in it.
    constraint recharge_note_second_approver check (state = 'draft' or not needs_second
        or (approved_by is not null and approved_by <> made_by and approved_by <> changed_by))
);
-- No number is given twice.
create unique index recharge_note_year_key on recharge_note (year, serial);
-- One note of an event is being made at a time.
create unique index recharge_note_open_key on recharge_note (event_id) where serial is null;

-- What is approved changes only as a draft again; what is issued never does, and is charged once.
create trigger recharge_note_never_updated before update on recharge_note when old.state <> 'draft' begin
    select raise(abort, 'recharge_note_never_updated')
    where new.event_id <> old.event_id or new.ordinal <> old.ordinal or new.lines <> old.lines
        or new.quote_number is not old.quote_number or new.needs_second <> old.needs_second
        or new.made_by <> old.made_by or new.changed_by <> old.changed_by
        or (new.approved_by is not old.approved_by and new.state <> 'draft')
        or (old.serial is not null and (new.year is not old.year or new.serial is not old.serial
            or new.code <> old.code or new.state not in ('issued', 'charged') or old.state = 'charged'));
end;
