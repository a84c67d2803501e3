-- Forecasts as they were made, one for each day, to be scored when their nights come: see domain::forecast::record.
-- Impersonal: dates, counts, chances, and codes of events.
create table forecast_entry (
    origin  date    not null primary key, -- the last day of what was known
    made_at integer not null,
    body    text    not null              -- JSON
);
