//! `cargo xtask prepare`: the answers of both databases to every statement, kept in `.sqlx`.
//!
//! A build checks the statements against these files, so it needs no database; what keeps the files true is
//! `prepare --check` against freshly migrated databases. Each store crate is prepared by itself: `--workspace`
//! would mix the two engines in one folder.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use crate::{
    install::CargoTool,
    paths,
    postgres::{Commits, Postgres},
    shell::{self, command, step},
};

/// The command line of sqlx, without the engines that this project does not use.
const SQLX: CargoTool = CargoTool {
    name: "sqlx-cli",
    program: "cargo-sqlx",
    version: "0.9.0",
    features: &["postgres", "sqlite", "sqlx-toml"],
};

/// How to prepare.
#[derive(Args)]
pub struct Options {
    /// Only says whether the files are up to date
    #[arg(long)]
    check: bool,
}

/// Writes the files, or only compares them.
pub fn run(options: &Options) -> Result<()> {
    if options.check { check() } else { ask(&["prepare"]) }
}

/// Fails if a file is missing or no longer true.
pub fn check() -> Result<()> {
    ask(&["prepare", "--check"])
}

/// Migrates one fresh database of each kind and asks both about every statement.
fn ask(prepare: &[&str]) -> Result<()> {
    let sqlx = SQLX.path()?;
    let postgres = step("start PostgreSQL", || Postgres::start(Commits::InMemory))?;
    let folder = tempfile::tempdir()?;
    let databases = Databases {
        sqlite: format!("sqlite://{}", folder.path().join("prepare.db").display()),
        postgres: postgres.url("prepare"),
    };
    for store in paths::stores() {
        let name = store.file_name().unwrap_or_default().to_string_lossy().into_owned();
        step(&format!("migrate {name}"), || databases.sqlx(&sqlx, &store, &["database", "setup"]))?;
        step(&format!("sqlx {} {name}", prepare.join(" ")), || databases.sqlx(&sqlx, &store, prepare))?;
    }
    Ok(())
}

/// The URLs under the names that the `sqlx.toml` of each store gives them.
struct Databases {
    sqlite: String,
    postgres: String,
}

impl Databases {
    fn sqlx(&self, sqlx: &Path, store: &Path, arguments: &[&str]) -> Result<()> {
        shell::run(
            command(sqlx)
                .arg("sqlx")
                .args(arguments)
                .current_dir(store)
                .env("SQLITE_DATABASE_URL", &self.sqlite)
                .env("POSTGRES_DATABASE_URL", &self.postgres),
        )
    }
}
