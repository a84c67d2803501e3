//! The API under what its own OpenAPI document allows, and much that it does not, on both databases.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::{
    build,
    install::{self, is_root_on_debian},
    npm, paths,
    postgres::{Commits, Postgres},
    scratch,
    shell::{command, output, run, step},
};

/// The program that asks, from `PyPI`; pinned, so that everybody's checks agree.
const SCHEMATHESIS: &str = "4.32.5";

/// Starts the demonstration on each database in turn and asks it.
pub fn check() -> Result<()> {
    npm::node()?;
    let schemathesis = schemathesis()?;
    let binary = build::for_tests()?;
    step("API, SQLite", || ask(&binary, &schemathesis, None))?;
    let postgres = step("start PostgreSQL", || Postgres::start(Commits::InMemory))?;
    let database = postgres.create("api")?;
    step("API, PostgreSQL", || ask(&binary, &schemathesis, Some(&database)))
}

fn ask(binary: &Path, schemathesis: &Path, database: Option<&str>) -> Result<()> {
    let script = paths::end2end().join("api/check.mjs");
    run(command("node")
        .arg(script)
        .arg(binary)
        .arg(schemathesis)
        .args(database)
        .env("TMPDIR", scratch::folder()))
}

/// The program, in an environment of its own below `target/`.
fn schemathesis() -> Result<PathBuf> {
    let folder = paths::target().join("tools").join(format!("schemathesis-{SCHEMATHESIS}"));
    let program = folder.join("bin/schemathesis");
    if !program.exists() {
        let python = python()?;
        step(&format!("install schemathesis {SCHEMATHESIS}"), || {
            run(command(python).args(["-m", "venv"]).arg(&folder))?;
            run(command(folder.join("bin/pip")).args([
                "install",
                "--quiet",
                "--disable-pip-version-check",
                &format!("schemathesis=={SCHEMATHESIS}"),
            ]))
        })?;
    }
    Ok(program)
}

/// Python with what environments are made with, which Debian keeps in a package of its own.
fn python() -> Result<PathBuf> {
    let python = install::apt("python3", "python3", &Vec::new)?;
    let complete = || output(command(&python).args(["-c", "import ensurepip, venv"]));
    if complete().is_err() && is_root_on_debian() {
        install::package("python3-venv")?;
    }
    complete()?;
    Ok(python)
}
