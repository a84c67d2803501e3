create table account (
    id            blob    not null primary key,
    email         text    not null constraint account_email_key unique,
    full_name     text    not null,
    role          text    not null constraint account_role_check
                          check (role in ('administrator', 'facilities', 'housekeeping', 'organiser', 'management',
                                          'auditor', 'api_client')),
    password_hash text    not null,
    language      text    not null default 'en',
    disabled      boolean not null default false,
    created_at    integer  not null,
    version       integer  not null default 1
);

-- A cookie session; the id is stored hashed.
create table session (
    id_hash    blob  not null primary key,
    data       blob  not null,
    expires_at integer not null
);
create index session_expires_index on session (expires_at);

-- What a repeated request is answered with: ids only, never a person's data. Keys belong to account, route and body.
create table idempotency (
    account_id blob   not null references account (id),
    route      text   not null,
    key        text   not null,
    body_hash  blob  not null,
    subject_id blob   not null,
    expires_at integer not null,
    primary key (account_id, route, key)
);
create index idempotency_expires_index on idempotency (expires_at);

-- One row a fact about the whole database, such as ('demo', 'true').
create table setting (
    name  text not null primary key,
    value text not null
);
