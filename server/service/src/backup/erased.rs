//! The list of erased persons: ids and instants, taken from the live database before an older backup is restored.

use super::BackupError;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, SecondsFormat};
use domain::access::Permission;
use std::io::{BufRead, Write};
use uuid::Uuid;

/// A person who was erased; nothing but the id is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erased {
    /// The id.
    pub person: Uuid,
    /// When, in UTC seconds.
    pub at: i64,
}

/// Everyone ever erased.
pub async fn erased(ctx: &Context, actor: &Actor) -> Result<Vec<Erased>, ServiceError> {
    actor.require(Permission::Backup)?;
    let list = read!(ctx.store, |tx, db| Ok(db::person::erased(tx).await?))?;
    Ok(list.into_iter().map(|(person, at)| Erased { person, at }).collect())
}

/// Writes a line for each: the id, a space, the instant.
pub fn write_erased(list: &[Erased], out: &mut dyn Write) -> Result<(), BackupError> {
    for Erased { person, at } in list {
        let at =
            DateTime::from_timestamp(*at, 0).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true);
        writeln!(out, "{person} {at}").map_err(BackupError::Write)?;
    }
    out.flush().map_err(BackupError::Write)
}

/// Reads such a list back.
pub fn read_erased(input: &mut dyn BufRead) -> Result<Vec<Erased>, BackupError> {
    let mut list = Vec::new();
    for (line, text) in (1..).zip(input.lines()) {
        let text = text.map_err(BackupError::Read)?;
        let entry = text.split_once(' ').and_then(|(person, at)| {
            let at = DateTime::parse_from_rfc3339(at.trim()).ok()?.timestamp();
            Some(Erased { person: person.parse().ok()?, at })
        });
        list.push(entry.ok_or(BackupError::ErasedLine { line })?);
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_as_it_was_written() {
        let list = [7, 8].map(|id| Erased { person: Uuid::from_u128(id), at: 1_780_000_000 });
        let mut text = Vec::new();
        write_erased(&list, &mut text).unwrap();
        assert_eq!(read_erased(&mut text.as_slice()).unwrap(), list);
        let broken = read_erased(&mut b"Ada Tester\n".as_slice()).unwrap_err();
        assert_eq!(broken.to_string(), "line 1 of the list of erased persons is not an id and an instant");
    }
}
