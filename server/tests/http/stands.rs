//! Stands over the wire: made in rows, given out, and shown to participants where the organiser wants it.

use super::rooming::{hidden, looks_at};
use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const HERE: &str = "/events/26-001/stands";
const NEW: &str = "/events/26-001/exhibitors/new";
const DONE: &str = "/events/26-001/stands?done=saved";

crate::on_both! {
    async fn a_stand_is_changed_on_a_page_of_its_own_and_what_is_wrong_is_named(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let row = [("prefix", "A"), ("first", "1"), ("last", "2"), ("area", "6"), ("power", "2000"), ("fittings", "a table")];
        organiser.post(HERE, &row).await.leads_to(DONE);
        let link = organiser.get(HERE).await.good().between(&format!("<a href=\"{HERE}/"), "\"");
        let page = format!("{HERE}/{link}");
        let form = organiser.get(&page).await.good().text();
        assert!(form.contains("value=\"a table\"") && form.contains("value=\"A1\""), "{form}");
        let wrong = [("version", "1"), ("label", "A 1"), ("area", "0"), ("power", "much"), ("fittings", "")];
        let text = organiser.post(&page, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for fault in ["Use letters, digits and hyphens, at most 12.", "Enter a size from 1 to 500 m²", "Enter the power in watts"] {
            assert_eq!(text.matches(fault).count(), 2, "{fault} in {text}");
        }
        let sent = [("version", "1"), ("label", "B7"), ("area", "12"), ("power", ""), ("fittings", "<b>screen</b>")];
        organiser.post(&page, &sent).await.leads_to(DONE);
        let text = organiser.get(HERE).await.good().text();
        assert!(text.contains("B7") && text.contains("12 m²") && text.contains("&lt;b&gt;screen&lt;/b&gt;"), "{text}");
        let late = [("version", "1"), ("label", "C1"), ("area", "12"), ("power", "0"), ("fittings", "")];
        let text = organiser.post(&page, &late).await.is(StatusCode::CONFLICT).text();
        assert!(text.contains("value=\"C1\"") && text.contains("name=\"version\" value=\"2\""), "{text}");
        let sheet = organiser.get("/events/26-001/sheet").await.good().text();
        assert!(sheet.contains("&lt;b&gt;screen&lt;/b&gt;"), "{sheet}");
        site.someone(Role::Management).await.get(&page).await.is(StatusCode::FORBIDDEN);
    }

    async fn a_pasted_list_of_exhibitors_is_looked_at_and_then_taken_over(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let list = "/events/26-001/exhibitors";
        let row = [("prefix", "A"), ("first", "1"), ("last", "2"), ("area", "6"), ("power", "2000")];
        organiser.post(HERE, &row).await.leads_to(DONE);
        organiser.get(&format!("{list}/import")).await.good();
        let pasted = "Organisation\tContact\tStand\nTools <b>\tAda Voice\tA1\nSkills\t\tZ9\n";
        let shown = looks_at(&organiser, &format!("{list}/import"), pasted).await.good();
        for text in ["Tools &lt;b&gt;", "There is no stand with this label.", "New: 1. Changed: 0. The same: 0. Not taken: 1."] {
            assert!(shown.text().contains(text), "{text} in {}", shown.text());
        }
        assert_eq!(campus.number("select count(*) from exhibitor").await, 0, "nothing is changed by looking");
        let (table, version, key) = (hidden(&shown, "table"), hidden(&shown, "version"), hidden(&shown, "key"));
        let fields = [("table", table.as_str()), ("version", &version), ("key", &key)];
        for _ in 0..2 {
            organiser.post(&format!("{list}/take-over"), &fields).await.leads_to(&format!("{HERE}?done=imported"));
        }
        assert_eq!(campus.texts("select organisation from exhibitor").await, ["Tools <b>"]);
        let late = organiser.post(&format!("{list}/take-over"), &[fields[0], fields[1], ("key", "other")]).await;
        assert!(late.is(StatusCode::UNPROCESSABLE_ENTITY).text().contains("Nothing was taken over"));
        let many: Vec<String> = (0..=1001).map(|number| format!("Tools {number}")).collect();
        let many = format!("Exhibitor\n{}\n", many.join("\n"));
        let refused = looks_at(&organiser, &format!("{list}/import"), &many).await;
        let refused = refused.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(refused.contains("more than 1,000 rows") && refused.contains("Tools 1001"), "nothing pasted is lost");
        let nameless = looks_at(&organiser, &format!("{list}/import"), "Stand\nA1\n").await;
        assert!(nameless.is(StatusCode::UNPROCESSABLE_ENTITY).text().contains("no column for: Organisation"));
        let director = site.someone(Role::Management).await;
        director.get(&format!("{list}/import")).await.is(StatusCode::FORBIDDEN);
    }

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
        assert!(file.contains("A1,,6,2000,,00000000-0000-0000-0000-0000000000a1,6,ada@voice.test,https://stand.example.org"), "{file}");
        assert!(file.lines().last().unwrap().starts_with(",,,,,00000000-0000-0000-0000-0000000000a3"), "{file}");
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
