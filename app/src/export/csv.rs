//! Comma-separated values (RFC 4180).

use i18n::{plain_euros, plain_tenths, plain_thousandths};

use super::{Cell, Sheet};

pub(super) fn write(sheet: &Sheet) -> Result<Vec<u8>, csv::Error> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    if !sheet.head.is_empty() {
        out.write_record(&sheet.head)?;
    }
    for row in &sheet.rows {
        out.write_record(row.iter().map(text))?;
    }
    out.into_inner().map_err(|error| error.into_error().into())
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => number.to_string(),
        Cell::Cents(cents) => plain_euros(*cents),
        Cell::Tenths(tenths) => plain_tenths(*tenths),
        Cell::Thousandths(thousandths) => plain_thousandths(*thousandths),
        Cell::Date(date) => date.to_string(),
        Cell::Empty => String::new(),
    }
}

/// A spreadsheet computes what begins like a formula, whoever wrote it; behind an apostrophe it is text.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn what_looks_like_a_formula_is_text_and_numbers_are_left_alone() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let formulas = ["=1+1", "+39 011", "-2", "@SUM(A1)", "\t=1"].map(Cell::from).to_vec();
        let plain = vec![
            Cell::Cents(-205),
            Cell::from(day),
            Cell::Tenths(225),
            "a,\"b\"".into(),
            Cell::Thousandths(-43),
        ];
        let sheet =
            Sheet { name: "x".into(), head: vec!["a", "b", "c", "d", "e"], rows: vec![formulas, plain] };
        let text = String::from_utf8(write(&sheet).unwrap()).unwrap();
        let lines = text.split_terminator("\r\n").collect::<Vec<_>>();
        assert_eq!(lines[0], "a,b,c,d,e");
        assert_eq!(lines[1], "'=1+1,'+39 011,'-2,'@SUM(A1),'\t=1");
        assert_eq!(lines[2], "-2.05,2026-11-22,22.5,\"a,\"\"b\"\"\",-0.043");
    }
}
