//! What the files say and what is here, put side by side for the reconciliation.

use super::balance::{Counted, Share, Tally, Why, month};
use super::block_row::BlockRow;
use super::read::{EventLine, Told};
use chrono::{Months, NaiveDate};
use domain::event::EventStatus;
use std::collections::{BTreeMap, HashMap};
use store_model::import::events::{Known, NightHere};

/// What is here.
#[derive(Debug, Default)]
pub(super) struct Here {
    pub known: Vec<Known>,
    pub nights: Vec<NightHere>,
    pub others: Vec<(NaiveDate, EventStatus)>,
}

/// What became of the references that could be written; of all others nothing was taken.
pub(super) type Outcomes = HashMap<String, Result<(), Why>>;

/// What the files say, also in lines that are not taken, as far as these can be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    events: BTreeMap<Option<String>, Vec<Share>>,
    nights: BTreeMap<String, BTreeMap<NaiveDate, i64>>,
    /// Whether there was a file of events, and one of blocks.
    files: (bool, bool),
}

impl Said {
    /// Of all lines.
    pub fn of(events: &[EventLine], blocks: &[Told<BlockRow>], files: (bool, bool)) -> Self {
        let mut said = Self { files, ..Self::default() };
        for line in events {
            let share = ((line.month, line.status), 1);
            said.events.entry(line.told.reference.clone()).or_default().push(share);
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

    /// The first and the last day of the months that are named.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let events = self.events.values().flatten().filter_map(|((month, _), _)| *month);
        let months = || events.clone().chain(self.nights.values().flat_map(BTreeMap::keys).copied());
        let last = months().max()?;
        let end = last.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
        Some((months().min()?, end.unwrap_or(last)))
    }

    /// The reconciliation.
    pub fn settle(&self, here: &Here, outcomes: &Outcomes) -> Tally {
        let known =
            here.known.iter().map(|known| (known.reference.as_str(), known)).collect::<HashMap<_, _>>();
        let mut tally = Tally::default();
        for (reference, shares) in &self.events {
            let found = reference.as_deref().and_then(|reference| known.get(reference).copied());
            let here = found.map(|known| ((Some(month(known.from)), Some(known.status)), 1));
            let here = here.into_iter().collect::<Vec<_>>();
            let outcome = reference.as_ref().and_then(|reference| outcomes.get(reference));
            let since = found.is_some_and(|known| known.since);
            tally.settle(Counted::Events, shares, &here, why(outcome, since));
        }
        if self.files.0 {
            for (day, status) in &here.others {
                tally.beside(Counted::Events, (Some(month(*day)), Some(*status)), 1);
            }
        }
        if self.files.1 {
            self.settle_nights(&mut tally, (here, &known), outcomes);
        }
        tally
    }

    fn settle_nights(
        &self,
        tally: &mut Tally,
        (here, known): (&Here, &HashMap<&str, &Known>),
        outcomes: &Outcomes,
    ) {
        let mut found = HashMap::<&str, Vec<Share>>::new();
        for night in &here.nights {
            let place = (Some(month(night.night)), Some(night.status));
            match &night.reference {
                Some(reference) if self.nights.contains_key(reference) => {
                    found.entry(reference.as_str()).or_default().push((place, night.rooms));
                }
                _ => tally.beside(Counted::RoomNights, place, night.rooms),
            }
        }
        for (reference, months) in &self.nights {
            let event = known.get(reference.as_str());
            let in_file = self.events.get(&Some(reference.clone())).and_then(|shares| shares.first()?.0.1);
            let status = in_file.or_else(|| event.map(|event| event.status));
            let shares = months.iter().map(|(month, rooms)| ((Some(*month), status), *rooms));
            let here = found.remove(reference.as_str()).unwrap_or_default();
            let since = event.is_some_and(|event| event.since || event.block_since);
            let why = why(outcomes.get(reference), since);
            tally.settle(Counted::RoomNights, &shares.collect::<Vec<_>>(), &here, why);
        }
    }
}

/// Why files and house differ about a reference, if they do.
const fn why(outcome: Option<&Result<(), Why>>, since: bool) -> Why {
    match outcome {
        None => Why::Rejected,
        Some(Err(why)) => *why,
        Some(Ok(())) if since => Why::Since,
        Some(Ok(())) => Why::Lapsed,
    }
}
