//! The rooming list of an event, over the wire: edited in place, taken over from a file, booked.

use super::answer::Answer;
use super::reader::Reader;
use super::site::Site;
use crate::support::campus::Campus;
use crate::support::rooming::{sleeper, with};
use axum::http::{Method, StatusCode, header};
use domain::access::Role;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const LIST: &str = "/events/26-001/rooming-list";
const IMPORT: &str = "/events/26-001/rooming-list/import";
const BORDER: &str = "----border";

/// Pastes a table into the form at an address.
pub async fn looks_at(reader: &Reader, path: &str, pasted: &str) -> Answer {
    sends(reader, path, &[("pasted", pasted)]).await
}

/// Sends fields of a form that takes files.
pub async fn sends(reader: &Reader, path: &str, fields: &[(&str, &str)]) -> Answer {
    let part = |(name, value): &(&str, &str)| {
        format!("--{BORDER}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body = format!("{}--{BORDER}--\r\n", fields.iter().map(part).collect::<String>());
    let form = reader.request(Method::POST, path);
    let form = form.header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BORDER}"));
    reader.sends(form.header("sec-fetch-site", "same-origin"), &body).await
}

/// What a hidden field of a page holds.
pub fn hidden(page: &Answer, name: &str) -> String {
    let value = page.between(&format!("name=\"{name}\" value=\""), "\"");
    value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

crate::on_both! {
    async fn an_organiser_types_a_list_and_the_desk_approves_and_books_it(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        assert!(own.get("/events/26-001").await.good().text().contains(LIST));
        let fields = [
            ("deed", "save"), ("key", "k1"), ("new-0.name", "Ada"), ("new-0.arrival", "2026-06-01"),
            ("new-0.departure", "2026-06-03"), ("new-0.room_type", "single"), ("new-1.name", ""),
        ];
        own.post(LIST, &fields).await.leads_to(&format!("{LIST}?news=saved"));
        own.post(LIST, &fields).await.leads_to(&format!("{LIST}?news=saved"));
        assert_eq!(campus.number("select count(*) from rooming_entry").await, 1);
        let desk = site.someone(Role::Facilities).await;
        let ada = campus.entry("26-001", "Ada").await;
        let (id, version) = (ada.id.to_string(), ada.version.to_string());
        desk.post(LIST, &[("deed", "approve"), ("key", "k2"), ("tick", &id)]).await.leads_to(&format!("{LIST}?news=approved"));
        desk.post(LIST, &[("deed", "book")]).await.leads_to(&format!("{LIST}?news=booked"));
        assert_eq!(campus.number("select count(*) from stay").await, 1);
        let departure = format!("{id}.departure");
        let stale = [("deed", "save"), ("key", "k3"), (departure.as_str(), "2026-06-04"), (&format!("{id}.version"), &version)];
        let page = own.post(LIST, &stale).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        let text = page.text();
        assert!(text.contains("value=\"2026-06-04\"") && text.contains("Changed meanwhile; it says now"), "{text}");
        own.post(LIST, &[("deed", "book")]).await.is(StatusCode::FORBIDDEN);
    }

    async fn what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        let fields = [("deed", "save"), ("key", "k1"), ("new-0.name", "Ada"), ("new-0.arrival", "soon"), ("new-0.departure", "2026-06-03")];
        let page = own.post(LIST, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        let text = page.text();
        assert!(text.contains("id=\"new-0.arrival-error\"") && text.contains("value=\"Ada\""), "{text}");
        assert_eq!(campus.number("select count(*) from guest").await, 0);
    }

    async fn a_pasted_table_is_shown_and_then_taken_over_and_bad_rows_come_back_as_a_harmless_file(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        let pasted = "Name\tArrival\tDeparture\r\n<b>Ada</b>\t1/6/2026\t3/6/2026\r\n=1+1\tsoon\t3/6/2026";
        let page = looks_at(&own, IMPORT, pasted).await.good();
        assert!(page.text().contains("New: 1.") && page.text().contains("Not taken: 1."), "{}", page.text());
        assert_eq!(campus.number("select count(*) from rooming_entry").await, 0);
        let (table, version) = (hidden(&page, "table"), hidden(&page, "version"));
        let file = own.post(&format!("{LIST}/rejects"), &[("table", &table)]).await.good().text();
        assert!(file.contains("3,Arrival,") && file.contains(",'=1+1,soon,"), "{file}");
        let mended = looks_at(&own, IMPORT, &file.replace("soon", "2/6/2026")).await.good();
        assert!(mended.text().contains("New: 1."), "the file that was given out is not taken: {}", mended.text());
        let confirm = [("table", table.as_str()), ("version", &version), ("key", "k1")];
        own.post(&format!("{LIST}/take-over"), &confirm).await.leads_to(&format!("{LIST}?news=imported"));
        assert_eq!(campus.entry("26-001", "<b>Ada</b>").await.details.nights.count(), 2);
        let again = [("table", table.as_str()), ("version", &version), ("key", "k2")];
        let page = own.post(&format!("{LIST}/take-over"), &again).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains("Nothing was taken over"), "{}", page.text());
        let nameless = looks_at(&own, IMPORT, "Colour\nred").await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        let told = nameless.contains("no column for: Name") && nameless.contains("Colour\nred\n</textarea>");
        assert!(told && nameless.contains("name=\"source\""), "the form comes back with the list in it: {nameless}");
        let many = format!("Name\n{}", "Somebody\n".repeat(20_001));
        let refused = looks_at(&own, IMPORT, &many).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(refused.contains("more than 20,000 rows") && refused.contains("Somebody"), "what was pasted is lost");
        looks_at(&own, IMPORT, " ").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn days_that_a_workbook_has_as_numbers_are_read_again_when_its_list_comes_back_in_the_form(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        // The first and the third of June 2026, as a workbook counts days.
        let rows = "Ada\t46174\t46176";
        let pasted = looks_at(&own, IMPORT, &format!("Name\tArrival\tDeparture\n{rows}")).await.good().text();
        assert!(pasted.contains("Not taken: 1."), "typed by hand it is no day: {pasted}");
        let lacking = [("pasted", "Name\tArrival\tLeaves us\nAda\t46174\t46176"), ("serials", "yes")];
        let back = sends(&own, IMPORT, &lacking).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(hidden(&back, "serials"), "yes", "{}", back.text());
        let mended = back.between("name=\"pasted\"", "</textarea>").replace("Leaves us", "Departure");
        let mended = mended.split_once('>').expect("a field").1.to_owned();
        let shown = sends(&own, IMPORT, &[("pasted", &mended), ("serials", "yes")]).await.good();
        assert!(shown.text().contains("New: 1.") && shown.text().contains("Not taken: 0."), "{}", shown.text());
    }

    async fn the_list_is_exported_without_a_formula_and_only_for_those_who_may_read_it(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        campus.holds_event("26-002", JUNE, false).await;
        let formula = with(sleeper("=HYPERLINK(\"x\")", "2026-06-01", "2026-06-03"), "remarks", "@SUM(A1)");
        campus.lists("26-001", &[formula]).await.unwrap();
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        let file = own.get("/export/rooming-entries.csv?event=26-001").await.good().text();
        assert!(file.contains("\"'=HYPERLINK(\"\"x\"\")\"") && file.contains(",'@SUM(A1),"), "{file}");
        own.get("/export/rooming-entries.xlsx?event=26-001").await.good();
        own.get("/export/rooming-entries.csv?event=26-002").await.is(StatusCode::NOT_FOUND);
        for path in ["/events/26-002/rooming-list", "/events/26-002/rooming-list/import"] {
            own.get(path).await.is(StatusCode::NOT_FOUND);
        }
        own.post("/events/26-002/rooming-list", &[("deed", "save"), ("new-0.name", "Eve")]).await.is(StatusCode::NOT_FOUND);
        let director = site.someone(Role::Management).await;
        director.get(LIST).await.is(StatusCode::FORBIDDEN);
        let auditor = site.someone(Role::Auditor).await;
        let page = auditor.get(LIST).await.good();
        assert!(!page.text().contains("name=\"deed\""), "{}", page.text());
        auditor.post(LIST, &[("deed", "save"), ("new-0.name", "Eve")]).await.is(StatusCode::FORBIDDEN);
    }

    async fn an_entry_of_another_event_cannot_be_changed_through_ones_own(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        campus.holds_event("26-002", JUNE, true).await;
        campus.lists("26-002", &[sleeper("Ada", "2026-06-01", "2026-06-03")]).await.unwrap();
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        let id = campus.entry("26-002", "Ada").await.id.to_string();
        let (name, version) = (format!("{id}.name"), format!("{id}.version"));
        let fields = [("deed", "save"), ("key", "k1"), (name.as_str(), "Eve"), (version.as_str(), "1")];
        own.post(LIST, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(campus.texts("select full_name from guest").await, ["Ada"]);
    }
}
