//! `foresteria import`.

mod events;
mod stays;

use anyhow::Context as _;
use domain::campus::Code;
use service::campus::{CampusSource, Imported, import};
use service::{Actor, Context};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Import {
    /// Bring in pavilions, rooms, spaces and equipment from a TOML file; known ones are brought up to date
    Campus(Campus),
    /// Bring in stays from a CSV file or a workbook; the same file again changes nothing
    Stays(stays::Stays),
    /// Bring in events, and the rooms held for them, from another system; the same files again change nothing
    Events(events::Events),
}

#[derive(Debug, clap::Args)]
pub(super) struct Campus {
    /// The campus file
    file: PathBuf,
    /// Leave out a part that the file marks as optional
    #[arg(long, value_name = "PART")]
    without: Vec<String>,
}

impl Import {
    pub(super) async fn run(self, ctx: &Context) -> anyhow::Result<ExitCode> {
        match self {
            Self::Campus(campus) => campus.run(ctx).await,
            Self::Stays(stays) => stays.run(ctx).await,
            Self::Events(events) => events.run(ctx).await,
        }
    }
}

impl Campus {
    async fn run(&self, ctx: &Context) -> anyhow::Result<ExitCode> {
        let text = std::fs::read_to_string(&self.file)
            .with_context(|| format!("{} cannot be read", self.file.display()))?;
        let file_name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let source = CampusSource { file_name: &file_name, text: &text, without: &self.without };
        let imported = import(ctx, &Actor::operator(), &source).await?;
        print(&imported);
        Ok(ExitCode::SUCCESS)
    }
}

fn print(imported: &Imported) {
    let Imported { read, new, changed, same, unnamed } = imported;
    println!("{read} records read: {new} new, {changed} changed, {same} as they stood.");
    if !unnamed.is_empty() {
        let numbers = unnamed.iter().map(Code::as_str).collect::<Vec<_>>().join(", ");
        println!("Rooms in stock that the file does not name stay as they are: {numbers}");
    }
}
