-- Events and their blocks taken over from another system.

-- The words of a column are fixed, so it is made anew.
alter table import add column content text not null default 'stays' constraint import_kind_check
    check (content in ('stays', 'campus', 'events'));
update import set content = kind;
alter table import drop column kind;
alter table import rename column content to kind;
alter table import add column rows_changed integer not null default 0;

-- An import may have two files, so a line is one of a file. detail says what is missing where a word cannot: nights,
-- codes of room types, numbers; never what the line said.
create table import_line (
    import_id   blob    not null references import (id),
    line        integer not null,
    column_name text    not null,
    reason      text    not null,
    part        text    not null default 'rows' constraint import_reject_part_check
                        check (part in ('rows', 'events', 'blocks')),
    detail      text    not null default '',
    primary key (import_id, part, line)
);
insert into import_line (import_id, line, column_name, reason) select import_id, line, column_name, reason
    from import_reject;
drop table import_reject;
alter table import_line rename to import_reject;

-- What an event is called where it came from; what the file last said of it and of its rooms, as hashes, and the
-- versions the import left them at: whoever changed them since is not overwritten.
create table import_event (
    source        text    not null,
    reference     text    not null,
    event_id      blob    not null constraint import_event_event_key unique references event (id),
    said          blob    not null,
    version       integer not null,
    block_said    blob,
    block_version integer,
    primary key (source, reference)
);

-- The reconciliation of an import: what its files hold and what is here, by month and status. The last three say why
-- the two differ, and add up to the difference.
create table import_balance (
    import_id blob    not null references import (id),
    position  integer not null,
    counted   text    not null constraint import_balance_counted_check check (counted in ('events', 'room_nights')),
    month     date,
    status    text,
    in_file   integer not null,
    here      integer not null,
    others    integer not null,
    rejected  integer not null,
    since     integer not null,
    lapsed    integer not null,
    primary key (import_id, position)
);
