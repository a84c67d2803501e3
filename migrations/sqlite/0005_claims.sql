-- Every use of a room or of a part of a hall is a claim on it for a half-open interval of UTC seconds.
-- The database itself refuses two that overlap. A room out of stock claims itself ('stock'), so that nobody else can. A claim is never changed: delete and insert.
create table claim (
    resource_id blob   not null references resource (id),
    from_at     integer not null,
    until_at    integer not null,
    owner_kind  text   not null constraint claim_owner_kind_check
                       check (owner_kind in ('stay', 'block', 'option', 'function', 'closure', 'stock')),
    owner_id    blob   not null,
    primary key (resource_id, from_at, until_at),
    constraint claim_interval_check check (from_at < until_at)
);
create index claim_owner_index on claim (owner_id);
create index claim_until_index on claim (until_at, from_at);

-- Stored claims on one resource never overlap, so only the latest that begins before the new one ends can.
create trigger claim_overlap before insert on claim begin
    select raise(abort, 'claim_overlap') where (
        select until_at from claim
        where resource_id = new.resource_id and from_at < new.until_at
        order by from_at desc limit 1
    ) > new.from_at;
end;

create trigger claim_never_updated before update on claim begin
    select raise(abort, 'claim_never_updated');
end;

-- How many rooms of a type a night has (`rooms`: in stock, before closures), how many of those are closed, and
-- how many are taken by stays and holds, assigned or not. Changed in the transaction that changes the cause.
create table night_count (
    room_type_id blob   not null references room_type (id),
    night        date   not null,
    rooms        integer not null,
    closed       integer not null,
    taken        integer not null,
    primary key (room_type_id, night),
    constraint night_count_closed_check check (closed >= 0),
    constraint night_count_taken_check check (taken >= 0),
    constraint night_count_stock check (taken + closed <= rooms)
);
create index night_count_night_index on night_count (night);

create table closure (
    id         blob   not null primary key,
    kind       text   not null constraint closure_kind_check check (kind in ('out_of_order', 'renovation')),
    status     text   not null constraint closure_status_check check (status in ('active', 'lifted')),
    reason     text   not null,
    from_date  date   not null,
    until_date date   not null,
    synthetic  boolean not null,
    version    integer not null,
    constraint closure_dates_check check (from_date < until_date)
);

create table closure_resource (
    closure_id  blob not null references closure (id),
    resource_id blob not null references resource (id),
    primary key (closure_id, resource_id)
);
