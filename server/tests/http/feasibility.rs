//! When an event fits, over the wire: asked as an address, answered, and laid for an event.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const ASKED: &str =
    "first=2026-06-01&last=2026-06-05&days=2&title-1=Plenary&people-1=80&style-1=theatre&beds=4&beds_from=0";

async fn set(campus: &Campus) -> Site {
    campus.has_a_hall().await;
    campus.holds_event("26-001", ("2026-07-01", "2026-07-02"), true).await;
    campus.holds_event("26-002", ("2026-06-01", "2026-06-05"), false).await;
    let desk = campus.actor(Role::Facilities);
    for space in [crate::support::hall::HALL, crate::support::hall::SALON] {
        let wish = campus.wants_hall("2026-06-02 09:00", "2026-06-02 17:00");
        let wish = domain::function::Wish { space, ..wish };
        campus.plans(&desk, "26-002", &wish).await.expect("a hall");
    }
    Site::of(campus).await
}

crate::on_both! {
    async fn an_address_is_answered_with_dates_and_with_why_others_fail(campus: Campus) {
        let site = set(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let form = organiser.get("/feasibility").await.good().text();
        assert!(form.contains("When does it fit?") && !form.contains("id=\"found\""), "{form}");
        let page = organiser.get(&format!("/feasibility?{ASKED}")).await.good().text();
        for text in ["2 dates work", "Room HA", "closed, a part", "3 × single", "New event on these days",
            "First days that do not work (2)", "0 of the 4 halls that suit are free throughout, 1 needed",
            "another event"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(!page.contains("26-002"), "an organiser is told of another's event");
        let desk = site.desk().await.get(&format!("/feasibility?{ASKED}")).await.good().text();
        assert!(desk.contains("26-002 Workshop 26-002"), "{desk}");
        site.someone(Role::Management).await.get("/feasibility").await.is(StatusCode::FORBIDDEN);
    }

    async fn what_is_wrong_is_told_beside_the_field_and_what_was_typed_stays(campus: Campus) {
        let site = set(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let wrong = "/feasibility?first=2026-06-01&last=&days=2&people-3=many&title-3=Closing%20%3Cb%3E";
        let page = organiser.get(wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page.contains("Enter a date.") && page.contains("Closing &lt;b&gt;"), "{page}");
        let people = "/feasibility?first=2026-06-01&last=2026-06-05&days=2&people-3=many";
        let page = organiser.get(people).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page.contains("href=\"#people-3\"") && page.contains("id=\"people-3-error\""), "{page}");
        organiser.get(&format!("/feasibility?{ASKED}&event=26-002")).await.is(StatusCode::NOT_FOUND);
    }

    async fn what_was_found_is_laid_once_for_an_event(campus: Campus) {
        let site = set(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let query = format!("{ASKED}&event=26-001");
        let page = organiser.get(&format!("/feasibility?{query}")).await.good();
        let halls = page.between("name=\"halls\" value=\"", "\"");
        let key = page.between("name=\"key\" value=\"", "\"");
        let day = page.between("name=\"day\" value=\"", "\"");
        let sent = [("query", query.as_str()), ("day", &day), ("halls", &halls), ("key", &key)];
        for _ in 0..2 {
            organiser.post("/feasibility/plan", &sent).await.leads_to("/events/26-001?done=planned");
        }
        let own = "select count(*) from function where event_id = (select id from event where code = '26-001')";
        assert_eq!(campus.number(own).await, 2);
        assert_eq!(campus.taken("single", &day).await, 3);
        assert_eq!(campus.violations().await, [""; 0]);
        let again = [sent[0], sent[1], sent[2], ("key", "another")];
        let page = organiser.post("/feasibility/plan", &again).await.is(StatusCode::CONFLICT).text();
        assert!(page.contains("Nothing was planned"), "{page}");
        assert_eq!(campus.number(own).await, 2);
    }

    async fn a_new_event_on_days_that_were_found_leads_back_to_plan_them(campus: Campus) {
        let site = set(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let then = format!("/feasibility?{ASKED}");
        let sent = [("title", "Academy"), ("kind", "training"), ("client", "own"), ("from", "2026-06-03"),
            ("until", "2026-06-04"), ("then", then.as_str())];
        organiser.post("/events/new", &sent).await.leads_to(&format!("{then}&event=26-003"));
    }
}
