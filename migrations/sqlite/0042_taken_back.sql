-- A count that was taken back leaves its version behind, so that a form from before does not pass for one from after.

alter table turnout add column taken_back boolean not null default false;

-- A note that was not issued yet can be deleted; what has a number stays, so that no number is missing.
create trigger recharge_note_never_deleted before delete on recharge_note when old.serial is not null begin
    select raise(abort, 'recharge_note_never_deleted');
end;
