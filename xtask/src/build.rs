//! `cargo xtask build`: the client, the site files, the server.
//!
//! Every step does nothing when its input has not changed: cargo sees to the first and the last, the bundler keeps
//! stamps of its own.

use std::path::PathBuf;

use anyhow::Result;

use crate::{
    install::{Rustup, rustup},
    paths,
    shell::{cargo, run, step},
};

const WASM: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm-release";

/// Builds everything as a release; returns the path of the binary.
pub fn release() -> Result<PathBuf> {
    build("release", &["--package", "foresteria-server"])
}

/// The same for tests, which ask what the program does and not how fast. The members and targets named are those that make
/// cargo choose the features it chooses for `cargo test`: what that compiles serves here too, and the other way round.
pub fn for_tests() -> Result<PathBuf> {
    build("dev", &["--bin", "foresteria", "--examples"])
}

fn build(profile: &str, what: &[&str]) -> Result<PathBuf> {
    site()?;
    step("server", || run(cargo().arg("build").args(what).args(["--profile", profile])))?;
    Ok(paths::binary(profile))
}

/// Builds the files that the server embeds.
pub fn site() -> Result<()> {
    rustup(Rustup::Target, WASM)?;
    step("client (wasm)", || {
        run(cargo().args(["build", "--package", "foresteria-client", "--target", WASM, "--profile", PROFILE]))
    })?;
    let wasm = paths::target().join(WASM).join(PROFILE).join("foresteria_client.wasm");
    step("site files", || {
        let mut bundle = cargo();
        bundle.args(["run", "--package", "xtask-bundle", "--"]);
        bundle.arg(wasm).arg(paths::root().join("style")).arg(paths::site());
        // What `cargo xtask pictures` took, if it ran.
        run(bundle.arg(paths::pictures()))
    })
}
