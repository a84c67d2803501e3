//! Tables as files: the figures of the page, for those who may open it, and no formula in them.

use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use axum::http::StatusCode;
use calamine::{Data, Reader as _, Xlsx};
use domain::access::{Permission, Role};
use std::io::Cursor;

/// The tables with what their pages ask for.
const TABLES: [(&str, Permission); 6] = [
    ("rooms", Permission::ReadCampus),
    ("spaces", Permission::ReadCampus),
    ("room-nights", Permission::ReadFigures),
    ("tape-chart", Permission::ReadCampus),
    ("today", Permission::ReadStays),
    ("accounts", Permission::ManageAccounts),
];

/// The cells of a workbook's only sheet.
fn cells(body: &[u8]) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(body.to_vec())).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("that can be read");
    sheet.rows().map(<[Data]>::to_vec).collect()
}

crate::on_both! {
    async fn each_table_is_a_file_for_the_roles_that_may_open_its_page(campus: Campus) {
        let site = Site::of(&campus).await;
        for role in [Role::Administrator, Role::Facilities, Role::Organiser, Role::Housekeeping] {
            let reader = site.someone(role).await;
            for (table, permission) in TABLES {
                let csv = reader.get(&format!("/export/{table}.csv")).await;
                let xlsx = reader.get(&format!("/export/{table}.xlsx")).await;
                if role.allows(permission) {
                    let (csv, xlsx) = (csv.good(), xlsx.good());
                    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
                    assert!(csv.header("content-disposition").starts_with(&format!("attachment; filename=\"{table}")));
                    assert_eq!(cells(&xlsx.body).len(), csv.text().lines().count(), "{table}");
                } else {
                    csv.is(StatusCode::FORBIDDEN);
                    xlsx.is(StatusCode::FORBIDDEN);
                }
            }
        }
        site.visitor().get("/export/rooms.csv").await.leads_to("/sign-in?back=/export/rooms.csv");
        for path in ["/export/rooms", "/export/rooms.pdf", "/export/guests.csv", "/export/.csv"] {
            site.desk().await.get(path).await.is(StatusCode::NOT_FOUND);
        }
    }

    async fn a_name_that_looks_like_a_formula_is_text_in_both_files(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_for("=HYPERLINK(1)", "2026-05-01", 2).await.good();
        campus.clerk().assigns(&stay, "101").await.good();
        let desk = site.desk().await;
        for table in ["tape-chart", "today"] {
            let csv = desk.get(&format!("/export/{table}.csv")).await.good().text();
            assert!(csv.contains(",'=HYPERLINK(1)"), "{csv}");
            let book = cells(&desk.get(&format!("/export/{table}.xlsx")).await.good().body);
            assert!(book.iter().flatten().any(|cell| *cell == Data::String("=HYPERLINK(1)".to_owned())), "{book:?}");
            assert!(book[1].iter().any(|cell| matches!(cell, Data::DateTime(_))), "no date is a date: {book:?}");
        }
    }

    async fn a_file_holds_what_the_filter_of_its_page_leaves_and_speaks_the_readers_language(campus: Campus) {
        let site = Site::of(&campus).await;
        campus.clerk().books_room("101", "2026-06-01", 3).await.good();
        campus.clerk().books_room("104", "2026-06-02", 1).await.good();
        let desk = site.desk().await;
        let file = |query: &str| format!("/export/tape-chart.csv?from=2026-06-01&nights=7{query}");
        let all = desk.get(&file("")).await.good().text();
        assert_eq!(all.lines().count(), 3, "{all}");
        assert!(all.contains(",101,single,2026-06-01,2026-06-04,Reserved,"), "{all}");
        let suites = desk.get(&file("&type=suite")).await.good().text();
        assert_eq!(suites.lines().count(), 2, "{suites}");
        assert_eq!(desk.get("/export/tape-chart.csv?from=2026-07-01&nights=7").await.text().lines().count(), 1);
        desk.plant("lang", "fr");
        assert!(desk.get(&file("")).await.good().text().starts_with("Pavillon,Chambre,"));
        let nights = cells(&desk.get("/export/room-nights.xlsx?year=2026&compare=2025").await.good().body);
        assert_eq!((nights.len(), nights[0].len()), (13, 8));
        assert_eq!(nights[6][2], Data::Float(4.0), "{:?}", nights[6]);
    }
}
