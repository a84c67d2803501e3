//! `cargo xtask`: builds, runs and tests the workspace.
//!
//! Everything a task needs beyond rustup, a C compiler and the package registries is installed by the task itself,
//! which says so. `cargo xtask help` lists the tasks.

#![cfg_attr(not(test), warn(unused_crate_dependencies))]

mod bench;
mod build;
mod chromium;
mod ci;
mod install;
mod npm;
mod paths;
mod pictures;
mod postgres;
mod prepare;
mod run;
mod scratch;
mod shell;
mod test;
mod texts;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Builds, runs and tests Foresteria.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds the release binary, site files included
    Build,
    /// Builds, then serves the demo campus on loopback
    Run(run::Options),
    /// Runs every test: texts, Rust on both databases, page weight, the API, browser journeys
    Test(test::Options),
    /// Takes the pictures of the guide with the demo, for the next build to embed
    Pictures,
    /// Writes the texts of each language for review, or takes a reviewed file back
    Texts(texts::Options),
    /// Writes the `.sqlx` folders anew from freshly migrated databases
    Prepare(prepare::Options),
    /// Puts the release server under load, on both databases, and prints what it bears; or how its forecasts compare
    Bench(bench::Options),
    /// Runs what a change must pass before it lands
    Ci,
}

fn main() -> ExitCode {
    match perform(Cli::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The chain of causes says what happened; a backtrace through this program would bury it.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Build => build::release().map(drop),
        Task::Run(options) => run::demo(&options),
        Task::Test(options) => test::run(&options),
        Task::Pictures => pictures::take(),
        Task::Texts(options) => texts::run(&options),
        Task::Prepare(options) => prepare::run(&options),
        Task::Bench(options) => bench::measure(&options),
        Task::Ci => ci::check(),
    }
}
