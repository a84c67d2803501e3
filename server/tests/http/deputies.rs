//! The page of a deputy: one's own, and that of another in an administrator's hands.

use super::reader::Reader;
use super::site::{Site, email};
use crate::support::campus::Campus;
use crate::support::event::COLLEAGUE;
use axum::http::StatusCode;
use domain::access::Role;
use service::{Actor, account};

const OWN: &str = "/account/deputy";

/// Whether somebody opens the event of the first organiser.
async fn opens(reader: &Reader) -> StatusCode {
    reader.get("/events/26-001").await.status
}

crate::on_both! {
    async fn an_organiser_names_a_deputy_who_is_told_for_whom_they_stand_in(campus: Campus) {
        campus.at("2026-06-03 09:00");
        campus.has_a_colleague().await;
        campus.holds_event("26-001", ("2026-06-10", "2026-06-12"), true).await;
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        assert!(organiser.get("/account").await.good().text().contains(OWN));
        let bad = [("deputy", ""), ("deputy_from", "2026-06-05"), ("deputy_until", "2026-06-04")];
        let page = organiser.post(OWN, &bad).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains("Choose another organiser.") && page.text().contains("2026-06-04"), "what was typed is lost");
        let colleague = COLLEAGUE.to_string();
        let good = |until| [("deputy", colleague.as_str()), ("deputy_from", "2026-06-01"), ("deputy_until", until)];
        let page = organiser.post(OWN, &good("2026-05-01")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains("The last day lies before the first."));
        let far = organiser.post(OWN, &good("2029-05-01")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(far.text().contains("At most a year"));
        organiser.post(OWN, &good("2026-12-31")).await.leads_to("/account/deputy?done=set");
        assert!(organiser.get("/account/deputy?done=set").await.good().text().contains("Who stands in"));
        assert!(organiser.get("/events/26-001").await.good().text().contains("stands in"));
        organiser.post("/account/deputy/end", &[]).await.leads_to("/account/deputy?done=ended");
        assert_eq!(campus.number("select count(*) from account_deputy").await, 0);
    }

    async fn an_administrator_names_one_for_who_fell_ill_and_who_is_no_organiser_has_none(campus: Campus) {
        campus.at("2026-06-03 09:00");
        campus.has_a_colleague().await;
        campus.holds_event("26-001", ("2026-06-10", "2026-06-12"), false).await;
        campus.sql(&format!("insert into event_account (event_id, account_id, part) select id, {}, 'organiser' from event",
            campus.id(COLLEAGUE.uuid()))).await;
        let site = Site::of(&campus).await;
        let (administrator, desk) = (site.someone(Role::Administrator).await, site.desk().await);
        let organiser = site.someone(Role::Organiser).await;
        assert_eq!(opens(&organiser).await, StatusCode::NOT_FOUND);
        let accounts = account::list(&campus.ctx, &Actor::operator()).await.unwrap();
        let own = accounts.iter().find(|line| line.email == email(Role::Organiser)).unwrap().id.to_string();
        let path = format!("/accounts/{COLLEAGUE}/deputy");
        let sent = [("deputy", own.as_str()), ("deputy_from", "2026-06-01"), ("deputy_until", "2026-12-31")];
        desk.post(&path, &sent).await.is(StatusCode::FORBIDDEN);
        organiser.post(&path, &sent).await.is(StatusCode::FORBIDDEN);
        assert!(administrator.get(&path).await.good().text().contains("Deputy of Colleague"));
        administrator.post(&path, &sent).await.leads_to(&format!("{path}?done=set"));
        assert_eq!(opens(&organiser).await, StatusCode::OK);
        assert!(organiser.get("/events").await.good().text().contains("You stand in for Colleague until"));
        assert!(organiser.get(OWN).await.good().text().contains("For whom they stand in"));
        administrator.post(&format!("{path}/end"), &[]).await.leads_to(&format!("{path}?done=ended"));
        assert_eq!(opens(&organiser).await, StatusCode::NOT_FOUND);
        desk.get(OWN).await.is(StatusCode::NOT_FOUND);
    }
}
