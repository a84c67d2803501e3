//! What the files say and what is here, put side by side for the reconciliation.

use super::balance::{Counted, Share, Tally, Why, is_lapsed, month};
use super::block_row::BlockRow;
use super::read::{EventLine, Told};
use chrono::{Months, NaiveDate};
use domain::event::EventStatus;
use std::collections::{BTreeMap, HashMap, HashSet};
use store_model::import::events::{Hand, Known, NightHere};

/// What is here.
#[derive(Debug, Default)]
pub(super) struct Here {
    /// The first and the last day of what is compared; none where the files name no month.
    pub span: Option<(NaiveDate, NaiveDate)>,
    pub known: Vec<Known>,
    pub nights: Vec<NightHere>,
    pub others: Vec<(NaiveDate, EventStatus)>,
}

impl Here {
    fn by_reference(&self) -> HashMap<&str, &Known> {
        self.known.iter().map(|known| (known.reference.as_str(), known)).collect()
    }
}

/// What became of the references that could be written; of all others nothing was taken.
pub(super) type Outcomes = HashMap<String, Result<(), Why>>;

/// What the files say, also in lines that are not taken, as far as these can be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    events: BTreeMap<Option<String>, Vec<Share>>,
    nights: BTreeMap<String, BTreeMap<NaiveDate, i64>>,
    /// The references of events whose option is over.
    over: HashSet<String>,
    /// Whether there was a file of events, and one of blocks.
    files: (bool, bool),
}

impl Said {
    /// Of all lines, read on a day.
    pub fn of(
        events: &[EventLine],
        blocks: &[Told<BlockRow>],
        files: (bool, bool),
        today: NaiveDate,
    ) -> Self {
        let mut said = Self { files, ..Self::default() };
        for line in events {
            let share = ((line.month, line.status), 1);
            said.events.entry(line.told.reference.clone()).or_default().push(share);
            let row = line.told.content.as_ref().ok();
            if row.is_some_and(|row| row.option_over(today)) {
                said.over.extend(line.told.reference.clone());
            }
        }
        for told in blocks {
            let (Some(reference), Ok(row)) = (&told.reference, &told.content) else { continue };
            let months = said.nights.entry(reference.clone()).or_default();
            for night in row.nights() {
                *months.entry(month(night)).or_default() += row.rooms;
            }
        }
        said
    }

    /// The first and the last day of the months that the files name, and of those in which their events are here.
    pub fn span(&self, known: &[Known]) -> Option<(NaiveDate, NaiveDate)> {
        let events = self.events.values().flatten().filter_map(|((month, _), _)| *month);
        let named = known.iter().filter(|known| {
            self.nights.contains_key(&known.reference)
                || self.events.contains_key(&Some(known.reference.clone()))
        });
        let here = named.flat_map(|known| [month(known.from), month(known.until)]);
        let months = events
            .chain(self.nights.values().flat_map(BTreeMap::keys).copied())
            .chain(here)
            .collect::<Vec<_>>();
        let (first, last) = (*months.iter().min()?, *months.iter().max()?);
        let end = last.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
        Some((first, end.unwrap_or(last)))
    }

    /// The reconciliation.
    pub fn settle(&self, here: &Here, outcomes: &Outcomes) -> Tally {
        let mut tally = Tally::default();
        if self.files.0 {
            self.settle_events(&mut tally, here, outcomes);
        }
        if self.files.1 {
            self.settle_nights(&mut tally, here, outcomes);
        }
        tally
    }

    fn settle_events(&self, tally: &mut Tally, here: &Here, outcomes: &Outcomes) {
        let counted = Counted::Events;
        self.events.values().flatten().for_each(|share| tally.in_file(counted, *share));
        for (day, status) in &here.others {
            tally.others(counted, ((Some(month(*day)), Some(*status)), 1));
        }
        let share = |known: &Known| ((Some(month(known.from)), Some(known.status)), 1);
        for known in &here.known {
            let is_named = self.events.contains_key(&Some(known.reference.clone()));
            let is_near = here.span.is_some_and(|(first, last)| first <= known.from && known.from <= last);
            if is_named || is_near {
                tally.here(counted, share(known));
            }
            if is_near && !is_named {
                tally.explain(counted, Why::Absent, (&[], &[share(known)]));
            }
        }
        let known = here.by_reference();
        for (reference, in_file) in &self.events {
            let found = reference.as_deref().and_then(|reference| known.get(reference).copied());
            let here = found.map(share).into_iter().collect::<Vec<_>>();
            let hand = found.map_or(Hand::Nobody, |known| known.hand);
            let outcome = reference.as_ref().and_then(|reference| outcomes.get(reference));
            let is_over = reference.as_ref().is_some_and(|reference| self.over.contains(reference));
            let shares = (in_file.as_slice(), here.as_slice());
            if let Some(why) = why(outcome, (hand, is_over), shares) {
                tally.explain(counted, why, shares);
            }
        }
    }

    fn settle_nights(&self, tally: &mut Tally, here: &Here, outcomes: &Outcomes) {
        let (counted, known) = (Counted::RoomNights, here.by_reference());
        let mut found = HashMap::<&str, Vec<Share>>::new();
        for night in &here.nights {
            let share = ((Some(month(night.night)), Some(night.status)), night.rooms);
            let Some(reference) = &night.reference else {
                tally.others(counted, share);
                continue;
            };
            tally.here(counted, share);
            if self.nights.contains_key(reference) {
                found.entry(reference.as_str()).or_default().push(share);
            } else {
                // Rooms that somebody agreed or changed here are not missing from any file.
                let hand = known.get(reference.as_str()).map_or(Hand::Nobody, |known| known.block_hand);
                let why = if hand == Hand::Somebody { Why::Since } else { Why::Absent };
                tally.explain(counted, why, (&[], &[share]));
            }
        }
        for (reference, months) in &self.nights {
            let event = known.get(reference.as_str());
            let in_file = self.events.get(&Some(reference.clone())).and_then(|shares| shares.first()?.0.1);
            let status = in_file.or_else(|| event.map(|event| event.status));
            let in_file = months.iter().map(|(month, rooms)| ((Some(*month), status), *rooms));
            let in_file = in_file.collect::<Vec<_>>();
            for share in &in_file {
                tally.in_file(counted, *share);
            }
            let here = found.remove(reference.as_str()).unwrap_or_default();
            let hand = event.map_or(Hand::Nobody, |event| event.hand.max(event.block_hand));
            let shares = (in_file.as_slice(), here.as_slice());
            let let_go = (hand, self.over.contains(reference));
            if let Some(why) = why(outcomes.get(reference), let_go, shares) {
                tally.explain(counted, why, shares);
            }
        }
    }
}

/// Why files and house differ about a reference, if they do and it is known. What the server does by itself is to let go of
/// options: whatever else differs, and nobody did, has no reason.
fn why(
    outcome: Option<&Result<(), Why>>,
    (hand, is_over): (Hand, bool),
    (in_file, here): (&[Share], &[Share]),
) -> Option<Why> {
    match outcome {
        None => Some(Why::Rejected),
        Some(Err(why)) => Some(*why),
        Some(Ok(())) if hand == Hand::Somebody => Some(Why::Since),
        Some(Ok(())) => {
            let let_go = is_over || hand == Hand::Server;
            (let_go && is_lapsed(in_file, here)).then_some(Why::Lapsed)
        }
    }
}
