//! Tools that a task needs and a fresh machine lacks.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{
    paths,
    shell::{cargo, command, find, is_root, output, run, step},
};

/// Adds what rustup can add to the pinned toolchain, if it is not there: targets and components. Asks rustup only
/// for what is missing, so that a complete toolchain needs no network.
pub fn rustup(kind: Rustup, name: &str) -> Result<()> {
    let installed = output(command("rustup").args([kind.word(), "list", "--installed"]))?;
    // Components are listed with the host's name behind them.
    if installed.lines().any(|line| line.starts_with(name)) {
        return Ok(());
    }
    step(&format!("rustup {} add {name}", kind.word()), || {
        run(command("rustup").args([kind.word(), "add", name]))
    })
}

/// What rustup adds to a toolchain.
#[derive(Clone, Copy)]
pub enum Rustup {
    /// A platform to compile for.
    Target,
    /// A program beside the compiler.
    Component,
}

impl Rustup {
    fn word(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Component => "component",
        }
    }
}

/// A program from crates.io at one exact version.
pub struct CargoTool {
    /// The crate.
    pub name: &'static str,
    /// The program it installs.
    pub program: &'static str,
    /// Pinned, so that everybody's checks agree.
    pub version: &'static str,
    /// Its features; the defaults if there are none.
    pub features: &'static [&'static str],
}

impl CargoTool {
    /// The path of the program, compiled now if this version is not there yet. It lies below `target/`, so that a
    /// task depends on nothing in the user's own cargo folder and leaves nothing behind in it.
    pub fn path(&self) -> Result<PathBuf> {
        let folder = paths::target().join("tools").join(format!("{}-{}", self.name, self.version));
        let program = folder.join("bin").join(self.program);
        if !program.exists() {
            step(&format!("install {} {}", self.name, self.version), || {
                let mut install = cargo();
                install
                    .args(["install", "--locked", self.name, "--version", self.version])
                    .arg("--root")
                    .arg(&folder)
                    // They run for seconds, and would be compiled for minutes.
                    .arg("--debug");
                if !self.features.is_empty() {
                    install.args(["--no-default-features", "--features", &self.features.join(",")]);
                }
                run(&mut install)
            })?;
        }
        Ok(program)
    }
}

/// The path of a program, installed by apt if it is missing and this is root on a Debian; otherwise an error that
/// says what to install.
pub fn apt(program: &str, package: &str, further: &dyn Fn() -> Vec<PathBuf>) -> Result<PathBuf> {
    if let Some(found) = find(program, &further()) {
        return Ok(found);
    }
    if !is_root_on_debian() {
        bail!("{program} is missing: please install it (on Debian: apt-get install {package})");
    }
    self::package(package)?;
    match find(program, &further()) {
        Some(found) => Ok(found),
        None => bail!("{package} is installed, but {program} is nowhere to be found"),
    }
}

/// Installs a package of Debian's.
pub fn package(name: &str) -> Result<()> {
    step(&format!("apt-get install {name}"), || {
        run(command("apt-get").args(["-q", "update"]))?;
        run(command("apt-get")
            .args(["-qy", "--no-install-recommends", "install", name])
            .env("DEBIAN_FRONTEND", "noninteractive"))
    })
}

/// Whether packages can be installed.
pub fn is_root_on_debian() -> bool {
    is_root() && find("apt-get", &[]).is_some()
}
