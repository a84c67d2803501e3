-- All of history in order of time, a page at a time. What is most often asked for besides, who and what, lies in the
-- same index: lines that do not match are passed over without being read.

drop index stay_history_effective_index;
create index stay_history_effective_index on stay_history (effective_at, seq, actor_id, action);
create index stay_history_recorded_index on stay_history (recorded_at, seq, actor_id, action);
create index history_effective_index on history (effective_at, seq, actor_id, action);
create index history_recorded_index on history (recorded_at, seq, actor_id, action);
