//! Workbooks: the smallest that spreadsheet programs would read, written by hand.

use super::officer::{Officer, rejects};
use crate::on_both;
use crate::support::campus::Campus;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write;

pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINK: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Cells by row: a text, a number, or a number shown as a date.
enum Cell {
    Text(&'static str),
    Number(f64),
    Date(f64),
    Error(&'static str),
    None,
}
use Cell::{Date, Error, None, Number, Text};

fn sheet(rows: &[Vec<Cell>]) -> String {
    let lines: String = (1..).zip(rows).map(|(row, cells)| line(row, cells)).collect();
    format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{lines}</sheetData></worksheet>")
}

fn line(row: u32, cells: &[Cell]) -> String {
    let cell = |(column, cell): (char, &Cell)| match cell {
        Text(text) => format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        Number(number) => format!("<c r=\"{column}{row}\"><v>{number}</v></c>"),
        Date(number) => format!("<c r=\"{column}{row}\" s=\"1\"><v>{number}</v></c>"),
        Error(error) => format!("<c r=\"{column}{row}\" t=\"e\"><v>{error}</v></c>"),
        None => String::new(),
    };
    let cells: String = ('A'..).zip(cells).map(cell).collect();
    format!("<row r=\"{row}\">{cells}</row>")
}

/// A workbook with one sheet; style 1 is a date.
fn workbook(rows: &[Vec<Cell>]) -> Vec<u8> {
    book_of(sheet(rows), Option::None)
}

/// A workbook of a sheet and its table of texts, as they are written.
pub(super) fn book_of(sheet: String, texts: Option<String>) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{LINK}/{kind}\" Target=\"{target}\"/>")
    };
    let relations =
        |list: &[String]| format!("<Relationships xmlns=\"{PACKAGE}\">{}</Relationships>", list.concat());
    let book = relation("r", "officeDocument", "xl/workbook.xml");
    let parts = [relation("s", "worksheet", "worksheets/sheet1.xml"), relation("t", "styles", "styles.xml")];
    let sheets = "<sheets><sheet name=\"Stays\" sheetId=\"1\" r:id=\"s\"/></sheets>";
    let formats = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
    let mut files = vec![
        ("_rels/.rels", relations(&[book])),
        ("xl/workbook.xml", format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{LINK}\">{sheets}</workbook>")),
        ("xl/_rels/workbook.xml.rels", relations(&parts)),
        ("xl/styles.xml", format!("<styleSheet xmlns=\"{MAIN}\">{formats}</styleSheet>")),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    files.extend(texts.map(|texts| ("xl/sharedStrings.xml", texts)));
    zip(&files)
}

/// An archive of compressed files.
fn zip(files: &[(&str, String)]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    let length = |bytes: &[u8]| u32::try_from(bytes.len()).expect("a small file");
    for (name, text) in files {
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(text.as_bytes()).expect("a packed file");
        let packed = packed.finish().expect("a packed file");
        let mut sum = flate2::Crc::new();
        sum.update(text.as_bytes());
        let mut about = Vec::new();
        about.extend([20_u16, 0, 8, 0, 0x21].into_iter().flat_map(u16::to_le_bytes));
        about.extend(
            [sum.sum(), length(&packed), length(text.as_bytes())].into_iter().flat_map(u32::to_le_bytes),
        );
        about.extend(
            [u16::try_from(name.len()).expect("a short name"), 0].into_iter().flat_map(u16::to_le_bytes),
        );
        let offset = length(&archive);
        archive.extend(b"PK\x03\x04".iter().chain(&about).chain(name.as_bytes()).chain(&packed));
        directory.extend(b"PK\x01\x02\x14\x00".iter().chain(&about).chain(&[0; 10]));
        directory.extend(offset.to_le_bytes().iter().chain(name.as_bytes()));
    }
    let count = u16::try_from(files.len()).expect("few files").to_le_bytes();
    let (start, size) = (length(&archive), length(&directory));
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0".iter().chain(&count).chain(&count));
    archive.extend([size, start].into_iter().flat_map(u32::to_le_bytes).chain([0, 0]));
    archive
}

on_both! {
    async fn dates_may_be_dates_texts_or_numbers(campus: Campus) {
        let officer = Officer::of(&campus);
        let header = || ["arrival", "nights", "room_type", "booked_at", "heads"].map(Text).into();
        let rows = [
            header(),
            vec![Date(46_204.0), Number(2.0), Text("single"), Date(46_113.5), Number(1.0)],
            vec![Text("2026-07-01"), Text("2"), Text("single"), Text("2026-04-01"), None, Text("a note")],
            vec![Number(46_204.0), Number(2.0), Text("single"), Number(46_113.0), Number(2.0)],
            vec![None, None, None, None],
            vec![Number(46_204.5), Number(2.5), Text("single"), Number(46_113.0)],
        ];
        let done = officer.tries(&officer.file("stays.xlsx", workbook(&rows))).await.expect("an import");
        assert_eq!(rejects(&done), ["line 6, column 'nights': is no whole number from 0 up"]);
        assert_eq!((done.totals.new, campus.taken("single", "2026-07-02").await), (3, 3));
        assert_eq!(campus.texts("select distinct cast(arrival as text) from stay").await, ["2026-07-01"]);
    }

    async fn a_stay_was_booked_from_a_row_with_the_error_of_a_formula(campus: Campus) {
        let officer = Officer::of(&campus);
        let rows = [
            ["arrival", "nights", "room_type", "booked_at", "heads"].map(Text).into(),
            vec![Date(46_204.0), Number(2.0), Text("single"), Date(46_113.5), Error("#N/A")],
            vec![Date(46_204.0), Number(2.0), Text("single"), Date(46_113.5), Number(1.0), Error("#REF!")],
        ];
        let done = officer.tries(&officer.file("stays.xlsx", workbook(&rows))).await.expect("an import");
        assert_eq!(rejects(&done), ["line 2, column 'heads': is the error of a formula, such as #N/A; put the value there"]);
        assert_eq!(done.totals.new, 1);
    }

    async fn a_workbook_without_a_header_is_empty(campus: Campus) {
        let officer = Officer::of(&campus);
        assert!(
            officer
                .is_told("stays.xlsx", workbook(&[]))
                .await
                .contains("its first line must name the columns")
        );
    }

    async fn a_small_archive_that_fills_the_memory_was_read(campus: Campus) {
        const TOO_LONG: usize = 33 << 20;
        let officer = Officer::of(&campus);
        let blanks = " ".repeat(TOO_LONG);
        let texts = format!("<sst xmlns=\"{MAIN}\"><si><t>{blanks}</t></si></sst>");
        let cell = format!("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{blanks}</t></is></c></row>");
        let row = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{cell}</sheetData></worksheet>");
        for (book, most) in [(book_of(sheet(&[]), Some(texts)), "32 MB"), (book_of(row, Option::None), "1 MB")] {
            assert!(book.len() < TOO_LONG / 50, "a small file: {}", book.len());
            let told = officer.is_told("stays.xlsx", book).await;
            assert!(told.contains(&format!("unpacks to more than {most}")), "{told}");
        }
        let texts = format!("<sst xmlns=\"{MAIN}\" uniqueCount=\"99999999999999\"></sst>");
        let told = officer.is_told("stays.xlsx", book_of(sheet(&[]), Some(texts))).await;
        assert!(told.contains("more texts than it can hold"), "{told}");
    }
}
