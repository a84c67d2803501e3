//! The browser of the journeys.

use std::path::PathBuf;

use anyhow::Result;

use crate::install;

/// The path of Chromium, installed if need be.
pub fn path() -> Result<PathBuf> {
    install::apt("chromium", "chromium", &Vec::new)
}
