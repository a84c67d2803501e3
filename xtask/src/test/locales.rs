//! Every language has every text, with the same places to fill in.
//!
//! The build itself only warns about a missing text and shows the English one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};

use super::participants;
use crate::paths;

/// The language that the others are measured against.
const REFERENCE: &str = "en";
const OTHERS: [&str; 4] = ["fr", "it", "es", "pt"];

/// The plural forms there are. Languages use different ones, so a text counts once, whatever its forms.
pub const FORMS: [&str; 6] = ["_zero", "_one", "_two", "_few", "_many", "_other"];

/// The texts of a language: by dotted key, the placeholders and tags in them.
pub type Texts = BTreeMap<String, BTreeSet<String>>;

/// Compares all languages; the error lists every difference.
pub fn check() -> Result<()> {
    let reference = read(REFERENCE)?;
    let mut differences = Vec::new();
    for language in OTHERS {
        differences.extend(compare(language, &reference, &read(language)?));
    }
    differences.extend(participants::differences(&reference)?);
    differences.extend(typography("fr", "!?;:»")?);
    differences.extend(typography("it", "")?);
    ensure!(differences.is_empty(), "app/locales:\n  {}", differences.join("\n  "));
    println!(
        "    {} texts in {} languages; Arabic where participants read",
        reference.len(),
        OTHERS.len() + 1
    );
    Ok(())
}

/// Signs that French and Italian write otherwise than a keyboard does: the apostrophe of typesetters, and in French a
/// space before some signs at which no line breaks.
fn typography(language: &str, spaced: &str) -> Result<Vec<String>> {
    let path = paths::root().join("app/locales").join(format!("{language}.json"));
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let fault = |(line, text): (usize, &str)| {
        let text = text.split_once("\": \"").map(|(_, text)| text)?;
        let breaks = spaced.chars().any(|sign| text.contains(&format!(" {sign}")));
        (text.contains('\'') || breaks).then(|| format!("{language}: line {}: {text}", line + 1))
    };
    Ok(text.lines().enumerate().filter_map(fault).collect())
}

/// The texts of a language, measured.
pub fn read(language: &str) -> Result<Texts> {
    let mut texts = Texts::new();
    collect("", &tree(language)?, &mut texts);
    Ok(texts)
}

/// The texts of a language as they are, by dotted key with its plural form.
pub fn texts_of(language: &str) -> Result<BTreeMap<String, Value>> {
    let sections = tree(language)?.into_iter().filter_map(|(section, texts)| match texts {
        Value::Object(texts) => Some((section, texts)),
        _ => None,
    });
    Ok(sections
        .flat_map(|(section, texts)| {
            texts.into_iter().map(move |(key, text)| (format!("{section}.{key}"), text))
        })
        .collect())
}

fn tree(language: &str) -> Result<Map<String, Value>> {
    let path = paths::root().join("app/locales").join(format!("{language}.json"));
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not valid JSON", path.display()))
}

fn collect(prefix: &str, tree: &Map<String, Value>, texts: &mut Texts) {
    for (key, value) in tree {
        let path = format!("{prefix}{}", without_form(key, |sibling| tree.contains_key(sibling)));
        match value {
            Value::Object(inner) => collect(&format!("{path}."), inner, texts),
            Value::String(text) => texts.entry(path).or_default().extend(marks(text)),
            other => texts.entry(path).or_default().extend(marks(&other.to_string())),
        }
    }
}

/// A key without its plural form. `room_one` is a plural form only beside `room_other`.
pub fn without_form(key: &str, is_key: impl Fn(&str) -> bool) -> &str {
    FORMS
        .iter()
        .find_map(|form| key.strip_suffix(form))
        .filter(|base| is_key(&format!("{base}_other")))
        .unwrap_or(key)
}

/// What a text leaves to fill in: `{{ name }}` (a format after a comma is the language's own affair) and `<tag>`.
pub fn marks(text: &str) -> BTreeSet<String> {
    let places =
        between(text, "{{", "}}").map(|name| name.split(',').next().unwrap_or(name).trim().to_owned());
    let tags = between(text, "<", ">").map(|tag| format!("<{}>", tag.trim_matches(['/', ' '])));
    places.chain(tags).collect()
}

fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split_once(close).map(|(inner, _)| inner))
}

/// What one language lacks, has too much, or fills in otherwise.
pub fn compare(language: &str, reference: &Texts, texts: &Texts) -> Vec<String> {
    let missing = reference.keys().filter(|key| !texts.contains_key(*key));
    let extra = texts.keys().filter(|key| !reference.contains_key(*key));
    let differing = reference.iter().filter_map(|(key, expected)| {
        let found = texts.get(key).filter(|found| *found != expected)?;
        Some(format!("{language}: {key} has {found:?}, {REFERENCE} has {expected:?}"))
    });
    missing
        .map(|key| format!("{language}: {key} is missing"))
        .chain(extra.map(|key| format!("{language}: {key} is not in {REFERENCE}")))
        .chain(differing)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(json: &str) -> Texts {
        let mut texts = Texts::new();
        collect("", &serde_json::from_str(json).unwrap(), &mut texts);
        texts
    }

    #[test]
    fn languages_may_differ_in_plural_forms() {
        let english = texts(r#"{"a": {"night_one": "a night", "night_other": "{{ n }} nights"}}"#);
        let french = texts(
            r#"{"a": {"night_one": "{{ n }} nuit", "night_many": "{{ n }} nuits", "night_other": "{{ n }} nuits"}}"#,
        );
        assert_eq!(compare("fr", &english, &french), Vec::<String>::new());
    }

    #[test]
    fn a_key_that_only_looks_like_a_plural_form_is_its_own() {
        assert!(texts(r#"{"choose_one": "Choose"}"#).contains_key("choose_one"));
    }

    #[test]
    fn missing_extra_and_differing_texts_are_all_reported() {
        let english = texts(r#"{"a": "{{ n }} <b>rooms</b>", "b": "x"}"#);
        let italian = texts(r#"{"a": "{{ m }} <b>camere</b>", "c": "y"}"#);
        let differences = compare("it", &english, &italian);
        assert_eq!(differences.len(), 3, "{differences:?}");
    }

    #[test]
    fn a_format_is_not_part_of_a_placeholder() {
        assert_eq!(marks("{{ day, date(date_length: long) }}"), BTreeSet::from(["day".to_owned()]));
    }
}
