//! `cargo xtask ci`: what a change must pass before it lands, the cheap checks first.
//!
//! Clippy and `sqlx prepare` share what `cargo check` leaves behind; the tests have a build of their own, and the
//! release build serves both the page weight and the journeys.

use anyhow::Result;

use crate::{
    install::{CargoTool, Rustup, rustup},
    prepare,
    shell::{cargo, command, run, step},
    test::Part,
};

/// Licences, bans and sources. Not advisories: their database cannot be had from a package registry.
const DENY: CargoTool =
    CargoTool { name: "cargo-deny", program: "cargo-deny", version: "0.20.2", features: &[] };
const MACHETE: CargoTool =
    CargoTool { name: "cargo-machete", program: "cargo-machete", version: "0.9.2", features: &[] };

/// Runs all checks, up to the first that fails.
pub fn check() -> Result<()> {
    rustup(Rustup::Component, "rustfmt")?;
    rustup(Rustup::Component, "clippy")?;
    rustup(Rustup::Target, "wasm32-unknown-unknown")?;
    step("formatting", || run(cargo().args(["fmt", "--all", "--check"])))?;
    Part::Locales.run()?;
    dependencies()?;
    clippy()?;
    prepare::check()?;
    Part::Rust.run()?;
    Part::Weight.run()?;
    Part::E2e.run()
}

fn dependencies() -> Result<()> {
    let machete = MACHETE.path()?;
    step("unused dependencies", || run(command(machete).arg("--skip-target-dir")))?;
    let deny = DENY.path()?;
    step("licences, bans, sources", || run(command(deny).args(["check", "licenses", "bans", "sources"])))
}

/// Warnings are errors here, and only here: while a change is under way they do not stop a build.
fn clippy() -> Result<()> {
    let lint = |what: &[&str]| run(cargo().arg("clippy").args(what).args(["--", "--deny", "warnings"]));
    step("clippy", || lint(&["--all-targets"]))?;
    step("clippy, bundler", || lint(&["--all-targets", "--package", "xtask-bundle"]))?;
    step("clippy, client", || lint(&["--package", "foresteria-client", "--target", "wasm32-unknown-unknown"]))
}
