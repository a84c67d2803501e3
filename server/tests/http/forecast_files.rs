//! The targets of the forecast, the events it takes and its record, as files.

use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::ids::TargetId;
use domain::target::{Aim, TargetPeriod, TargetStatus};

/// The cells of the first row of a file that begins so.
fn row<'a>(file: &'a str, name: &str) -> Vec<&'a str> {
    file.lines()
        .find(|line| line.starts_with(name))
        .unwrap_or_else(|| panic!("{name} in {file}"))
        .split(',')
        .collect()
}

/// The figure in a cell.
fn figure(cell: &str) -> f64 {
    cell.parse().unwrap_or_else(|_| panic!("a figure: {cell:?}"))
}

/// A house of one stay of sixty nights, with an event agreed and a target of this year, of which one forecast is kept.
async fn forecast_once(campus: &Campus) {
    campus.at("2026-06-01 10:00");
    campus.clerk().books_room("101", "2026-06-01", 60).await.good();
    campus.holds_event("E1", ("2026-10-05", "2026-10-08"), true).await;
    campus.agrees("E1", &[("single", "2026-10-05", 2), ("single", "2026-10-06", 2)]).await.good();
    let (period, first_year, room_nights) = (TargetPeriod::Year, 2026, 70);
    let aim = Aim { period, first_year, room_nights, source: "S1".to_owned(), status: TargetStatus::Assumed };
    let director = campus.actor(Role::Management);
    service::target::add(&campus.ctx, &director, TargetId::new(campus.ctx.ids.next()), &aim).await.good();
    campus.at("2026-06-10 10:00");
    assert!(service::forecast::keep_due(&campus.ctx).await.good());
}

crate::on_both! {
    async fn targets_events_and_record_are_files_that_say_what_the_page_says(campus: Campus) {
        forecast_once(&campus).await;
        campus.at("2026-06-12 10:00");
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        let file = async |name: &str| director.get(&format!("/export/{name}.csv")).await.good().text();
        let page = director.get("/outlook/forecast").await.good().text();
        for name in ["forecast-goals", "forecast-events", "forecast-record"] {
            assert!(page.contains(&format!("/export/{name}.xlsx")), "{name}");
        }
        let goals = file("forecast-goals").await;
        let goal = row(&goals, "Target 2026");
        assert_eq!((goal[1], goal[4], goal[5]), ("70", "64", "6"), "60 booked and 4 held of 70: {goals}");
        let chance: f64 = goal[2].parse().expect("a chance");
        assert!((0.0..=1.0).contains(&chance), "{goals}");
        let events = file("forecast-events").await;
        let event = row(&events, "E1");
        assert_eq!((event[3], event[4]), ("2026-10-05", "4"), "{events}");
        let record = file("forecast-record").await;
        let first = row(&record, "1 day");
        assert_eq!((first[1], first[2]), ("1", "0"), "one night told on its day: {record}");
        assert!(!record.contains("Month that runs"), "June is not over: {record}");
        campus.at("2026-07-01 10:00");
        let director = site.someone(Role::Management).await;
        let record = director.get("/export/forecast-record.csv").await.good().text();
        let june = row(&record, "Month that runs");
        assert_eq!((june[1], june[2], june[3]), ("1", "0", "1"), "June as it was told in June: {record}");
        let page = director.get("/outlook/forecast").await.good().text();
        assert!(page.contains("Month that runs"), "{page}");
    }

    async fn what_the_page_alone_showed_of_classes_months_and_what_moved_is_a_file(campus: Campus) {
        forecast_once(&campus).await;
        campus.at("2026-07-01 10:00");
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        let file = async |name: &str| director.get(&format!("/export/{name}.csv")).await.good().text();
        let page = director.get("/outlook/forecast").await.good().text();
        for name in ["forecast-classes", "forecast-leverage", "forecast-moved"] {
            assert!(page.contains(&format!("/export/{name}.xlsx")), "{name}");
        }
        let classes = file("forecast-classes").await;
        let june: Vec<Vec<&str>> =
            classes.lines().filter(|line| line.starts_with("2026-06-01")).map(|line| line.split(',').collect()).collect();
        assert_eq!(june.len(), 4, "a row a class: {classes}");
        let of_june: f64 = june.iter().map(|row| figure(row[2])).sum();
        assert!((of_june - 30.0).abs() <= 2.0, "thirty nights were slept: {classes}");
        let leverage = file("forecast-leverage").await;
        let months: Vec<&str> = leverage.lines().filter_map(|line| line.strip_prefix("Target 2026,")).collect();
        assert_eq!(months.len(), 6, "July to December, and not only three: {leverage}");
        assert!(months[0].starts_with("2026-07-01,") && !months[0].ends_with(','), "how much it moves it: {leverage}");
        let moved = file("forecast-moved").await;
        let of_year: Vec<Vec<&str>> =
            moved.lines().filter(|line| line.starts_with("2026,2026-06-09,")).map(|line| line.split(',').collect()).collect();
        let by: f64 = of_year.iter().map(|row| figure(row.last().unwrap())).sum();
        let whole = figure(of_year[0][3]) - figure(of_year[0][2]);
        assert!((by - whole).abs() <= 3.0, "the parts are the whole: {moved}");
    }

    async fn the_record_of_chances_was_to_be_had_on_the_page_alone(campus: Campus) {
        forecast_once(&campus).await;
        campus.at("2027-01-10 10:00");
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        let file = async |name: &str| director.get(&format!("/export/{name}.csv")).await.good().text();
        let page = director.get("/outlook/forecast").await.good().text();
        for name in ["forecast-goals-record", "forecast-events-record"] {
            assert!(page.contains(&format!("/export/{name}.xlsx")), "{name}");
        }
        assert!(page.contains("In 1 of them, all those made afterwards"), "{page}");
        assert!(page.contains("Ranges not yet calibrated: 0 to 1 of 60 months scored"), "{page}");
        let goals = file("forecast-goals-record").await;
        let june = row(&goals, "7,");
        assert_eq!((june[1], june[2], june[3]), ("1", "0", "1"), "told once, on its day: {goals}");
        let sides: f64 = june[6..9].iter().map(|side| figure(side)).sum();
        assert!((sides - 1.0).abs() < 0.01, "within, below or above: {goals}");
        assert_eq!(row(&goals, "4 to 9,")[1], "1", "{goals}");
        let events = file("forecast-events-record").await;
        let whole = row(&events, "91 or more (agreed)");
        assert_eq!((whole[1], whole[2]), ("1", "0"), "one event, told on its day: {events}");
        assert_eq!(events.lines().count(), 3, "a head, its distance, and its size: {events}");
    }
}
