-- Which event a line of history is about: of what hangs on one, so that all that was changed about it is found at once.
-- Lines of before say nothing of it: history is not touched again.
alter table history add column event_id blob;
create index history_event_index on history (event_id, seq) where event_id is not null;

-- What those who look after an event have seen of its changes, and were told of by mail: the number of the last line.
alter table event_account add column seen_seq integer not null default 0;
alter table event_account add column told_seq integer not null default 0;
-- Whether they want to be told by mail.
alter table event_account add column mails boolean not null default true;
update event_account set seen_seq = (select coalesce(max(seq), 0) from history),
    told_seq = (select coalesce(max(seq), 0) from history);
