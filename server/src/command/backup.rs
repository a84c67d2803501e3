//! `foresteria backup`, `restore` and `erased`.

use anyhow::Context as _;
use service::backup::{backup, erased, read_erased, record, restore, write_erased};
use service::{Actor, Context};
use std::fs::File;
use std::io::{BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Backup {
    /// File to write; only its owner may read it, for it holds personal data
    file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Restore {
    /// A file written by backup, on either database
    file: PathBuf,
    /// List of those erased since, written by erased from the live database
    #[arg(long, value_name = "FILE")]
    erased: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct ListErased {
    /// File to write: ids and instants, nothing else is left of these persons
    file: PathBuf,
}

impl Backup {
    pub(super) async fn run(&self, ctx: &Context) -> anyhow::Result<ExitCode> {
        let mut out = Whole::create(&self.file)?;
        let rows = backup(ctx, &Actor::operator(), &mut out.writer).await?;
        out.keep()?;
        record(ctx, &Actor::operator(), rows).await?;
        println!("{rows} rows are in {}.", self.file.display());
        Ok(ExitCode::SUCCESS)
    }
}

impl Restore {
    pub(super) async fn run(&self, ctx: &Context) -> anyhow::Result<ExitCode> {
        let since = match &self.erased {
            None => Vec::new(),
            Some(path) => read_erased(&mut open(path)?)?,
        };
        let restored = restore(ctx, &Actor::operator(), &mut open(&self.file)?, &since).await?;
        println!(
            "{} rows restored, {} record(s) of persons erased again.",
            restored.rows, restored.erased_again
        );
        if self.erased.is_none() {
            println!(
                "Whoever was erased after this backup is back: restore with --erased FILE to prevent it."
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl ListErased {
    pub(super) async fn run(&self, ctx: &Context) -> anyhow::Result<ExitCode> {
        let list = erased(ctx, &Actor::operator()).await?;
        let mut out = Whole::create(&self.file)?;
        write_erased(&list, &mut out.writer)?;
        out.keep()?;
        println!("{} id(s) are in {}.", list.len(), self.file.display());
        Ok(ExitCode::SUCCESS)
    }
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(BufReader::new(file))
}

/// A file that appears under its name only once it is whole and on the disk.
struct Whole {
    writer: BufWriter<File>,
    part: PathBuf,
    path: PathBuf,
}

impl Whole {
    fn create(path: &Path) -> anyhow::Result<Self> {
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        // A part left over from an interrupted run would keep the mode it has.
        let _ = std::fs::remove_file(&part);
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let file = options.open(&part).with_context(|| format!("{} cannot be written", part.display()))?;
        Ok(Self { writer: BufWriter::new(file), part, path: path.to_owned() })
    }

    fn keep(mut self) -> anyhow::Result<()> {
        self.writer.flush()?;
        self.writer.get_ref().sync_all()?;
        std::fs::rename(&self.part, &self.path)
            .with_context(|| format!("{} cannot be written", self.path.display()))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn a_backup_is_for_its_owner_alone_and_appears_only_when_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("campus.backup");
        let mut out = Whole::create(&path).unwrap();
        out.writer.write_all(b"rows").unwrap();
        assert!(!path.exists());
        out.keep().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"rows");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
