//! The browser of the journeys: Chromium without a window, which Debian packs by itself and which takes half the time of
//! the whole browser.

use std::path::PathBuf;

use anyhow::Result;

use crate::{install, shell::find};

const SHELL: &str = "chromium-headless-shell";

/// The path of Chromium, installed if need be; the whole browser does as well where it is all that can be had.
pub fn path() -> Result<PathBuf> {
    install::apt(SHELL, SHELL, &Vec::new).or_else(|error| find("chromium", &[]).ok_or(error))
}
