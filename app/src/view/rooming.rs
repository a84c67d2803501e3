//! A rooming list as its page holds it: the lines as typed, and what is wrong with them.

use domain::calendar::next_day;
use domain::campus::RoomType;
use domain::event::Event;
use domain::ids::EntryId;
use domain::rooming::{Details, Entry, Field, Value};
use service::rooming::{Draft, Edit, Outcome, RoomingRecord};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Lines of a page.
pub const LINES: usize = 100;

/// Empty lines below them.
pub const EMPTY: usize = 3;

/// What is typed in the fields of a line, by field.
pub type Fields = BTreeMap<Field, String>;

/// What was just done, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Everything is saved.
    Saved,
    /// Some were approved.
    Approved,
    /// What was approved is booked.
    Booked,
    /// What changed is taken over into the stays.
    Settled,
    /// The list is marked as seen.
    Seen,
    /// A file was taken over.
    Imported,
    /// Stays booked without the list are on it.
    Adopted,
    /// Nobody was ticked.
    Nobody,
    /// Somebody else was quicker; nothing was done.
    Stale,
}

impl News {
    const ALL: [(Self, &str); 9] = [
        (Self::Saved, "saved"),
        (Self::Approved, "approved"),
        (Self::Booked, "booked"),
        (Self::Settled, "settled"),
        (Self::Seen, "seen"),
        (Self::Imported, "imported"),
        (Self::Adopted, "adopted"),
        (Self::Nobody, "nobody"),
        (Self::Stale, "stale"),
    ];

    /// What an address says.
    pub fn code(self) -> &'static str {
        Self::ALL.into_iter().find(|(news, _)| *news == self).map_or("", |(_, code)| code)
    }

    /// Reads it back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == code).map(|(news, _)| news)
    }
}

/// The page.
#[derive(Debug)]
pub struct ListPage {
    /// The list.
    pub record: RoomingRecord,
    /// The first line shown, from 0.
    pub from: usize,
    /// What was sent and could not be taken.
    pub sent: Option<Sent>,
    /// What is wrong with it.
    pub faults: Vec<LineFault>,
    /// What was just done.
    pub news: Option<News>,
    /// What could not be booked or taken over.
    pub outcome: Option<Outcome>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFault {
    /// The name of its field in the form; none where it is the list.
    pub field: Option<String>,
    /// Stable word for what is wrong.
    pub code: &'static str,
}

/// The form as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The lines by what their fields begin with: the id of an entry, or `new-0`.
    pub lines: BTreeMap<String, SentLine>,
    /// The entries that are ticked.
    pub ticked: Vec<EntryId>,
    /// What is to be done.
    pub deed: String,
    /// The first line that was shown.
    pub from: usize,
    /// The version of the list that was shown.
    pub version: i64,
    /// Made up with the form, so that it is done once.
    pub key: String,
}

/// A line as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentLine {
    /// What is typed.
    pub fields: Fields,
    /// The version that was seen.
    pub version: i64,
    /// What told the line as it was shown.
    pub was: String,
}

impl Sent {
    /// Reads the fields of the form.
    pub fn read(fields: &[(String, String)]) -> Self {
        let mut sent = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "tick" => sent.ticked.extend(value.parse::<EntryId>()),
                "deed" => sent.deed.clone_from(value),
                "from" => sent.from = value.parse().unwrap_or_default(),
                "version" => sent.version = value.parse().unwrap_or_default(),
                "key" => sent.key.clone_from(value),
                name => {
                    let Some((line, field)) = name.rsplit_once('.') else { continue };
                    let line = sent.lines.entry(line.to_owned()).or_default();
                    match (field, Field::parse(field)) {
                        ("version", _) => line.version = value.parse().unwrap_or_default(),
                        ("was", _) => line.was.clone_from(value),
                        (_, Some(field)) => {
                            line.fields.insert(field, value.trim().to_owned());
                        }
                        _ => {}
                    }
                }
            }
        }
        for line in sent.lines.values_mut() {
            // A box that is not ticked is not sent.
            line.fields.entry(Field::StepFree).or_default();
        }
        sent
    }

    /// What is to be written, each with what its fields begin with. Lines that nobody touched are left alone, whatever
    /// somebody else made of them since.
    pub fn edits(&self) -> Vec<(String, Edit)> {
        let edit = |(name, line): (&String, &SentLine)| {
            let draft = || Draft(line.fields.clone());
            match name.parse::<EntryId>() {
                Ok(id) => line.is_touched().then(|| Edit::Change(id, line.version, draft())),
                Err(_) => (line.is_touched() && !line.is_empty()).then(|| Edit::Add(draft())),
            }
            .map(|edit| (name.clone(), edit))
        };
        self.lines.iter().filter_map(edit).collect()
    }
}

