-- The campus: pavilions, floors, room types, guest rooms, function spaces and the parts they are made of.
-- `synthetic` marks what is invented for demonstration; every screen shows it. `source` says where the rest is from.

-- What is known of the campus as a whole (area, owner, room totals in print), shown above the list of pavilions.
create table campus_fact (
    id        blob    not null primary key,
    code      text    not null constraint campus_fact_code_key unique,
    text      text    not null,
    source    text    not null,
    position  integer not null,
    synthetic boolean not null
);

create table pavilion (
    id        blob    not null primary key,
    code      text    not null constraint pavilion_code_key unique,
    name      text    not null,
    cluster   text    not null constraint pavilion_cluster_check
                      check (cluster in ('africa', 'americas', 'asia', 'europe', 'oceania', 'other')),
    purpose   text    not null default '',
    source    text    not null default '',
    position  integer  not null,
    synthetic boolean not null
);

create table floor (
    id          blob    not null primary key,
    pavilion_id blob    not null references pavilion (id),
    level       integer not null,
    synthetic   boolean not null,
    constraint floor_level_key unique (pavilion_id, level)
);

create table room_type (
    id        blob    not null primary key,
    code      text    not null constraint room_type_code_key unique,
    name      text    not null,
    beds      integer  not null constraint room_type_beds_check check (beds between 1 and 20),
    position  integer  not null,
    synthetic boolean not null
);

-- Whatever a claim can be laid on: a guest room, or one part of a hall.
create table resource (
    id   blob not null primary key,
    kind text not null constraint resource_kind_check check (kind in ('guest_room', 'space_part'))
);

-- A room belongs to the stock from `stock_from` until the day before `stock_until` (null: still in stock).
create table guest_room (
    id           blob    not null primary key references resource (id),
    floor_id     blob    not null references floor (id),
    room_type_id blob    not null references room_type (id),
    number       text    not null constraint guest_room_number_key unique,
    step_free    boolean not null,
    hearing_loop boolean not null,
    stock_from   date    not null,
    stock_until  date,
    synthetic    boolean not null,
    constraint guest_room_stock_check check (stock_until is null or stock_from < stock_until)
);
create index guest_room_type_index on guest_room (room_type_id, stock_from);
create index guest_room_floor_index on guest_room (floor_id);

-- A function space is what can be booked; it uses one part, or several when walls open.
create table space (
    id               blob    not null primary key,
    floor_id         blob    not null references floor (id),
    code             text    not null constraint space_code_key unique,
    name             text    not null,
    area_m2          integer,
    booths           integer not null constraint space_booths_check check (booths >= 0),
    booths_synthetic boolean not null,
    step_free        boolean not null,
    hearing_loop     boolean not null,
    source           text    not null default '',
    position         integer not null,
    synthetic        boolean not null
);

create table space_part (
    id   blob not null primary key references resource (id),
    code text not null constraint space_part_code_key unique
);

create table space_element (
    space_id blob not null references space (id),
    part_id  blob not null references space_part (id),
    primary key (space_id, part_id)
);

create table space_capacity (
    space_id  blob    not null references space (id),
    style     text    not null constraint space_capacity_style_check
                      check (style in ('theatre', 'classroom', 'u_shape', 'hollow_square', 'boardroom',
                                       'cabaret', 'banquet', 'reception')),
    seats     integer  not null constraint space_capacity_seats_check check (seats > 0),
    synthetic boolean not null,
    primary key (space_id, style)
);

-- Minutes it takes to turn a space from one set-up style to another.
create table changeover (
    id         blob    not null primary key,
    from_style text    not null,
    to_style   text    not null,
    minutes    integer not null constraint changeover_minutes_check check (minutes >= 0),
    synthetic  boolean not null,
    constraint changeover_styles_key unique (from_style, to_style)
);

create table equipment (
    id        blob    not null primary key,
    code      text    not null constraint equipment_code_key unique,
    name      text    not null,
    stock     integer  not null constraint equipment_stock_check check (stock >= 0),
    portable  boolean not null,
    synthetic boolean not null
);

-- What stands in a space for good; portable equipment is promised from stock instead.
create table space_equipment (
    space_id     blob   not null references space (id),
    equipment_id blob   not null references equipment (id),
    quantity     integer not null constraint space_equipment_quantity_check check (quantity > 0),
    primary key (space_id, equipment_id)
);
