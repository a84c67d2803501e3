-- Mails to be sent: written in the transaction of what causes them, sent later and at least once. A row holds no words:
-- they are made when it is sent, in its language. Whom it is for and what it tells go when it is sent or of no use.
create table mail (
    id            blob not null primary key, -- also in its Message-ID, so that one sent twice is known for one
    kind          text not null constraint mail_kind_check check (kind <> ''), -- the list grows with what sends mail
    status        text not null constraint mail_status_check check (status in ('waiting', 'sent', 'given_up')),
    created_at    integer not null,
    due_at        integer not null, -- not tried before
    expires_at    integer not null, -- of no use afterwards
    claimed_until integer, -- a server is sending it until then
    attempts      integer not null,
    ended_at      integer,
    failure       text, -- of the last attempt, in a word
    reply         integer, -- what the mail server answered then, as a number
    person_id     blob, -- whom it is for: erased with them
    recipient     text,
    language      text,
    content       text, -- JSON
    constraint mail_waiting_check check (status <> 'waiting' or (recipient is not null and content is not null)),
    constraint mail_sent_check check (status <> 'sent' or (person_id is null and recipient is null and content is null))
);
create index mail_due_index on mail (status, due_at);
create index mail_person_index on mail (person_id);
