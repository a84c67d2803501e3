//! What if, in a house that has no target.

use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;

crate::on_both! {
    async fn what_if_showed_a_table_without_a_row_where_no_target_is_set(campus: Campus) {
        campus.clerk().books_room("101", "2026-06-01", 60).await.good();
        campus.holds_event("E1", ("2026-10-05", "2026-10-08"), true).await;
        campus.agrees("E1", &[("single", "2026-10-05", 2), ("single", "2026-10-06", 2)]).await.good();
        campus.at("2026-06-12 10:00");
        let site = Site::of(&campus).await;
        let page = site.someone(Role::Management).await.get("/outlook/forecast?event=E1&thought=lost&number=").await;
        let page = page.good().text();
        let table = page.split("id=\"what-if-caption\"").nth(1).and_then(|rest| rest.split("</table>").next());
        let table = table.expect("what becomes of it");
        assert!(!table.contains(">Chance<"), "there is no target it would be of: {table}");
        let of_year = |year: &str| {
            let row = table.split("<tr").find(|row| row.contains(&format!(">{year}<"))).expect("the row of the year");
            row.matches("<td").count()
        };
        assert_eq!((of_year("2026"), of_year("2027")), (4, 4), "expected and range, as it is and if so");
        assert!(page.contains("how likely each is and what it adds") && !page.contains("Moves the target"), "{page}");
    }
}
