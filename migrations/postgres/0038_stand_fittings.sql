-- What a stand has beside size and power, such as a table and two chairs.

alter table stand add column fittings text not null default '' constraint stand_fittings_check check (length(fittings) <= 200);
