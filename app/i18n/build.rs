//! Turns `app/locales/*.json` into Rust: one function a key, checked at compile time.
//!
//! This is what `leptos_i18n_build` does, without that crate: it also trims ICU data, which we do not need, and for
//! that brings a network client and a wasm interpreter into the build. Here a warning is an error, so that a text
//! missing in one language stops the build instead of falling back to English.
//!
//! Arabic is the language of participants alone, and has the texts they read: what it lacks is no fault here. That it lacks
//! none of those is checked by `cargo xtask test --only locales`, which knows the pages that participants read.

use std::error::Error;
use std::path::Path;

use leptos_i18n_parser::parse_locales::{
    error::Warning,
    options::{Config, ParseOptions},
    parse_locales,
};
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

const LANGUAGES: [&str; 5] = ["fr", "it", "es", "pt", PARTICIPANTS];

/// The language that has only the texts of participants.
const PARTICIPANTS: &str = "ar";

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
        .chain(warnings.iter().filter(|warning| !is_allowed(warning)).map(ToString::to_string))
        .collect::<Vec<_>>();
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    let code = leptos_i18n_codegen::gen_code(&texts, None, false, None, false)?;
    let out = std::env::var("OUT_DIR")?;
    let mut lines = String::new();
    write(code, &mut lines);
    std::fs::write(Path::new(&out).join("texts.rs"), lines)?;
    Ok(())
}

/// Whether a warning says only that staff have a text that participants do not read.
fn is_allowed(warning: &Warning) -> bool {
    matches!(warning, Warning::MissingKey { loc } if loc.locale.to_string() == PARTICIPANTS)
}

/// Writes code in short lines and in ASCII. The compiler walks along the line, and past every wide character before it,
/// for each place it looks up; with all seven megabytes on one line, clippy did so for minutes.
fn write(code: TokenStream, out: &mut String) {
    for tree in code {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{\n", "}\n"),
                    Delimiter::Parenthesis => ("(", ") "),
                    Delimiter::Bracket => ("[", "] "),
                    Delimiter::None => ("", ""),
                };
                out.push_str(open);
                write(group.stream(), out);
                out.push_str(close);
            }
            TokenTree::Punct(punct) => {
                out.push(punct.as_char());
                match (punct.as_char(), punct.spacing()) {
                    (';' | ',', _) => out.push('\n'),
                    (_, Spacing::Alone) => out.push(' '),
                    // The two halves of an operator, or of a lifetime.
                    (_, Spacing::Joint) => {}
                }
            }
            TokenTree::Literal(literal) => {
                literal.to_string().chars().for_each(|sign| match sign {
                    ascii if ascii.is_ascii() => out.push(ascii),
                    wide => out.extend(wide.escape_unicode()),
                });
                out.push(' ');
            }
            TokenTree::Ident(ident) => {
                out.push_str(&ident.to_string());
                out.push(' ');
            }
        }
    }
}
