-- What becomes of an event between the first enquiry and its end.

-- A refusal of ours is not the loss of a client. The words of a column are fixed, so it is made anew.
alter table event add column stage text not null default 'enquiry' constraint event_status_check
    check (stage in ('enquiry', 'tentative', 'definite', 'actual', 'lost', 'declined', 'cancelled'));
update event set stage = status;
alter table event drop column status;
alter table event rename column stage to status;

-- Who the client is, for what the Programme and Budget asks to know apart (S66).
alter table event add column client text not null default 'other' constraint event_client_check
    check (client in ('own', 'un_agency', 'government', 'social_partner', 'italian_public', 'italian_social_partner',
                      'academic', 'company', 'other'));
update event set client = coalesce((
    select case when o.kind in ('un_agency', 'government', 'social_partner', 'company') then o.kind else 'other' end
    from organisation o where o.id = event.organisation_id), 'own');

-- A person may enrol in several activities: enrolments are counted apart from heads (S35).
alter table event add column enrolments integer constraint event_enrolments_check check (enrolments >= 0);
-- The last day a tentative event holds what it holds.
alter table event add column option_until date;
-- Second option: it is tentative and holds nothing until what is in its way goes.
alter table event add column waits boolean not null default false;
-- Typed in, in percent, where somebody knows better than the record.
alter table event add column probability integer constraint event_probability_check
    check (probability between 0 and 100);
-- Why it ended without taking place, as a word and in words.
alter table event add column end_reason text constraint event_end_reason_check
    check (end_reason in ('dates', 'rooms', 'halls', 'price', 'funding', 'elsewhere', 'dropped', 'no_answer',
                          'renovation', 'other'));
alter table event add column end_note text not null default '';
-- What was asked for, in the client's words; no names of persons.
alter table event add column brief text not null default '';

-- Each status an event came to, in order, and how likely it then seemed: by the record, and to whoever typed it in.
-- What the record says of later events is learned from these lines, and both are scored by them.
create table event_stage (
    event_id   blob    not null references event (id),
    position   integer not null,
    status     text    not null constraint event_stage_status_check
                       check (status in ('enquiry', 'tentative', 'definite', 'actual', 'lost', 'declined', 'cancelled')),
    entered_at integer not null,
    learned    integer constraint event_stage_learned_check check (learned between 0 and 100),
    typed      integer constraint event_stage_typed_check check (typed between 0 and 100),
    primary key (event_id, position)
);
create index event_stage_entered_index on event_stage (entered_at);
