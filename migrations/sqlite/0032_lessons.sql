-- What was learned from an event, gone through with its client. Names nobody.
create table event_lessons (
    event_id  blob    not null primary key references event (id),
    good      text    not null,
    better    text    not null,
    -- When it was gone through with the client.
    talked_on date,
    version   integer not null
);
