//! Translations over the wire: ordered on the page of their event, followed in the list of all.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const NEW: &str = "/events/26-001/translations/new";

crate::on_both! {
    async fn a_document_is_ordered_for_an_event_and_delivered(campus: Campus) {
        campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let form = organiser.get(NEW).await.good().text();
        assert!(form.contains("value=\"2026-05-25\"") && form.contains("About 1,650 are one working day"), "{form}");
        let wrong = [("key", "k"), ("title", ""), ("words", "many"), ("source", "en"), ("target", "fr"), ("due", "soon")];
        let page = organiser.post(NEW, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["Enter what the document is called.", "Enter a whole number of words", "Enter the day, such as"] {
            assert_eq!(page.matches(text).count(), 2, "{text} in {page}");
        }
        assert!(page.contains("value=\"many\""), "{page}");
        let key = "00000000-0000-0000-0000-00000000beef";
        let same = [("key", key), ("title", "Speech"), ("words", "16,500"), ("source", "en"), ("target", "en"), ("due", "2026-05-04")];
        let page = organiser.post(NEW, &same).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("Choose two different written languages.").count(), 2, "{page}");
        let right = same.map(|(name, value)| if name == "target" { (name, "fr") } else { (name, value) });
        for _ in 0..2 {
            organiser.post(NEW, &right).await.leads_to("/events/26-001#translations");
        }
        let event = organiser.get("/events/26-001").await.good().text();
        // Ten working days from the first of May until the fourth.
        for text in ["Speech", "EN → FR", "10 working days", "Short of time", "Nobody yet"] {
            assert!(event.contains(text), "{text} in {event}");
        }
        let path = format!("/translations/{key}");
        let done = [&right[..], &[("version", "1"), ("state", "delivered"), ("translator", "Words Ltd")]].concat();
        organiser.post(&path, &done).await.leads_to("/translations?done=saved");
        organiser.post(&path, &done).await.leads_to("/translations?done=stale");
        let list = organiser.get("/translations").await.good().text();
        assert!(list.contains("Delivered") && list.contains("Words Ltd"), "{list}");
        let director = site.someone(Role::Management).await;
        assert!(!director.get("/translations").await.good().text().contains(&path));
        director.get(&path).await.is(StatusCode::FORBIDDEN);
        director.get(NEW).await.is(StatusCode::FORBIDDEN);
    }
}
