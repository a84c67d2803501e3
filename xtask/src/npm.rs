//! Node and the packages of `end2end`.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::{
    paths,
    shell::{command, output, run, step},
};

/// The oldest Node that the scripts are written for.
const OLDEST: u32 = 20;

/// Makes sure that there is a Node of a usable age.
pub fn node() -> Result<()> {
    let version = output(command("node").arg("--version"))
        .with_context(|| format!("the browser tests need Node {OLDEST} or newer; please install it"))?;
    let major =
        version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    ensure!(
        major.is_some_and(|major| major >= OLDEST),
        "Node {OLDEST} or newer is needed, this is {version}"
    );
    Ok(())
}

/// Installs the packages exactly as locked, unless that has been done since the lock changed.
pub fn packages() -> Result<()> {
    node()?;
    let folder = paths::end2end();
    // npm writes the first after an installation.
    if is_newer(&folder.join("node_modules/.package-lock.json"), &folder.join("package-lock.json")) {
        return Ok(());
    }
    step("npm ci", || run(command("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder)))
}

fn is_newer(file: &Path, than: &Path) -> bool {
    let modified = |path: &Path| path.metadata().and_then(|metadata| metadata.modified()).ok();
    modified(file).is_some_and(|file| Some(file) >= modified(than))
}
