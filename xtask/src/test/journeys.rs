//! Journeys through the demo in a real browser.

use anyhow::Result;

use crate::{
    build, chromium, npm, paths, scratch,
    shell::{command, run, step},
};

/// Runs Playwright over `end2end/journeys` and `end2end/bugs`, after trying to take the pictures of the guide.
pub fn run_all() -> Result<()> {
    npm::packages()?;
    let chromium = chromium::path()?;
    let binary = build::for_tests()?;
    step("browser journeys", || {
        run(command("npx")
            .args(["--no-install", "playwright", "test"])
            .current_dir(paths::end2end())
            .env("FORESTERIA_BINARY", binary)
            .env("FORESTERIA_CHROMIUM", chromium)
            .env("TMPDIR", scratch::folder()))
    })
}
