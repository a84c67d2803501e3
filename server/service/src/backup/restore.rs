//! Brings a backup back into an empty database, whole or not at all.

use super::source::Source;
use super::{BackupError, Erased};
use crate::store::transact_once;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::ids::{AccountId, ExhibitorId, GuestId, InterpreterId, MeetingHostId, SpeakerId};
use std::io::BufRead;
use store_model::backup::{PRESET, TABLES};

/// What a restore did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Rows brought in.
    pub rows: u64,
    /// Persons and needs in the backup that had been erased since, and were erased again.
    pub erased_again: u64,
}

/// Restores a backup in one transaction. Who was erased after the backup was made is in `erased`, as exported from the
/// live database; they are erased again before anyone can see them.
pub async fn restore(
    ctx: &Context,
    actor: &Actor,
    input: &mut (dyn BufRead + Send),
    erased: &[Erased],
) -> Result<Restored, ServiceError> {
    actor.require(Permission::Backup)?;
    let mut source = Source::open(input, ctx.store.schema_version())?;
    let restored = transact_once!(ctx.store, |tx, db| {
        let mut there = Vec::new();
        for table in TABLES.iter().filter(|table| !PRESET.contains(&table.name)) {
            let rows = db::backup::count(tx, table).await?;
            if rows > 0 {
                there.push((table.name, rows));
            }
        }
        if !there.is_empty() {
            return Err(BackupError::NotEmpty(there).into());
        }
        for table in TABLES.iter().filter(|table| PRESET.contains(&table.name)) {
            db::backup::clear(tx, table).await?;
        }
        let mut restored = Restored::default();
        while let Some(row) = source.next_row()? {
            let (line, table) = (row.line, row.table.name);
            let refused = |source| BackupError::Row { line, table, source };
            db::backup::insert(tx, row.table, row.cells).await.map_err(refused)?;
            restored.rows += 1;
        }
        db::dialect::continue_sequences(tx).await?;
        let before = db::person::erased(tx).await?.into_iter().map(|(person, at)| Erased { person, at });
        let before = before.collect::<Vec<_>>();
        let all = before.iter().chain(erased).copied();
        let speakers = all.clone().map(|erased| SpeakerId::new(erased.person)).collect();
        let exhibitors = all.clone().map(|erased| ExhibitorId::new(erased.person)).collect();
        let hosts = all.clone().map(|erased| MeetingHostId::new(erased.person)).collect();
        let now = ctx.now().timestamp();
        restored.erased_again += db::programme::erase(tx, &speakers, now).await?;
        restored.erased_again += db::stand::erase(tx, &exhibitors, now).await?;
        restored.erased_again += db::meeting::erase(tx, &hosts, now).await?;
        for Erased { person, at } in all {
            let guest = db::person::erase(tx, GuestId::new(person), at).await?;
            let account = db::account::erase(tx, AccountId::new(person), at).await?;
            let need = db::person::erase_need(tx, person, at).await?;
            let interpreter = db::interpreter::erase(tx, InterpreterId::new(person), at).await?;
            db::person::remember_erased(tx, person, at).await?;
            restored.erased_again += u64::from(guest || account || need || interpreter);
        }
        db::search::rebuild(tx).await?;
        Ok(restored)
    })?;
    ctx.store.forget_deleted().await?;
    Ok(restored)
}
