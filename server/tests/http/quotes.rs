//! Quotes over the wire: made by an organiser, approved by somebody else, sent, and printed in the client's language.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const QUOTE: &str = "/events/26-001/quote";
const KEY: [(&str, &str); 1] = [("key", "00000000-0000-0000-0000-00000000beef")];

/// An event with lunch for 40, and a limit of 500 euros.
async fn set(campus: &Campus) -> Site {
    campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
    let lunch = campus.sells("Lunch", None).await;
    campus
        .orders_for("26-001", &campus.orders(lunch, ("2026-06-01 12:30", "2026-06-01 14:00"), 40))
        .await
        .unwrap();
    let site = Site::of(campus).await;
    let director = site.someone(Role::Management).await;
    let rules =
        [("limit_total", "500"), ("limit_discount", "100"), ("percent", "70"), ("tax", "Exempt from tax")];
    director.post("/administration/quotes", &rules).await.leads_to("/administration/quotes?done=saved");
    let wrong = [("limit_total", "much"), ("limit_discount", "100"), ("percent", "1.5")];
    let page =
        director.post("/administration/quotes", &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
    assert!(page.contains("value=\"much\"") && page.contains("Enter whole percent"), "{page}");
    site
}

crate::on_both! {
    async fn a_quote_above_the_limit_is_approved_by_somebody_else_and_sent(campus: Campus) {
        let site = set(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let director = site.someone(Role::Management).await;
        assert!(organiser.get(QUOTE).await.good().text().contains("There is no quote yet."));
        for _ in 0..2 {
            organiser.post(QUOTE, &KEY).await.leads_to("/events/26-001/quote?done=made");
        }
        let page = organiser.get(QUOTE).await.good().text();
        for text in ["Q-26-001-1", "Draft", "€740.00", "above the limit", "Exempt from tax", "valid until 31 May 2026"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(!page.contains("€296.00") && !page.contains("/quote/1/approve"), "{page}");
        let forced = organiser.post(&format!("{QUOTE}/1/finish"), &[("version", "1")]).await;
        assert!(forced.is(StatusCode::UNPROCESSABLE_ENTITY).text().contains("Ask somebody who approves quotes."));
        organiser.post(&format!("{QUOTE}/1/approve"), &[("version", "1")]).await.is(StatusCode::FORBIDDEN);
        let page = director.get(QUOTE).await.good().text();
        for text in ["€444.00", "€296.00", "66.7% of the direct cost", "below the 70%"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        director.post(&format!("{QUOTE}/1/approve"), &[("version", "1")]).await.leads_to("/events/26-001/quote?done=step&version=1");
        director.post(&format!("{QUOTE}/1/approve"), &[("version", "1")]).await.leads_to("/events/26-001/quote?done=stale&version=1");
        organiser.post(&format!("{QUOTE}/1/send"), &[("version", "2")]).await.leads_to("/events/26-001/quote?done=step&version=1");
        let page = organiser.get(QUOTE).await.good().text();
        assert!(page.contains("name=\"answered_on\" type=\"date\" value=\"2026-05-01\""), "{page}");
        for (typed, told) in [("2026-05-02", "still to come"), ("2026-04-30", "did not have this version yet"), ("then", "such as 2027-03-31")] {
            let answer = [("version", "3"), ("answered_on", typed)];
            let page = organiser.post(&format!("{QUOTE}/1/accept"), &answer).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
            assert!(page.contains(&format!("value=\"{typed}\"")) && page.matches(told).count() == 2, "{typed}: {page}");
        }
        let answer = [("version", "3"), ("answered_on", "2026-05-01")];
        organiser.post(&format!("{QUOTE}/1/accept"), &answer).await.leads_to("/events/26-001/quote?done=step&version=1");
        let page = organiser.get(QUOTE).await.good().text();
        assert!(page.contains("Accepted") && page.contains("The client accepted on 1 May 2026."), "{page}");
        let file = organiser.get("/export/quote.csv?event=26-001&number=1").await.good().text();
        assert!(file.contains("Lunch") && file.contains("740.00") && !file.contains("444.00"), "{file}");
        let file = director.get("/export/quote.csv?event=26-001&number=1").await.good().text();
        assert!(file.contains("444.00"), "{file}");
        organiser.get("/export/quote.csv?event=26-001&number=7").await.is(StatusCode::NOT_FOUND);
    }

    async fn what_was_sent_is_shown_printed_and_exported_as_it_was_sent(campus: Campus) {
        let site = set(&campus).await;
        let (organiser, director) = (site.someone(Role::Organiser).await, site.someone(Role::Management).await);
        organiser.post(QUOTE, &KEY).await.leads_to("/events/26-001/quote?done=made");
        director.post(&format!("{QUOTE}/1/approve"), &[("version", "1")]).await.leads_to("/events/26-001/quote?done=step&version=1");
        organiser.post(&format!("{QUOTE}/1/send"), &[("version", "2")]).await.leads_to("/events/26-001/quote?done=step&version=1");
        assert!(!organiser.get(QUOTE).await.good().text().contains("since this was sent"));
        campus.sql("update event set title = 'Retreat', until_date = '2026-06-06'").await;
        let rules = [("limit_total", "500"), ("limit_discount", "100"), ("percent", "70"), ("tax", "With 22%")];
        director.post("/administration/quotes", &rules).await.leads_to("/administration/quotes?done=saved");
        let page = organiser.get(QUOTE).await.good().text();
        for text in [
            "The event is called otherwise since this was sent: Retreat.",
            "days have changed since this was sent: 1 Jun 2026 – 6 Jun 2026.",
            "What is said of tax has changed since this was sent.",
            "<dd>Workshop 26-001</dd>",
            "<dd>1 Jun 2026 – 5 Jun 2026</dd>",
            "Exempt from tax",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(!page.contains("client has changed") && !page.contains("With 22%"), "{page}");
        let paper = organiser.get(&format!("{QUOTE}/1")).await.good().text();
        for text in ["<b>Workshop 26-001</b>", "1 Jun 2026 – 5 Jun 2026", "Exempt from tax"] {
            assert!(paper.contains(text), "{text} in {paper}");
        }
        let file = organiser.get("/export/quote.csv?event=26-001&number=1").await.good().text();
        for text in ["Event,Workshop 26-001,,,,", "Last day,2026-06-05,,,,", "Said of tax,Exempt from tax,,,,"] {
            assert!(file.contains(text), "{text} in {file}");
        }
        assert!(!paper.contains("With 22%") && !file.contains("Retreat"), "{paper} {file}");
    }

    async fn the_days_of_a_quote_are_those_of_the_campus(campus: Campus) {
        // Of the day before in Greenwich.
        campus.at("2026-05-02 00:30");
        let site = set(&campus).await;
        let (organiser, director) = (site.someone(Role::Organiser).await, site.someone(Role::Management).await);
        organiser.post(QUOTE, &KEY).await.leads_to("/events/26-001/quote?done=made");
        director.post(&format!("{QUOTE}/1/approve"), &[("version", "1")]).await.leads_to("/events/26-001/quote?done=step&version=1");
        // The day until which it is valid ends in one of the days looked for.
        let but_validity = |text: &str| text.replace("31 May 2026", "");
        let page = but_validity(&organiser.get(QUOTE).await.good().text());
        assert_eq!((page.matches("2 May 2026").count(), page.matches("1 May 2026").count()), (2, 0), "{page}");
        let paper = but_validity(&organiser.get(&format!("{QUOTE}/1")).await.good().text());
        assert!(paper.contains("2 May 2026") && !paper.contains("1 May 2026"), "{paper}");
    }

    async fn a_draft_keeps_what_was_typed_wrong_and_is_printed_in_the_language_of_the_client(campus: Campus) {
        let site = set(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        organiser.post(QUOTE, &KEY).await.leads_to("/events/26-001/quote?done=made");
        let one = format!("{QUOTE}/1");
        let wrong = [("version", "1"), ("label_0", "Gala"), ("kind_0", "interpretation"), ("quantity_0", "one"), ("price_0", "100"), ("discount", "20"), ("valid_until", "2026-06-30"), ("language", "fr")];
        let page = organiser.post(&one, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page.contains("value=\"one\"") && page.contains("Enter what it is, a whole number and a price."), "{page}");
        let no_reason = wrong.map(|(name, value)| if name == "quantity_0" { (name, "1") } else { (name, value) });
        let page = organiser.post(&one, &no_reason).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("Enter the reason for the discount.").count(), 2, "{page}");
        let right = [&no_reason[..], &[("reason", "Partner")]].concat();
        organiser.post(&one, &right).await.leads_to("/events/26-001/quote?done=changed&version=1");
        let late = right.iter().map(|(name, value)| if *name == "price_0" { (*name, "150") } else { (*name, *value) }).collect::<Vec<_>>();
        let page = organiser.post(&one, &late).await.is(StatusCode::CONFLICT).text();
        for text in ["value=\"150\"", "<strong>1 × Gala (Interpretation), €100.00</strong>", "<option value=\"interpretation\" selected", "name=\"version\" value=\"2\""] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let paper = organiser.get(&one).await.good().text();
        for text in ["lang=\"fr\"", "Devis", "Q-26-001-1", "820,00", "Remise"] {
            assert!(paper.contains(text), "{text} in {paper}");
        }
        assert!(!paper.contains("444,00"), "{paper}");
        organiser.get(&format!("{QUOTE}/9")).await.is(StatusCode::NOT_FOUND);
        organiser.get("/administration/quotes").await.is(StatusCode::FORBIDDEN);
    }
}
