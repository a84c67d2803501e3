-- What a client was sent stays as they read it: of which event and days, for whom, and what was said of tax. It is kept with
-- the version in the step that sends it. Of versions sent before, what holds now is the nearest there is.
alter table quote add column sent_title text;
alter table quote add column sent_from date;
alter table quote add column sent_until date;
alter table quote add column sent_client text;
alter table quote add column sent_tax text;
update quote set
    sent_title = (select e.title from event e where e.id = quote.event_id),
    sent_from = (select e.from_date from event e where e.id = quote.event_id),
    sent_until = (select e.until_date from event e where e.id = quote.event_id),
    sent_client = (select o.name from event e join organisation o on o.id = e.organisation_id where e.id = quote.event_id),
    sent_tax = coalesce((select s.value from setting s where s.name = 'quote_tax_text'), '')
where sent_at is not null;

-- What of the event had no price when the lines were taken over; nobody knows of versions made before.
alter table quote add column unpriced text;

-- The day on which the client answered, which may lie before the one on which that is taken down (answered_at). Of answers
-- taken down before, that is the day.
alter table quote add column answered_on date;

-- What was approved or sent never changes; only its state goes on, and what goes with a step is kept in that step alone.
create or replace function quote_is_never_updated() returns trigger language plpgsql as $$
begin
    if new.event_id <> old.event_id or new.number <> old.number or new.lines <> old.lines
        or new.discount_cents <> old.discount_cents or new.discount_reason <> old.discount_reason
        or new.language <> old.language or new.valid_until <> old.valid_until or new.needs_second <> old.needs_second
        or new.made_by <> old.made_by or new.changed_by <> old.changed_by or new.approved_by is distinct from old.approved_by
        or new.unpriced is distinct from old.unpriced
        or new.state = 'draft' or (old.state <> 'approved' and new.state in ('approved', 'sent') and new.state <> old.state)
        or (not (old.state = 'approved' and new.state = 'sent')
            and (new.sent_title is distinct from old.sent_title or new.sent_from is distinct from old.sent_from
                or new.sent_until is distinct from old.sent_until or new.sent_client is distinct from old.sent_client
                or new.sent_tax is distinct from old.sent_tax))
        or (old.state = 'approved' and new.state = 'sent' and (new.sent_title is null or new.sent_from is null
            or new.sent_until is null or new.sent_tax is null))
        or (not (old.state = 'sent' and new.state in ('accepted', 'declined')) and new.answered_on is distinct from old.answered_on)
        or (old.state = 'sent' and new.state in ('accepted', 'declined') and new.answered_on is null)
        -- Only what was sent is answered.
        or (new.state in ('accepted', 'declined') and new.state <> old.state and old.state <> 'sent')
        -- A yes given after the last day is none.
        or (old.state = 'sent' and new.state = 'accepted' and new.answered_on > new.valid_until)
    then
        raise exception 'quote_never_updated' using errcode = 'check_violation', constraint = 'quote_never_updated';
    end if;
    return new;
end
$$;
