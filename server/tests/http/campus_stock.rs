//! Several rooms that leave the stock on one day, on screen.

use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use axum::http::StatusCode;
use domain::access::Role;

const PAGE: &str = "/administration/campus/pavilions/T/stock";

crate::on_both! {
    async fn all_rooms_of_a_floor_leave_or_none_and_those_in_the_way_are_named(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_room("101", "2026-06-10", 3).await.good();
        campus.clerk().closes(&["102"], "2026-06-20", "2026-06-25").await.good();
        let administrator = site.someone(Role::Administrator).await;
        let page = administrator.get(&format!("{PAGE}?way=leave&tick=1")).await.good().text();
        assert!(page.contains("name=\"rooms[101]\" value=\"yes\" checked"), "{page}");
        let leave = |on| [("way", "leave"), ("on", on), ("rooms[101]", "yes"), ("rooms[102]", "yes")];
        let page = administrator.post(PAGE, &leave("2026-06-11")).await.is(StatusCode::CONFLICT).text();
        for text in ["Nothing was changed", &stay.reference, "until 25 Jun 2026", "would be out of stock: 101, 102."] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(page.contains("value=\"2026-06-11\"") && page.contains("rooms[102]\" value=\"yes\" checked"), "{page}");
        assert_eq!(campus.number("select count(*) from guest_room where stock_until is not null").await, 0);
        administrator.post(PAGE, &leave("2026-07-01")).await.leads_to("/administration/campus/pavilions/T?news=changed");
        assert_eq!(campus.number("select count(*) from guest_room where stock_until = '2026-07-01'").await, 2);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_form_without_a_room_or_a_day_says_so_and_only_rooms_to_come_can_join(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let page = administrator.post(PAGE, &[("way", "leave"), ("on", "soon")]).await;
        assert!(page.is(StatusCode::UNPROCESSABLE_ENTITY).text().contains("Enter a day, as 2027-03-01."));
        let page = administrator.post(PAGE, &[("way", "leave"), ("on", "2030-01-01")]).await;
        assert!(page.is(StatusCode::UNPROCESSABLE_ENTITY).text().contains("Tick at least one room."));
        let page = administrator.get(&format!("{PAGE}?way=join&tick=all")).await.good().text();
        assert!(page.contains("No room of this pavilion is still to join the stock."), "{page}");
        let join = [("way", "join"), ("on", "2030-01-01"), ("rooms[101]", "yes")];
        administrator.post(PAGE, &join).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(campus.number("select count(*) from guest_room where stock_from = '2030-01-01'").await, 0);
    }
}
