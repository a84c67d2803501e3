use super::super::super::outlook::{How, Parts};
use super::super::tests::{entry, line, on, outlook};
use super::*;

/// A year that comes to a mean, of which some is slept in already.
fn year(mean: f64, slept: i64, parts: Option<Parts>) -> Line {
    Line { slept, mean, parts, ..line(on("2026-01-01"), 365, 0.0) }
}

const THEN: Parts = Parts { alone: 2_000.0, unknown: 600.0, turned_away: 100.0 };
const NOW: Parts = Parts { alone: 1_950.0, unknown: 550.0, turned_away: 900.0 };

fn between(then: Line, now: Line) -> Moved {
    let before = Entry { years: vec![then], ..entry("2026-06-01") };
    let now = Outlook { years: vec![now], groups: before.groups.clone(), ..outlook(&before) };
    Moved::between(&before, &now, on("2026-06-08")).remove(0)
}

#[test]
fn what_is_turned_away_and_what_is_slept_since_were_one_row_with_all_else() {
    let moved = between(year(3_600.0, 1_000, Some(THEN)), year(2_780.0, 1_070, Some(NOW)));
    let parts = moved.parts.unwrap();
    assert_eq!((parts.slept, parts.alone, parts.unknown, parts.turned_away), (70.0, -50.0, -50.0, -800.0));
    assert!((moved.rest - 10.0).abs() < 1e-9, "of 820 less, 830 are in the parts: {}", moved.rest);
}

#[test]
fn of_a_forecast_kept_before_parts_were_the_rest_is_one_figure() {
    let mut kept =
        serde_json::to_value(Entry { years: vec![year(3_600.0, 1_000, Some(THEN))], ..entry("2026-06-01") })
            .unwrap();
    kept["years"][0].as_object_mut().unwrap().remove("parts").unwrap();
    let read: Entry = serde_json::from_value(kept).unwrap();
    let moved = between(read.years[0].clone(), year(2_780.0, 1_070, Some(NOW)));
    assert_eq!((moved.parts, moved.rest), (None, -820.0));
}

#[test]
fn what_another_way_of_telling_moved_was_taken_for_what_happened() {
    let before = Entry { years: vec![year(3_600.0, 1_000, None)], ..entry("2026-06-01") };
    let retold = |individuals: How, learned: Option<&str>| {
        let before = Entry { individuals, learned_as_of: learned.map(on), ..before.clone() };
        let now = Outlook { years: vec![year(3_700.0, 1_070, None)], ..outlook(&before) };
        let made = Made { individuals: How::Learned, learned_as_of: on("2026-05-31"), ..now.made };
        Moved::between(&before, &Outlook { made, ..now }, on("2026-06-08"))[0].retold
    };
    let told = [
        retold(How::PickUp, Some("2026-05-31")),
        retold(How::Learned, Some("2026-04-30")),
        retold(How::Learned, Some("2026-05-31")),
        retold(How::Learned, None),
    ];
    assert_eq!(
        told,
        [Some(Retold::OtherWay), Some(Retold::LearnedAnew), None, None],
        "the last was kept before it was told"
    );
}
