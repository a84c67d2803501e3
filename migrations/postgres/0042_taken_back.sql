-- A count that was taken back leaves its version behind, so that a form from before does not pass for one from after.

alter table turnout add column taken_back boolean not null default false;

-- A note that was not issued yet can be deleted; what has a number stays, so that no number is missing.
create function recharge_note_is_never_deleted() returns trigger language plpgsql as $$
begin
    raise exception 'recharge_note_never_deleted'
        using errcode = 'check_violation', constraint = 'recharge_note_never_deleted';
end
$$;
create trigger recharge_note_never_deleted before delete on recharge_note
    for each row when (old.serial is not null) execute function recharge_note_is_never_deleted();
