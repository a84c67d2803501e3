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

crate::on_both! {
    async fn targets_events_and_record_are_files_that_say_what_the_page_says(campus: Campus) {
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
}
