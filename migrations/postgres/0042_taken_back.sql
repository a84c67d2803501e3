-- A count that was taken back leaves its version behind, so that a form from before does not pass for one from after.

alter table turnout add column taken_back boolean not null default false;
