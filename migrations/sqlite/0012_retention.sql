-- Each time what was due was erased: when, by whom, of each kind how many. Of whom is nowhere.
create table retention_run (
    id            blob    not null primary key,
    cause         text    not null constraint retention_run_cause_check check (cause in ('schedule', 'person', 'command')),
    account_id    blob, -- who asked; not a reference, since that account may be erased in its turn
    state         text    not null constraint retention_run_state_check
                          check (state in ('running', 'done', 'failed', 'interrupted')),
    started_at    integer not null,
    alive_at      integer not null, -- the last sign of life of a run
    finished_at   integer,
    scheduled_for date    constraint retention_run_scheduled_for_key unique, -- the schedule runs once a day
    contacts      integer not null default 0,
    needs         integer not null default 0,
    accounts      integer not null default 0,
    sessions      integer not null default 0
);
create index retention_run_started_index on retention_run (started_at);
-- Whatever number of servers share this database, one run goes on at a time.
create unique index retention_run_state_key on retention_run (state) where state = 'running';

-- A session ends hours after its last use, and then goes. The thirty days that stood here never held.
delete from retention where kind = 'session';

-- What was done of one kind, the latest first.
create index history_kind_index on history (subject, seq);
