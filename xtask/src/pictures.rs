//! `cargo xtask pictures`: the pictures of the guide, taken of the demo in a browser.
//!
//! They need a binary, and the binary embeds them: they are taken with the one there is, and the next build has them.
//! A build without them is whole too; its guide shows words alone.

use std::fs;

use anyhow::{Context, Result};

use crate::{
    build, chromium, npm, paths,
    shell::{command, run, step},
};

/// Takes all pictures anew, then builds once more with them.
pub fn take() -> Result<()> {
    npm::packages()?;
    let chromium = chromium::path()?;
    let binary = build::release()?;
    let folder = paths::pictures();
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    step("pictures of the guide", || {
        run(command("npx")
            .args(["--no-install", "playwright", "test", "--project=pictures"])
            .current_dir(paths::end2end())
            .env("FORESTERIA_BINARY", binary)
            .env("FORESTERIA_CHROMIUM", chromium)
            .env("FORESTERIA_PICTURES", folder))
    })?;
    build::release().map(drop)
}
