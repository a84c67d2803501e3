use super::super::group::Stage;
use super::super::outlook::{How, Made, Peers};
use super::*;
use crate::target::TargetPeriod;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn line(from: NaiveDate, nights: u64, p50: f64) -> Line {
    Line {
        from,
        until: from + chrono::Days::new(nights),
        slept: 0,
        booked: 5,
        held: 0,
        open: 50,
        mean: p50,
        p10: p50 - 2.0,
        p50,
        p90: p50 + 2.0,
        wanted: p50,
        classes: [0.0; 4],
        peers: Peers { last_year: Some(p50 + 4.0), pick_up: None },
    }
}

fn goal(chance: f64) -> Goal {
    Goal {
        period: TargetPeriod::Year,
        first_year: 2026,
        target: 3_650,
        chance,
        mean: 3_600.0,
        p10: 3_500.0,
        p50: 3_600.0,
        p90: 3_700.0,
        committed: 0.0,
        stress: 0.0,
        stress_chance: 0.0,
        events: Vec::new(),
        months: Vec::new(),
    }
}

fn group(code: &str, from: &str, comes: f64, mean: f64) -> GroupLine {
    GroupLine {
        code: code.into(),
        title: "Somebody's course".into(),
        stage: Stage::Tentative,
        from: on(from),
        room_nights: 100,
        comes,
        like: 4,
        typed: Some(1.0),
        mean,
    }
}

fn entry(origin: &str) -> Entry {
    let origin = on(origin);
    let night = |days| line(origin + chrono::Days::new(days), 1, 9.0);
    Entry {
        origin,
        made_at: "2026-06-02T03:00:00Z".parse().unwrap(),
        individuals: How::PickUp,
        nights: vec![night(1), night(7)],
        sums: vec![line(origin + chrono::Days::new(1), 28, 280.0)],
        months: Vec::new(),
        years: vec![Line { mean: 3_600.0, ..line(on("2026-01-01"), 365, 0.0) }],
        goals: vec![goal(0.6)],
        groups: vec![group("A", "2026-07-01", 0.5, 50.0), group("B", "2026-08-01", 0.3, 30.0)],
    }
}

/// Ten rooms every night of 2026, known up to a day.
fn came(known: &'static str) -> impl Fn(NaiveDate, NaiveDate) -> Option<f64> {
    move |from, until| (until <= on(known)).then(|| 10.0 * f64::from(day(until) - day(from)))
}

#[test]
fn a_night_is_scored_once_its_day_has_come_beside_what_simple_ways_said() {
    let entries = [entry("2026-06-01"), entry("2026-06-02")];
    let record = Record::of(&entries, &came("2026-06-04"), &|_| None);
    let days: Vec<_> = record.nights.iter().map(|row| (row.days, row.forecast.n)).collect();
    assert_eq!((days, record.sums.len()), (vec![(1, 2)], 0), "nights a week ahead are to come");
    let row = &record.nights[0];
    assert!((row.forecast.wape - 0.1).abs() < 1e-9 && (row.forecast.coverage80 - 1.0).abs() < 1e-9);
    assert!((row.on_the_books.unwrap().wape - 0.5).abs() < 1e-9 && row.pick_up.is_none());
    assert!(!row.is_calibrated());
    assert_eq!(row.has_skill(), None, "pick-up knows none of these nights");
    let all = RecordRow { pick_up: row.on_the_books, ..row.clone() };
    assert_eq!(all.has_skill(), Some(true));
    let record = Record::of(&entries, &came("2027-01-01"), &|_| None);
    assert_eq!((record.sums[0].days, record.sums[0].forecast.n), (28, 2));
    assert_eq!((record.entries, record.since, record.replayed), (2, Some(on("2026-06-01")), 0));
}

#[test]
fn a_goal_is_scored_when_its_year_is_over_and_one_year_is_no_record() {
    let entries = [entry("2026-05-31"), entry("2026-06-01")];
    let record = Record::of(&entries, &came("2027-01-01"), &|_| None);
    let rows: Vec<_> = record.goals.iter().map(|row| (row.months, row.n, row.goals)).collect();
    assert_eq!(rows, [(7, 2, 1)], "June and six months after it");
    assert!((record.goals[0].brier - 0.16).abs() < 1e-9 && record.goals[0].coverage80 > 0.99);
    assert_eq!([record.trust(7), record.trust(10)], [Trust::Uncalibrated, Trust::NoSkill]);
    let row = |brier| GoalRow { goals: 3, brier, ..record.goals[0] };
    let of = |brier| Record { goals: vec![row(brier)], ..Record::default() }.trust(7);
    assert_eq!([of(0.1), of(0.24)], [Trust::Scored, Trust::NoSkill]);
}

#[test]
fn what_was_made_long_after_its_day_is_counted_apart() {
    let late = Entry { made_at: "2026-07-01T03:00:00Z".parse().unwrap(), ..entry("2026-06-01") };
    assert_eq!(Record::of(&[late, entry("2026-06-01")], &|_, _| None, &|_| None).replayed, 1);
}

#[test]
fn chances_of_events_are_scored_beside_those_typed_in() {
    let record =
        Record::of(&[entry("2026-06-01")], &|_, _| None, &|code| (code != "C").then_some(code == "A"));
    let events = record.events;
    assert_eq!((events.n, events.typed), (2, Some((0.5, 2))));
    assert!((events.brier.unwrap() - f64::midpoint(0.25, 0.09)).abs() < 1e-9);
    let bins: Vec<_> = events.bins.iter().map(|bin| (bin.n, bin.came)).collect();
    assert_eq!(bins, [(1, 0.0), (1, 1.0)]);
}

#[test]
fn what_moved_is_told_by_event_and_the_rest_adds_up() {
    let before = entry("2026-06-01");
    let groups = vec![group("A", "2026-07-01", 0.9, 90.0), group("N", "2026-09-01", 0.5, 20.0)];
    let year = Line { mean: 3_620.0, ..before.years[0].clone() };
    let now = Outlook {
        made: Made {
            as_of: before.made_at,
            paths: 1,
            seed: 1,
            individuals: How::PickUp,
            learned_as_of: before.origin,
        },
        until: on("2027-01-01"),
        nights: Vec::new(),
        sums: Vec::new(),
        weeks: Vec::new(),
        months: Vec::new(),
        years: vec![year],
        goals: Vec::new(),
        groups,
        pavilions: Vec::new(),
    };
    let moved = &Moved::between(&before, &now, on("2026-06-08"))[0];
    let by: Vec<_> = moved.events.iter().map(|event| (event.code.as_str(), event.by)).collect();
    assert_eq!(by, [("A", 40.0), ("B", -30.0), ("N", 20.0)]);
    assert!(moved.events[1].gone && moved.events[2].new);
    assert!((moved.rest + 10.0).abs() < 1e-9, "20 in all, 30 of them by events");
    let kept = Entry::of(now, on("2026-06-08"), before.made_at);
    assert!(kept.groups.iter().all(|group| group.title.is_empty()), "a title may name somebody");
}
