-- Organisations are kept; persons are erasable. Nothing outside `guest`, `guest_need` and `account` holds
-- a name, a contact or a need, so that deleting these rows deletes the person (see `erased`).

create table organisation (
    id        uuid    not null primary key,
    name      text    not null,
    kind      text    not null constraint organisation_kind_check
                      check (kind in ('un_agency', 'government', 'social_partner', 'company', 'individual', 'other')),
    synthetic boolean not null
);
create index organisation_name_index on organisation (name);

create table guest (
    id          uuid    not null primary key,
    full_name   text    not null constraint guest_full_name_check check (full_name <> ''),
    email       text    not null default '',
    phone       text    not null default '',
    nationality text    not null default '',
    created_at  bigint  not null,
    synthetic   boolean not null
);
create index guest_full_name_index on guest (full_name);

create table guest_need (
    id       uuid not null primary key,
    guest_id uuid not null references guest (id) on delete cascade,
    kind     text not null constraint guest_need_kind_check check (kind in ('mobility', 'diet', 'health', 'document')),
    detail   text not null
);
create index guest_need_guest_index on guest_need (guest_id);

-- How long each kind of personal data is kept after it was last needed, and what for.
create table retention (
    kind    text   not null primary key constraint retention_kind_check check (kind in ('contact', 'need', 'account', 'session')),
    purpose text   not null,
    days    bigint not null constraint retention_days_check check (days > 0)
);
insert into retention (kind, purpose, days) values
    ('contact', 'Reach a guest about a stay and answer questions on it afterwards', 730),
    ('need',    'Give an accessible room and the right meal during the stay', 30),
    ('account', 'Know who may do what', 365),
    ('session', 'Keep a person signed in', 30);

-- Ids of erased persons outlive them, so that a restored backup erases them again.
create table erased (
    person_id uuid   not null primary key,
    erased_at bigint not null
);
