//! Imports from a page: the upload, its progress, its record, and the file of what was rejected.

use super::answer::Answer;
use super::reader::Reader;
use super::site::Site;
use crate::support::campus::Campus;
use axum::http::{Method, StatusCode, header};
use domain::access::Role;
use std::time::Duration;

const PAGE: &str = "/administration/imports";
const BORDER: &str = "----border";
const GOOD: &str = "arrival,nights,room_type,booked_at\n2026-07-01,2,single,2026-04-01";
const BAD: &str =
    "arrival,nights,room_type,booked_at\n2026-07-01,2,single,2026-04-01\nsoon,2,single,2026-04-01";

const EVENTS: &str = "reference;title;kind;status;first_day;last_day;option_until;Colour\n\
    BQ-1;=HYPERLINK(1);training;definite;03/06/2026;05/06/2026;;red\n\
    BQ-2;Retreat;retreat;tentative;20/06/2026;22/06/2026;2026-06-01;red\n\
    BQ-3;Outing;picnic;definite;03/06/2026;05/06/2026;;red";
const ROOMS: &str = "reference;night;room_type;rooms\nBQ-1;03/06/2026;single;2\nBQ-2;20/06/2026;suite;9";

/// A part of a form: the name of its field, the name of its file, what it holds.
type Part<'a> = (&'a str, Option<&'a str>, &'a str);

async fn sends(reader: &Reader, path: &str, parts: &[Part<'_>]) -> Answer {
    let part = |(field, file, content): &Part<'_>| {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        format!("--{BORDER}\r\nContent-Disposition: form-data; name=\"{field}\"{file}\r\n\r\n{content}\r\n")
    };
    let body = parts.iter().map(part).collect::<String>() + &format!("--{BORDER}--\r\n");
    let form = reader.request(Method::POST, &format!("{PAGE}/{path}"));
    let form = form.header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BORDER}"));
    reader.sends(form.header("sec-fetch-site", "same-origin"), &body).await
}

