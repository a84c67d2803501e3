//! `foresteria import events`.

use super::stays::shown;
use service::dates::DateOrder;
use service::import::{EventsFile, events};
use service::{Actor, Context};
use std::path::PathBuf;
use std::process::ExitCode;

/// Each line of the file of events is one event, and the file of rooms says what is held for it. An event is taken with all
/// its rooms, or not at all. The same files again change nothing; corrected files change what they say differently, but not
/// what somebody changed since. An import that was interrupted goes on when it is started again.
#[derive(Debug, clap::Args)]
pub(in crate::command) struct Events {
    /// The file of events: .csv, .csv.gz or .xlsx
    #[arg(required_unless_present = "blocks")]
    file: Option<PathBuf>,
    /// The file of the rooms held for them, or for events that were imported before
    #[arg(long, value_name = "FILE")]
    blocks: Option<PathBuf>,
    /// What the old system is called; references are known again within their source (default: events)
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// What comes first in dates in numbers; without it, a date that could be two days is refused
    #[arg(long, value_name = "ORDER")]
    dates: Option<Dates>,
    /// Say what would happen, and keep nothing. On SQLite, where one writes at a time, nobody else can write until it
    /// is done: not while guests arrive
    #[arg(long)]
    dry_run: bool,
}

/// What comes first in 3/2/2027.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Dates {
    DayFirst,
    MonthFirst,
}

impl Events {
    pub(super) async fn run(&self, ctx: &Context) -> anyhow::Result<ExitCode> {
        let file = EventsFile {
            events: self.file.as_deref(),
            blocks: self.blocks.as_deref(),
            source: self.source.as_deref(),
            order: self.dates.map(|dates| match dates {
                Dates::DayFirst => DateOrder::DayFirst,
                Dates::MonthFirst => DateOrder::MonthFirst,
            }),
            dry_run: self.dry_run,
        };
        let outcome = shown(async |show| events(ctx, &Actor::operator(), &file, show).await).await;
        print!("{}", outcome?);
        Ok(ExitCode::SUCCESS)
    }
}
