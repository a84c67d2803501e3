//! Files that are served as they stand.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// A file of the site before it gets its hash.
#[derive(Debug)]
pub struct File {
    /// The name that pages know it by, such as `main.css`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The small hand-written modules beside the style sheets.
pub fn scripts(style: &Path) -> Result<Vec<File>> {
    read(style, below(style)?.into_iter().filter(|path| has_extension(path, "js")))
}

/// Icons and whatever else lies in the public folder.
pub fn public(folder: &Path) -> Result<Vec<File>> {
    read(folder, below(folder)?.into_iter())
}

/// Whether a path ends in this extension.
pub fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

/// All files below a folder, in a stable order; none if the folder is missing.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop().filter(|folder| folder.is_dir()) {
        let entries = fs::read_dir(&folder).with_context(|| format!("listing {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

fn read(folder: &Path, paths: impl Iterator<Item = PathBuf>) -> Result<Vec<File>> {
    paths
        .map(|path| {
            let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
            let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
            Ok(File { name, bytes })
        })
        .collect()
}
