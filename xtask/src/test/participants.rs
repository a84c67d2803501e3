//! Arabic is the language of participants and guests alone. It has every text they read, and no other.
//!
//! What they read is what the files below name. The build cannot tell: for it a text that Arabic lacks is one of staff.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde_json::Value;

use super::locales::{FORMS, Texts, compare, read, texts_of, without_form};
use crate::{paths, texts::uses};

/// The language of participants alone.
const LANGUAGE: &str = "ar";

/// Below `app/src`: the pages of participants, their mails, and what stands around both.
const THEIRS: [&str; 14] = [
    "components/crumbs.rs",
    "components/document.rs",
    "components/footer.rs",
    "components/header.rs",
    "components/keys.rs",
    "mail/participant.rs",
    "pages/accessibility/mod.rs",
    "pages/accessibility/report.rs",
    "pages/errors.rs",
    "pages/meetings/told.rs",
    "pages/programme/public",
    "pages/register",
    "view/duration.rs",
    "view/language.rs",
];

/// What people wrote, in whatever letters: it is kept apart from the text around it, or signs beside it change sides.
const WRITTEN: [&str; 7] = ["amount", "event", "id", "label", "name", "page", "reference"];

/// Where the letters of the product's own name stand alone.
const BARE: [&str; 1] = ["app.title"];

/// Every difference between what participants read and what there is in Arabic.
pub fn differences(reference: &Texts) -> Result<Vec<String>> {
    let mut read_by_them = BTreeSet::new();
    for place in THEIRS {
        collect(&paths::root().join("app/src").join(place), &mut read_by_them)?;
    }
    // A text called `f_other` is measured as a form of `f`.
    let is_read = |key: &String| read_by_them.contains(key) || read_by_them.contains(&format!("{key}_other"));
    let wanted = reference.iter().filter(|(key, _)| is_read(key));
    let wanted = wanted.map(|(key, marks)| (key.clone(), marks.clone())).collect::<Texts>();
    let mut found = compare(LANGUAGE, &wanted, &read(LANGUAGE)?);
    found.extend(faults(&texts_of(LANGUAGE)?));
    Ok(found)
}

fn collect(path: &Path, keys: &mut BTreeSet<String>) -> Result<()> {
    if path.is_dir() {
        let entries = fs::read_dir(path).with_context(|| format!("listing {}", path.display()))?;
        let paths: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        return paths.iter().try_for_each(|path| collect(path, keys));
    }
    let source = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    keys.extend(uses::keys(&source).map(str::to_owned));
    Ok(())
}

/// What is wrong with texts by themselves: a plural form that is lacking, and foreign letters that are not kept apart.
fn faults(texts: &BTreeMap<String, Value>) -> Vec<String> {
    let is_key = |key: &str| texts.contains_key(key);
    let lacking = texts.keys().flat_map(|key| {
        let base = without_form(key, is_key);
        // What is counted has a form for one; `f_other` alone is the name of a text.
        let is_counted = base != key && is_key(&format!("{base}_one"));
        let forms = if is_counted { &FORMS[..] } else { &[][..] };
        forms.iter().map(move |form| format!("{base}{form}")).filter(|form| !is_key(form))
    });
    let lacking = lacking.collect::<BTreeSet<_>>().into_iter();
    let lacking = lacking.map(|key| format!("{LANGUAGE}: {key} is missing"));
    let mixed = texts.iter().filter(|(key, text)| !BARE.contains(&key.as_str()) && is_mixed(text));
    let mixed = mixed.map(|(key, _)| format!("{LANGUAGE}: {key} does not keep apart what it fills in"));
    lacking.chain(mixed).collect()
}

fn is_mixed(text: &Value) -> bool {
    let text = text.as_str().unwrap_or_default();
    WRITTEN.iter().map(|name| format!("{{{{ {name} }}}}")).any(|place| {
        text.matches(&place).count() != text.matches(&format!("\u{2068}{place}\u{2069}")).count()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(texts: Value) -> Vec<String> {
        faults(&serde_json::from_value(texts).unwrap())
    }

    #[test]
    fn a_counted_text_has_all_six_forms() {
        let lacking = told(json!({ "a.day_one": "x", "a.day_other": "y" }));
        assert_eq!(lacking.len(), 4, "{lacking:?}");
        assert!(lacking.iter().any(|fault| fault.contains("a.day_few")), "{lacking:?}");
    }

    #[test]
    fn the_title_of_an_event_is_kept_apart_from_the_text_around_it() {
        assert_eq!(
            told(json!({ "a.b": "في \u{2068}{{ event }}\u{2069}.", "a.c": "{{ n }}" })),
            Vec::<String>::new()
        );
        assert_eq!(told(json!({ "a.b": "في {{ event }}." })).len(), 1);
    }

    #[test]
    fn what_a_page_of_participants_says_was_not_missed_in_arabic() {
        let mut keys = BTreeSet::new();
        collect(&paths::root().join("app/src/pages/register"), &mut keys).unwrap();
        assert!(keys.contains("register.consent") && keys.contains("meet.give_back"), "{keys:?}");
        let reference = Texts::from([("register.consent".to_owned(), BTreeSet::new())]);
        assert!(differences(&reference).unwrap().iter().any(|fault| fault.contains("is not in en")));
    }
}
