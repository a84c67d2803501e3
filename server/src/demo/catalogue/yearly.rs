//! Events that come back every year.

use super::{CENTRE, Known};
use crate::demo::plan::{date, later, on_weekday};
use chrono::Weekday::{self, Mon, Thu, Tue, Wed};
use domain::event::EventKind::{self, Conference, Internal, LeadershipMeeting, SpecialEvent};
use std::ops::RangeInclusive;

/// A weekday on or after a day of a month, and for how many days.
type When = (u32, u32, Weekday, i64);
/// Rooms, participants on campus.
type Size = (i64, i64);

const FOR_GOOD: i32 = 9999;

/// Title, kind, years, days, size, source.
type Row = (&'static str, EventKind, RangeInclusive<i32>, When, Size, &'static str);

const YEARLY: &[Row] = &[
    (
        "Governing Board of the Centre",
        LeadershipMeeting,
        2021..=FOR_GOOD,
        (10, 25, Thu, 2),
        (38, 60),
        "itcilo.org (between mid-October and early November on record; days and attendance assumed)",
    ),
    (
        "Innovation Day 2023: artificial intelligence and learning",
        Conference,
        2023..=2023,
        (10, 17, Tue, 1),
        (30, 120),
        "S48 (October 2023; day and attendance assumed)",
    ),
    (
        "Innovation Day",
        Conference,
        2024..=FOR_GOOD,
        (10, 8, Tue, 1),
        (30, 120),
        "S49 (yearly; day and attendance assumed)",
    ),
    (
        "Global Summer University",
        Conference,
        2024..=FOR_GOOD,
        (7, 20, Mon, 12),
        (70, 110),
        "S47 (two weeks in July and August, yearly; days and attendance assumed)",
    ),
    (
        "Days of gender equality, diversity and inclusion",
        Conference,
        2024..=FOR_GOOD,
        (3, 5, Wed, 2),
        (26, 80),
        "S50 (yearly; days and attendance assumed)",
    ),
    (
        "International symposium of the Turin School of Development",
        Conference,
        2024..=FOR_GOOD,
        (5, 20, Wed, 2),
        (40, 90),
        "S51 (yearly; days and attendance assumed)",
    ),
    (
        "Summer camp for children of staff",
        Internal,
        2024..=FOR_GOOD,
        (6, 17, Mon, 33),
        (0, 40),
        "S54 (on campus in summer; days and attendance assumed)",
    ),
    (
        "School visits: two classes twice a month",
        SpecialEvent,
        2022..=FOR_GOOD,
        (10, 1, Mon, 240),
        (0, 845),
        "itcilo.org (eight months a year; 845 pupils in one year on record; days assumed)",
    ),
];

/// The Board of these years is on record with its days.
const BOARD_ON_RECORD: [i32; 2] = [2022, 2024];

/// Those of a year.
pub(super) fn of_year(year: i32) -> impl Iterator<Item = Known> {
    let wanted = move |title: &str, years: &RangeInclusive<i32>| {
        years.contains(&year) && !(title.starts_with("Governing Board") && BOARD_ON_RECORD.contains(&year))
    };
    YEARLY.iter().filter(move |(title, _, years, ..)| wanted(title, years)).map(
        move |&(title, kind, _, (month, day, weekday, length), (rooms, on_campus), source)| {
            let first = on_weekday(date(year, month, day), weekday);
            let days = (first, later(first, length - 1));
            Known { title, kind, days, rooms, on_campus, online: 0, source, organisation: CENTRE }
        },
    )
}
