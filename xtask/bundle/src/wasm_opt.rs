//! `wasm-opt`, which makes the wasm a little smaller (8 %; 2 % in brotli). A build without it works the same.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

/// What rustc emits for wasm today; older releases of binaryen expect each to be named.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The optimiser, if there is one.
pub struct WasmOpt {
    program: Option<PathBuf>,
}

impl WasmOpt {
    /// Looks on the path: `binaryen` of apt has it, and so has npm's.
    pub fn find() -> Self {
        let path = env::var_os("PATH").unwrap_or_default();
        let program =
            env::split_paths(&path).map(|folder| folder.join("wasm-opt")).find(|path| path.is_file());
        Self { program }
    }

    /// Which one it is, for the stamp of the step.
    pub fn describe(&self) -> String {
        self.program.as_deref().map_or_else(|| "none".to_owned(), |program| program.display().to_string())
    }

    /// A smaller module with the same behaviour; the same module where there is no optimiser.
    pub fn shrink(&self, wasm: Vec<u8>) -> Result<Vec<u8>> {
        let Some(program) = &self.program else {
            println!("  wasm-opt: not on the path, skipped; the wasm stays a little larger than it could be");
            return Ok(wasm);
        };
        let folder = env::temp_dir().join(format!("wasm-opt-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let result = run(program, &folder, &wasm);
        fs::remove_dir_all(&folder)?;
        result
    }
}

fn run(program: &Path, folder: &Path, wasm: &[u8]) -> Result<Vec<u8>> {
    let (input, output) = (folder.join("in.wasm"), folder.join("out.wasm"));
    fs::write(&input, wasm)?;
    let status = Command::new(program)
        .arg("-Oz")
        .args(FEATURES)
        .arg(&input)
        .arg("-o")
        .arg(&output)
        .status()
        .with_context(|| format!("starting {}", program.display()))?;
    ensure!(status.success(), "{} ended with {status}", program.display());
    Ok(fs::read(output)?)
}