impl SentLine {
    /// Whether somebody typed something in it.
    pub fn is_touched(&self) -> bool {
        told(&self.fields) != self.was
    }

    /// Whether nothing is typed; a room type is chosen in every line.
    fn is_empty(&self) -> bool {
        self.fields.iter().all(|(field, text)| *field == Field::RoomType || text.is_empty())
    }
}

/// What an entry says, as its fields hold it.
pub fn typed(details: &Details, types: &[RoomType]) -> Fields {
    let text = |field| match details.value(field) {
        Value::Text(text) => text,
        Value::Day(day) => day.map(|day| day.to_string()).unwrap_or_default(),
        Value::RoomType(id) => {
            types.iter().find(|kind| kind.id == id).map(|kind| kind.code.to_string()).unwrap_or_default()
        }
        Value::Flag(yes) => if yes { "yes" } else { "" }.to_owned(),
        Value::State(_) => String::new(),
    };
    Field::ALL.into_iter().map(|field| (field, text(field))).collect()
}

/// An empty line: the days of the event, and the usual type of room.
pub fn fresh(event: &Event, room_type: Option<String>) -> Fields {
    let departure = event.until.max(next_day(event.from));
    let text = |field| match field {
        Field::Arrival => event.from.to_string(),
        Field::Departure => departure.to_string(),
        Field::RoomType => room_type.clone().unwrap_or_default(),
        _ => String::new(),
    };
    Field::ALL.into_iter().map(|field| (field, text(field))).collect()
}

/// A word that tells one line from another.
pub fn told(fields: &Fields) -> String {
    let mut hasher = DefaultHasher::new();
    fields.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

impl ListPage {
    /// The list as it stands.
    pub fn of(record: RoomingRecord, from: usize) -> Self {
        Self { record, from, sent: None, faults: Vec::new(), news: None, outcome: None }
    }

    /// The entries of the page, each with its place in the list.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.record.entries.iter().enumerate().skip(self.from).take(LINES)
    }

    /// What is wrong with a field.
    pub fn fault(&self, name: &str) -> Option<&'static str> {
        self.faults.iter().find(|fault| fault.field.as_deref() == Some(name)).map(|fault| fault.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_line_nobody_touched_and_an_empty_one_are_left_alone() {
        let id = "00000000-0000-0000-0000-000000000001";
        let touch = |name: &str, was: &str| {
            let (field, hash) = (format!("{id}.name"), format!("{id}.was"));
            Sent::read(&pairs(&[
                (&field, name),
                (&hash, was),
                ("new-0.name", ""),
                ("new-0.room_type", "single"),
            ]))
        };
        let was = told(&touch("Ada", "").lines[id].fields);
        assert_eq!(touch("Ada", &was).edits(), []);
        assert_eq!(touch("Eve", &was).edits().len(), 1);
        let new = Sent::read(&pairs(&[("new-1.name", "Zoe"), ("new-1.step_free", "yes")])).edits();
        assert!(matches!(&new[..], [(name, Edit::Add(_))] if name == "new-1"), "{new:?}");
    }
}
