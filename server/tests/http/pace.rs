//! Pace on the page of the forecast: months to come beside an earlier day and the year before.

use super::reader::Reader;
use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use axum::http::StatusCode;
use domain::access::Role;

/// Eight nights of July 2025, three of them booked only after the middle of April; for July 2026 five booked in February
/// and two in April.
async fn two_summers(campus: &Campus) {
    let books = async |at: &str, room: &str, arrival: &str, nights: i64| {
        campus.at(at);
        campus.clerk().books_room(room, arrival, nights).await.good();
    };
    books("2025-03-01 10:00", "101", "2025-07-01", 5).await;
    books("2025-06-01 10:00", "102", "2025-07-01", 3).await;
    books("2026-02-01 10:00", "101", "2026-07-01", 5).await;
    books("2026-04-10 10:00", "102", "2026-07-30", 2).await;
    campus.at("2026-04-20 10:00");
}

/// The figures of a row, by how it is called.
async fn row(director: &Reader, query: &str, name: &str) -> Vec<String> {
    let page = director.get(&format!("/outlook/forecast{query}")).await.good().text();
    let section = page.split("id=\"pace\"").nth(1).expect("the section").to_owned();
    let row =
        section.split("<tr").find(|row| row.contains(&format!(">{name}<"))).expect("the row").to_owned();
    let cells = row.split("<td class=\"number\">").skip(1);
    cells.map(|cell| cell.split('<').next().unwrap_or_default().to_owned()).collect()
}

crate::on_both! {
    async fn a_booking_made_between_the_two_days_is_the_difference_between_them(campus: Campus) {
        two_summers(&campus).await;
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        let july = async |query: &str| row(&director, query, "July 2026").await;
        assert_eq!(july("?against=2026-04-09").await, ["7", "5", "+2", "5", "8"]);
        assert_eq!(july("?against=2026-04-10").await, ["7", "7", "0", "5", "8"], "as it stood at the end of the day");
        assert_eq!(july("").await, ["7", "5", "+2", "5", "8"], "unasked it is a month ago");
        assert_eq!(row(&director, "", "April–December 2026, together").await, ["7", "5", "+2", "5", "8"]);
        assert_eq!(row(&director, "", "July 2027").await, ["0", "0", "0", "0", "–"], "July 2026 is not over");
        let file = director.get("/export/pace.csv?against=2026-04-09").await.good().text();
        assert!(file.contains("2026-07-01,7,5,2,5,8"), "{file}");
    }

    async fn a_year_ago_is_told_only_where_something_was_on_record_by_then(campus: Campus) {
        campus.at("2026-02-01 10:00");
        campus.clerk().books_room("101", "2026-07-01", 5).await.good();
        campus.at("2026-04-20 10:00");
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        assert_eq!(row(&director, "", "July 2026").await, ["5", "5", "0", "–", "0"]);
    }

    async fn a_day_that_cannot_be_looked_back_to_is_refused_beside_its_field(campus: Campus) {
        two_summers(&campus).await;
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        for (against, told) in [
            ("2026-04-20", "must lie before today"),
            ("2026-05-01", "must lie before today"),
            ("2025-02-28", "the first booking is of"),
            ("", "is no date"),
            ("soon", "is no date"),
        ] {
            let page = director.get(&format!("/outlook/forecast?against={against}")).await.good().text();
            let error = page.split("id=\"against-error\"").nth(1).and_then(|rest| rest.split("</p>").next());
            let error = error.unwrap_or_default();
            assert!(error.contains("“Against the end of this day”") && error.contains(told), "{against}: {error}");
            assert!(page.contains(&format!("value=\"{against}\"")), "what was typed is kept");
            let file = director.get(&format!("/export/pace.csv?against={against}")).await;
            assert_eq!(file.status, StatusCode::BAD_REQUEST, "{against}");
        }
    }
}
