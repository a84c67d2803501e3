//! Turns the manifest of `cargo xtask build` into the table of embedded files that `src/http/assets.rs` includes.
//!
//! Plain `cargo check`, `test` and `clippy` work before any such build: the table is then empty.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let site = root.join("../target/site");
    let manifest = site.join("manifest.tsv");
    if !manifest.exists() {
        leave_empty(&site, &manifest)?;
    }
    println!("cargo::rerun-if-changed={}", manifest.display());
    println!("cargo::rerun-if-changed=build.rs");
    let table = table(&site, &fs::read_to_string(&manifest)?)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("assets.rs"), table)?;
    Ok(())
}

/// An empty manifest for cargo to watch: a missing one would make it compile the server anew every time. It gets
/// an old date, else cargo would take it for a change made after this run.
fn leave_empty(site: &Path, manifest: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(site)?;
    fs::File::create(manifest)?.set_modified(SystemTime::UNIX_EPOCH)?;
    Ok(())
}

/// A Rust expression: the slice of all files.
fn table(site: &Path, manifest: &str) -> Result<String, Box<dyn Error>> {
    let mut table = String::from("&[\n");
    for line in manifest.lines() {
        let [name, hashed, content_type] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("not a line of the manifest: {line}").into());
        };
        let [plain, br, gz] =
            ["", ".br", ".gz"].map(|ending| included(&site.join(format!("{hashed}{ending}"))));
        let path = format!("/assets/{hashed}");
        writeln!(
            table,
            "File {{ name: {name:?}, path: {path:?}, content_type: {content_type:?}, plain: {plain}, brotli: {br}, \
             gzip: {gz} }},"
        )?;
    }
    table.push(']');
    Ok(table)
}

/// The bytes of a file; none of a form that was not made, since it would be no smaller.
fn included(path: &Path) -> String {
    if path.exists() { format!("include_bytes!({:?})", path.display().to_string()) } else { "&[]".to_owned() }
}
