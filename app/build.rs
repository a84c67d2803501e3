//! Turns `help/*/*.md`, which name buttons by the keys of the texts in `locales`, into the table of the guide.

#[path = "build/guide.rs"]
mod guide;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    for folder in ["build", "help", "locales"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let out = std::env::var("OUT_DIR")?;
    std::fs::write(Path::new(&out).join("guide.rs"), guide::table(Path::new("."))?)?;
    Ok(())
}
