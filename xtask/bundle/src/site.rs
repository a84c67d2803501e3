//! The site folder: hashed names, compressed forms, the manifest.

use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::{
    cache::hex,
    files::{File, below},
};

/// What the server is told of each file, one line each: name, hashed name, content type, separated by tabs.
const MANIFEST: &str = "manifest.tsv";

/// Writes all files and removes those of earlier builds.
pub fn write(site: &Path, mut files: Vec<File>) -> Result<()> {
    fs::create_dir_all(site)?;
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let mut current = BTreeSet::new();
    let mut lines = Vec::new();
    for file in &files {
        let hashed = hashed_name(file)?;
        lines.push(format!("{}\t{hashed}\t{}\n", file.name, content_type(&file.name)?));
        current.extend(write_forms(site, &hashed, &file.bytes)?);
    }
    // Written only when it changed: the server is compiled again whenever this file is touched.
    let manifest = lines.concat();
    let path = site.join(MANIFEST);
    if fs::read_to_string(&path).ok().as_ref() != Some(&manifest) {
        fs::write(&path, manifest)?;
    }
    current.insert(path);
    for stale in below(site)?.into_iter().filter(|path| !current.contains(path)) {
        fs::remove_file(stale)?;
    }
    Ok(())
}

/// Writes the file, its brotli and its gzip form; returns their paths. What is there already is the same content,
/// since the name holds its hash. A picture is compressed as it is, and has no other form.
fn write_forms(site: &Path, hashed: &str, bytes: &[u8]) -> Result<Vec<PathBuf>> {
    let picture = Path::new(hashed).extension().is_some_and(|ending| ending == "webp");
    let endings: &[&str] = if picture { &[""] } else { &["", ".br", ".gz"] };
    let paths = endings.iter().map(|ending| site.join(format!("{hashed}{ending}"))).collect::<Vec<_>>();
    if paths.iter().all(|path| path.exists()) {
        return Ok(paths);
    }
    if let Some(folder) = site.join(hashed).parent() {
        fs::create_dir_all(folder)?;
    }
    let [plain, br, gz] = paths.as_slice() else {
        fs::write(site.join(hashed), bytes)?;
        return Ok(paths);
    };
    let compressed = brotli(bytes)?;
    println!("  {hashed}: {} bytes, {} in brotli", bytes.len(), compressed.len());
    fs::write(plain, bytes)?;
    fs::write(br, compressed)?;
    fs::write(gz, gzip(bytes)?)?;
    Ok(paths)
}

/// `main.css` becomes `main.0123456789abcdef.css`.
fn hashed_name(file: &File) -> Result<String> {
    let (stem, extension) =
        file.name.rsplit_once('.').with_context(|| format!("{} has no type", file.name))?;
    let digest = Sha256::digest(&file.bytes);
    Ok(format!("{stem}.{}.{extension}", &hex(&digest)[..16]))
}

fn content_type(name: &str) -> Result<&'static str> {
    Ok(match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("json" | "webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => bail!("{name}: no content type is known for its ending"),
    })
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
