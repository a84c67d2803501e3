-- Quotes: what an event is offered for, version by version.

-- Whose ids stand in made_by, changed_by and approved_by is kept as history keeps it: an account that is erased leaves
-- its id, which then leads nowhere. The lines are one text, so that they are frozen as a whole.
create table quote (
    id              blob    not null primary key,
    event_id        blob    not null references event (id),
    number          integer not null constraint quote_number_check check (number > 0),
    state           text    not null constraint quote_state_check check
        (state in ('draft', 'approved', 'sent', 'accepted', 'declined', 'superseded')),
    lines           text    not null,
    discount_cents  integer not null constraint quote_discount_check check (discount_cents >= 0),
    discount_reason text    not null,
    language        text    not null,
    valid_until     date    not null,
    needs_second    boolean not null,
    made_by         blob    not null,
    changed_by      blob    not null,
    approved_by     blob,
    made_at         integer not null,
    approved_at     integer,
    sent_at         integer,
    answered_at     integer,
    synthetic       boolean not null,
    version         integer not null,
    constraint quote_event_id_key unique (event_id, number),
    constraint quote_reason_check check (discount_cents = 0 or discount_reason <> ''),
    -- Money above the limit goes out only once somebody has approved it who had no hand in it.
    constraint quote_second_approver check (state in ('draft', 'superseded') or not needs_second
        or (approved_by is not null and approved_by <> made_by and approved_by <> changed_by))
);

-- What was approved or sent never changes; only its state goes on.
create trigger quote_never_updated before update on quote when old.state <> 'draft' begin
    select raise(abort, 'quote_never_updated')
    where new.event_id <> old.event_id or new.number <> old.number or new.lines <> old.lines
        or new.discount_cents <> old.discount_cents or new.discount_reason <> old.discount_reason
        or new.language <> old.language or new.valid_until <> old.valid_until or new.needs_second <> old.needs_second
        or new.made_by <> old.made_by or new.changed_by <> old.changed_by or new.approved_by is not old.approved_by
        or new.state = 'draft' or (old.state <> 'approved' and new.state in ('approved', 'sent') and new.state <> old.state);
end;
