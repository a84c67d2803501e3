-- Events and their blocks taken over from another system.

alter table import drop constraint import_kind_check;
alter table import add constraint import_kind_check check (kind in ('stays', 'campus', 'events'));
alter table import add column rows_changed bigint not null default 0;

-- An import may have two files, so a line is one of a file. detail says what is missing where a word cannot: nights,
-- codes of room types, numbers; never what the line said.
alter table import_reject add column part text not null default 'rows' constraint import_reject_part_check
    check (part in ('rows', 'events', 'blocks'));
alter table import_reject add column detail text not null default '';
alter table import_reject drop constraint import_reject_pkey;
alter table import_reject add constraint import_reject_pkey primary key (import_id, part, line);

-- What an event is called where it came from; what the file last said of it and of its rooms, as hashes, and the
-- versions the import left them at: whoever changed them since is not overwritten.
create table import_event (
    source        text   not null,
    reference     text   not null,
    event_id      uuid   not null constraint import_event_event_key unique references event (id),
    said          bytea  not null,
    version       bigint not null,
    block_said    bytea,
    block_version bigint,
    primary key (source, reference)
);

-- The reconciliation of an import: what its files hold and what is here, by month and status. The last three say why
-- the two differ, and add up to the difference.
create table import_balance (
    import_id uuid   not null references import (id),
    position  bigint not null,
    counted   text   not null constraint import_balance_counted_check check (counted in ('events', 'room_nights')),
    month     date,
    status    text,
    in_file   bigint not null,
    here      bigint not null,
    others    bigint not null,
    rejected  bigint not null,
    since     bigint not null,
    lapsed    bigint not null,
    primary key (import_id, position)
);
