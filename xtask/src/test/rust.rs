//! `cargo test` with both databases at hand.

use anyhow::Result;

use crate::{
    postgres::Postgres,
    shell::{cargo, run, step},
};

/// Where tests find a server on which they may create databases. Without it they run on SQLite alone.
const POSTGRES: &str = "FORESTERIA_TEST_POSTGRES";

/// Runs the tests of the workspace. All of them, even after a failure: one run should tell everything.
pub fn test() -> Result<()> {
    let postgres = step("start PostgreSQL", Postgres::start)?;
    step("cargo test", || {
        run(cargo().args(["test", "--no-fail-fast"]).env(POSTGRES, postgres.url("postgres")))
    })
}
