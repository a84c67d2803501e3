//! Stands on the small campus.

use super::campus::Campus;
use service::Store;

/// Takes away what keeps a stand to one exhibitor.
pub async fn drop_stand_guard(campus: &Campus) {
    let statement = match campus.ctx.store {
        Store::Postgres(_) => "alter table exhibitor drop constraint exhibitor_stand_id_key",
        // SQLite cannot drop a constraint: the table is made anew without it.
        Store::Sqlite(_) => {
            "create table unguarded as select * from exhibitor; drop table exhibitor;
            alter table unguarded rename to exhibitor"
        }
    };
    campus.sql(statement).await;
}
