//! A rooming list as a workbook: text dates, numbers, merged cells, duplicates, formulae, and ten thousand rows.

use super::officer::Officer;
use super::workbook::{MAIN, book_of};
use crate::on_both;
use crate::support::campus::Campus;
use domain::rooming::Source;
use service::rooming::sheet;
use std::fmt::Write as _;

/// Days of 1 and 3 June 2026 as a workbook counts them.
const DAYS: (u32, u32) = (46_174, 46_176);

fn text(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// One row: of every thousand the name of the sixth is merged with the one above, the seventh says again what the fifth
/// said, the eighth is the result of a formula, and dates are numbers in every other row.
fn row(number: u32) -> String {
    let row = number + 2;
    let name = match number % 1_000 {
        5 => String::new(),
        6 => text(&format!("A{row}"), &format!("Person {}", number - 2)),
        7 => format!(
            "<c r=\"A{row}\" t=\"str\"><f>CONCATENATE(\"Com\",\"puted\")</f><v>Computed {number}</v></c>"
        ),
        _ => text(&format!("A{row}"), &format!("Person {number}")),
    };
    let dates = if number.is_multiple_of(2) {
        format!("<c r=\"B{row}\"><v>{}</v></c><c r=\"C{row}\" s=\"1\"><v>{}</v></c>", DAYS.0, DAYS.1)
    } else {
        text(&format!("B{row}"), "1/6/2026") + &text(&format!("C{row}"), "3 June 2026")
    };
    format!("<row r=\"{row}\">{name}{dates}</row>")
}

fn book() -> Vec<u8> {
    let header = text("A1", "Name") + &text("B1", "Arrival") + &text("C1", "Departure");
    let mut lines = format!("<row r=\"1\">{header}</row>");
    for number in 0..10_000 {
        let _ = write!(lines, "{}", row(number));
    }
    let merged = "<mergeCells count=\"1\"><mergeCell ref=\"A6:A7\"/></mergeCells>";
    book_of(format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{lines}</sheetData>{merged}</worksheet>"), None)
}

/// A cell that holds the error of a formula.
fn error(at: &str, error: &str) -> String {
    format!("<c r=\"{at}\" t=\"e\"><f>VLOOKUP(A1,B:B,1)</f><v>{error}</v></c>")
}

on_both! {
    async fn the_error_of_a_formula_was_read_as_an_empty_cell(campus: Campus) {
        campus.holds_event("E1", ("2026-06-01", "2026-06-03"), true).await;
        let named = |names: [&str; 5]| {
            ["A1", "B1", "C1", "D1", "E1"].iter().zip(names).map(|(at, name)| text(at, name)).collect::<String>()
        };
        let header = named(["Name", "Arrival", "Departure", "Step-free", "Room type"]);
        let dated = |row: u32| text(&format!("B{row}"), "2026-06-01") + &text(&format!("C{row}"), "2026-06-03");
        let lines = [
            format!("<row r=\"1\">{header}</row>"),
            format!("<row r=\"2\">{}{}{}</row>", text("A2", "Ada"), dated(2), error("D2", "#N/A")),
            format!("<row r=\"3\">{}{}{}</row>", text("A3", "Bo"), dated(3), error("E3", "#REF!")),
            format!("<row r=\"4\">{}{}</row>", error("A4", "#NAME?"), dated(4)),
            format!("<row r=\"5\">{}{}{}</row>", text("A5", "Cy"), dated(5), error("H5", "#N/A")),
        ];
        let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{}</sheetData></worksheet>", lines.concat());
        let officer = Officer::of(&campus);
        let sheet = sheet::read(officer.file("list.xlsx", book_of(sheet, None))).await.expect("read").expect("a sheet");
        let preview = campus.previews("E1", &sheet, Source::File).await;
        let bad = preview.bad.iter().map(|bad| (bad.line, bad.column.as_str(), bad.code)).collect::<Vec<_>>();
        assert_eq!(bad, [(2, "Step-free", "error_cell"), (3, "Room type", "error_cell"), (4, "Name", "error_cell")]);
        assert_eq!(preview.differences.len(), 1, "a note beside the table is nothing of it");
        // Copied from the page as it stands and pasted again, it is no better.
        let again = sheet::pasted(sheet.to_tabs()).await.expect("read").expect("a sheet");
        assert_eq!(campus.previews("E1", &again, Source::File).await.bad.len(), 3);
    }

    async fn an_error_in_a_column_nobody_reads_kept_its_row_out(campus: Campus) {
        campus.holds_event("E1", ("2026-06-01", "2026-06-03"), true).await;
        let list = "Cost centre,Name,Arrival,Departure,Age\n#N/A,Ada,2026-06-01,2026-06-03,#REF!\n12,#N/A,2026-06-01,2026-06-03,\n";
        let sheet = sheet::pasted(list.to_owned()).await.expect("read").expect("a sheet");
        let preview = campus.previews("E1", &sheet, Source::File).await;
        let bad = preview.bad.iter().map(|bad| (bad.line, bad.column.as_str(), bad.code)).collect::<Vec<_>>();
        assert_eq!((bad, preview.differences.len()), (vec![(3, "Name", "error_cell")], 1));
    }

    async fn every_row_of_a_rooming_workbook_is_taken_or_named(campus: Campus) {
        campus.holds_event("E1", ("2026-06-01", "2026-06-03"), true).await;
        let officer = Officer::of(&campus);
        let sheet = sheet::read(officer.file("list.xlsx", book())).await.expect("read").expect("a sheet");
        let preview = campus.previews("E1", &sheet, Source::File).await;
        let bad = preview.bad.iter().map(|bad| (bad.line, bad.code)).collect::<Vec<_>>();
        let expected = (0..10).flat_map(|thousand| {
            let line = thousand * 1_000 + 7;
            [(line, "missing"), (line + 1, "again")]
        });
        assert_eq!(bad, expected.collect::<Vec<(u64, &str)>>());
        assert_eq!(preview.differences.len(), 9_980);
        campus.takes_over("E1", &sheet, preview.version).await.expect("taken over");
        assert_eq!(campus.number("select count(*) from rooming_entry where arrival = '2026-06-01'").await, 9_980);
        assert_eq!(campus.number("select count(*) from guest where full_name like 'Computed %'").await, 10);
    }
}
