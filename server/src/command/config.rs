//! `foresteria config`.

use crate::config::Config;
use std::process::ExitCode;

/// Prints what holds.
pub(super) fn print(config: &Config) -> anyhow::Result<ExitCode> {
    print!("{}", config.print()?);
    Ok(ExitCode::SUCCESS)
}
