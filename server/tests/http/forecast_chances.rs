//! A chance that the record does not let be shown is told nowhere, also not as what moves it.

use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::ids::TargetId;
use domain::target::{Aim, TargetPeriod, TargetStatus};

/// A house with a year of stays, an event of the year after, and a target of that year.
async fn far_from_the_end(campus: &Campus) {
    campus.at("2026-02-01 10:00");
    campus.clerk().books_room("101", "2026-02-01", 200).await.good();
    campus.at("2026-06-12 10:00");
    campus.holds_event("E1", ("2027-03-01", "2027-03-04"), true).await;
    campus.agrees("E1", &[("single", "2027-03-01", 2), ("single", "2027-03-02", 2)]).await.good();
    let (period, first_year, room_nights) = (TargetPeriod::Year, 2027, 4);
    let aim = Aim { period, first_year, room_nights, source: "S1".to_owned(), status: TargetStatus::Assumed };
    let director = campus.actor(Role::Management);
    service::target::add(&campus.ctx, &director, TargetId::new(campus.ctx.ids.next()), &aim).await.good();
}

crate::on_both! {
    async fn a_chance_that_was_hidden_came_back_as_points_by_event_and_by_month(campus: Campus) {
        far_from_the_end(&campus).await;
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        let page = director.get("/outlook/forecast").await.good().text();
        assert!(page.contains("No skill yet"), "eighteen months before the end of its year");
        assert!(!page.contains(" points<") && !page.contains(" points)"), "of an event, or of a month: {page}");
        assert!(page.contains("Adds to the target, a year") && page.contains("Months with the widest range"), "{page}");
        let file = director.get("/export/forecast-events.csv").await.good().text();
        let event: Vec<&str> = file.lines().find(|line| line.starts_with("E1,")).expect("its line").split(',').collect();
        let [adds, to_the_target, moves] = event[8..] else { panic!("{file}") };
        assert_eq!((adds, moves), (to_the_target, ""), "all of it in the year of the target: {file}");
    }
}
