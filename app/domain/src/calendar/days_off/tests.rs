use super::super::nights;
use super::*;

/// Days off and bridges, written out.
const YEARS: [(i32, &str, &str); 5] = [
    (2024, "01-01 01-06 04-01 04-25 05-01 06-02 06-24 08-15 11-01 12-08 12-25 12-26", "04-26 08-16 12-27"),
    (2025, "01-01 01-06 04-21 04-25 05-01 06-02 06-24 08-15 11-01 12-08 12-25 12-26", "05-02 06-23"),
    (
        2026,
        "01-01 01-06 04-06 04-25 05-01 06-02 06-24 08-15 10-04 11-01 12-08 12-25 12-26",
        "01-02 01-05 06-01 12-07",
    ),
    (2027, "01-01 01-06 03-29 04-25 05-01 06-02 06-24 08-15 10-04 11-01 12-08 12-25 12-26", "06-25"),
    (
        2028,
        "01-01 01-06 04-17 04-25 05-01 06-02 06-24 08-15 10-04 11-01 12-08 12-25 12-26",
        "01-07 04-24 08-14",
    ),
];

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days(year: i32, of: impl Fn(NaiveDate) -> bool) -> String {
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let days = nights(first(year), first(year + 1)).filter(|date| of(*date));
    days.map(|date| date.format("%m-%d").to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn days_off_and_bridges_are_those_of_the_calendar_on_the_wall() {
    for (year, off, bridges) in YEARS {
        assert_eq!(days(year, |date| DayOff::of(date).is_some()), off, "days off of {year}");
        assert_eq!(days(year, is_bridge), bridges, "bridges of {year}");
    }
}

#[test]
fn saint_francis_is_a_day_off_from_2026_and_national_unity_is_none() {
    let of = |text| DayOff::of(on(text));
    assert_eq!([of("2025-10-04"), of("2026-10-04")], [None, Some(DayOff::SaintFrancis)]);
    assert_eq!([of("2025-11-04"), of("2026-11-04"), of("2027-11-04")], [None; 3]);
}

#[test]
fn every_name_is_given_once_a_year_and_in_order() {
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let names: Vec<DayOff> = nights(first(2027), first(2028)).filter_map(DayOff::of).collect();
    assert_eq!(names, DayOff::ALL);
    assert_eq!(DayOff::of(on("2011-04-25")), Some(DayOff::Liberation), "Easter Monday, too");
}

#[test]
fn easter_is_where_the_almanac_has_it() {
    let known = [
        "1818-03-22", // as early as can be
        "1943-04-25", // as late as can be
        "1954-04-18", // where the rule of Gauss needs its exception
        "1981-04-19", // and its other one
        "2000-04-23",
        "2015-04-05",
        "2016-03-27",
        "2017-04-16",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2038-04-25",
        "2285-03-22",
    ];
    for date in known.map(on) {
        assert_eq!(easter(date.year()), date);
    }
}

#[test]
fn easter_is_a_sunday_from_22_march_to_25_april_in_every_year() {
    for year in -400..4000 {
        let date = easter(year);
        let place = (date.month(), date.day());
        assert_eq!((date.weekday(), date.year()), (Weekday::Sun, year));
        assert!(((3, 22)..=(4, 25)).contains(&place), "{date}");
    }
}
