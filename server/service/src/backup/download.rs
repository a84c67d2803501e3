//! A backup as a stream of bytes.
//!
//! It is first written to a file without a name, which nobody else can open and which is gone when the stream ends: so
//! it takes no memory, and however slowly somebody reads, no transaction stays open behind it. (A long read would keep
//! the log, in which what was erased can still be read.)

use super::{BackupError, backup, record};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use futures_util::stream::{self, Stream, TryStreamExt};
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek};

/// Bytes read at a time.
const CHUNK: usize = 256 * 1024;

/// The bytes of a backup. It is made when the first of them is asked for, and noted once it is whole.
pub async fn download(
    ctx: &Context,
    actor: &Actor,
) -> Result<impl Stream<Item = Result<Vec<u8>, ServiceError>> + Send + use<>, ServiceError> {
    actor.require(Permission::Backup)?;
    let (ctx, actor) = (ctx.clone(), *actor);
    let whole = stream::once(async move { spool(&ctx, &actor).await.map(chunks) });
    Ok(whole.try_flatten())
}

async fn spool(ctx: &Context, actor: &Actor) -> Result<File, ServiceError> {
    let mut writer = BufWriter::new(tempfile::tempfile().map_err(BackupError::Write)?);
    let rows = backup(ctx, actor, &mut writer).await?;
    let mut file = writer.into_inner().map_err(|error| BackupError::Write(error.into_error()))?;
    file.rewind().map_err(BackupError::Read)?;
    record(ctx, actor, rows).await?;
    Ok(file)
}

fn chunks(file: File) -> impl Stream<Item = Result<Vec<u8>, ServiceError>> + Send {
    stream::try_unfold(file, async |file| {
        let read = tokio::task::spawn_blocking(move || next(file)).await.map_err(ServiceError::Worker)?;
        Ok(read.map_err(BackupError::Read)?)
    })
}

/// The next bytes, and the file to go on with; none at its end.
fn next(mut file: File) -> io::Result<Option<(Vec<u8>, File)>> {
    let mut bytes = Vec::new();
    file.by_ref().take(CHUNK as u64).read_to_end(&mut bytes)?;
    Ok((!bytes.is_empty()).then_some((bytes, file)))
}
