//! Room-nights as a file.

use super::site::Site;
use crate::support::campus::Campus;
use crate::support::clock::day;
use axum::http::StatusCode;
use domain::access::Role;
use domain::nights::{Grain, PeriodNights};
use service::nights::NightsQuery;

const HEAD: &str = "month,room_nights,room_nights_on_the_books,guest_nights,guest_nights_on_the_books,\
                    original_stock,stock_left_after_closures";

crate::on_both! {
    async fn the_file_holds_what_the_service_counts(campus: Campus) {
        let site = Site::of(&campus).await;
        let clerk = campus.clerk();
        campus.at("2026-03-30 15:00");
        let stay = clerk.books_room("101", "2026-03-30", 4).await.expect("a booking");
        clerk.checks_in(&stay).await.expect("an arrival");
        campus.at("2026-04-03 09:00");
        clerk.books("suite", "2026-06-29", 3).await.expect("a booking");
        clerk.closes(&["102"], "2026-07-01", "2026-07-11").await.expect("a closure");
        let answer = site.desk().await.get("/room-nights.csv?year=2026").await.good();
        assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(answer.header("content-disposition"), "attachment; filename=\"room-nights-2026.csv\"");
        let lines: Vec<String> = answer.text().split_terminator("\r\n").map(ToOwned::to_owned).collect();
        let counted = counted(&campus).await;
        assert_eq!(lines[0], HEAD);
        assert_eq!(lines[1..], counted.iter().map(line).collect::<Vec<_>>());
        assert_eq!(lines[3], "2026-03,2,0,2,0,155,155");
        assert_eq!(lines[7], "2026-07,0,1,0,1,155,145");
    }

    async fn nothing_in_the_file_can_be_read_as_a_formula(campus: Campus) {
        let site = Site::of(&campus).await;
        let text = r#"=HYPERLINK("https://evil.example")"#;
        let code = format!("insert into segment (code, name, class, position) values ('{text}', '{text}', 'individual', 9)");
        campus.sql(&code).await;
        let mut wish = campus.clerk().wish("single", Some("101"), "2026-05-03", 2);
        wish.segment = text.to_owned();
        campus.clerk().books_as(&wish, "key").await.expect("a booking");
        let desk = site.desk().await;
        for query in ["", "?year=%3D1%2B1", "?segment=%3D1%2B1", "?year=2026&segment=-1"] {
            let file = desk.get(&format!("/room-nights.csv{query}")).await.good().text();
            let cells = file.lines().flat_map(|line| line.split(','));
            let harmless = |cell: &str| cell.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit());
            assert_eq!(cells.filter(|cell| !harmless(cell)).collect::<Vec<_>>(), Vec::<&str>::new());
        }
    }

    async fn a_role_without_figures_gets_no_file(campus: Campus) {
        let site = Site::of(&campus).await;
        let keeper = site.someone(Role::Housekeeping).await;
        let answer = keeper.get("/room-nights.csv").await.page_of(StatusCode::FORBIDDEN, "Not allowed");
        assert_eq!(answer.header("content-disposition"), "");
    }
}

async fn counted(campus: &Campus) -> Vec<PeriodNights> {
    let (from, until) = (day("2026-01-01"), day("2027-01-01"));
    let query = NightsQuery { from, until, grain: Grain::Month, as_of: None };
    let report = service::nights::report(&campus.ctx, &campus.actor(Role::Facilities), &query).await;
    report.expect("the months of the year")
}

fn line(month: &PeriodNights) -> String {
    let (count, capacity) = (month.count, month.capacity);
    format!(
        "{},{},{},{},{},{},{}",
        month.period,
        count.room_nights,
        count.on_the_books,
        count.guest_nights,
        count.guest_nights_on_the_books,
        capacity.stock_nights,
        capacity.open_nights
    )
}
