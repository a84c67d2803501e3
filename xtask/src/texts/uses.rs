//! Where a text is shown: the files that name its key.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::Texts;
use crate::paths;

/// By key without its plural form: the files below `app/src`, with commas between.
pub fn find() -> Result<Texts> {
    let root = paths::root().join("app/src");
    let mut uses = Texts::new();
    look(&root, &root, &mut uses)?;
    Ok(uses)
}

fn look(root: &Path, folder: &Path, uses: &mut Texts) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            look(root, &path, uses)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let source = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            let name = path.strip_prefix(root)?.display().to_string();
            for key in keys(&source) {
                note(uses, key, &name);
            }
        }
    }
    Ok(())
}

fn note(uses: &mut Texts, key: &str, name: &str) {
    let files = uses.entry(key.to_owned()).or_default();
    if !files.split(", ").any(|file| file == name) {
        if !files.is_empty() {
            files.push_str(", ");
        }
        files.push_str(name);
    }
}

/// The keys a source names: the second word of each `td_string!(locale, section.key …)`.
pub fn keys(source: &str) -> impl Iterator<Item = &str> {
    source.split("td_string!(").skip(1).filter_map(|rest| {
        let key = rest.split_once(',')?.1.trim_start();
        let end = key.find(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '.' | '_')))?;
        Some(&key[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_with_and_without_values_and_over_two_lines() {
        let source = "td_string!(locale, a.b) td_string!(viewer.locale, c.d, n = 1) td_string!(\n    locale,\n    e.f\n)";
        assert_eq!(keys(source).collect::<Vec<_>>(), ["a.b", "c.d", "e.f"]);
    }

    #[test]
    fn a_file_is_named_once_however_often_it_shows_a_text() {
        let mut uses = Texts::new();
        for name in ["x.rs", "x.rs", "y.rs"] {
            note(&mut uses, "a.b", name);
        }
        assert_eq!(uses["a.b"], "x.rs, y.rs");
    }
}
