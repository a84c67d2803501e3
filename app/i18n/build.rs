//! Turns `app/locales/*.json` into Rust: one function a key, checked at compile time.
//!
//! This is what `leptos_i18n_build` does, without that crate: it also trims ICU data, which we do not need, and for
//! that brings a network client and a wasm interpreter into the build. Here a warning is an error, so that a text
//! missing in one language stops the build instead of falling back to English.

use std::error::Error;
use std::path::Path;

use leptos_i18n_parser::parse_locales::{
    options::{Config, ParseOptions},
    parse_locales,
};

const LANGUAGES: [&str; 4] = ["fr", "it", "es", "pt"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../locales");
    // Texts become strings too, not only views: titles, labels and CSV headings are strings.
    let options = ParseOptions::new().interpolate_display(true);
    let config = Config::new("en")?.add_locales(LANGUAGES)?.parse_options(options);
    let texts = parse_locales(Some("..".into()), config)?;
    let (errors, warnings) = texts.diag.borrow();
    let faults = errors
        .iter()
        .map(ToString::to_string)
        .chain(warnings.iter().map(ToString::to_string))
        .collect::<Vec<_>>();
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    let code = leptos_i18n_codegen::gen_code(&texts, None, false, None, false)?;
    let out = std::env::var("OUT_DIR")?;
    std::fs::write(Path::new(&out).join("texts.rs"), code.to_string())?;
    Ok(())
}
