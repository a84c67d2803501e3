//! Where a reader goes after signing in: always to a page of ours.

use super::reader::encoded;
use super::site::{PASSWORD, Site, email};
use crate::support::campus::Campus;
use domain::access::Role;

/// Ways to name another site that a browser, or a careless check, would take.
const ELSEWHERE: [&str; 14] = [
    "//evil.example",
    "///evil.example",
    "https://evil.example",
    "https:evil.example",
    "HTTPS://evil.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\r\nlocation: https://evil.example",
    "\u{0}//evil.example",
    " //evil.example",
    "evil.example",
];

crate::on_both! {
    async fn no_link_leads_through_our_sign_in_to_another_site(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        for back in ELSEWHERE {
            let query = encoded(&[("back", back)]);
            desk.get(&format!("/sign-in?{query}")).await.leads_to("/");
            let fields = [("email", &*email(Role::Facilities)), ("password", PASSWORD), ("back", back)];
            site.visitor().post("/sign-in", &fields).await.leads_to("/");
            desk.post("/language", &[("lang", "fr"), ("back", back)]).await.leads_to("/");
            desk.post("/theme", &[("theme", "dark"), ("back", back)]).await.leads_to("/");
            let form = site.visitor().get(&format!("/sign-in?{query}")).await.good();
            assert_eq!(form.back(), "/", "{back:?}");
        }
    }

    async fn an_address_encoded_once_too_often_stays_with_us(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        desk.get("/sign-in?back=%252F%252Fevil.example").await.leads_to("/");
        desk.get("/sign-in?back=/%252F%252Fevil.example").await.leads_to("/%2F%2Fevil.example");
    }

    async fn an_address_with_letters_beyond_ascii_made_a_header_no_browser_reads(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        desk.get("/sign-in?back=/rooms/caf%C3%A9").await.leads_to("/");
        desk.get("/sign-in?back=/rooms/caf%25C3%25A9").await.leads_to("/rooms/caf%C3%A9");
    }
}
