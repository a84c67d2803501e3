//! `cargo xtask run`: the demo campus on loopback.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use crate::{
    build, paths,
    shell::{command, run},
};

/// Where the demo listens unless told otherwise.
const LISTEN: &str = "127.0.0.1:3000";

/// What the demo takes.
#[derive(Args)]
pub struct Options {
    /// Address and port to listen on
    #[arg(long, default_value = LISTEN)]
    listen: String,
    /// Further arguments of `foresteria serve`
    #[arg(last = true)]
    further: Vec<String>,
}

/// Builds and serves; ends when the server does.
pub fn demo(options: &Options) -> Result<()> {
    let binary = build::release()?;
    let database = demo_folder()?.join("foresteria.db");
    println!("==> http://{}/  (Ctrl-C stops it; the data stays in {})", options.listen, database.display());
    run(command(binary)
        .args(["serve", "--demo", "--listen", &options.listen, "--database"])
        .arg(format!("sqlite:{}", database.display()))
        .args(&options.further))
}

fn demo_folder() -> Result<PathBuf> {
    let folder = paths::target().join("demo");
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    Ok(folder)
}
