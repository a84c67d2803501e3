//! The audit trail as a page and as a file: for those who may, by address, without a script.

use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use axum::http::StatusCode;
use domain::access::Role;

const PAGE: &str = "/administration/history";

crate::on_both! {
    async fn whoever_may_read_history_finds_who_did_what_to_which_stay(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_for("Zoë Krüger", "2026-06-01", 2).await.good();
        campus.clerk().assigns(&stay, "102").await.good();
        let reference = &stay.reference;
        for role in [Role::Administrator, Role::Facilities, Role::Auditor, Role::Management] {
            let reader = site.someone(role).await;
            let text = reader.get(&format!("{PAGE}?record={reference}")).await.good().text();
            assert!(text.contains("facilities") && text.contains(reference.as_str()), "{text}");
            assert!(text.contains("<del>") && text.contains("102, 1 Jun 2026, 12:00 – 3 Jun 2026, 12:00"), "{text}");
            assert!(!text.contains("Krüger"), "history names a guest");
            let linked = text.contains(&format!(r#"href="/stays/{reference}""#));
            assert_eq!(linked, role != Role::Management, "{role:?}");
            assert!(reader.get("/administration").await.good().text().contains(PAGE));
        }
        for role in [Role::Housekeeping, Role::Organiser] {
            site.someone(role).await.get(PAGE).await.is(StatusCode::FORBIDDEN);
            site.someone(role).await.get("/export/history.csv").await.is(StatusCode::FORBIDDEN);
        }
        site.visitor().get(PAGE).await.leads_to("/sign-in?back=/administration/history");
    }

    async fn the_next_page_begins_where_this_one_ended(campus: Campus) {
        let site = Site::of(&campus).await;
        let auditor = site.someone(Role::Auditor).await;
        let nothing = auditor.get(PAGE).await.good().text();
        assert!(nothing.contains("Nothing has been recorded yet."), "{nothing}");
        let id = campus.id(uuid::Uuid::from_u128(7));
        let lines = (1..=80).map(|n| format!("('event', {id}, 'act{n}', {n}, 1000)")).collect::<Vec<_>>();
        campus.sql(&format!(
            "insert into history (subject, subject_id, action, effective_at, recorded_at) values {}", lines.join(", ")
        )).await;
        let first = auditor.get(PAGE).await.good();
        assert!(first.text().contains(">act80<") && !first.text().contains(">act30<"), "{}", first.text());
        let next = first.between("<nav aria-label=\"Pages\"", "</nav>");
        let next = next.split_once("href=\"").and_then(|(_, rest)| rest.split_once('"')).unwrap().0;
        campus.clerk().books("single", "2026-06-01", 1).await.good();
        let second = auditor.get(&next.replace("&amp;", "&")).await.good().text();
        assert!(second.contains(">act30<") && second.contains(">act1<") && !second.contains(">act31<"), "{second}");
        assert!(second.contains("Newest lines") && !second.contains("Older lines"));
    }

    async fn a_filter_that_cannot_be_read_is_told_beside_its_field_and_kept(campus: Campus) {
        let site = Site::of(&campus).await;
        campus.clerk().books("single", "2026-06-01", 1).await.good();
        let auditor = site.someone(Role::Auditor).await;
        let page = auditor.get(&format!("{PAGE}?from=2026-06-02&to=2026-06-01&record=xyz")).await;
        let text = page.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(text.contains("The last day lies before the first.") && text.contains(r##"href="#to""##), "{text}");
        assert!(text.contains(r#"value="xyz""#) && text.contains(r#"value="2026-06-02""#), "{text}");
        for wrong in ["from=soon", "to=99999-01-01", "who=me", "after=1.2", "after=x.y.z"] {
            auditor.get(&format!("{PAGE}?{wrong}")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
            auditor.get(&format!("/export/history.csv?{wrong}")).await.is(StatusCode::BAD_REQUEST);
        }
        let unknown = auditor.get(&format!("{PAGE}?record=xyz")).await.good().text();
        assert!(unknown.contains("No record has this reference, number or code."), "{unknown}");
        let none = auditor.get(&format!("{PAGE}?kind=spaceship&action=launch")).await.good().text();
        assert!(none.contains("No line matches.") && none.contains(r#"<option value="spaceship" selected"#), "{none}");
    }

    async fn the_file_holds_the_lines_of_the_filter_and_no_formula(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books("single", "2026-06-01", 1).await.good();
        campus.clerk().cancels(&stay).await.good();
        campus.clerk().closes(&["105"], "2026-06-01", "2026-06-02").await.good();
        campus.sql("update closure set reason = '=1+1'").await;
        let auditor = site.someone(Role::Auditor).await;
        let file = auditor.get("/export/history.csv?kind=stay&action=cancel").await.good();
        assert!(file.header("content-disposition").contains("history-2026-05-01.csv"));
        let text = file.text();
        let lines = text.split_terminator("\r\n").collect::<Vec<_>>();
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[1].contains(&stay.reference) && lines[1].contains("Status: Reserved,Status: Cancelled"), "{lines:?}");
        let all = auditor.get("/export/history.csv").await.good().text();
        assert!(all.contains(",'=1+1,"), "{all}");
        let book = auditor.get("/export/history.xlsx").await.good();
        assert!(book.header("content-type").contains("spreadsheetml"));
    }
}
