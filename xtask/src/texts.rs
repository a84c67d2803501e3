//! `cargo xtask texts`: what a person who reviews a language gets, and what they propose brought back.
//!
//! One CSV file a language: key, English, translation, where it is used, and an empty column for a proposal. A file
//! brought back changes only the texts that have a proposal, and none of them where one cannot be taken.

mod file;
mod take;
pub mod uses;

use std::{collections::BTreeMap, fs, path::PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use serde_json::{Map, Value};

use crate::paths;

/// The languages that are reviewed against English; Arabic has the texts of participants only.
const LANGUAGES: [&str; 5] = ["fr", "it", "es", "pt", "ar"];

/// What to do.
#[derive(Args)]
pub struct Options {
    /// Reads a reviewed file, such as fr.csv, and writes its proposals into the texts of its language
    #[arg(long, value_name = "FILE")]
    take: Option<PathBuf>,
}

/// Texts by dotted key.
type Texts = BTreeMap<String, String>;

/// Writes the files, or takes one back.
pub fn run(options: &Options) -> Result<()> {
    match &options.take {
        Some(reviewed) => take::take(reviewed),
        None => write_all(),
    }
}

fn write_all() -> Result<()> {
    let folder = paths::target().join("texts");
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    let (english, uses) = (read("en")?, uses::find()?);
    for language in LANGUAGES {
        let path = folder.join(format!("{language}.csv"));
        let rows = file::rows(&english, &read(language)?, &uses);
        fs::write(&path, file::write(&rows)?).with_context(|| format!("writing {}", path.display()))?;
        println!("{}: {} texts", path.display(), rows.len());
    }
    println!("Write into the column `proposal`; bring a file back with `cargo xtask texts --take FILE`.");
    Ok(())
}

/// Where the texts of a language are.
fn path_of(language: &str) -> PathBuf {
    paths::root().join("app/locales").join(format!("{language}.json"))
}

fn read(language: &str) -> Result<Texts> {
    let path = path_of(language);
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    flat(&text).with_context(|| format!("{} is not valid JSON", path.display()))
}

/// The texts of a file of texts.
fn flat(json: &str) -> Result<Texts> {
    let mut texts = Texts::new();
    collect("", &serde_json::from_str(json)?, &mut texts);
    Ok(texts)
}

fn collect(prefix: &str, tree: &Map<String, Value>, texts: &mut Texts) {
    for (key, value) in tree {
        match value {
            Value::Object(inner) => collect(&format!("{prefix}{key}."), inner, texts),
            Value::String(text) => drop(texts.insert(format!("{prefix}{key}"), text.clone())),
            _ => {}
        }
    }
}
