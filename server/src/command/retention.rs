//! `foresteria retention`.

use service::retention::{DueLine, Tally, due, list, run, runs};
use service::{Actor, Context};
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub(super) struct Retention {
    /// Only say what is due
    #[arg(long)]
    dry_run: bool,
}

impl Retention {
    pub(super) async fn run(&self, ctx: &Context) -> anyhow::Result<ExitCode> {
        let operator = Actor::operator();
        let purposes = list(ctx, &operator).await?;
        for line in due(ctx, &operator).await? {
            let purpose = purposes.iter().find(|(period, _)| period.kind() == line.kind);
            print(&line, purpose.map_or("", |(_, purpose)| purpose));
        }
        if self.dry_run {
            println!("Nothing was erased.");
            return Ok(ExitCode::SUCCESS);
        }
        run(ctx, &operator).await?;
        let last = runs(ctx, &operator).await?.into_iter().next();
        let Tally { contacts, needs, accounts, sessions } = last.map(|run| run.tally).unwrap_or_default();
        println!(
            "Erased: {contacts} contact(s), {needs} need(s), {accounts} account(s), {sessions} session(s)."
        );
        Ok(ExitCode::SUCCESS)
    }
}

fn print(line: &DueLine, purpose: &str) {
    let kept =
        line.period.map_or_else(|| "as it ends".to_owned(), |period| format!("{} days", period.days()));
    let next = line.outlook.next.map_or_else(String::new, |day| format!(", more from {day}"));
    println!("{:<8} {kept:>10} {:>7} due{next}  {purpose}", line.kind.code(), line.outlook.now);
}
