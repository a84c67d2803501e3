//! Names that are markup: shown as they were typed, on every page that shows them.

use super::site::Site;
use crate::support::campus::Campus;
use domain::access::Role;
use service::stay::{NewGuest, Reservation, Who};

/// What an attacker types into a field; `''` is how SQL writes `'`.
const NAME: &str = "<script>alert(1)</script>\"'";
/// The beginning of what a page may show of it.
const SHOWN: &str = "&lt;script&gt;alert(1)&lt;/script&gt;";

crate::on_both! {
    async fn names_of_guests_and_reasons_of_closures_are_shown_as_typed(campus: Campus) {
        let site = Site::of(&campus).await;
        guest_in(&campus, "101", NAME).await;
        campus.clerk().closes(&["102"], "2026-05-01", "2026-05-03").await.expect("a closure");
        campus.sql(&format!("update closure set reason = '{}'", NAME.replace('\'', "''"))).await;
        let desk = site.desk().await;
        for path in ["/tape-chart", "/tape-chart?nights=1", "/rooms/101", "/rooms/102"] {
            shown_as_typed(&desk.get(path).await.good().text(), path);
        }
    }

    async fn names_of_organisations_accounts_pavilions_and_types_are_shown_as_typed(campus: Campus) {
        let site = Site::of(&campus).await;
        let name = NAME.replace('\'', "''");
        let id = campus.id(uuid::Uuid::from_u128(0x0126));
        let stay = campus.clerk().books_room("103", "2026-05-01", 2).await.expect("a booking");
        campus.sql(&format!("insert into organisation (id, name, kind, synthetic) values ({id}, '{name}', 'other', true)")).await;
        campus.sql(&format!("update stay set organisation_id = {id}")).await;
        campus.clerk().checks_in(&stay).await.expect("an arrival");
        let desk = site.desk().await;
        for path in ["/tape-chart", "/tape-chart?nights=1", "/rooms/103"] {
            shown_as_typed(&desk.get(path).await.good().text(), path);
        }
        campus.sql(&format!("update account set full_name = '{name}'")).await;
        campus.sql(&format!("update pavilion set name = '{name}'")).await;
        campus.sql(&format!("update room_type set name = '{name}' where code = 'single'")).await;
        let auditor = site.someone(Role::Auditor).await;
        for path in ["/tape-chart", "/tape-chart?nights=1", "/campus", "/rooms/103", "/room-nights", "/nowhere"] {
            shown_as_typed(&auditor.get(path).await.text(), path);
        }
    }

    async fn codes_of_segments_are_shown_as_typed(campus: Campus) {
        let site = Site::of(&campus).await;
        let code = NAME.replace('\'', "''");
        campus.sql(&format!("insert into segment (code, name, class, position) values ('{code}', 'x', 'event', 9)")).await;
        let mut wish = campus.clerk().wish("single", Some("101"), "2026-05-03", 2);
        wish.segment = NAME.to_owned();
        campus.clerk().books_as(&wish, "key").await.expect("a booking");
        let page = site.desk().await.get("/room-nights").await.good().text();
        shown_as_typed(&page, "/room-nights");
        assert!(page.contains(r#"value="&lt;script&gt;alert(1)&lt;/script&gt;&quot;'"#), "the choice breaks out");
    }

    async fn what_an_address_says_is_shown_as_typed_too(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        for field in ["/room-nights?segment=", "/tape-chart?pavilion=", "/tape-chart?type=", "/rooms/", "/"] {
            let path = format!("{field}{}", app::local::query_value(NAME));
            let page = desk.get(&path).await.text();
            assert!(!page.contains("<script>alert"), "{path}");
            assert!(!page.contains("alert(1)</script>"), "{path}");
        }
        let back = app::local::query_value("/\"><script>alert(1)</script>");
        let form = site.visitor().get(&format!("/sign-in?back={back}")).await.good().text();
        assert!(!form.contains("<script>alert"));
        let typed = site.visitor().post("/sign-in", &[("email", "\"><script>alert(1)</script>")]).await.text();
        assert!(!typed.contains("<script>alert"));
    }
}

async fn guest_in(campus: &Campus, room: &str, name: &str) {
    let named = NewGuest::Named { full_name: name.to_owned(), email: String::new() };
    let wish = campus.clerk().wish("single", Some(room), "2026-05-01", 2);
    let wish = Reservation { guests: vec![Who { who: named, dates: None }], ..wish };
    campus.clerk().books_as(&wish, &campus.fresh_key()).await.expect("a booking");
}

#[track_caller]
fn shown_as_typed(page: &str, path: &str) {
    assert!(page.contains(SHOWN), "{path} does not show it: {page}");
    assert!(!page.contains("<script>alert"), "{path} runs it");
}
