-- What somebody wants to be told of by mail, of every event that is near: halls, services, interpretation, rooms.
create table account_concern (
    account_id blob not null primary key references account (id),
    concerns   text not null constraint account_concern_concerns_check check (concerns <> ''), -- words, by commas
    told_seq   integer not null -- the number of the last line of history they were told of
);
