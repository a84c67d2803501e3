//! `cargo xtask bench`: what the release server bears, on both databases in turn, as tables for BENCHMARKS.md.

use std::path::Path;

use anyhow::Result;

use crate::{
    build, npm, paths,
    postgres::{Commits, Postgres},
    shell::{command, run, step},
};

/// Builds, then puts the demonstration under load.
pub fn load() -> Result<()> {
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
