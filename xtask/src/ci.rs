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

const WASM: &str = "wasm32-unknown-unknown";

/// Runs all checks, up to the first that fails.
pub fn check() -> Result<()> {
    rustup(Rustup::Component, "rustfmt")?;
    rustup(Rustup::Component, "clippy")?;
    rustup(Rustup::Target, WASM)?;
    step("formatting", || run(cargo().args(["fmt", "--all", "--check"])))?;
    Part::Locales.run()?;
    dependencies()?;
    clippy()?;
    prepare::check()?;
    Part::Rust.run()?;
    Part::Weight.run()?;
    Part::Api.run()?;
    Part::E2e.run()
}

fn dependencies() -> Result<()> {
    let deny = DENY.path()?;
    step("licences, bans, sources", || run(command(deny).args(["check", "licenses", "bans", "sources"])))
}

/// Warnings are errors here, and only here: while a change is under way they do not stop a build.
fn clippy() -> Result<()> {
    step("clippy", || lint(&["--all-targets"], &[]))?;
    step("clippy, bundler", || lint(&["--all-targets", "--package", "xtask-bundle"], &[]))?;
    step("clippy, client", || lint(&["--package", "foresteria-client", "--target", WASM], &[]))?;
    step("unused dependencies", unused)
}

/// The compiler itself knows best which crates a crate uses; tools that read the sources miss the statements that
/// both stores include from one folder. It can tell only where one target uses all that its package names: libraries,
/// and the programs of packages without one.
fn unused() -> Result<()> {
    let rule = ["--deny", "unused-crate-dependencies"];
    lint(&["--lib"], &rule)?;
    lint(&["--bins", "--package", "xtask", "--package", "xtask-bundle"], &rule)
}

fn lint(what: &[&str], rules: &[&str]) -> Result<()> {
    run(cargo().arg("clippy").args(what).args(["--", "--deny", "warnings"]).args(rules))
}
