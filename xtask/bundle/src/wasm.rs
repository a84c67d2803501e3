//! The client: JavaScript bindings, and wasm without what only a debugger needs.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::{cache::Cache, files::File, wasm_opt::WasmOpt};

/// The name of both files; wasm-bindgen adds `_bg` to the wasm.
const NAME: &str = "client";

/// Binds the compiled client.
pub fn bind(wasm: &Path, cache: &Cache) -> Result<Vec<File>> {
    let input = fs::read(wasm).with_context(|| format!("reading {}", wasm.display()))?;
    let optimiser = WasmOpt::find();
    cache.or_make("wasm", &[&input, optimiser.describe().as_bytes()], || {
        let mut output = Bindgen::new()
            .input_bytes(NAME, input.clone())
            .web(true)?
            .typescript(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate_output()?;
        // Such modules would be files of their own, which nobody hashes or serves.
        let inline = output.snippets().iter().filter(|(_, code)| !code.is_empty()).map(|(owner, _)| owner);
        let extra: Vec<&String> = inline.chain(output.local_modules().keys()).collect();
        ensure!(extra.is_empty(), "JavaScript modules beside the client: {extra:?}");
        let bytes = optimiser.shrink(output.wasm_mut().emit_wasm())?;
        Ok(vec![
            File { name: format!("{NAME}.js"), bytes: output.js().as_bytes().to_vec() },
            File { name: format!("{NAME}_bg.wasm"), bytes },
        ])
    })
}
