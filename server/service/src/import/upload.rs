//! Files that came over the network, kept no longer than they are needed.
//!
//! Each upload has a folder of its own among the temporary files, which only this user can open. It goes when the upload
//! is dropped, however that comes about. What a killed process left behind is found by its lock, which the system has
//! let go of by then, and swept away at the next start.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// How the folders of uploads begin.
const PREFIX: &str = "foresteria-upload-";

/// The file whose lock says that somebody still needs the folder.
const LOCK: &str = ".lock";

/// The longest name of a file that is kept, in characters: enough to know it again.
const LONGEST_NAME: usize = 100;

/// A folder for what is sent with one form.
#[derive(Debug)]
pub struct Upload {
    folder: TempDir,
    _lock: File,
}

impl Upload {
    /// Makes the folder.
    pub fn begin() -> io::Result<Self> {
        Self::within(&std::env::temp_dir())
    }

    fn within(place: &Path) -> io::Result<Self> {
        let mut folder = tempfile::Builder::new();
        folder.prefix(PREFIX);
        #[cfg(unix)]
        folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = folder.tempdir_in(place)?;
        let lock = private(&folder.path().join(LOCK))?;
        lock.lock()?;
        Ok(Self { folder, _lock: lock })
    }

    /// Makes a file in it, readable by this user alone, under the name that it was sent with as far as that is one. Each
    /// has a place of its own: two may be called alike.
    pub fn file(&self, name: &str) -> io::Result<(PathBuf, File)> {
        let place = tempfile::tempdir_in(self.folder.path())?.keep();
        let path = place.join(plain(name));
        let file = private(&path)?;
        Ok((path, file))
    }
}

/// Removes what no living process needs any more.
pub fn sweep() -> io::Result<()> {
    sweep_within(&std::env::temp_dir())
}

fn sweep_within(place: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(place)? {
        let path = entry?.path();
        let ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX));
        if ours && is_left(&path) {
            std::fs::remove_dir_all(&path)?;
        }
    }
    Ok(())
}

/// Whether nobody holds the lock of a folder. One that cannot be opened belongs to somebody else, or is being made.
fn is_left(folder: &Path) -> bool {
    let Ok(lock) = File::open(folder.join(LOCK)) else { return false };
    !matches!(lock.try_lock(), Err(TryLockError::WouldBlock | TryLockError::Error(_)))
}

fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The name without folders and without what no name needs; its ending, which says what the file is, stays.
fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let letters = last.chars().filter(|letter| !letter.is_control()).collect::<Vec<_>>();
    let skipped = letters.len().saturating_sub(LONGEST_NAME);
    let name = letters.into_iter().skip(skipped).collect::<String>();
    let name = name.trim_start_matches('.').trim();
    if name.is_empty() { "file".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_for_this_user_alone_and_goes_with_its_upload() {
        let upload = Upload::begin().unwrap();
        let (path, _) = upload.file("stays.csv").unwrap();
        assert_ne!(upload.file("stays.csv").unwrap().0, path);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(upload.folder.path())), (0o600, 0o700));
        }
        drop(upload);
        assert!(!path.exists() && !path.parent().unwrap().exists());
    }

    #[test]
    fn what_a_killed_process_left_is_swept_away_and_what_is_needed_is_not() {
        let place = tempfile::tempdir().unwrap();
        let needed = Upload::within(place.path()).unwrap();
        let (path, _) = needed.file("stays.csv").unwrap();
        let left = place.path().join(format!("{PREFIX}left"));
        std::fs::create_dir(&left).unwrap();
        private(&left.join(LOCK)).unwrap();
        sweep_within(place.path()).unwrap();
        assert!(path.exists() && !left.exists());
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        assert_eq!(plain("../../etc/passwd"), "passwd");
        assert_eq!(plain("C:\\Users\\ada\\stays.csv"), "stays.csv");
        assert_eq!(plain("..\u{0}.csv"), "csv");
        assert_eq!(plain(""), "file");
        let long = plain(&format!("{}.xlsx", "é".repeat(300)));
        assert_eq!((&long[long.len() - 5..], long.chars().count()), (".xlsx", LONGEST_NAME));
    }
}
