//! Backup and restore: everything worth keeping, in one portable format for both engines.
//!
//! The format is lines of JSON: a header, then for each table a line with its columns and a line for each row, then an
//! end line with the number of rows and the SHA-256 of all that came before, so that a file cut short or changed is
//! noticed. It holds personal data in the clear; whoever writes it to a file keeps that file to themselves (0600).

mod download;
mod erased;
mod error;
mod format;
mod made;
mod restore;
mod sink;
mod source;

pub use download::download;
pub use erased::{Erased, erased, read_erased, write_erased};
pub use error::BackupError;
pub use made::{last, made, record};
pub use restore::{Restored, restore};
pub use store_model::history::Deed;

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use futures_util::StreamExt;
use sink::Sink;
use std::io::Write;
use std::pin::pin;
use store_model::backup::TABLES;

/// Writes the whole database, as it stood when the reading began, while others go on working. Gives the number of rows.
pub async fn backup(ctx: &Context, actor: &Actor, out: &mut (dyn Write + Send)) -> Result<u64, ServiceError> {
    actor.require(Permission::Backup)?;
    let mut sink = Sink::new(out);
    let header = format::Header::new(ctx.store.schema_version(), ctx.now());
    sink.header(&header)?;
    read!(ctx.store, |tx, db| {
        for table in TABLES {
            sink.table(table)?;
            let mut rows = pin!(db::backup::rows(tx, table));
            while let Some(row) = rows.next().await {
                sink.row(&row?)?;
            }
        }
        Ok(())
    })?;
    Ok(sink.finish()?)
}
