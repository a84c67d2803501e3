-- Quotes: what an event is offered for, version by version.

-- Whose ids stand in made_by, changed_by and approved_by is kept as history keeps it: an account that is erased leaves
-- its id, which then leads nowhere. The lines are one text, so that they are frozen as a whole.
create table quote (
    id              uuid    not null primary key,
    event_id        uuid    not null references event (id),
    number          bigint not null constraint quote_number_check check (number > 0),
    state           text    not null constraint quote_state_check check
        (state in ('draft', 'approved', 'sent', 'accepted', 'declined', 'superseded')),
    lines           text    not null,
    discount_cents  bigint not null constraint quote_discount_check check (discount_cents >= 0),
    discount_reason text    not null,
    language        text    not null,
    valid_until     date    not null,
    needs_second    boolean not null,
    made_by         uuid    not null,
    changed_by      uuid    not null,
    approved_by     uuid,
    made_at         bigint not null,
    approved_at     bigint,
    sent_at         bigint,
    answered_at     bigint,
    synthetic       boolean not null,
    version         bigint not null,
    constraint quote_event_id_key unique (event_id, number),
    constraint quote_reason_check check (discount_cents = 0 or discount_reason <> ''),
    -- Money above the limit goes out only once somebody has approved it who had no hand in it.
    constraint quote_second_approver check (state in ('draft', 'superseded') or not needs_second
        or (approved_by is not null and approved_by <> made_by and approved_by <> changed_by))
);

-- What was approved or sent never changes; only its state goes on.
create function quote_is_never_updated() returns trigger language plpgsql as $$
begin
    if new.event_id <> old.event_id or new.number <> old.number or new.lines <> old.lines
        or new.discount_cents <> old.discount_cents or new.discount_reason <> old.discount_reason
        or new.language <> old.language or new.valid_until <> old.valid_until or new.needs_second <> old.needs_second
        or new.made_by <> old.made_by or new.changed_by <> old.changed_by
        or new.approved_by is distinct from old.approved_by
        or new.state = 'draft' or (old.state <> 'approved' and new.state in ('approved', 'sent') and new.state <> old.state)
    then
        raise exception 'quote_never_updated' using errcode = 'check_violation', constraint = 'quote_never_updated';
    end if;
    return new;
end
$$;
create trigger quote_never_updated before update on quote
    for each row when (old.state <> 'draft') execute function quote_is_never_updated();
