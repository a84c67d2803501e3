//! `cargo xtask ci`: what a change must pass before it lands, the cheap checks first.
//!
//! Clippy and `sqlx prepare` share what `cargo check` leaves behind. Tests, page weight, API and journeys share one build:
//! the files that the server embeds are made before it, so that nothing of it is compiled twice.

use anyhow::Result;

use crate::{
    build,
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
    build::site()?;
    Part::Rust.run()?;
    Part::Weight.run()?;
    Part::Api.run()?;
    Part::E2e.run()
}

fn dependencies() -> Result<()> {
    let deny = DENY.path()?;
    step("licences, bans, sources", || run(command(deny).args(["check", "licenses", "bans", "sources"])))
}

/// Warnings are errors here, and only here: while a change is under way they do not stop a build. Dependencies that
/// nothing uses are among them: each library and each program of its own asks the compiler, who knows best.
fn clippy() -> Result<()> {
    step("clippy", || lint(&["--all-targets"]))?;
    step("clippy, bundler", || lint(&["--all-targets", "--package", "xtask-bundle"]))?;
    step("clippy, client", || lint(&["--package", "foresteria-client", "--target", WASM]))
}

fn lint(what: &[&str]) -> Result<()> {
    run(cargo().arg("clippy").args(what).args(["--", "--deny", "warnings"]))
}
