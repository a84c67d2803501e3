//! Results of the slow steps, kept under a stamp of what went into them.

use std::{
    fs,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::files::{File, below};

/// A folder of step results.
pub struct Cache {
    folder: PathBuf,
    program: String,
}

impl Cache {
    /// Opens the folder, creating it if need be.
    pub fn open(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
        Ok(Self { folder: folder.to_path_buf(), program: program()? })
    }

    /// The files of a step: those kept from last time if the inputs are the same, else what `make` returns.
    pub fn or_make(
        &self,
        step: &str,
        inputs: &[&[u8]],
        make: impl FnOnce() -> Result<Vec<File>>,
    ) -> Result<Vec<File>> {
        let stamp = self.stamp(inputs);
        let kept = self.folder.join(step);
        let stamp_file = self.folder.join(format!("{step}.stamp"));
        if fs::read_to_string(&stamp_file).is_ok_and(|last| last == stamp) {
            return crate::files::public(&kept);
        }
        println!("  {step}: made anew");
        let files = make()?;
        if kept.exists() {
            fs::remove_dir_all(&kept)?;
        }
        fs::create_dir_all(&kept)?;
        for file in &files {
            fs::write(kept.join(&file.name), &file.bytes)?;
        }
        // Last, so that a run cut short is made again.
        fs::write(stamp_file, stamp)?;
        Ok(files)
    }

    fn stamp(&self, inputs: &[&[u8]]) -> String {
        let mut digest = Sha256::new();
        digest.update(&self.program);
        for input in inputs {
            digest.update(input.len().to_le_bytes());
            digest.update(input);
        }
        hex(&digest.finalize())
    }
}

/// What the content of a folder's files comes to, names included.
pub fn content(folder: &Path) -> Result<Vec<u8>> {
    let mut content = Vec::new();
    for path in below(folder)? {
        content.extend_from_slice(path.to_string_lossy().as_bytes());
        content.extend(fs::read(&path).with_context(|| format!("reading {}", path.display()))?);
    }
    Ok(content)
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// This very program: a new bundler must not trust the results of the old one.
fn program() -> Result<String> {
    let metadata = std::env::current_exe()?.metadata()?;
    let modified = metadata.modified()?.duration_since(UNIX_EPOCH)?;
    Ok(format!("{} {}", metadata.len(), modified.as_nanos()))
}
