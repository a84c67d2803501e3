//! The bundler: from wasm, style sheets and icons to the files that the server embeds.
//!
//! `cargo xtask build` runs it. It is a crate of its own because `wasm-bindgen` and `lightningcss` take more than
//! a minute to compile, which `cargo xtask test` and its like must not pay for.
//!
//! Usage: `xtask-bundle <client.wasm> <style folder> <site folder> [<pictures folder>]`. The site folder receives every
//! file under a name with its hash, its compressed forms, and `manifest.tsv`, which `server/build.rs` reads.

#![cfg_attr(not(test), warn(unused_crate_dependencies))]

mod cache;
mod css;
mod files;
mod site;
mod wasm;
mod wasm_opt;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let ([wasm, style, site], pictures) = match arguments.as_slice() {
        [wasm, style, site] => ([wasm, style, site], None),
        [wasm, style, site, pictures] => ([wasm, style, site], Some(pictures)),
        _ => bail!("usage: xtask-bundle <client.wasm> <style folder> <site folder> [<pictures folder>]"),
    };
    bundle(wasm, style, site, pictures.map(PathBuf::as_path))
}

fn bundle(wasm: &Path, style: &Path, site: &Path, pictures: Option<&Path>) -> Result<()> {
    let cache = cache::Cache::open(&site.with_extension("cache"))?;
    let mut files = wasm::bind(wasm, &cache).context("binding the client")?;
    files.extend(css::sheet(style, &cache).context("bundling the style sheets")?);
    files.extend(files::scripts(style)?);
    files.extend(files::public(&style.join("public"))?);
    if let Some(pictures) = pictures {
        files.extend(files::public(pictures)?);
    }
    site::write(site, files).with_context(|| format!("writing {}", site.display()))
}
