//! How likely an event is to come, learned from those that went before it.
//!
//! The share of past events that came, from where this one stands, moved by what is known of it: its kind, its client
//! and how far off it is. Each of these moves the odds by as much as the record bears out: the share among those alike
//! is drawn towards the share of all, as if [`WEIGHT`] more of the common sort had been seen (the mean of a beta
//! distribution; Gelman et al., *Bayesian Data Analysis*, section 2.4), and the odds ratios are multiplied, as if
//! they told nothing of each other (naive Bayes). With no record at all it says one in two.

use super::{Client, EventKind, EventStatus};

/// How many events of the common sort a share among few is mixed with.
const WEIGHT: f64 = 20.0;

/// What is known of an event when it comes to a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The status.
    pub status: EventStatus,
    /// What it is.
    pub kind: EventKind,
    /// For whom.
    pub client: Client,
    /// Days from then to its first day.
    pub lead: i64,
}

/// An event of the past at a status it came to, and whether it took place in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Precedent {
    /// What was known then.
    pub then: Outlook,
    /// Whether it came.
    pub came: bool,
}

/// How likely an event is to come, and what that rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Odds {
    /// From 0 to 1.
    pub probability: f64,
    /// How many events came to that status before it.
    pub precedents: usize,
    /// How many of these were of its kind.
    pub of_kind: usize,
}

impl Odds {
    /// In whole percent. Nothing still open is certain either way.
    #[expect(clippy::cast_possible_truncation, reason = "from 1 to 99")]
    pub fn percent(self) -> i64 {
        (self.probability * 100.0).round().clamp(1.0, 99.0) as i64
    }
}

/// What the record says of an event.
pub fn odds(of: &Outlook, record: &[Precedent]) -> Odds {
    let alike: Vec<_> = record.iter().filter(|one| one.then.status == of.status).collect();
    let share = |near: &dyn Fn(&Outlook) -> bool, towards: f64, weight: f64| {
        let near = alike.iter().filter(|one| near(&one.then));
        let (all, came) = near.fold((0.0, 0.0), |(all, came), one| (all + 1.0, came + f64::from(one.came)));
        (came + weight * towards) / (all + weight)
    };
    // Two more, one of each, keep a share of few from being nothing or all.
    let base = share(&|_| true, 0.5, 2.0);
    let ratio = |near: &dyn Fn(&Outlook) -> bool| ratio(share(near, base, WEIGHT)) / ratio(base);
    let moved = ratio(&|then| then.kind == of.kind)
        * ratio(&|then| then.client == of.client)
        * ratio(&|then| span(then.lead) == span(of.lead));
    let moved = self::ratio(base) * moved;
    let of_kind = alike.iter().filter(|one| one.then.kind == of.kind).count();
    Odds { probability: moved / (1.0 + moved), precedents: alike.len(), of_kind }
}

fn ratio(probability: f64) -> f64 {
    probability / (1.0 - probability)
}

/// Lead times that are taken together: a fortnight, two months, half a year, longer.
const fn span(lead: i64) -> u8 {
    match lead {
        ..=14 => 0,
        15..=60 => 1,
        61..=180 => 2,
        _ => 3,
    }
}

/// The mean square of what was said against what came (Brier 1950): 0 is perfect, 0.25 is what always saying one in
/// two would get; none without anything said.
pub fn brier(said: impl IntoIterator<Item = (f64, bool)>) -> Option<f64> {
    let (sum, number) = said.into_iter().fold((0.0, 0.0), |(sum, number), (said, came)| {
        let miss = said - f64::from(came);
        (miss.mul_add(miss, sum), number + 1.0)
    });
    (number > 0.0).then(|| sum / number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlook(kind: EventKind, lead: i64) -> Outlook {
        Outlook { status: EventStatus::Tentative, kind, client: Client::Own, lead }
    }

    fn record(kind: EventKind, lead: i64, came: usize, all: usize) -> Vec<Precedent> {
        (0..all).map(|place| Precedent { then: outlook(kind, lead), came: place < came }).collect()
    }

    #[test]
    fn without_a_record_it_is_as_likely_as_not() {
        let odds = odds(&outlook(EventKind::Retreat, 30), &[]);
        assert!((odds.probability - 0.5).abs() < 1e-12);
        assert_eq!((odds.precedents, odds.percent()), (0, 50));
    }

    #[test]
    fn a_kind_that_always_came_counts_for_more_the_more_often_it_did() {
        let others = record(EventKind::Training, 30, 50, 100);
        let likely = |times| {
            let record = [others.clone(), record(EventKind::Master, 30, times, times)].concat();
            odds(&outlook(EventKind::Master, 30), &record).probability
        };
        assert!(likely(0) < likely(2) && likely(2) < likely(20) && likely(20) < 1.0);
        assert!(likely(2) < 0.6, "two events are no proof");
        assert!(likely(40) > 0.75, "forty are");
    }

    #[test]
    fn a_client_whose_events_are_lost_lowers_the_odds_of_its_own_alone() {
        let of = |client, came| {
            let then = Outlook { client, ..outlook(EventKind::Training, 30) };
            (0..100).map(move |place| Precedent { then, came: place < came })
        };
        let record = of(Client::Own, 90).chain(of(Client::Government, 30)).collect::<Vec<_>>();
        let likely =
            |client| odds(&Outlook { client, ..outlook(EventKind::Training, 30) }, &record).probability;
        let (own, other) = (likely(Client::Own), likely(Client::Government));
        assert!((own - 0.9).abs() < 0.06 && (other - 0.3).abs() < 0.08, "{own} {other}");
    }

    #[test]
    fn a_lead_time_at_which_events_are_lost_lowers_the_odds() {
        let record =
            [record(EventKind::Training, 10, 90, 100), record(EventKind::Training, 300, 30, 100)].concat();
        let near = odds(&outlook(EventKind::Training, 12), &record).probability;
        let far = odds(&outlook(EventKind::Training, 365), &record).probability;
        assert!((near - 0.9).abs() < 0.06 && (far - 0.3).abs() < 0.08, "{near} {far}");
    }

    #[test]
    fn what_came_to_another_status_says_nothing_of_this_one() {
        let mut record = record(EventKind::Training, 10, 0, 100);
        for one in &mut record {
            one.then.status = EventStatus::Enquiry;
        }
        assert_eq!(odds(&outlook(EventKind::Training, 10), &record).precedents, 0);
    }

    #[test]
    fn certainty_scores_nothing_where_it_was_right_and_one_where_it_was_wrong() {
        assert_eq!(brier([(1.0, true), (0.0, false)]), Some(0.0));
        assert_eq!(brier([(1.0, false)]), Some(1.0));
        assert_eq!(brier([(0.5, true), (0.5, false)]), Some(0.25));
        assert_eq!(brier([]), None);
    }
}
