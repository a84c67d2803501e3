-- What a stay is counted under. `class` maps to training, events and third party (Programme and Budget, S3).
create table segment (
    code     text   not null primary key,
    name     text   not null,
    class    text   not null constraint segment_class_check
                    check (class in ('training', 'event', 'third_party', 'individual')),
    position integer not null
);
insert into segment (code, name, class, position) values
    ('training', 'Training', 'training', 1),
    ('event', 'Conferences and events', 'event', 2),
    ('third_party', 'Third parties', 'third_party', 3),
    ('individual', 'Individuals', 'individual', 4);

create table event (
    id               blob    not null primary key,
    code             text    not null constraint event_code_key unique,
    title            text    not null,
    kind             text    not null constraint event_kind_check
                             check (kind in ('training', 'academy', 'master', 'conference', 'dialogue_event',
                                             'leadership_meeting', 'retreat', 'special_event', 'third_party_rental',
                                             'partner_agency', 'internal')),
    status           text    not null constraint event_status_check
                             check (status in ('enquiry', 'tentative', 'definite', 'actual', 'lost', 'cancelled')),
    organisation_id  blob    references organisation (id),
    from_date        date    not null,
    until_date       date    not null,
    on_campus        integer  not null constraint event_on_campus_check check (on_campus >= 0),
    online           integer  not null constraint event_online_check check (online >= 0),
    source           text    not null default '',
    synthetic        boolean not null,
    version          integer  not null default 1,
    constraint event_dates_check check (from_date <= until_date)
);
create index event_dates_index on event (from_date, until_date);

-- Half-open: the night of `arrival` is in, the night of `departure` is out. Equal dates are day use.
create table stay (
    id              blob    not null primary key,
    reference       text    not null constraint stay_reference_key unique,
    status          text    not null constraint stay_status_check
                            check (status in ('reserved', 'in_house', 'departed', 'cancelled', 'no_show')),
    segment         text    not null references segment (code),
    organisation_id blob    references organisation (id),
    event_id        blob    references event (id),
    room_type_id    blob    not null references room_type (id),
    arrival         date    not null,
    departure       date    not null,
    booked_at       integer  not null,
    synthetic       boolean not null,
    version         integer  not null,
    constraint stay_dates_check check (arrival <= departure)
);
create index stay_arrival_index on stay (arrival, departure);
create index stay_event_index on stay (event_id);

-- Who sleeps in it, each with dates of their own: one named guest, or `heads` unnamed ones.
create table stay_guest (
    stay_id   blob   not null references stay (id),
    position  integer not null,
    guest_id  blob   references guest (id) on delete set null,
    heads     integer not null constraint stay_guest_heads_check check (heads > 0),
    arrival   date   not null,
    departure date   not null,
    primary key (stay_id, position),
    constraint stay_guest_dates_check check (arrival <= departure),
    constraint stay_guest_named_check check (guest_id is null or heads = 1)
);
create index stay_guest_guest_index on stay_guest (guest_id);
