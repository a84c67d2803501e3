use super::super::tests::{entry, group, on};
use super::super::*;
use super::*;

/// What a forecast said of events.
fn said(origin: &str, groups: Vec<GroupLine>) -> Entry {
    Entry { groups, ..entry(origin) }
}

fn scored(entries: &[Entry], came: &dyn Fn(&str) -> bool) -> Chances {
    Record::of(entries, &|_, _| Some(0.0), &|code| Some(came(code))).events
}

#[test]
fn those_called_off_long_before_their_time_were_scored_and_none_that_was_still_to_come() {
    let entries =
        [said("2026-01-10", vec![group("A", "2026-07-01", 0.7, 50.0), group("B", "2026-07-01", 0.7, 50.0)])];
    // A is called off in March; that B comes is known when its last night is slept.
    let on_day = |today: &'static str| {
        let over = move |_, until| (until <= on(today)).then_some(0.0);
        let outcome = move |code: &str| {
            if code == "A" { Some(false) } else { (on(today) >= on("2026-07-06")).then_some(true) }
        };
        Record::of(&entries, &over, &outcome).events
    };
    assert_eq!([on_day("2026-04-01").n, on_day("2026-07-28").n], [0, 0]);
    let both = &on_day("2026-07-29").rows[0];
    assert_eq!((both.n, both.bins[0].came), (2, 0.5));
}

#[test]
fn events_all_but_certain_on_the_eve_flattered_what_was_said_of_events() {
    // Told every day of two months: one in two until a month before, and all but certain from then on.
    let told = |ahead: u64| {
        let origin = on("2026-07-01") - chrono::Days::new(ahead);
        said(&origin.to_string(), vec![group("A", "2026-07-01", if ahead > 28 { 0.5 } else { 0.99 }, 50.0)])
    };
    let entries: Vec<Entry> = (1..=60).map(told).collect();
    let events = scored(&entries, &|_| true);
    assert_eq!((events.n, events.events), (2, 1), "two distances, and one event: not sixty chances");
    let rows: Vec<_> =
        events.rows.iter().map(|row| (row.from, row.n, row.bins[0].said, row.bins[0].came)).collect();
    assert_eq!(rows, [(29, 1, 0.5, 1.0), (1, 1, 0.99, 1.0)]);
    assert!((events.rows[0].brier - 0.25).abs() < 1e-9);
}

#[test]
fn of_an_event_the_first_chance_of_a_distance_counts_whatever_the_order_of_what_was_kept() {
    let told = |origin, chance| said(origin, vec![group("A", "2026-07-01", chance, 50.0)]);
    let entries = [told("2026-06-20", 0.9), told("2026-06-10", 0.4), told("2026-01-10", 0.2)];
    let events = scored(&entries, &|_| false);
    let rows: Vec<_> = events.rows.iter().map(|row| (row.from, row.to, row.bins[0].said)).collect();
    assert_eq!(rows, [(91, None, 0.2), (1, Some(28), 0.4)]);
    let late: Vec<_> = events.rows.iter().map(|row| row.replayed).collect();
    assert_eq!(late, [1, 0], "made in June");
}

#[test]
fn events_that_nobody_doubted_stand_apart_from_those_asked_for() {
    let agreed = GroupLine { stage: Stage::Definite, typed: None, ..group("B", "2026-07-01", 0.97, 50.0) };
    let events = scored(&[said("2026-06-10", vec![group("A", "2026-07-01", 0.5, 50.0), agreed])], &|_| true);
    let rows: Vec<_> = events.rows.iter().map(|row| (row.agreed, row.n, row.typed)).collect();
    assert_eq!(rows, [(false, 1, Some((0.0, 1))), (true, 1, None)]);
    assert_eq!((events.n, events.events), (2, 2));
}

#[test]
fn one_that_had_begun_or_that_waited_for_rooms_has_no_chance_to_score() {
    let waits = GroupLine { waits: true, ..group("W", "2026-07-01", 0.5, 50.0) };
    let entries = [said("2026-06-10", vec![group("A", "2026-06-10", 0.9, 50.0), waits])];
    assert_eq!(scored(&entries, &|_| true), Chances::default());
}

#[test]
fn chances_of_events_are_scored_beside_those_typed_in() {
    let record =
        Record::of(&[entry("2026-06-01")], &|_, _| Some(0.0), &|code| (code != "C").then_some(code == "A"));
    let row = &record.events.rows[0];
    assert_eq!((record.events.n, row.n, row.typed), (2, 2, Some((0.5, 2))));
    assert!((row.brier - f64::midpoint(0.25, 0.09)).abs() < 1e-9);
    let bins: Vec<_> = row.bins.iter().map(|bin| (bin.n, bin.came)).collect();
    assert_eq!(bins, [(1, 0.0), (1, 1.0)]);
}
