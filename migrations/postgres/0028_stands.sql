-- Stands of an event, and who exhibits there. Stands are a finite stock: each has one exhibitor, and the database
-- refuses a second; who has none yet waits.
create table stand (
    id          uuid    not null primary key,
    event_id    uuid    not null references event (id),
    label       text    not null constraint stand_label_check check (label <> ''),
    function_id uuid, -- the hall it stands in
    area_m2     bigint  not null constraint stand_area_check check (area_m2 between 1 and 500),
    power_w     bigint  not null constraint stand_power_check check (power_w between 0 and 100000),
    version     bigint  not null,
    constraint stand_event_id_key unique (event_id, label),
    constraint stand_function_fkey foreign key (function_id, event_id) references function (id, event_id)
);
create unique index stand_of_event_key on stand (id, event_id);
create index stand_function_index on stand (function_id);

create table exhibitor (
    id           uuid    not null primary key,
    event_id     uuid    not null references event (id),
    organisation text    not null constraint exhibitor_organisation_check check (organisation <> ''),
    contact      text    not null, -- personal: emptied when its time is over
    link         text    not null, -- its stand online
    area_m2      bigint  not null constraint exhibitor_area_check check (area_m2 between 1 and 500),
    stand_id     uuid,
    asked_at     bigint  not null, -- whoever asked first comes first
    synthetic    boolean not null,
    version      bigint  not null,
    constraint exhibitor_stand_id_key unique (stand_id),
    constraint exhibitor_stand_fkey foreign key (stand_id, event_id) references stand (id, event_id)
);
create index exhibitor_event_index on exhibitor (event_id, asked_at);
