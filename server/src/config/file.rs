//! Secrets that stand in a file of their own.

use anyhow::Context as _;
use std::path::Path;

/// What such a file holds, without the end of its line.
pub(super) fn secret(path: &Path) -> anyhow::Result<String> {
    let secret = std::fs::read_to_string(path)
        .with_context(|| format!("the file {} cannot be read, which should hold a secret", path.display()))?;
    Ok(secret.trim_end_matches(['\r', '\n']).to_owned())
}
