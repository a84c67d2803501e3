//! `cargo xtask bench`: what the release server bears, on both databases in turn, as tables for BENCHMARKS.md.
//! `cargo xtask bench peers`: how good its forecasts of a real hotel are beside those of Python packages.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::{
    build, npm, paths,
    postgres::{Commits, Postgres},
    shell::{command, find, run, step},
};

/// What to measure.
#[derive(Args)]
pub struct Options {
    /// What to measure
    #[arg(value_enum, default_value_t = What::Load)]
    what: What,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    /// The server under load
    Load,
    /// Forecasts beside those of statsforecast and `LightGBM`, in a virtual environment of Python made for it
    Peers,
}

/// Builds, then measures.
pub fn measure(options: &Options) -> Result<()> {
    match options.what {
        What::Load => load(),
        What::Peers => peers(),
    }
}

/// Puts the demonstration under load.
fn load() -> Result<()> {
    npm::node()?;
    let binary = build::release()?;
    step("load, SQLite", || pages(&binary, None))?;
    let postgres = step("start PostgreSQL", || Postgres::start(Commits::OnDisk))?;
    let database = postgres.create("bench")?;
    step("load, PostgreSQL", || pages(&binary, Some(&database)))
}

fn pages(binary: &Path, database: Option<&str>) -> Result<()> {
    run(command("node").arg(paths::end2end().join("load/pages.mjs")).arg(binary).args(database))
}

/// Nothing is built where there is nothing to measure with.
fn peers() -> Result<()> {
    let data = shared().join("data/hotel_demand_resort.csv.gz");
    if !data.exists() {
        println!("NOT RUN: {} is not there (FORESTERIA_SHARED names its folder)", data.display());
        return Ok(());
    }
    let Some(python) = find("python3", &[]) else {
        println!("NOT RUN: python3 is not there");
        return Ok(());
    };
    let binary = build::release()?;
    step("forecasts beside their peers", || {
        run(command(python).arg(paths::end2end().join("peers/hotel.py")).arg(&binary).arg(&data))
    })
}

/// The real data: where the environment says, or beside the workspace.
fn shared() -> PathBuf {
    env::var_os("FORESTERIA_SHARED").map_or_else(|| paths::root().join("../shared"), PathBuf::from)
}
