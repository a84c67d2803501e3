//! The file of a reviewer.

use anyhow::{Context, Result, ensure};

use super::Texts;
use crate::test::locales::without_form;

/// The columns, in this order.
const COLUMNS: [&str; 5] = ["key", "english", "translation", "used in", "proposal"];

/// One text.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Its dotted key.
    pub key: String,
    /// The English text it translates.
    pub english: String,
    /// The text as it is.
    pub translation: String,
    /// The files that show it.
    pub used: String,
    /// What it should be instead; empty where it is right.
    pub proposal: String,
}

/// One row a text of the language; a plural form that English does not have stands beside its `other`.
pub fn rows(english: &Texts, texts: &Texts, uses: &Texts) -> Vec<Row> {
    let row = |(key, translation): (&String, &String)| {
        let base = without_form(key, |sibling| texts.contains_key(sibling));
        let found = english.get(key).or_else(|| english.get(&format!("{base}_other")));
        Row {
            key: key.clone(),
            english: found.cloned().unwrap_or_default(),
            translation: translation.clone(),
            used: uses.get(base).cloned().unwrap_or_default(),
            proposal: String::new(),
        }
    };
    texts.iter().map(row).collect()
}

/// The file, with the mark by which spreadsheets know UTF-8.
pub fn write(rows: &[Row]) -> Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(COLUMNS)?;
    for Row { key, english, translation, used, proposal } in rows {
        out.write_record([key, english, translation, used, proposal])?;
    }
    Ok(out.into_inner()?)
}

/// Reads a file back; spreadsheets of some countries separate by semicolons.
pub fn read(text: &str) -> Result<Vec<Row>> {
    let text = text.trim_start_matches('\u{feff}');
    let head = text.lines().next().unwrap_or_default();
    let separator = if head.contains(';') { b';' } else { b',' };
    let mut lines = csv::ReaderBuilder::new().delimiter(separator).from_reader(text.as_bytes());
    let found = lines.headers()?.iter().map(str::to_owned).collect::<Vec<_>>();
    ensure!(found == COLUMNS, "its columns are {found:?}, not {COLUMNS:?}");
    lines.records().map(|line| row(&line?).context("a line has too few columns")).collect()
}

fn row(line: &csv::StringRecord) -> Option<Row> {
    let field = |place| line.get(place).map(str::to_owned);
    Some(Row {
        key: field(0)?,
        english: field(1)?,
        translation: field(2)?,
        used: field(3)?,
        proposal: field(4)?.trim().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pairs: &[(&str, &str)]) -> Texts {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_plural_form_english_lacks_is_shown_beside_the_other_form() {
        let english = texts(&[("n.room_one", "a room"), ("n.room_other", "{{ n }} rooms")]);
        let french =
            texts(&[("n.room_one", "une"), ("n.room_many", "{{ n }} de"), ("n.room_other", "{{ n }}")]);
        let rows = rows(&english, &french, &texts(&[("n.room", "pages/today.rs")]));
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().any(|row| row.key == "n.room_many" && row.english == "{{ n }} rooms"));
        assert!(rows.iter().all(|row| row.used == "pages/today.rs"));
    }

    #[test]
    fn what_was_written_comes_back_whatever_stands_in_it() {
        let row = Row {
            key: "a.b".to_owned(),
            english: "Say \"yes\", or no".to_owned(),
            translation: "Oui ;\nou non".to_owned(),
            used: String::new(),
            proposal: "«\u{a0}oui\u{a0}»".to_owned(),
        };
        let file = String::from_utf8(write(&[row]).unwrap()).unwrap();
        assert_eq!(read(&file).unwrap()[0].proposal, "«\u{a0}oui\u{a0}»");
        assert_eq!(read(&file).unwrap()[0].english, "Say \"yes\", or no");
    }

    #[test]
    fn a_spreadsheet_may_separate_by_semicolons_and_may_not_lose_a_column() {
        let file = "key;english;translation;used in;proposal\na.b;Yes;Si;x.rs; Sì \n";
        assert_eq!(read(file).unwrap()[0].proposal, "Sì");
        assert!(read("key,english,proposal\na.b,Yes,Sì\n").is_err());
    }
}
