//! Recharge notes over the wire: drafted by an organiser, approved by somebody else, issued, charged, printed and exported.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const NOTE: &str = "/events/26-001/recharge";
const LIST: &str = "/administration/recharges";
const KEY: [(&str, &str); 1] = [("key", "00000000-0000-0000-0000-00000000beef")];

/// An event that is over, with lunch for 40 that nobody counted, and a limit of 500 euros.
async fn over(campus: &Campus) -> Site {
    campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
    let lunch = campus.sells("Lunch", None).await;
    campus
        .orders_for("26-001", &campus.orders(lunch, ("2026-06-01 12:30", "2026-06-01 14:00"), 40))
        .await
        .unwrap();
    let site = Site::of(campus).await;
    let rules = [("limit_total", "500"), ("limit_discount", "100"), ("percent", "70"), ("tax", "")];
    let director = site.someone(Role::Management).await;
    director.post("/administration/quotes", &rules).await.leads_to("/administration/quotes?done=saved");
    site
}

crate::on_both! {
    async fn a_note_is_drafted_approved_by_another_issued_charged_and_given_to_finance(campus: Campus) {
        let site = over(&campus).await;
        let early = site.someone(Role::Organiser).await.post(NOTE, &KEY).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(early.contains("once the event holds its rooms and has begun"), "{early}");
        campus.at("2026-06-12 09:00");
        // Sessions of before have ended.
        let (organiser, director) = (site.someone(Role::Organiser).await, site.someone(Role::Management).await);
        assert!(organiser.get("/events").await.good().text().contains("Issue the recharge note"));
        assert!(organiser.get(LIST).await.good().text().contains("Ended without a note"));
        for _ in 0..2 {
            organiser.post(NOTE, &KEY).await.leads_to("/events/26-001/recharge?done=saved");
        }
        let page = organiser.get(NOTE).await.good().text();
        for text in ["Note 1 of the event", "Draft", "€740.00", "expected", "above the limit", "accepted no quote"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(!page.contains("€296.00") && !page.contains("/recharge/1/approve") && !page.contains("/recharge/1/issue"), "{page}");
        organiser.post(&format!("{NOTE}/1/approve"), &[("version", "1")]).await.is(StatusCode::FORBIDDEN);
        assert!(director.get(NOTE).await.good().text().contains("€296.00"));
        director.post(&format!("{NOTE}/1/approve"), &[("version", "1")]).await.leads_to("/events/26-001/recharge?done=saved&note=1");
        let page = organiser.post(&format!("{NOTE}/1/issue"), &[("version", "2")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page.contains("Save the recharge code of the event first"), "{page}");
        let page = organiser.post(&format!("{NOTE}/code"), &[("version", "0"), ("code", "=P17")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page.contains("value=\"=P17\"") && page.contains("begin with a letter or a digit"), "{page}");
        organiser.post(&format!("{NOTE}/code"), &[("version", "0"), ("code", "P.17")]).await.leads_to("/events/26-001/recharge?done=saved");
        organiser.post(&format!("{NOTE}/1/issue"), &[("version", "2")]).await.leads_to("/events/26-001/recharge?done=saved&note=1");
        let charge = format!("{NOTE}/1/charge");
        organiser.post(&charge, &[("version", "3"), ("reference", "JV 1"), ("charged_on", "2026-06-12")]).await.is(StatusCode::FORBIDDEN);
        let page = director.post(&charge, &[("version", "3"), ("reference", "JV 1"), ("charged_on", "soon")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page.contains("value=\"JV 1\"") && page.contains("value=\"soon\""), "{page}");
        director.post(&charge, &[("version", "3"), ("reference", "JV 1"), ("charged_on", "2026-06-12")]).await.leads_to("/events/26-001/recharge?done=saved&note=1");
        let paper = organiser.get(&format!("{NOTE}/1")).await.good().text();
        for text in ["RN-2026-001", "P.17", "€740.00", "Charged 12 Jun 2026 under JV 1"] {
            assert!(paper.contains(text), "{text} in {paper}");
        }
        let page = director.get(LIST).await.good().text();
        assert!(page.contains("RN-2026-001") && !page.contains("Ended without a note"), "{page}");
        assert!(!director.get(&format!("{LIST}?status=draft")).await.good().text().contains("RN-2026-001"));
        let june = "from=2026-06-01&until=2026-06-30&status=";
        let file = organiser.get(&format!("/export/recharge-notes.csv?{june}")).await.good().text();
        let line = "RN-2026-001,2026-06-12,26-001,Workshop 26-001,,P.17,Services,Lunch,expected,40,per person,18.50,740.00,Charged,2026-06-12,JV 1";
        assert!(file.contains(line) && !file.contains("444.00"), "{file}");
        assert!(director.get(&format!("/export/recharge-notes.csv?{june}")).await.good().text().contains("444.00"));
        assert!(organiser.get("/export/events.csv").await.good().text().contains("P.17"));
        let history = director.get("/administration/history?kind=recharge_note").await.good().text();
        assert!(history.contains("RN-2026-001") && history.contains("noted the charge of"), "{history}");
    }

    async fn a_draft_and_a_code_keep_what_was_typed_when_somebody_else_was_quicker(campus: Campus) {
        let site = over(&campus).await;
        campus.at("2026-06-12 09:00");
        let organiser = site.someone(Role::Organiser).await;
        organiser.post(NOTE, &KEY).await.leads_to("/events/26-001/recharge?done=saved");
        let one = format!("{NOTE}/1");
        let free = |quantity, price| [("version", "1"), ("label_0", "No-show"), ("quantity_0", quantity), ("price_0", price)];
        let page = organiser.post(&one, &free("one", "65")).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page.contains("value=\"one\"") && page.contains("Enter what it is, a whole number and a price."), "{page}");
        organiser.post(&one, &free("-1", "65")).await.leads_to("/events/26-001/recharge?done=saved&note=1");
        let page = organiser.post(&one, &free("2", "70")).await.is(StatusCode::CONFLICT).text();
        assert!(page.contains("value=\"70\""), "what was typed is lost: {page}");
        assert!(page.contains("No-show, €65.00</strong>") && page.contains("name=\"version\" value=\"2\""), "{page}");
        let code = |version, code| [("version", version), ("code", code)];
        organiser.post(&format!("{NOTE}/code"), &code("0", "P.17")).await.leads_to("/events/26-001/recharge?done=saved");
        let page = organiser.post(&format!("{NOTE}/code"), &code("0", "P.18")).await.is(StatusCode::CONFLICT).text();
        assert!(page.contains("value=\"P.18\"") && page.contains("<strong>P.17</strong>"), "{page}");
        organiser.get(&format!("{NOTE}/9")).await.is(StatusCode::NOT_FOUND);
        organiser.get(&format!("{NOTE}?note=9")).await.is(StatusCode::NOT_FOUND);
        organiser.post(&format!("{NOTE}/1/burn"), &[("version", "1")]).await.is(StatusCode::NOT_FOUND);
        site.someone(Role::Housekeeping).await.get(LIST).await.is(StatusCode::FORBIDDEN);
    }

    async fn a_note_that_is_not_issued_is_deleted_on_its_page_and_sent_twice_once(campus: Campus) {
        let site = over(&campus).await;
        campus.at("2026-06-12 09:00");
        let organiser = site.someone(Role::Organiser).await;
        organiser.post(NOTE, &KEY).await.leads_to("/events/26-001/recharge?done=saved");
        let page = organiser.get(NOTE).await.good().text();
        assert!(page.contains("Delete this note") && page.contains(&format!("{NOTE}/1/delete")), "{page}");
        let read = site.someone(Role::Auditor).await.get(NOTE).await.good().text();
        assert!(!read.contains("Delete this note"), "{read}");
        for _ in 0..2 {
            let sent = organiser.post(&format!("{NOTE}/1/delete"), &[("version", "1")]).await;
            sent.leads_to("/events/26-001/recharge?done=deleted");
        }
        let page = organiser.get("/events/26-001/recharge?done=deleted").await.good().text();
        assert!(page.contains("The note is deleted.") && !page.contains("Delete this note"), "{page}");
        assert_eq!(campus.number("select count(*) from recharge_note").await, 0);
    }
}
