//! `cargo test` with both databases at hand.

use anyhow::Result;

use crate::{
    postgres::{Commits, Postgres},
    scratch,
    shell::{cargo, run, step},
};

/// Where tests find a server on which they may create databases. Without it they run on SQLite alone.
const POSTGRES: &str = "FORESTERIA_TEST_POSTGRES";

/// Runs the tests of the workspace, or those that the further arguments name. All of them, even after a failure:
/// one run should tell everything.
pub fn test(further: &[String]) -> Result<()> {
    let postgres = step("start PostgreSQL", || Postgres::start(Commits::InMemory))?;
    step("cargo test", || {
        run(cargo()
            .args(["test", "--no-fail-fast"])
            .args(further)
            .env(POSTGRES, postgres.url("postgres"))
            .env("TMPDIR", scratch::folder()))
    })
}
