//! The guide, the statement and the report of a barrier: all without an account.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const REPORT: &str = "/accessibility/report";

crate::on_both! {
    async fn everything_the_guide_links_to_opens_for_an_administrator(campus: Campus) {
        let site = Site::of(&campus).await;
        let reader = site.someone(Role::Administrator).await;
        for (locale, _) in i18n::CHOICES {
            for topic in app::guide::topics(locale) {
                for path in topic.html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                    reader.get(path).await.good();
                }
            }
        }
    }

    async fn a_stranger_reads_the_guide_in_their_language_and_searches_it(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        let page = visitor.get_with("/help/sign-in", "accept-language", "fr").await.good();
        assert!(page.text().contains("<b>Se connecter</b>"), "the button as the screen has it");
        let found = visitor.get("/help?q=mvoe+guest").await.good();
        assert!(found.text().contains("/help/move-a-guest"));
        assert!(visitor.get("/help?q=xyzzyx").await.good().text().contains("The guide has nothing on this."));
        visitor.get("/help/for/housekeeping").await.good();
        visitor.get("/help/for/nobody").await.is(StatusCode::NOT_FOUND);
        visitor.get("/help/nothing").await.is(StatusCode::NOT_FOUND);
    }

    async fn a_page_leads_to_its_help_and_to_a_report_that_names_it_and_nothing_searched(campus: Campus) {
        let site = Site::of(&campus).await;
        let page = site.desk().await.get("/search?q=rossi").await.good();
        assert!(page.text().contains("href=\"/accessibility/report?page=/search\""));
        assert!(page.text().contains("href=\"/help/search\""));
        let secret = site.visitor().get("/welcome/abc").await;
        assert!(secret.text().contains("href=\"/accessibility/report\""), "no link of an invitation is handed on");
    }

    async fn a_stranger_reports_a_barrier_and_the_administrator_answers_and_closes_it(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        let form = visitor.get(&format!("{REPORT}?page=/today")).await.good();
        assert!(form.text().contains("value=\"/today\""));
        let id = form.between("name=\"id\" value=\"", "\"");
        let fields = [("id", &*id), ("wish", "Check in"), ("obstacle", "<b>No</b> name"), ("page", "/today")];
        visitor.post(REPORT, &fields).await;
        visitor.post(REPORT, &fields).await;
        assert_eq!(campus.number("select count(*) from barrier").await, 1);
        site.desk().await.get("/administration/barriers").await.is(StatusCode::FORBIDDEN);
        let administrator = site.someone(Role::Administrator).await;
        let list = administrator.get("/administration/barriers").await.good();
        assert!(list.text().contains("&lt;b&gt;No&lt;/b&gt; name"));
        let path = format!("/administration/barriers/{id}");
        let answer = [("status", "closed"), ("note", "It has a name now"), ("version", "1")];
        administrator.post(&path, &answer).await.leads_to(&format!("{path}?done=saved"));
        let stale = administrator.post(&path, &answer).await.is(StatusCode::CONFLICT);
        assert!(stale.text().contains("Somebody changed this report meanwhile."));
        assert!(stale.text().contains("It has a name now"), "nothing typed is lost");
    }

    async fn a_report_without_words_is_told_so_beside_the_field_and_keeps_the_rest(campus: Campus) {
        let site = Site::of(&campus).await;
        let fields = [("wish", " "), ("obstacle", "Too small"), ("contact", "ada@example.org")];
        let page = site.visitor().post(REPORT, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains("id=\"wish-error\""));
        assert!(page.text().contains("Too small") && page.text().contains("value=\"ada@example.org\""));
    }

    async fn a_machine_falls_into_the_trap_and_a_person_who_did_sends_again(campus: Campus) {
        let site = Site::of(&campus).await;
        let fields = [("wish", "Buy"), ("obstacle", "Pills"), ("website", "http://pills.example")];
        let page = site.visitor().post(REPORT, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains("just send it again"));
        assert!(!page.text().contains("pills.example"), "the trap is empty again");
        assert_eq!(campus.number("select count(*) from barrier").await, 0);
    }

    async fn only_what_could_be_a_reference_is_shown_from_an_address(campus: Campus) {
        let site = Site::of(&campus).await;
        let page = site.visitor().get(&format!("{REPORT}?sent=B-7KQ4-M2XT")).await.good();
        assert!(page.text().contains("B-7KQ4-M2XT") && !page.text().contains("<textarea"));
        // The menus keep the address to come back to; the page itself is the form.
        let page = site.visitor().get(&format!("{REPORT}?sent=call-this-number")).await.good();
        assert!(page.text().contains("<textarea"));
    }

    async fn the_table_of_criteria_can_be_had_as_a_file(campus: Campus) {
        let site = Site::of(&campus).await;
        let file = site.visitor().get("/accessibility/criteria.csv").await.good();
        assert_eq!(file.text().lines().count(), 56);
        assert!(file.text().contains("1.1.1,Non-text Content,A,met,"));
    }
}
