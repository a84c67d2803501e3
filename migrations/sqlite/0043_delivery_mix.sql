-- The mix of activities planned for a year, from which room-nights are reckoned. Shares are in tenths of a percent, participants
-- and nights in tenths of one.
create table delivery_mix (
    id      blob    not null primary key,
    year    integer not null constraint delivery_mix_year_key unique,
    beside  integer not null constraint delivery_mix_beside_check check (beside >= 0), -- room-nights of no activity
    note    text    not null,
    version integer not null
);

-- One row a kind of activity.
create table delivery_mix_kind (
    mix_id       blob    not null references delivery_mix (id),
    kind         text    not null
        constraint delivery_mix_kind_kind_check check (kind in ('training', 'academy', 'meeting', 'special')),
    activities   integer not null constraint delivery_mix_kind_activities_check check (activities >= 0),
    face_to_face integer not null constraint delivery_mix_kind_face_to_face_check check (face_to_face between 0 and 1000),
    on_campus    integer not null constraint delivery_mix_kind_on_campus_check check (on_campus between 0 and 1000),
    participants integer not null constraint delivery_mix_kind_participants_check check (participants >= 0),
    nights       integer not null constraint delivery_mix_kind_nights_check check (nights >= 0),
    primary key (mix_id, kind)
);
