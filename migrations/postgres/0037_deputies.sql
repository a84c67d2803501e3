-- Who stands in for an organiser while they are away: sees and plans their events like them, from the first day to the last.
create table account_deputy (
    account_id uuid not null primary key references account (id),
    deputy_id  uuid not null references account (id),
    from_date  date not null,
    until_date date not null, -- the last day
    active     boolean not null, -- whether today is one of these days; kept by the server, day by day
    constraint account_deputy_dates_check check (from_date <= until_date),
    constraint account_deputy_self_check check (account_id <> deputy_id)
);
create index account_deputy_deputy_index on account_deputy (deputy_id);
