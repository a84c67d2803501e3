//! The browser of the journeys: Chromium without a window, which Debian packs by itself and which takes about half the
//! processor of the whole browser (28 s instead of 50 for the 98 screens in English, 26 November 2026, two cores).

use std::path::PathBuf;

use anyhow::Result;

use crate::{install, shell::find};

const SHELL: &str = "chromium-headless-shell";

/// The path of Chromium, installed if need be; the whole browser does as well where it is all that can be had.
pub fn path() -> Result<PathBuf> {
    install::apt(SHELL, SHELL, &Vec::new).or_else(|error| find("chromium", &[]).ok_or(error))
}
