//! The browser of the journeys: Chromium without a window, which Debian packs by itself and which takes half the time of
//! the whole browser.

use std::path::PathBuf;

use anyhow::Result;

use crate::{
    install::{self, is_root_on_debian},
    shell::find,
};

const SHELL: &str = "chromium-headless-shell";

/// The path of Chromium, installed if need be; the whole browser does as well where it is what there is.
pub fn path() -> Result<PathBuf> {
    if !is_root_on_debian()
        && find(SHELL, &[]).is_none()
        && let Some(whole) = find("chromium", &[])
    {
        return Ok(whole);
    }
    install::apt(SHELL, SHELL, &Vec::new)
}
