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

/// Builds everything, as a release unless the environment asks otherwise; returns the path of the binary.
pub fn release() -> Result<PathBuf> {
    site()?;
    step("server", || {
        run(cargo().args(["build", "--package", "foresteria-server", "--profile", &paths::profile()]))
    })?;
    Ok(paths::binary())
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
