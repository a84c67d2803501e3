-- Who an account is to an OpenID provider; at most one person at each.
create table sign_on (
    issuer     text not null,
    subject    text not null,
    account_id blob not null references account (id),
    since      integer not null,
    primary key (issuer, subject)
);
create unique index sign_on_account_key on sign_on (account_id, issuer);
