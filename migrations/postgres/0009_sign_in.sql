-- The shared secret of the second factor (RFC 6238); null while there is none.
alter table account add column totp_secret bytea;
-- The last time step whose code was taken: a code is good once (RFC 6238, section 5.2).
alter table account add column totp_step bigint not null default 0;
alter table account add column signed_in_at bigint;

-- What lets somebody in who lost the device of their second factor; each once.
create table recovery_code (
    account_id uuid not null references account (id),
    code_hash  bytea not null,
    primary key (account_id, code_hash)
);

-- A link that lets somebody set a password, once. The first administrator has no account yet.
create table account_link (
    token_hash bytea  not null primary key,
    account_id uuid references account (id),
    purpose    text  not null constraint account_link_purpose_check
                     check (purpose in ('first_administrator', 'invitation', 'reset')),
    expires_at bigint not null
);
create index account_link_account_index on account_link (account_id);

-- Tries to sign in that have not led to it, per account, per address, and per account from one address; hashed.
create table sign_in_try (
    bucket  bytea  not null primary key,
    tries   bigint not null,
    last_at bigint not null
);

-- Whose session it is; null before signing in.
alter table session add column account_id uuid references account (id);
create index session_account_index on session (account_id);
