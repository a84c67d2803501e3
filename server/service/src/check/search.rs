//! The words of the search are those of the records, no more and no less.

use super::Violation;
use super::snapshot::{Snapshot, Words};
use domain::search::folded;
use std::collections::BTreeSet;
use uuid::Uuid;

pub(super) fn words(data: &Snapshot) -> Vec<Violation> {
    data.words.iter().flat_map(differences).collect()
}

/// One violation a record, whatever number of its words is wrong.
fn differences(words: &Words) -> Vec<Violation> {
    let known = words.records.iter();
    let expected = known.flat_map(|record| folded(&record.text).into_iter().map(|word| (record.id, word)));
    let expected = expected.collect::<BTreeSet<_>>();
    let stored = words.entries.iter().cloned().collect::<BTreeSet<(Uuid, String)>>();
    let wrong = expected.symmetric_difference(&stored).map(|(id, _)| *id).collect::<BTreeSet<_>>();
    wrong.into_iter().map(|id| Violation::SearchWords { subject: words.subject.code(), id }).collect()
}
