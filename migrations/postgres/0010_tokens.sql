-- What a program shows to be let in, stored hashed. It may do what its scopes and the role of its account both allow.
create table api_token (
    id         uuid not null primary key,
    account_id uuid not null references account (id),
    name       text not null constraint api_token_name_check check (name <> ''),
    token_hash bytea not null constraint api_token_token_hash_key unique,
    scopes     text not null, -- permissions, with a space between
    created_at bigint not null,
    expires_at bigint not null,
    used_on    date, -- to the day: enough to see that nobody uses it any more
    revoked_at bigint
);
create index api_token_account_index on api_token (account_id);
