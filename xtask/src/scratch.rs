//! Where tests write what they throw away.
//!
//! Each test makes a database of its own and drops it: on PostgreSQL that is hundreds of files that live for a second. On a disk
//! the file system spent more time on finding room for them (ext4 passes over what was removed a moment ago, one by one) than
//! the tests took; in memory they cost next to nothing.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::shell::{command, output};

/// The folder that Linux keeps in memory.
const MEMORY: &str = "/dev/shm";

/// Fewer MiB than this are not enough for all tests: containers are often given 64.
const ENOUGH: u64 = 4096;

/// A folder in memory where there is one with enough room, else that of the system.
pub fn folder() -> PathBuf {
    let room = Path::new(MEMORY).is_dir().then(free).flatten();
    if room.is_some_and(|room| room >= ENOUGH) { MEMORY.into() } else { env::temp_dir() }
}

/// Free MiB in memory; none where that cannot be told.
fn free() -> Option<u64> {
    let told = output(command("df").args(["--output=avail", "--block-size=1M", MEMORY])).ok()?;
    told.lines().nth(1)?.trim().parse().ok()
}
