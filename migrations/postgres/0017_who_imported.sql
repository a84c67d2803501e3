-- Who started an import; nobody where it was a command.
alter table import add column account_id uuid references account (id);
create index import_started_index on import (started_at);
