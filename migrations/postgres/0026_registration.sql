-- Registration: participants write themselves onto the rooming list of an event, under a link that its organiser gives
-- them, and owe a fee or do not.

-- What the link offers. Nights are counted from the days of the event, so that they move with it.
create table registration (
    event_id      uuid    not null primary key references event (id),
    closes_on     date    not null, -- the last day on which somebody is taken
    closed        boolean not null, -- by hand
    nights_before bigint  not null constraint registration_before_check check (nights_before between 0 and 30),
    nights_after  bigint  not null constraint registration_after_check check (nights_after between 0 and 31),
    places        bigint  constraint registration_places_check check (places > 0), -- none: as many as come
    note          text    not null,
    fee_cents     bigint  constraint registration_fee_check check (fee_cents > 0), -- euro cents; none: free
    pay_link      text    not null, -- where the fee is paid, or empty
    version       bigint  not null
);

-- What is known of somebody who registered beside the line of the list: it goes with that line, and so with the person.
-- The address is kept as its hash as well, so that the database itself takes each once in an event.
create table registrant (
    id           uuid    not null primary key references rooming_entry (id) on delete cascade,
    event_id     uuid    not null references registration (event_id),
    address_hash bytea   not null,
    organisation text    not null,
    language     text    not null,
    agreed_at    bigint  not null, -- when they consented to what is kept of them
    reference    text    not null constraint registrant_reference_key unique,
    fee_cents    bigint,
    payment      text    constraint registrant_payment_check check (payment in ('due', 'paid', 'waived', 'refunded')),
    version      bigint  not null,
    constraint registrant_fee_check check ((fee_cents is null) = (payment is null))
);
create unique index registrant_address_hash_key on registrant (address_hash, event_id);
create index registrant_event_index on registrant (event_id);

-- The links: one of an event, for whoever has it, and those of each who registered. Stored hashed. Keys of forms lie here
-- too, which open nothing: the same form sent again finds by them whom it registered.
create table registration_link (
    token_hash    bytea  not null primary key,
    event_id      uuid   not null references registration (event_id),
    registrant_id uuid   references registrant (id) on delete cascade,
    made_at       bigint not null
);
create unique index registration_link_event_id_key on registration_link (event_id) where registrant_id is null;
create index registration_link_registrant_index on registration_link (registrant_id);
