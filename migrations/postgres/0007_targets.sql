-- Room-nights wanted of a year or a biennium (named by its first year), where the figure is from, and whether the
-- source states it or we assume it.
create table target (
    id          uuid   not null primary key,
    period      text   not null constraint target_period_check check (period in ('year', 'biennium')),
    first_year  bigint not null constraint target_first_year_check check (first_year between 1964 and 2200),
    room_nights bigint not null constraint target_room_nights_check check (room_nights > 0),
    source      text   not null,
    status      text   not null constraint target_status_check check (status in ('source', 'assumed')),
    version     bigint not null,
    constraint target_period_key unique (period, first_year)
);
