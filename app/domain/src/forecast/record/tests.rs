mod period;

use super::super::group::Stage;
use super::super::outlook::{How, Made, Peers};
use super::super::score::{Score, Scored};
use super::*;
use crate::target::TargetPeriod;

pub(super) fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn line(from: NaiveDate, nights: u64, p50: f64) -> Line {
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
        ranges: Vec::new(),
        beside: None,
        parts: None,
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
        missing: 0,
        free_months: 0,
        free: 0,
        stress: 0.0,
        stress_chance: 0.0,
        events: Vec::new(),
        months: Vec::new(),
    }
}

pub(super) fn group(code: &str, from: &str, comes: f64, mean: f64) -> GroupLine {
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
        by_year: std::collections::BTreeMap::new(),
        waits: false,
    }
}

pub(super) fn entry(origin: &str) -> Entry {
    let origin = on(origin);
    let night = |days| line(origin + chrono::Days::new(days), 1, 9.0);
    Entry {
        origin,
        made_at: "2026-06-02T03:00:00Z".parse().unwrap(),
        individuals: How::PickUp,
        learned_as_of: Some(origin),
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
    let days: Vec<_> = record.nights.iter().map(|row| (row.days, row.figures.forecast.n)).collect();
    assert_eq!((days, record.sums.len()), (vec![(1, 2)], 0), "nights a week ahead are to come");
    let row = &record.nights[0];
    assert!(
        (row.figures.forecast.wape - 0.1).abs() < 1e-9
            && (row.figures.forecast.coverage80 - 1.0).abs() < 1e-9
    );
    assert!((row.figures.on_the_books.unwrap().wape - 0.5).abs() < 1e-9 && row.figures.pick_up.is_none());
    assert!(!row.figures.is_calibrated());
    assert_eq!(row.figures.skill, None, "of two nights");
    let record = Record::of(&entries, &came("2027-01-01"), &|_| None);
    assert_eq!((record.sums[0].days, record.sums[0].figures.forecast.n), (28, 2));
    assert_eq!((record.entries, record.since, record.replayed), (2, Some(on("2026-06-01")), 0));
}

#[test]
fn what_was_told_on_its_day_was_scored_together_with_replays() {
    let entry = |days: u64, live: bool| {
        let origin = on("2026-01-05") + chrono::Days::new(days);
        let made_at = if live {
            origin.and_hms_opt(23, 0, 0).unwrap().and_utc()
        } else {
            "2028-01-01T00:00:00Z".parse().unwrap()
        };
        let error = if live { 10.0 } else { 9.0 };
        Entry {
            origin,
            made_at,
            nights: vec![line(origin + chrono::Days::new(1), 1, error)],
            ..entry("2026-01-05")
        }
    };
    let row = |live: u64| {
        let entries: Vec<Entry> = (0..450).map(|days| entry(days, days >= 450 - live)).collect();
        Record::of(&entries, &came("2028-01-01"), &|_| None).nights[0].clone()
    };
    let few = row(365);
    assert_eq!(
        (few.figures.forecast.n, few.figures.replayed),
        (450, 85),
        "less than a year of days does not do without the others"
    );
    let enough = row(366);
    assert_eq!((enough.figures.forecast.n, enough.figures.replayed), (366, 0));
    assert!(enough.figures.forecast.wape < 1e-9 && few.figures.forecast.wape > 0.01);
    let gap: Vec<Entry> = (0..450).map(|days| entry(days, days < 60 || days == 449)).collect();
    let gap = Record::of(&gap, &came("2028-01-01"), &|_| None).nights[0].clone();
    assert_eq!(
        (gap.figures.forecast.n, gap.figures.replayed),
        (450, 389),
        "two months and a day of the year after are one season"
    );
}

#[test]
fn a_goal_is_scored_when_its_year_is_over_and_one_year_is_no_record() {
    let entries = [entry("2026-05-31"), entry("2026-06-01")];
    let record = Record::of(&entries, &came("2027-01-01"), &|_| None);
    let rows: Vec<_> = record.goals.iter().map(|row| (row.months, row.n, row.goals)).collect();
    assert_eq!(rows, [(7, 2, 1)], "June and six months after it");
    assert!((record.goals[0].brier - 0.16).abs() < 1e-9 && record.goals[0].coverage80 > 0.99);
    assert_eq!([record.trust(7), record.trust(10)], [Trust::Uncalibrated, Trust::NoSkill]);
}

#[test]
fn three_years_told_day_by_day_vouched_for_a_chance() {
    let trust = |goals, months, brier| {
        let row = GoalRow { goals, ..one_goal(months, brier) };
        Record { goals: vec![row], sums: vec![beaten()], ..Record::default() }.trust(months)
    };
    assert_eq!([trust(2, 12, 0.1), trust(2, 3, 0.1)], [Trust::NoSkill, Trust::Beaten]);
    let three = [trust(3, 12, 0.1), trust(3, 7, 0.1), trust(3, 3, 0.1), trust(3, 3, 0.24)];
    let number = Trust::Uncalibrated;
    assert_eq!(three, [number, number, number, Trust::NoSkill], "shown, and not vouched for");
    assert!(number.shows_chance());
    assert_eq!([trust(59, 7, 0.1), trust(60, 7, 0.1)], [number, Trust::Scored]);
}

fn one_goal(months: u32, brier: f64) -> GoalRow {
    let (below10, above90) = (0.0, 0.0);
    GoalRow { months, n: 90, replayed: 0, goals: 1, brier, abs_error: 0.0, coverage80: 1.0, below10, above90 }
}

/// A row of 90 nights that a simple way tells better.
fn beaten() -> RecordRow {
    let score = Score::of(&[Scored::point(1.0, 1.0)], None).unwrap();
    let (on_the_books, last_year, pick_up, skill) = (None, None, None, Some(false));
    let figures =
        Figures { replayed: 0, disjoint: 1, forecast: score, on_the_books, last_year, pick_up, skill };
    RecordRow { days: 90, figures }
}

#[test]
fn skill_is_to_err_less_than_each_simple_way_on_the_nights_it_knows() {
    let entries: Vec<Entry> = (0..60)
        .map(|days| {
            let origin = on("2026-02-01") + chrono::Days::new(days);
            let night = |ahead| line(origin + chrono::Days::new(ahead), 1, 9.0);
            Entry { origin, nights: vec![night(1), night(7)], ..entry("2026-06-01") }
        })
        .collect();
    let record = Record::of(&entries, &came("2027-01-01"), &|_| None);
    let skill = |record: &Record| record.nights.iter().map(|row| row.figures.skill).collect::<Vec<_>>();
    assert_eq!(
        skill(&record),
        [Some(true); 2],
        "off by one, the year before by three, and pick-up says nothing"
    );
    let early = Record::of(&entries[1..], &came("2027-01-01"), &|_| None);
    assert_eq!(skill(&early), [None; 2], "59 nights");
    let better = |entry: &Entry| Entry {
        nights: vec![Line {
            peers: Peers { last_year: Some(10.0), pick_up: None },
            ..entry.nights[0].clone()
        }],
        ..entry.clone()
    };
    let beaten: Vec<Entry> = entries.iter().map(better).collect();
    assert_eq!(skill(&Record::of(&beaten, &came("2027-01-01"), &|_| None)), [Some(false)]);
}

#[test]
fn what_was_typed_is_not_part_of_a_forecast_made_long_after_its_day() {
    let groups = vec![group("A", "2026-07-01", 0.5, 50.0)];
    let told = Outlook { groups, ..outlook(&entry("2026-06-01")) };
    let typed =
        |made_at: &str| Entry::of(told.clone(), on("2026-06-01"), made_at.parse().unwrap()).groups[0].typed;
    assert_eq!([typed("2026-06-02T03:00:00Z"), typed("2026-09-01T03:00:00Z")], [Some(1.0), None]);
}

#[test]
fn near_the_end_a_simple_way_that_erred_less_over_90_nights_takes_the_number_away() {
    let row = |skill| RecordRow { figures: Figures { skill, ..beaten().figures }, ..beaten() };
    let trust = |skill, months| Record { sums: vec![row(skill)], ..Record::default() }.trust(months);
    let told = [trust(None, 3), trust(Some(true), 3), trust(Some(false), 3), trust(Some(false), 4)];
    let uncalibrated = Trust::Uncalibrated;
    assert_eq!(told, [uncalibrated, uncalibrated, Trust::Beaten, uncalibrated]);
}

#[test]
fn errors_are_told_in_those_of_repeating_the_week_before() {
    // Ten rooms until the fourth of June and four from then on.
    let came = |from: NaiveDate, until: NaiveDate| {
        let night = |night: Day| if night < day(on("2026-06-04")) { 10.0 } else { 4.0 };
        (until <= on("2026-06-20")).then(|| (day(from)..day(until)).map(night).sum())
    };
    let entries: Vec<Entry> = ["2026-06-02", "2026-06-03"].map(entry).into();
    let record = Record::of(&entries, &came, &|_| None);
    // Of the nights of the 3rd and 4th nine were said: off by one and by five, and a week before by none and by six.
    assert!((record.nights[0].figures.forecast.mase.unwrap() - 3.0 / 3.0).abs() < 1e-9);
    assert!(record.sums.iter().all(|row| row.figures.forecast.mase.is_none()));
}

#[test]
fn chances_of_goals_are_held_against_how_often_such_were_reached() {
    let reached = Entry { goals: vec![goal(0.9), goal(0.1)], ..entry("2026-06-01") };
    let record = Record::of(&[reached], &came("2027-01-01"), &|_| None);
    let reach = &record.reliability[0];
    let bins: Vec<_> = reach.bins.iter().map(|bin| (bin.n, bin.said, bin.came)).collect();
    assert_eq!(bins, [(1, 0.1, 1.0), (1, 0.9, 1.0)], "3,650 came, and as many were wanted");
    assert_eq!((reach.from, reach.to, reach.goals, record.reliability.len()), (4, 9, 1, 1));
}

#[test]
fn nearly_certain_chances_of_the_last_months_flattered_those_told_long_before() {
    let told = |origin, chance| Entry { goals: vec![goal(chance)], ..entry(origin) };
    let entries = [told("2026-01-31", 0.3), told("2026-06-01", 0.5), told("2026-11-01", 0.99)];
    let record = Record::of(&entries, &came("2027-01-01"), &|_| None);
    let of = |reach: &Reliability| (reach.from, reach.to, reach.bins.len(), reach.bins[0].said);
    let reaches: Vec<_> = record.reliability.iter().map(of).collect();
    assert_eq!(reaches, [(1, 3, 1, 0.99), (4, 9, 1, 0.5), (10, 36, 1, 0.3)]);
    let late = record.goals.iter().map(|row| (row.months, row.replayed)).collect::<Vec<_>>();
    assert_eq!(late, [(11, 1), (7, 0), (2, 0)], "made in June");
}

#[test]
fn what_was_made_long_after_its_day_is_counted_apart() {
    let late = Entry { made_at: "2026-07-01T03:00:00Z".parse().unwrap(), ..entry("2026-06-01") };
    assert_eq!(Record::of(&[late, entry("2026-06-01")], &|_, _| None, &|_| None).replayed, 1);
}

#[test]
fn a_year_beyond_its_range_was_not_told_from_one_that_stayed_below() {
    let told = |p10, p90| Entry { goals: vec![Goal { p10, p90, ..goal(0.5) }], ..entry("2026-06-01") };
    let entries =
        [told(3_700.0, 3_900.0), told(3_000.0, 3_100.0), told(3_000.0, 3_200.0), told(3_600.0, 3_700.0)];
    let row = Record::of(&entries, &came("2027-01-01"), &|_| None).goals[0];
    assert_eq!((row.coverage80, row.below10, row.above90), (0.25, 0.25, 0.5), "3,650 came");
}

#[test]
fn how_a_forecast_of_the_record_told_rooms_booked_one_by_one_was_not_said() {
    let learned = Entry { individuals: How::Learned, ..entry("2026-06-02") };
    let record = Record::of(&[entry("2026-06-01"), learned], &|_, _| None, &|_| None);
    assert_eq!((record.entries, record.by_pick_up), (2, 1));
}

#[test]
fn a_range_of_months_was_shown_as_if_its_distance_had_been_scored() {
    let row =
        |(from, to), disjoint| PeriodRow { from, to, figures: Figures { disjoint, ..beaten().figures } };
    let all = [(0, 0), (1, 1), (2, 2), (3, 3), (4, 6), (7, 12), (13, 24)];
    let scored = |months: Vec<PeriodRow>| Record { months, ..Record::default() }.months_scored();
    assert_eq!(
        scored(all[..2].iter().map(|band| row(*band, 61)).collect()),
        Some((0, 61)),
        "not yet a year ahead"
    );
    assert_eq!(scored(all.iter().map(|band| row(*band, ENOUGH)).collect()), None);
    let years = Record { goals: vec![GoalRow { goals: 4, ..one_goal(7, 0.1) }], ..Record::default() };
    assert_eq!([years.years_scored(7), years.years_scored(8)], [4, 0]);
}

#[test]
fn an_event_over_new_year_moves_both_years() {
    let over = |one: f64, other: f64| GroupLine {
        by_year: [(2026, one), (2027, other)].into(),
        ..group("A", "2026-12-28", 0.5, one + other)
    };
    let year = |first: &str, mean| Line { mean, ..line(on(first), 365, 0.0) };
    let years =
        |more: f64| vec![year("2026-01-01", 3_600.0 + more), year("2027-01-01", 4_000.0 + 2.0 * more)];
    let before = Entry { groups: vec![over(30.0, 60.0)], years: years(0.0), ..entry("2026-06-01") };
    let now = Outlook { groups: vec![over(40.0, 80.0)], years: years(10.0), ..outlook(&before) };
    let moved = Moved::between(&before, &now, on("2026-06-08"));
    let by: Vec<_> = moved.iter().map(|year| (year.events[0].by, year.rest)).collect();
    assert_eq!(by, [(10.0, 0.0), (20.0, 0.0)]);
}

/// A forecast that says nothing.
pub(super) fn outlook(entry: &Entry) -> Outlook {
    Outlook {
        made: Made {
            as_of: entry.made_at,
            paths: 1,
            seed: 1,
            individuals: How::PickUp,
            learned_as_of: entry.origin,
        },
        until: on("2027-01-01"),
        nights: Vec::new(),
        sums: Vec::new(),
        weeks: Vec::new(),
        months: Vec::new(),
        biennia: Vec::new(),
        years: Vec::new(),
        goals: Vec::new(),
        groups: Vec::new(),
        pavilions: Vec::new(),
    }
}

#[test]
fn what_moved_is_told_by_event_and_the_rest_adds_up() {
    let before = entry("2026-06-01");
    let groups = vec![group("A", "2026-07-01", 0.9, 90.0), group("N", "2026-09-01", 0.5, 20.0)];
    let year = Line { mean: 3_620.0, ..before.years[0].clone() };
    let now = Outlook { years: vec![year], groups, ..outlook(&before) };
    let moved = &Moved::between(&before, &now, on("2026-06-08"))[0];
    let by: Vec<_> = moved.events.iter().map(|event| (event.code.as_str(), event.by)).collect();
    assert_eq!(by, [("A", 40.0), ("B", -30.0), ("N", 20.0)]);
    assert!(moved.events[1].gone && moved.events[2].new);
    assert!((moved.rest + 10.0).abs() < 1e-9, "20 in all, 30 of them by events");
    let kept = Entry::of(now, on("2026-06-08"), before.made_at);
    assert!(kept.groups.iter().all(|group| group.title.is_empty()), "a title may name somebody");
}