/// Where the latest import leads when it is no longer under way.
async fn ends(reader: &Reader) -> Answer {
    loop {
        let page = reader.get(&format!("{PAGE}/latest")).await;
        if page.status == StatusCode::SEE_OTHER {
            return reader.get(page.header("location")).await.good();
        }
        let page = page.good();
        if !page.text().contains("data-again") {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

crate::on_both! {
    async fn a_file_is_tried_then_imported_and_what_was_rejected_is_a_file(campus: Campus) {
        let site = Site::of(&campus).await;
        let reader = site.someone(Role::Administrator).await;
        assert!(reader.get(PAGE).await.good().text().contains("Nothing has been imported yet."));
        let form = reader.get(&format!("{PAGE}/stays")).await.good().text();
        assert!(form.contains(r#"<option value="try" selected"#), "{form}");
        sends(&reader, "stays", &[("mode", None, "try"), ("file", Some("stays.csv"), BAD)]).await
            .leads_to("/administration/imports/latest");
        let tried = ends(&reader).await.text();
        assert!(tried.contains("This was a dry run: nothing was kept."), "{tried}");
        assert!(tried.contains("No date. Write it as 2026-03-01"), "{tried}");
        assert_eq!(campus.number("select count(*) from stay").await, 0);
        let file = reader.get("/export/import-rejects.csv?import=latest").await.good().text();
        assert_eq!(file.lines().nth(1).map(|line| line.starts_with("3,arrival,")), Some(true), "{file}");

        sends(&reader, "stays", &[("mode", None, "import"), ("file", Some("stays.csv"), BAD)]).await
            .leads_to("/administration/imports/latest");
        let done = ends(&reader).await;
        assert!(done.text().contains("Import of stays.csv") && done.text().contains("Finished"), "{}", done.text());
        assert!(done.text().contains("administrator"));
        let rest = format!("import={}", done.between("/export/import-rejects.csv?import=", "\""));
        assert_eq!(reader.get(&format!("/export/import-rejects.csv?{rest}")).await.good().text(), file);
        reader.get(&format!("/export/import-rejects.xlsx?{rest}")).await.good();
        assert!(reader.get(PAGE).await.good().text().contains("stays.csv"));
        assert!(reader.get("/export/imports.csv").await.good().text().contains("stays.csv,Stays,stays,administrator,Finished,2,1,0,1"));
        assert_eq!(campus.number("select count(*) from stay").await, 1);
        reader.get("/export/import-rejects.csv?import=latest").await.good();
        reader.get("/export/import-rejects.csv?import=nobody").await.is(StatusCode::NOT_FOUND);
    }

    async fn nobody_else_may_send_or_see_any(campus: Campus) {
        let site = Site::of(&campus).await;
        for role in Role::ALL.into_iter().filter(|role| !matches!(role, Role::Administrator | Role::ApiClient)) {
            let reader = site.someone(role).await;
            for path in ["", "/stays", "/campus", "/events", "/latest", "/00000000-0000-0000-0000-000000000000"] {
                reader.get(&format!("{PAGE}{path}")).await.is(StatusCode::FORBIDDEN);
            }
            for path in ["stays", "campus", "events"] {
                sends(&reader, path, &[("mode", None, "import"), ("file", Some("stays.csv"), GOOD)]).await
                    .is(StatusCode::FORBIDDEN);
            }
            reader.get("/export/imports.csv").await.is(StatusCode::FORBIDDEN);
            for table in ["import-rejects", "import-reconciliation", "import-template-events"] {
                reader.get(&format!("/export/{table}.csv?import=latest")).await.is(StatusCode::FORBIDDEN);
            }
        }
        assert_eq!(campus.number("select count(*) from import").await, 0);
    }

    async fn what_cannot_be_imported_is_told_beside_its_field(campus: Campus) {
        let site = Site::of(&campus).await;
        let reader = site.someone(Role::Administrator).await;
        let own = [("mapping", None, "file"), ("source", None, "desk"), ("mode", None, "import")];
        let with = |parts: &[Part<'static>]| own.iter().copied().chain(parts.iter().copied()).collect::<Vec<_>>();
        let table = ("file", Some("stays.csv"), GOOD);
        let cases = [
            (vec![("mode", None, "import"), ("file", Some(""), "")], "Choose a file."),
            (vec![("file", Some("photo.png"), "x")], "This is no table we can read."),
            (vec![("file", Some("stays.xlsx"), "x")], "The workbook is damaged or protected."),
            (vec![("file", Some("stays.csv"), "name,age\nAda,36")], "The file lacks"),
            (with(&[table]), "Choose the TOML file that describes the columns"),
            (with(&[table, ("mapping_file", Some("ours.toml"), "colour = 1")]), "The description of the columns cannot be used"),
            (vec![("mapping", None, "opera"), table], "The description of the columns cannot be used"),
            (vec![("source", None, "a name that is far too long to be kept as the source of any rows"), table], "The source must have 1 to 60"),
        ];
        for (parts, told) in cases {
            let page = sends(&reader, "stays", &parts).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
            assert!(page.contains(told) && page.contains("Nothing was imported"), "no {told:?} in {page}");
            assert!(!page.contains("foresteria-upload"), "the message shows where the server keeps files");
        }
        let kept = sends(&reader, "stays", &with(&[])).await.text();
        assert!(kept.contains(r#"value="desk""#) && kept.contains(r#"<option value="import" selected"#), "{kept}");
        assert_eq!(campus.number("select count(*) from import").await, 0);
        let large = "#".repeat(5 << 20);
        let page = sends(&reader, "campus", &[("file", Some("campus.toml"), &large)]).await;
        assert!(page.is(StatusCode::PAYLOAD_TOO_LARGE).text().contains("The file is larger than 4 MB."));
        // Other forms stay small.
        reader.post("/closures/new", &[("reason", &large[..80 << 10])]).await.is(StatusCode::PAYLOAD_TOO_LARGE);
        let broken = reader.request(Method::POST, &format!("{PAGE}/stays")).header("sec-fetch-site", "same-origin");
        let broken = broken.header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BORDER}"));
        reader.sends(broken, "--").await.is(StatusCode::BAD_REQUEST);
    }

    async fn a_campus_file_with_faults_is_told_line_by_line(campus: Campus) {
        let site = Site::of(&campus).await;
        let reader = site.someone(Role::Administrator).await;
        let text = "[stock]\nfrom = 2012-01-01\n[[room_type]]\ncode = 'studio'\nname = 'Studio'\nbeds = 0\nsynthetic = true\n";
        sends(&reader, "campus", &[("mode", None, "import"), ("file", Some("campus.toml"), text)]).await
            .leads_to("/administration/imports/latest");
        let page = ends(&reader).await.text();
        assert!(page.contains("The campus file was not taken.") && page.contains("room_type.beds"), "{page}");
        assert_eq!(campus.number("select count(*) from room_type where code = 'studio'").await, 0);
    }

    async fn events_are_tried_then_taken_and_files_and_house_are_reconciled(campus: Campus) {
        let site = Site::of(&campus).await;
        let reader = site.someone(Role::Administrator).await;
        let parts = |mode: &'static str| [
            ("mode", None, mode), ("source", None, "opera"), ("order", None, "day_first"),
            ("file", Some("events.csv"), EVENTS), ("blocks", Some("rooms.csv"), ROOMS),
        ];
        sends(&reader, "events", &parts("try")).await.leads_to("/administration/imports/latest");
        let tried = ends(&reader).await.text();
        for told in [
            "This was a dry run: nothing was kept.", "events?mode=import&amp;source=opera&amp;order=day_first",
            "Columns left alone", "Colour", "2026-06-20 suite 7", "No known kind of event.", "Files and Foresteria differ",
        ] {
            assert!(tried.contains(told), "no {told:?} in {tried}");
        }
        assert_eq!(campus.number("select count(*) from event").await, 0);
        let dry = reader.get("/export/import-reconciliation.csv?import=latest").await.good().text();

        sends(&reader, "events", &parts("import")).await.leads_to("/administration/imports/latest");
        let done = ends(&reader).await;
        assert!(done.text().contains("Import of events.csv, rooms.csv") && done.text().contains("Finished"), "{}", done.text());
        let query = format!("import={}", done.between("/export/import-reconciliation.csv?import=", "\""));
        assert_eq!(reader.get(&format!("/export/import-reconciliation.csv?{query}")).await.good().text(), dry);
        assert!(dry.contains("Events,2026-06,Definite,2,1,-1,not taken (-1),0"), "{dry}");
        reader.get(&format!("/export/import-reconciliation.xlsx?{query}")).await.good();
        let rejects = reader.get(&format!("/export/import-rejects.csv?{query}")).await.good().text();
        assert!(rejects.contains(",short,2026-06-20 suite 7,File of rooms held"), "{rejects}");
        let list = reader.get("/export/events.csv").await.good().text();
        assert!(list.contains("'=HYPERLINK") && !list.contains(",=HYPERLINK"), "a formula is exported: {list}");
        assert!(reader.get("/events/26-001").await.good().text().contains("opera BQ-1"));
        for (file, columns) in [("events", "reference,title,kind,status"), ("blocks", "reference,room_type,rooms")] {
            let template = reader.get(&format!("/export/import-template-{file}.csv")).await.good().text();
            assert!(template.contains(columns), "{template}");
        }
    }

    async fn the_form_for_events_is_there_in_five_languages_and_says_what_is_wrong(campus: Campus) {
        let site = Site::of(&campus).await;
        let reader = site.someone(Role::Administrator).await;
        let titles = ["Import events", "Importer des événements", "Importa eventi", "Importar eventos", "Importar eventos"];
        for (language, title) in ["en", "fr", "it", "es", "pt"].into_iter().zip(titles) {
            reader.post("/language", &[("lang", language), ("back", "/")]).await.leads_to("/");
            let page = reader.get(&format!("{PAGE}/events")).await.good().text();
            assert!(page.contains(&format!("<h1>{title}</h1>")) && page.contains(&format!("lang=\"{language}\"")), "{page}");
        }
        reader.post("/language", &[("lang", "en"), ("back", "/")]).await.leads_to("/");
        let cases = [
            (vec![("mode", None, "import"), ("source", None, "opera")], "Choose a file of events, a file of rooms held, or both."),
            (vec![("file", Some("events.csv"), "name,age\nAda,36")], "The file lacks reference"),
            (vec![("blocks", Some("rooms.csv"), "night,night\n,")], "The file has more than one column night."),
        ];
        for (parts, told) in cases {
            let page = sends(&reader, "events", &parts).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
            assert!(page.contains(told) && page.contains("Nothing was imported"), "no {told:?} in {page}");
        }
        assert_eq!(campus.number("select count(*) from import").await, 0);
    }

    async fn an_import_that_did_not_end_says_how_to_go_on(campus: Campus) {
        let site = Site::of(&campus).await;
        let reader = site.someone(Role::Administrator).await;
        let uuid = uuid::Uuid::from_u128(5);
        let id = campus.id(uuid);
        campus.sql(&format!(
            "insert into import (id, kind, source, file_name, started_at, rows_read, rows_new, rows_same, rows_rejected)
                values ({id}, 'stays', 'stays', 'half.csv', 1700000000, 500, 500, 0, 0)"
        )).await;
        let list = reader.get(PAGE).await.good().text();
        assert!(list.contains("Interrupted") && list.contains("Command line"), "{list}");
        let page = reader.get(&format!("{PAGE}/{uuid}")).await.good().text();
        assert!(page.contains("Give the same file again"), "{page}");
    }
}
