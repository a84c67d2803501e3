//! Which entry a row of a file is about.

use super::room::plain;
use std::collections::HashMap;
use std::hash::Hash;

/// By what a person is known again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known<'a> {
    /// Number of the enrolment, or empty.
    pub enrolment: &'a str,
    /// Address, or empty.
    pub email: &'a str,
    /// Name.
    pub name: &'a str,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// Somebody new.
    New,
    /// The entry at this place.
    Entry(usize),
    /// Somebody an earlier row was about already: the one at this place.
    Again(usize),
}

/// Finds the entry of each row: by the number of the enrolment, else by the address, else by the name; address and name
/// only where one entry has them. A row with a number is never about an entry with another one.
pub fn matched(rows: &[Known<'_>], entries: &[Known<'_>]) -> Vec<Match> {
    let numbers = unique(entries, number);
    let addresses = unique(entries, |one| folded(one.email));
    let names = unique(entries, |one| folded(one.name));
    let mut taken = HashMap::new();
    let (mut new_numbers, mut new_names) = (HashMap::new(), HashMap::<_, (usize, bool)>::new());
    let of_row = |(place, row): (usize, &Known<'_>)| {
        let may = |found: &usize| number(row).is_none() || number(&entries[*found]).is_none();
        let by_number = number(row).and_then(|key| numbers.get(&key).copied().flatten());
        let by_address =
            || folded(row.email).and_then(|key| addresses.get(&key).copied().flatten()).filter(may);
        let by_name = || folded(row.name).and_then(|key| names.get(&key).copied().flatten()).filter(may);
        if let Some(entry) = by_number.or_else(by_address).or_else(by_name) {
            let first = *taken.entry(entry).or_insert(place);
            return if first == place { Match::Entry(entry) } else { Match::Again(first) };
        }
        if let Some(number) = number(row) {
            let first = *new_numbers.entry(number).or_insert(place);
            if first != place {
                return Match::Again(first);
            }
        }
        // Two of one name are two people only where each has a number.
        let Some(name) = folded(row.name) else { return Match::New };
        let (first, has_number) = *new_names.entry(name).or_insert((place, number(row).is_some()));
        let is_other = first == place || has_number && number(row).is_some();
        if is_other { Match::New } else { Match::Again(first) }
    };
    rows.iter().enumerate().map(of_row).collect()
}

fn number(known: &Known<'_>) -> Option<String> {
    let number = known.enrolment.trim().to_lowercase();
    (!number.is_empty()).then_some(number)
}

fn folded(text: &str) -> Option<String> {
    let text = plain(text);
    (!text.is_empty()).then_some(text)
}

/// The place of each key; none where two have it.
fn unique<K: Eq + Hash>(
    entries: &[Known<'_>],
    key: impl Fn(&Known<'_>) -> Option<K>,
) -> HashMap<K, Option<usize>> {
    let mut places = HashMap::new();
    for (place, entry) in entries.iter().enumerate() {
        if let Some(key) = key(entry) {
            places.entry(key).and_modify(|known| *known = None).or_insert(Some(place));
        }
    }
    places
}
