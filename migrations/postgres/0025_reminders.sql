-- The last day of the option of which those who look after an event were told that it ends: told once of each.
alter table event add column reminded_for date;
