-- What events are charged for, what that costs and since when, and what is ordered for them.

-- Something with a price. A room type has its price here as well, once, and a space once for each unit.
create table service_item (
    id             uuid    not null primary key,
    name           text    not null,
    kind           text    not null constraint service_item_kind_check check (kind in
        ('catering', 'av', 'transfer', 'printing', 'other', 'room', 'hall', 'interpretation', 'translation')),
    meal           text    constraint service_item_meal_check check
        (meal in ('breakfast', 'coffee_break', 'lunch', 'dinner', 'reception')),
    unit           text    not null constraint service_item_unit_check check (unit in
        ('person', 'piece', 'hour', 'half_day', 'day', 'night', 'trip', 'thousand_words')),
    stock          bigint  constraint service_item_stock_check check (stock >= 0),
    stock_since    bigint  not null,
    guarantee_days bigint  not null constraint service_item_guarantee_check check (guarantee_days between 0 and 90),
    room_type_id   uuid    references room_type (id),
    space_id       uuid    references space (id),
    note           text    not null,
    active         boolean not null,
    synthetic      boolean not null,
    version        bigint  not null,
    constraint service_item_room_check check (kind = 'room' or room_type_id is null),
    constraint service_item_space_check check (kind = 'hall' or space_id is null),
    constraint service_item_catering_check check (kind = 'catering' or meal is null)
);
create unique index service_item_room_type_id_key on service_item (room_type_id) where active;
create unique index service_item_space_id_key on service_item (space_id, unit) where active;

-- A price from a day on. It is never rewritten: what was wrong is followed by another of the same day.
create table service_price (
    item_id     uuid    not null references service_item (id),
    position    bigint  not null,
    valid_from  date    not null,
    price_cents bigint  not null constraint service_price_price_check check (price_cents between 0 and 100000000),
    cost_cents  bigint  not null constraint service_price_cost_check check (cost_cents between 0 and 100000000),
    entered_at  bigint  not null,
    primary key (item_id, position)
);
create function service_price_is_never_updated() returns trigger language plpgsql as $$
begin
    raise exception 'service_price_never_updated'
        using errcode = 'check_violation', constraint = 'service_price_never_updated';
end
$$;
create trigger service_price_never_updated before update on service_price
    for each row execute function service_price_is_never_updated();

-- What is ordered for an event, and when it is to be there.
create table service_order (
    id            uuid    not null primary key,
    event_id      uuid    not null references event (id),
    item_id       uuid    not null references service_item (id),
    function_id   uuid    references function (id),
    from_at       bigint  not null,
    until_at      bigint  not null,
    guarantee_due date    not null,
    allergies     text    not null,
    note          text    not null,
    state         text    not null constraint service_order_state_check check (state in ('ordered', 'withdrawn')),
    synthetic     boolean not null,
    version       bigint  not null,
    constraint service_order_interval_check check (from_at < until_at)
);
create index service_order_event_index on service_order (event_id);
create index service_order_time_index on service_order (until_at, from_at);

-- For how many: as expected, as promised to who delivers, and as it was; who said so, and when.
create table service_count (
    order_id uuid    not null references service_order (id),
    stage    text    not null constraint service_count_stage_check check (stage in ('expected', 'guaranteed', 'actual')),
    quantity bigint  not null constraint service_count_quantity_check check (quantity between 0 and 100000),
    set_at   bigint  not null,
    set_by   uuid    references account (id),
    primary key (order_id, stage)
);
create table service_diet (
    order_id uuid    not null references service_order (id),
    diet     text    not null constraint service_diet_diet_check check
        (diet in ('vegetarian', 'vegan', 'halal', 'kosher', 'gluten_free')),
    heads    bigint  not null constraint service_diet_heads_check check (heads between 1 and 100000),
    primary key (order_id, diet)
);

-- What an order of an event that is held takes of an item, for its time. Never changed: delete and insert.
create table service_hold (
    order_id uuid    not null primary key references service_order (id),
    item_id  uuid    not null references service_item (id),
    quantity bigint  not null constraint service_hold_quantity_check check (quantity > 0),
    from_at  bigint  not null,
    until_at bigint  not null,
    constraint service_hold_interval_check check (from_at < until_at)
);
create index service_hold_item_index on service_hold (item_id, from_at);

-- At no second is more of an item held than there is of it. The most is held where some hold begins. What was over when
-- the stock was last counted was held of another stock, and is no part of this one. Whoever holds some keeps the item
-- first, so that all holds there are can be seen.
create function service_hold_keeps_stock() returns trigger language plpgsql as $$
declare
    there bigint;
    since bigint;
begin
    select stock, stock_since into there, since from service_item where id = new.item_id for no key update;
    if new.until_at > since and there < new.quantity + coalesce((
        select max(together) from (
            select (select sum(h.quantity) from service_hold h
                where h.item_id = new.item_id and h.until_at > since
                    and h.from_at <= p.at and h.until_at > p.at) as together
            from (select new.from_at as at union all
                select q.from_at from service_hold q
                where q.item_id = new.item_id and q.from_at > new.from_at and q.from_at < new.until_at) p
        ) sums), 0) then
        raise exception 'service_hold_stock' using errcode = 'check_violation', constraint = 'service_hold_stock';
    end if;
    return new;
end
$$;
create trigger service_hold_stock before insert on service_hold
    for each row execute function service_hold_keeps_stock();
create function service_hold_is_never_updated() returns trigger language plpgsql as $$
begin
    raise exception 'service_hold_never_updated'
        using errcode = 'check_violation', constraint = 'service_hold_never_updated';
end
$$;
create trigger service_hold_never_updated before update on service_hold
    for each row execute function service_hold_is_never_updated();
-- Nor does the stock fall below what is held from the day of the change on.
create function service_item_keeps_stock() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from service_hold p
        where p.item_id = new.id and p.until_at > new.stock_since and new.stock < (
            select sum(h.quantity) from service_hold h where h.item_id = new.id and h.until_at > new.stock_since
                and h.from_at <= p.from_at and h.until_at > p.from_at)
    ) then
        raise exception 'service_item_stock' using errcode = 'check_violation', constraint = 'service_item_stock';
    end if;
    return new;
end
$$;
create trigger service_item_stock before update of stock on service_item
    for each row execute function service_item_keeps_stock();
