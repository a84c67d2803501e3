-- Interpreters, who works where and when, and what is carried to a hall for it.

-- Who interprets: a person, kept apart from accounts and guests. Their languages are classed as AIIC does.
create table interpreter (
    id        uuid    not null primary key,
    full_name text    not null,
    contact   text    not null,
    active    boolean not null,
    synthetic boolean not null,
    version   bigint  not null
);
create table interpreter_language (
    interpreter_id uuid not null references interpreter (id),
    language       text not null,
    class          text not null constraint interpreter_language_class_check check (class in ('a', 'b', 'c')),
    primary key (interpreter_id, language)
);
-- Days off; both days are part of it.
create table interpreter_absence (
    interpreter_id uuid not null references interpreter (id),
    from_date      date not null,
    until_date     date not null,
    primary key (interpreter_id, from_date),
    constraint interpreter_absence_dates_check check (from_date <= until_date)
);

-- The languages of a function: what is spoken on its floor, and what it is to be heard in.
create table interpretation (
    function_id   uuid   not null primary key references function (id),
    break_minutes bigint not null constraint interpretation_break_check check (break_minutes between 0 and 480),
    version       bigint not null
);
create table interpretation_language (
    function_id uuid not null references interpretation (function_id),
    part        text not null constraint interpretation_language_part_check check (part in ('floor', 'wanted')),
    language    text not null,
    primary key (function_id, part, language)
);

-- Who interprets at a function, into which language. Nobody is in two places at once: the database refuses it. A duty
-- is never changed: delete and insert.
create table interpreter_duty (
    interpreter_id uuid   not null references interpreter (id),
    function_id    uuid   not null references interpretation (function_id),
    language       text   not null,
    day            date   not null,
    from_at        bigint not null,
    until_at       bigint not null,
    minutes        bigint not null constraint interpreter_duty_minutes_check check (minutes > 0),
    primary key (interpreter_id, function_id),
    constraint interpreter_duty_interval_check check (from_at < until_at),
    constraint interpreter_duty_overlap
        exclude using gist (interpreter_id with =, int8range(from_at, until_at) with &&)
);
create index interpreter_duty_function_index on interpreter_duty (function_id);
create index interpreter_duty_time_index on interpreter_duty (until_at, from_at);

create function interpreter_duty_is_never_updated() returns trigger language plpgsql as $$
begin
    raise exception 'interpreter_duty_never_updated'
        using errcode = 'check_violation', constraint = 'interpreter_duty_never_updated';
end
$$;
create trigger interpreter_duty_never_updated before update on interpreter_duty
    for each row execute function interpreter_duty_is_never_updated();

-- The days of an interpreter, made from their duties in the transaction that changes these: at most seven hours of work,
-- and eleven hours of rest between the last word of one day and the first of another. Never changed either.
create table interpreter_day (
    interpreter_id uuid   not null references interpreter (id),
    day            date   not null,
    minutes        bigint not null constraint interpreter_day_full check (minutes between 1 and 420),
    first_at       bigint not null,
    last_at        bigint not null,
    primary key (interpreter_id, day),
    constraint interpreter_day_interval_check check (first_at < last_at),
    constraint interpreter_rest_overlap
        exclude using gist (interpreter_id with =, int8range(first_at, last_at + 39600) with &&)
);

create function interpreter_day_is_never_updated() returns trigger language plpgsql as $$
begin
    raise exception 'interpreter_day_never_updated'
        using errcode = 'check_violation', constraint = 'interpreter_day_never_updated';
end
$$;
create trigger interpreter_day_never_updated before update on interpreter_day
    for each row execute function interpreter_day_is_never_updated();

-- Portable equipment promised to a function for whole days: what is set up in one hall is not carried to another at noon.
create table function_equipment (
    function_id  uuid   not null references function (id),
    equipment_id uuid   not null references equipment (id),
    quantity     bigint not null constraint function_equipment_quantity_check check (quantity > 0),
    from_day     date   not null,
    until_day    date   not null,
    primary key (function_id, equipment_id),
    constraint function_equipment_days_check check (from_day <= until_day)
);
create index function_equipment_kind_index on function_equipment (equipment_id, from_day);

-- How many pieces of a kind a day has and how many are promised; changed in the transaction that changes its cause.
create table equipment_day (
    equipment_id uuid   not null references equipment (id),
    day          date   not null,
    stock        bigint not null,
    taken        bigint not null,
    primary key (equipment_id, day),
    constraint equipment_day_taken_check check (taken >= 0),
    constraint equipment_day_stock check (taken <= stock)
);
