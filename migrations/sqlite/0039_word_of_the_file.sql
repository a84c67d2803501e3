-- To whom the file last entrusted the event: when its word changes, and nobody changed it here, the event goes with it.
alter table import_event add column organiser blob references account (id);
update import_event set organiser = (
    select x.account_id from event_account x where x.event_id = import_event.event_id and x.part = 'organiser')
where not exists (
    select 1 from history h
    where h.event_id = import_event.event_id and h.subject = 'event' and h.action = 'entrust');
create index import_event_organiser_index on import_event (organiser);

-- Two more reasons why files and house differ: what is here from the same source and not in these files, which counts as
-- here from now on; and what no other reason accounts for.
alter table import_balance add column absent integer not null default 0;
alter table import_balance add column unexplained integer not null default 0;

-- What the record said at the moment at which somebody typed in how likely the event is: only these two can be compared.
alter table event_stage add column learned_then integer constraint event_stage_learned_then_check
    check (learned_then between 0 and 100);
