//! The command line: one file a command.

mod account;
mod backtest;
mod backup;
mod check;
mod config;
mod forecast;
mod import;
mod nights;
mod retention;
mod serve;

use crate::config::{Config, Flags};
use anyhow::Context as _;
use clap::{Parser, Subcommand};
use service::{Context, Store};
use std::process::ExitCode;

/// Runs a residential campus: rooms, stays and room-nights.
///
/// Serves the pages, and does from the command line what a desk does not do from a page: import, check, back up.
/// Every command works on the database named by --database (SQLite or PostgreSQL), and brings its schema up to date.
#[derive(Debug, Parser)]
#[command(name = "foresteria", version, propagate_version = true, after_help = EXAMPLES)]
pub struct Command {
    #[command(subcommand)]
    action: Action,
    #[command(flatten)]
    flags: Flags,
}

const EXAMPLES: &str = "\
Examples:
  foresteria serve --demo --database sqlite:demo.db
      a campus to look around in, at http://127.0.0.1:3000
  foresteria import stays bookings.csv --mapping hotel_demand --create-room-types --database sqlite:hotel.db
      real bookings of the public hotel booking demand format
  foresteria import events events.csv --blocks rooms.csv --source opera --dry-run
      what taking events and their rooms over from another system would do
  foresteria nights --from 2016-01-01 --to 2017-01-01 --by month --database sqlite:hotel.db
      their room-nights, month by month";

#[derive(Debug, Subcommand)]
enum Action {
    /// Serve the pages
    Serve(serve::Serve),
    /// Bring in a campus or stays from a file
    #[command(subcommand)]
    Import(import::Import),
    /// Print room-nights, guest-nights and occupancy bases by day, month or year
    Nights(nights::Nights),
    /// Forecast the nights to come, or those of a day in the past, as the outlook does
    Forecast(forecast::Forecast),
    /// Forecast nights that are over, each with what was known then, and print how good the forecasts were
    Backtest(backtest::Backtest),
    /// Verify every invariant of the stored data; exits with 1 and says what is wrong
    Check,
    /// Write everything into one portable file, while others go on working
    Backup(backup::Backup),
    /// Bring a backup back into an empty database, of either engine
    Restore(backup::Restore),
    /// List who was erased, so that restoring an older backup erases them again
    Erased(backup::ListErased),
    /// Erase personal data that is past its period, and print what was due; a server does so once a day
    Retention(retention::Retention),
    /// Add a person who may sign in
    #[command(subcommand)]
    Account(account::Account),
    /// Print the configuration that holds, as a TOML file without secrets
    Config,
}

/// Does what the command line says, on a runtime of its own: a future handed on to the program would be compiled there,
/// once the rest is done, with all that it calls.
pub fn run(command: Command) -> anyhow::Result<ExitCode> {
    tokio::runtime::Runtime::new().context("starting the runtime")?.block_on(carry_out(command))
}

async fn carry_out(command: Command) -> anyhow::Result<ExitCode> {
    let config = Config::load(&command.flags)?;
    if let Action::Config = command.action {
        return config::print(&config);
    }
    config.log.start()?;
    match command.action {
        Action::Serve(serve) => serve.run(&config).await,
        Action::Import(import) => import.run(&open(&config).await?).await,
        Action::Nights(nights) => nights.run(&open(&config).await?).await,
        Action::Forecast(forecast) => forecast.run(&open(&config).await?).await,
        Action::Backtest(backtest) => backtest.run(&open(&config).await?).await,
        Action::Check => check::run(&open(&config).await?).await,
        Action::Backup(backup) => backup.run(&open(&config).await?).await,
        Action::Restore(restore) => restore.run(&open(&config).await?).await,
        Action::Erased(erased) => erased.run(&open(&config).await?).await,
        Action::Retention(retention) => retention.run(&open(&config).await?).await,
        Action::Account(account) => account.run(&open(&config).await?).await,
        Action::Config => Ok(ExitCode::SUCCESS),
    }
}

async fn open(config: &Config) -> anyhow::Result<Context> {
    let store = Store::open(config.database.url()).await.context("the database is not ready")?;
    Ok(Context::new(store))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn flags_of_two_concerns_shared_a_name_and_no_command_started() {
        Command::command().debug_assert();
    }

    #[test]
    fn a_database_may_be_named_before_or_after_the_command() {
        for line in [
            ["foresteria", "--database", "sqlite:a.db", "check"],
            ["foresteria", "check", "--database", "sqlite:a.db"],
        ] {
            let command = Command::try_parse_from(line).unwrap();
            assert_eq!(command.flags.database.database.as_deref(), Some("sqlite:a.db"));
        }
    }
}
