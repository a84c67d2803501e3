//! The search as a page: by address, without a script, for those who may.

use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;

crate::on_both! {
    async fn the_box_in_the_header_finds_a_guest_and_leads_to_the_stay(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_for("Zoë Krüger", "2026-06-01", 2).await.good();
        let desk = site.desk().await;
        let page = desk.get("/campus").await.good().text();
        assert!(page.contains(r#"<form role="search" method="get" action="/search""#), "{page}");
        let found = desk.get("/search?q=kruger+zoe").await.good();
        assert_eq!(found.title(), "Found for “kruger zoe” · Foresteria");
        let text = found.text();
        assert!(text.contains(&format!(r#"<a href="/stays/{}">"#, stay.reference)), "{text}");
        assert!(text.contains("<mark>Zoë</mark>") && text.contains("<mark>Krüger</mark>"), "{text}");
        assert!(text.contains(r#"value="kruger zoe""#), "the box forgot what was typed: {text}");
        assert!(desk.get("/search?q=kruegr").await.good().text().contains("spelled alike"));
    }

    async fn nothing_typed_and_nothing_found_both_say_what_to_do(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        for path in ["/search", "/search?q=", "/search?q=++", "/search?q=zzzzzz", "/search?q=%00%25%27"] {
            assert!(desk.get(path).await.good().text().contains("Type a name, a room number"), "{path}");
        }
        assert!(desk.get("/search?q=zzzzzz").await.text().contains("Nothing was found."));
        let organiser = site.someone(Role::Organiser).await;
        assert!(organiser.get("/search").await.good().text().contains("Type a room number, a pavilion"));
    }

    async fn an_organiser_finds_rooms_and_no_guest(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_for("Secret Person", "2026-06-01", 2).await.good();
        let organiser = site.someone(Role::Organiser).await;
        for asked in ["secret", "person", &stay.reference] {
            let text = organiser.get(&format!("/search?q={asked}")).await.good().text();
            assert!(text.contains("Nothing was found.") && !text.contains("/stays/"), "{text}");
        }
        assert!(organiser.get("/search?q=101").await.good().text().contains(r#"href="/rooms/101""#));
        site.visitor().get("/search?q=101").await.leads_to("/sign-in?back=/search%3Fq%3D101");
    }

    async fn what_is_typed_is_text_on_the_page(campus: Campus) {
        let site = Site::of(&campus).await;
        let text = site.desk().await.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22").await.good().text();
        assert!(!text.contains("<script>alert"), "{text}");
    }
}
