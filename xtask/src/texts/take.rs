//! Bringing a reviewed file back.

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

use super::{LANGUAGES, Texts, file, flat, path_of};
use crate::test::locales::{check, marks};

/// Writes the proposals of a file into the texts of the language it is named after; none where one cannot be taken.
pub fn take(reviewed: &Path) -> Result<()> {
    let language = reviewed.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    ensure!(
        LANGUAGES.contains(&language),
        "{}: a file is named after one of {LANGUAGES:?}",
        reviewed.display()
    );
    let rows = fs::read_to_string(reviewed).with_context(|| format!("reading {}", reviewed.display()))?;
    let rows = file::read(&rows).with_context(|| format!("{} cannot be read", reviewed.display()))?;
    let path = path_of(language);
    let before = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let proposals = proposals(&rows, &flat(&before)?)?;
    let after = replaced(&before, &proposals)?;
    fs::write(&path, after).with_context(|| format!("writing {}", path.display()))?;
    println!("{}: {} texts changed", path.display(), proposals.len());
    check()
}

/// The texts to change. Every fault is named: a reviewer mends them in one go.
fn proposals(rows: &[file::Row], texts: &Texts) -> Result<Texts> {
    let mut faults = Vec::new();
    let mut proposals = Texts::new();
    for row in rows.iter().filter(|row| !row.proposal.is_empty()) {
        match fault(row, texts) {
            Some(fault) => faults.push(format!("{}: {fault}", row.key)),
            None if row.proposal != row.translation => {
                proposals.insert(row.key.clone(), row.proposal.clone());
            }
            None => {}
        }
    }
    ensure!(faults.is_empty(), "nothing was changed:\n  {}", faults.join("\n  "));
    Ok(proposals)
}

fn fault(row: &file::Row, texts: &Texts) -> Option<String> {
    let Some(text) = texts.get(&row.key) else { return Some("there is no such text".to_owned()) };
    if *text != row.translation {
        return Some(format!("it was changed since the file was made, and is now: {text}"));
    }
    let (wanted, found) = (marks(text), marks(&row.proposal));
    (wanted != found).then(|| format!("it fills in {wanted:?}, the proposal {found:?}"))
}

/// The file with other texts and not a sign else changed: it has one text a line.
fn replaced(json: &str, proposals: &Texts) -> Result<String> {
    let mut above = Vec::new();
    let mut lines = Vec::new();
    for line in json.lines() {
        lines.push(match parts(line) {
            Some((_, key, "{")) => {
                above.push(key.to_owned());
                line.to_owned()
            }
            Some((indent, key, rest)) => match proposals.get(&path(&above, key)) {
                Some(text) => {
                    let comma = if rest.ends_with(',') { "," } else { "" };
                    format!("{indent}\"{key}\": {}{comma}", serde_json::to_string(text)?)
                }
                None => line.to_owned(),
            },
            None => {
                if line.trim_start().starts_with('}') {
                    above.pop();
                }
                line.to_owned()
            }
        });
    }
    let after = format!("{}\n", lines.join("\n"));
    let mut wanted = flat(json)?;
    wanted.extend(proposals.clone());
    ensure!(flat(&after)? == wanted, "the file of texts is not laid out as one text a line");
    Ok(after)
}

/// Indent, key and the rest of a line such as `  "key": "text",`.
fn parts(line: &str) -> Option<(&str, &str, &str)> {
    let (indent, rest) = line.split_once('"')?;
    let (key, rest) = rest.split_once("\": ")?;
    indent.trim().is_empty().then_some((indent, key, rest))
}

fn path(above: &[String], key: &str) -> String {
    above.iter().map(String::as_str).chain([key]).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = "{\n  \"a\": {\n    \"b\": \"Say {{ n }}\",\n    \"c\": \"one \\\"x\\\": y\"\n  },\n  \"d\": {\n    \"b\": \"other\"\n  }\n}\n";

    fn row(key: &str, translation: &str, proposal: &str) -> file::Row {
        let [key, translation, proposal] = [key, translation, proposal].map(str::to_owned);
        file::Row { key, english: String::new(), translation, used: String::new(), proposal }
    }

    #[test]
    fn only_the_texts_with_a_proposal_change_and_the_layout_stays() {
        let rows = [row("a.b", "Say {{ n }}", "Tell \"{{ n }}\""), row("d.b", "other", "")];
        let after = replaced(JSON, &proposals(&rows, &flat(JSON).unwrap()).unwrap()).unwrap();
        assert_eq!(after, JSON.replace("Say {{ n }}", "Tell \\\"{{ n }}\\\""));
    }

    #[test]
    fn the_last_of_a_section_gets_no_comma_and_a_key_of_another_section_stays() {
        let after = replaced(JSON, &Texts::from([("d.b".to_owned(), "new".to_owned())])).unwrap();
        assert_eq!(after, JSON.replace("\"other\"", "\"new\""));
    }

    #[test]
    fn every_fault_is_told_and_nothing_is_taken() {
        let rows = [
            row("a.b", "Say {{ n }}", "Say {{ m }}"),
            row("a.c", "something older", "new"),
            row("a.x", "", "new"),
            row("d.b", "other", "better"),
        ];
        let error = proposals(&rows, &flat(JSON).unwrap()).unwrap_err().to_string();
        assert!(["a.b", "a.c", "a.x"].iter().all(|key| error.contains(key)), "{error}");
    }
}
