//! Journeys through the demo in a real browser.

use std::{fs, path::Path};

use anyhow::Result;

use crate::{
    build, chromium, npm, paths,
    shell::{command, run, step},
};

/// Runs Playwright, if there are journeys.
pub fn run_all() -> Result<()> {
    let folder = paths::end2end();
    if !["journeys", "bugs"].iter().any(|kind| has_specs(&folder.join(kind))) {
        println!("==> no browser journeys yet");
        return Ok(());
    }
    npm::packages()?;
    let chromium = chromium::path()?;
    let binary = build::release()?;
    step("browser journeys", || {
        run(command("npx")
            .args(["--no-install", "playwright", "test"])
            .current_dir(&folder)
            .env("FORESTERIA_BINARY", binary)
            .env("FORESTERIA_CHROMIUM", chromium))
    })
}

fn has_specs(folder: &Path) -> bool {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().ends_with(".spec.ts"))
}
