//! The page of targets: who may set one, and what a form that cannot be taken says.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const PAGE: &str = "/administration/targets";

/// The identity that the form gives a new target.
const KEY: &str = "0195d9f0-0000-7000-8000-000000000001";

fn form<'a>(year: &'a str, nights: &'a str, source: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("key", KEY),
        ("period", "year"),
        ("first_year", year),
        ("room_nights", nights),
        ("status", "assumed"),
        ("source", source),
    ]
}

crate::on_both! {
    async fn a_small_group_is_asked_to_think_of_the_field_first_from_the_size_that_management_sets(campus: Campus) {
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        let (event, action) = ("/events/26-001", "/administration/targets/field-first");
        campus.holds_event("26-001", ("2026-09-07", "2026-09-11"), false).await;
        campus.sql("update event set status = 'tentative'").await;
        let asks = |page: &str| page.contains("Field first: could it be held");
        assert!(!asks(&director.get(event).await.good().text()), "nobody set a size");
        director.post(action, &[("field_first", "13")]).await.leads_to("/administration/targets?news=field_first");
        assert!(asks(&director.get(event).await.good().text()), "12 on campus");
        let wrong = director.post(action, &[("field_first", "a dozen")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains("a dozen") && wrong.text().contains("from 0 to 1,000"), "{}", wrong.text());
        director.post(action, &[("field_first", "12")]).await.leads_to("/administration/targets?news=field_first");
        assert!(!asks(&director.get(event).await.good().text()), "12 are not fewer than 12");
        let kept = campus.texts("select after from history where subject = 'field_first' order by seq").await;
        assert_eq!(kept, [r#"{"heads":13}"#, r#"{"heads":12}"#]);
        let organiser = site.someone(Role::Organiser).await;
        let refused = organiser.post(action, &[("field_first", "99")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }

    async fn a_target_set_on_its_page_stands_on_the_page_of_room_nights_at_once(campus: Campus) {
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        let new = form("2026", "25,000", "Board paper 7");
        director.post("/administration/targets/new", &new).await.leads_to("/administration/targets?news=added");
        // The same form once more sets nothing twice.
        director.post("/administration/targets/new", &new).await.leads_to("/administration/targets?news=added");
        assert_eq!(campus.number("select count(*) from target").await, 1);
        let nights = director.get("/room-nights?year=2026").await.good().text();
        assert!(nights.contains("Board paper 7") && nights.contains("25,000"), "{nights}");
        let edit = format!("{PAGE}/{KEY}");
        let mut change = form("2026", "26.500", "Board paper 8");
        change.push(("version", "1"));
        director.post(&edit, &change).await.leads_to("/administration/targets?news=changed");
        director.post(&edit, &change).await.leads_to("/administration/targets?news=stale");
        assert!(director.get("/room-nights?year=2026").await.good().text().contains("26,500"));
        assert!(director.get("/export/targets.csv").await.good().text().contains("2026,26500,Assumed,Board paper 8"));
        director.post(&format!("{edit}/remove"), &[("version", "2")]).await.leads_to("/administration/targets?news=removed");
        assert_eq!(campus.number("select count(*) from target").await, 0);
    }

    async fn what_cannot_be_a_target_is_told_beside_the_field_and_nothing_typed_is_lost(campus: Campus) {
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        let answer = director.post("/administration/targets/new", &form("1900", "2.5", "")).await;
        let page = answer.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["Enter a year from 1964 to 2200.", "Enter a whole number from 1 to 1,000,000.", "Say where the figure is from."] {
            assert_eq!(page.matches(text).count(), 2, "{text} in {page}");
        }
        assert!(page.contains("value=\"1900\"") && page.contains("value=\"2.5\""), "{page}");
        assert_eq!(campus.number("select count(*) from target").await, 0);
    }

    async fn whoever_reads_figures_reads_targets_and_only_management_and_administrators_set_them(campus: Campus) {
        let site = Site::of(&campus).await;
        for role in [Role::Facilities, Role::Organiser, Role::Auditor] {
            let reader = site.someone(role).await;
            let page = reader.get(PAGE).await.good().text();
            assert!(!page.contains("/administration/targets/new"), "{role:?}");
            reader.get("/administration/targets/new").await.is(StatusCode::FORBIDDEN);
            let refused = reader.post("/administration/targets/new", &form("2026", "1", "x")).await;
            refused.is(StatusCode::FORBIDDEN);
        }
        site.someone(Role::Housekeeping).await.get(PAGE).await.is(StatusCode::FORBIDDEN);
        assert_eq!(campus.number("select count(*) from target").await, 0);
        let administrator = site.someone(Role::Administrator).await;
        administrator.get("/administration/targets/nothing").await.is(StatusCode::NOT_FOUND);
        assert!(administrator.get("/administration").await.good().text().contains(PAGE));
    }
}
