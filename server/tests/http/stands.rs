//! Stands over the wire: made in rows, given out, and shown to participants where the organiser wants it.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const HERE: &str = "/events/26-001/stands";
const NEW: &str = "/events/26-001/exhibitors/new";
const DONE: &str = "/events/26-001/stands?done=saved";

crate::on_both! {
    async fn stands_are_made_given_out_published_and_taken_away(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let wrong = [("prefix", "A"), ("first", "one"), ("last", "2"), ("area", "0"), ("power", "")];
        let page = organiser.post(HERE, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("Enter whole numbers from 1 to 999").count(), 2, "{page}");
        assert!(page.contains("value=\"one\""), "{page}");
        let row = [("prefix", "A"), ("first", "1"), ("last", "2"), ("area", "6"), ("power", "2000")];
        organiser.post(HERE, &row).await.leads_to(DONE);
        let again = organiser.post(HERE, &row).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(again.matches("A stand with one of these labels is there already.").count(), 2, "{again}");
        let keys = ["00000000-0000-0000-0000-0000000000a1", "00000000-0000-0000-0000-0000000000a2", "00000000-0000-0000-0000-0000000000a3"];
        let nobody = organiser.post(NEW, &[("organisation", " "), ("area", "6"), ("link", "meet")]).await;
        let page = nobody.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["Enter what the organisation is called.", "Enter an address that begins with https://"] {
            assert_eq!(page.matches(text).count(), 2, "{text} in {page}");
        }
        for key in keys {
            campus.clock.pass(1);
            let sent = [("key", key), ("organisation", key), ("contact", "ada@voice.test"), ("link", "https://stand.example.org"), ("area", "6")];
            for _ in 0..2 {
                organiser.post(NEW, &sent).await.leads_to(DONE);
            }
        }
        organiser.post(&format!("{HERE}/give-out"), &[]).await.leads_to(DONE);
        let file = organiser.get("/export/stands.csv?event=26-001").await.good().text();
        assert!(file.contains("A1,,6,2000,00000000-0000-0000-0000-0000000000a1,6,ada@voice.test,https://stand.example.org"), "{file}");
        assert!(file.lines().last().unwrap().starts_with(",,,,00000000-0000-0000-0000-0000000000a3"), "{file}");
        assert!(!site.someone(Role::Management).await.get("/export/stands.csv?event=26-001").await.good().text().contains("ada@voice.test"));
        let page = organiser.get(HERE).await.good();
        for text in ["Stands: 2, free: 0, waiting: 1", "Waiting, place 1", "ada@voice.test"] {
            assert!(page.text().contains(text), "{text} in {}", page.text());
        }
        let taken = page.between("<option value=\"", "\" selected>A1");
        let taken = taken.rsplit("<option value=\"").next().unwrap().to_owned();
        let path = format!("/exhibitors/{}", keys[2]);
        let refused = organiser.post(&format!("{path}/stand"), &[("version", "1"), ("stand", &taken)]).await;
        assert!(refused.is(StatusCode::UNPROCESSABLE_ENTITY).text().contains("Another exhibitor has this stand."));
        organiser.post(&format!("/exhibitors/{}/remove", keys[0]), &[("version", "2")]).await.leads_to(DONE);
        organiser.post(&format!("{path}/stand"), &[("version", "1"), ("stand", &taken)]).await.leads_to(DONE);
        organiser.post(&format!("{path}/stand"), &[("version", "1"), ("stand", "")]).await.leads_to("/events/26-001/stands?done=stale");
        let late = [("version", "1"), ("organisation", "Late"), ("area", "6")];
        let page = organiser.post(&path, &late).await.is(StatusCode::CONFLICT).text();
        assert!(page.contains("Somebody changed this meanwhile") && page.contains("value=\"Late\""), "{page}");
        let session = [("key", keys[0]), ("title_en", "Opening"), ("date", "2026-06-01"), ("from_time", "09:00"), ("until_time", "10:00")];
        organiser.post("/events/26-001/programme/new", &session).await.leads_to("/events/26-001/programme?done=saved");
        let publish = [("version", "1"), ("stands", "yes")];
        organiser.post("/events/26-001/programme/publish", &publish).await.leads_to("/events/26-001/programme?done=published");
        let read = site.visitor().get("/programme/26-001?lang=ar").await.good().text();
        assert!(read.contains("العارضون") && read.contains(keys[2]) && !read.contains("ada@voice.test"), "{read}");
        let director = site.someone(Role::Management).await;
        let seen = director.get(HERE).await.good().text();
        assert!(!seen.contains("ada@voice.test") && !seen.contains("New exhibitor"), "{seen}");
        director.get(NEW).await.is(StatusCode::FORBIDDEN);
        director.get(&path).await.is(StatusCode::FORBIDDEN);
    }
}
