//! Calendars over the wire: the screen that makes them, and the file that a calendar program reads.

use super::answer::Answer;
use super::reader::Reader;
use super::site::{Site, here};
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use axum::http::StatusCode;
use domain::access::Role;

/// Makes a calendar on the screen; gives the path of its address.
async fn makes(reader: &Reader, what: &str, code: &str) -> String {
    let page = reader.post("/account/calendars", &[("what", what), ("code", code)]).await.good();
    format!("/calendar/{}", page.between("/calendar/", "<"))
}

fn lines(answer: &Answer) -> Vec<String> {
    answer.text().replace("\r\n ", "").split_terminator("\r\n").map(ToOwned::to_owned).collect()
}

crate::on_both! {
    async fn a_calendar_is_read_without_a_session_and_asked_for_again_it_is_unchanged(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        let stay = campus.clerk().books_room("101", "2026-06-01", 2).await.good();
        let path = makes(&desk, "room", "101").await;
        let file = site.visitor().get(&path).await.good();
        assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
        assert!(file.header("set-cookie").is_empty(), "a program was given a session");
        let text = lines(&file);
        assert_eq!((&*text[0], &**text.last().unwrap()), ("BEGIN:VCALENDAR", "END:VCALENDAR"));
        for line in ["DTSTART;VALUE=DATE:20260601", "DTEND;VALUE=DATE:20260603"] {
            assert!(text.iter().any(|known| known == line), "{line} is missing in {text:?}");
        }
        assert!(file.text().contains(&stay.reference));
        let same = site.visitor().get_with(&path, "if-none-match", file.header("etag")).await;
        assert!(same.is(StatusCode::NOT_MODIFIED).body.is_empty());
        campus.clerk().redates(&stay, "2026-06-01", "2026-06-04").await.good();
        site.visitor().get_with(&path, "if-none-match", file.header("etag")).await.good();
        let list = desk.get("/account/calendars").await.good();
        assert!(!list.text().contains("fsc_"), "the address is shown a second time");
        assert!(list.text().contains("1 May 2026"), "the day it was read is not shown");
    }

    async fn an_organisers_calendar_of_a_room_says_occupied(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_for("Anna Rossi", "2026-06-01", 2).await.good();
        campus.clerk().assigns(&stay, "101").await.good();
        let path = makes(&site.someone(Role::Organiser).await, "room", "101").await;
        let text = site.visitor().get(&path).await.good().text();
        assert!(text.contains("SUMMARY:Occupied"));
        assert!(!text.contains("Rossi") && !text.contains(&stay.reference), "{text}");
    }

    async fn what_cannot_be_made_is_told_beside_its_field_and_keeps_what_was_typed(campus: Campus) {
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let sent = [("what", "room"), ("code", "no such room")];
        let page = organiser.post("/account/calendars", &sent).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains("There is no room or space of this name"));
        assert!(page.text().contains(r#"value="no such room""#));
        let house = organiser.post("/account/calendars", &[("what", "house")]).await;
        assert!(house.is(StatusCode::UNPROCESSABLE_ENTITY).text().contains("You may not read this yourself"));
    }

    async fn a_calendar_that_was_revoked_or_whose_maker_is_gone_is_not_there(campus: Campus) {
        let site = Site::of(&campus).await;
        let (desk, organiser) = (site.desk().await, site.someone(Role::Organiser).await);
        let paths = [makes(&desk, "house", "").await, makes(&desk, "room", "101").await];
        let list = desk.get("/account/calendars").await.good();
        let revoke = format!("/account/calendars/{}/revoke", list.between("/account/calendars/", "/revoke"));
        organiser.post(&revoke, &[]).await.is(StatusCode::NOT_FOUND);
        desk.post(&revoke, &[]).await.leads_to("/account/calendars?revoked");
        let mut left = 0;
        for path in &paths {
            left += u32::from(site.visitor().get(path).await.status == StatusCode::OK);
        }
        assert_eq!(left, 1, "one of two was revoked");
        campus.sql("update account set disabled = true where role = 'facilities'").await;
        for path in &paths {
            site.visitor().get(path).await.is(StatusCode::NOT_FOUND);
        }
        site.visitor().get("/calendar/fsc_nothing.ics").await.is(StatusCode::NOT_FOUND);
    }

    async fn an_administrator_revokes_anybodys_and_nobody_else_sees_the_list(campus: Campus) {
        let site = Site::of(&campus).await;
        let path = makes(&site.someone(Role::Housekeeping).await, "house", "").await;
        let administrator = site.someone(Role::Administrator).await;
        let list = administrator.get("/accounts/calendars").await.good();
        let ids = list.between("/accounts/calendars/", "/revoke");
        for role in [Role::Facilities, Role::Organiser, Role::Management, Role::Auditor, Role::Housekeeping] {
            let reader = site.someone(role).await;
            reader.get("/accounts/calendars").await.is(StatusCode::FORBIDDEN);
            reader.post(&format!("/accounts/calendars/{ids}/revoke"), &[]).await.is(StatusCode::FORBIDDEN);
        }
        site.visitor().get(&path).await.good();
        let revoke = format!("/accounts/calendars/{ids}/revoke");
        administrator.post(&revoke, &[]).await.leads_to("/accounts/calendars?revoked");
        site.visitor().get(&path).await.is(StatusCode::NOT_FOUND);
    }

    async fn whoever_asks_too_often_is_told_when_to_come_again(campus: Campus) {
        let site = Site::of(&campus).await;
        let path = makes(&site.desk().await, "room", "101").await;
        let visitor = site.visitor();
        let mut answers = Vec::new();
        for _ in 0..60 {
            answers.push(visitor.get(&path).await);
        }
        let refused = answers.iter().find(|answer| answer.status == StatusCode::TOO_MANY_REQUESTS);
        let wait = refused.expect("sixty at once are too many").header("retry-after").parse::<u64>();
        assert!((1..=60).contains(&wait.expect("seconds")));
        assert!(answers[..20].iter().all(|answer| answer.status == StatusCode::OK), "twenty at once are no harm");
        let other = makes(&site.someone(Role::Auditor).await, "room", "102").await;
        visitor.get(&other).await.good();
    }

    async fn behind_a_proxy_the_address_is_the_one_people_know(campus: Campus) {
        let site = Site::behind("https://foresteria.example.org", &campus).await;
        assert_eq!(here().origin, None);
        let desk = site.desk().await;
        let form = desk.form("/account/calendars").header("origin", "https://foresteria.example.org");
        let page = desk.sends(form, "what=house").await.good();
        assert!(page.text().contains("https://foresteria.example.org/calendar/fsc_"));
        assert!(page.text().contains("webcal://foresteria.example.org/calendar/fsc_"));
    }
}
