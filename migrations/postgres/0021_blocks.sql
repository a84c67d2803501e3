-- Rooms held for an event, by night and type.

-- One block an event. A waiting block asks and takes nothing; a held one takes of each night what is agreed and not yet
-- picked up, in night_count.taken beside the stays; of a released one nothing is left but its picture.
create table block (
    event_id  uuid    not null primary key references event (id),
    state     text    not null constraint block_state_check check (state in ('waiting', 'held', 'released')),
    -- The last day it holds what is not picked up.
    cut_off   date,
    asked_at  bigint not null,
    synthetic boolean not null,
    version   bigint not null
);
create index block_cut_off_index on block (cut_off);

-- picked: stays of the event that take the night in this type. released: what was let go of it, for good.
create table block_night (
    event_id     uuid   not null references block (event_id),
    room_type_id uuid   not null references room_type (id),
    night        date   not null,
    agreed       bigint not null constraint block_night_agreed_check check (agreed > 0),
    picked       bigint not null constraint block_night_picked_check check (picked >= 0),
    released     bigint not null constraint block_night_released_check check (released between 0 and agreed),
    primary key (event_id, room_type_id, night)
);
create index block_night_night_index on block_night (room_type_id, night);
