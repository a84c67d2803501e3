//! Where things are.

use std::{env, path::PathBuf};

/// The root of the workspace.
pub fn root() -> PathBuf {
    // Cargo sets the variable when it runs a task; the constant serves a binary started by hand.
    let own = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.parent().map_or_else(|| own.clone(), PathBuf::from)
}

/// What cargo builds into.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The binary that a build of this profile makes.
pub fn binary(profile: &str) -> PathBuf {
    // Cargo keeps what it builds by the profile "dev" in a folder of another name.
    target().join(if profile == "dev" { "debug" } else { profile }).join("foresteria")
}

/// The files that the server embeds. Always here, whatever the target folder: `server/build.rs` looks here.
pub fn site() -> PathBuf {
    root().join("target/site")
}

/// The pictures of the guide, taken by `cargo xtask pictures`.
pub fn pictures() -> PathBuf {
    root().join("target/pictures")
}

/// The browser tests and their packages.
pub fn end2end() -> PathBuf {
    root().join("end2end")
}

/// The folders of the two store crates.
pub fn stores() -> [PathBuf; 2] {
    ["sqlite", "postgres"].map(|engine| root().join("server/store").join(engine))
}
