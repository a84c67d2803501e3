create table import (
    id            uuid   not null primary key,
    kind          text   not null constraint import_kind_check check (kind in ('stays', 'campus')),
    source        text   not null,
    file_name     text   not null,
    started_at    bigint not null,
    finished_at   bigint,
    rows_read     bigint not null,
    rows_new      bigint not null,
    rows_same     bigint not null,
    rows_rejected bigint not null
);

-- Identity of an imported line: where it came from, the hash of its cells, and which of its equals it is (identical
-- lines are the rooms of a group).
create table import_row (
    source     text   not null,
    row_hash   bytea  not null,
    occurrence bigint not null,
    stay_id    uuid   not null references stay (id),
    primary key (source, row_hash, occurrence)
);

-- A line that was not taken: where and why, never what it said (it may name a person).
create table import_reject (
    import_id   uuid   not null references import (id),
    line        bigint not null,
    column_name text   not null,
    reason      text   not null,
    primary key (import_id, line)
);
