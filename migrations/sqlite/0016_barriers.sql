-- What stood in somebody's way. Anybody may say so, signed in or not; all of it may be personal, so that the row is
-- deleted as a whole once its time after closing is over.
create table barrier (
    id          blob not null primary key,
    reference   text not null constraint barrier_reference_key unique,
    reported_at integer not null,
    wish        text not null constraint barrier_wish_check check (wish <> ''),
    obstacle    text not null constraint barrier_obstacle_check check (obstacle <> ''),
    page        text not null,
    technology  text not null,
    contact     text not null,
    status      text not null constraint barrier_status_check check (status in ('open', 'answered', 'closed')),
    note        text not null,
    changed_at  integer,
    changed_by  blob references account (id),
    closed_at   integer,
    version     integer not null,
    constraint barrier_closed_check check ((status = 'closed') = (closed_at is not null))
);
create index barrier_reported_index on barrier (reported_at);

-- A kind of data a release adds brings its own row: the list of kinds is no longer closed.
create table retention_of_any_kind (
    kind    text    not null primary key constraint retention_kind_check check (kind <> ''),
    purpose text    not null,
    days    integer not null constraint retention_days_check check (days > 0)
);
insert into retention_of_any_kind (kind, purpose, days) select kind, purpose, days from retention;
drop table retention;
alter table retention_of_any_kind rename to retention;
insert into retention (kind, purpose, days) values
    ('barrier', 'Answer whoever reported a barrier, and see that it is gone', 180);
