//! The days of an event changed in its form, over the wire: what would lie outside is shown first, and marked afterwards.

use super::rooming::hidden;
use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use crate::support::programme::draft;
use crate::support::rooming::sleeper;
use axum::http::StatusCode;
use domain::access::Role;

const FORM: &str = "/events/26-001/edit";

crate::on_both! {
    async fn the_form_comes_back_with_what_would_lie_outside_and_saves_it_with_a_second_press(campus: Campus) {
        campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        let organiser = campus.actor(Role::Organiser);
        let session = draft("Opening <b>", "2026-06-01 09:00", "2026-06-01 10:00");
        let id = campus.adds(&organiser, "26-001", &session).await.good();
        campus.lists("26-001", &[sleeper("Ada", "2026-06-01", "2026-06-03")]).await.good();
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        let send = async |keeps: &str, title: &str| {
            let days = [("from", "2026-06-03"), ("until", "2026-06-05")];
            let rest = [("version", "1"), ("title", title), ("kind", "training"), ("client", "own"), ("keeps", keeps)];
            own.post(FORM, &[days.as_slice(), &rest].concat()).await
        };
        let asked = send("0", "Renamed").await.is(StatusCode::CONFLICT);
        let text = asked.text();
        for told in ["Opening &lt;b&gt;", "80 people", "Rooming list", "1 person", "Save anyway", "/events/26-001#course", "value=\"Renamed\"", "value=\"2026-06-03\""] {
            assert!(text.contains(told), "{told} in {text}");
        }
        assert_eq!(campus.texts("select title from event").await, ["Workshop 26-001"], "nothing is written yet");
        assert!(!own.get("/events/26-001").await.good().text().contains("Outside the event"));
        send(&hidden(&asked, "keeps"), "Renamed").await.leads_to("/events/26-001?done=changed");
        let page = own.get("/events/26-001").await.good().text();
        let way = format!("/sessions/{id}");
        assert!(page.contains("Outside the event’s days") && page.contains(&way), "{page}");
        assert!(page.contains("href=\"/events/26-001/rooming-list\">Rooming list</a>"), "{page}");
        let read = site.someone(Role::Auditor).await.get("/events/26-001").await.good().text();
        assert!(read.contains("Outside the event’s days") && !read.contains(&way), "who only reads is led nowhere");
    }
}
