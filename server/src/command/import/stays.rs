//! `foresteria import stays`.

use service::import::{Phase, Progress, StaysFile, stays};
use service::{Actor, Context};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Each row makes one stay. The same file again changes nothing; an import that was interrupted goes on when it is
/// started again. Rows that cannot be taken are listed with line, column and reason; the others are taken.
#[derive(Debug, clap::Args)]
pub(in crate::command) struct Stays {
    /// The file of stays: .csv, .csv.gz or .xlsx
    file: PathBuf,
    /// What its columns mean: stays (our own columns, the default), `hotel_demand`, or a TOML file
    #[arg(long, value_name = "NAME|FILE.toml")]
    mapping: Option<String>,
    /// Make the room types that the file names and the campus lacks, with as many rooms as the file needs, each in stock from
    /// the night on that first takes so many
    #[arg(long)]
    create_room_types: bool,
    /// Say what would happen, and keep nothing. On SQLite, where one writes at a time, nobody else can write until it
    /// is done: not while guests arrive
    #[arg(long)]
    dry_run: bool,
    /// Where the rows are from; rows are known again within their source (default: what the mapping says)
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
}

impl Stays {
    pub(super) async fn run(&self, ctx: &Context) -> anyhow::Result<ExitCode> {
        let file = StaysFile {
            path: &self.file,
            mapping: self.mapping.as_deref(),
            source: self.source.as_deref(),
            create_room_types: self.create_room_types,
            dry_run: self.dry_run,
        };
        let outcome = shown(async |show| stays(ctx, &Actor::operator(), &file, show).await).await;
        print!("{}", outcome?);
        Ok(ExitCode::SUCCESS)
    }
}

/// Does a piece of work and shows how far it is, where somebody looks.
pub(super) async fn shown<T>(work: impl AsyncFnOnce(&mut (dyn FnMut(Progress) + Send)) -> T) -> T {
    let looks = std::io::stderr().is_terminal();
    let mut show = |progress| {
        if looks {
            eprint!("\r{}\x1b[K", line(progress));
            // Progress that cannot be shown is no reason to stop.
            let _ = std::io::stderr().flush();
        }
    };
    let done = work(&mut show).await;
    if looks {
        eprintln!();
    }
    done
}

fn line(progress: Progress) -> String {
    let done = match progress.phase {
        Phase::Counting => "rows counted",
        Phase::Writing => "rows done",
    };
    let percent = progress.bytes.saturating_mul(100) / progress.total_bytes.max(1);
    format!("{} {done}, {percent} %", progress.rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_one_short_line() {
        let progress = Progress { phase: Phase::Writing, rows: 500, bytes: 25, total_bytes: 100 };
        assert_eq!(line(progress), "500 rows done, 25 %");
    }
}
