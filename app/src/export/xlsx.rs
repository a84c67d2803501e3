//! A workbook, a sheet for each table: head in bold and always in view, dates as dates, text as text.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{Cell, Sheet};

/// In characters: what a date and most names need.
const WIDTH: u16 = 18;

/// The longest name of a sheet, in characters.
const NAME: usize = 31;

pub(super) fn write(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let of = |format| Format::new().set_num_format(format);
    let formats = [Format::new().set_bold(), of("yyyy-mm-dd"), of("0.00")];
    for sheet in sheets {
        fill(book.add_worksheet(), sheet, &formats)?;
    }
    book.save_to_buffer()
}

fn fill(page: &mut Worksheet, sheet: &Sheet, [bold, day, money]: &[Format; 3]) -> Result<(), XlsxError> {
    page.set_name(sheet.name.chars().take(NAME).collect::<String>())?;
    page.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(&sheet.head) {
        page.write_string_with_format(0, column, *name, bold)?;
        page.set_column_width(column, WIDTH)?;
    }
    let first = u32::from(!sheet.head.is_empty());
    for (line, row) in (first..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(row) {
            match cell {
                Cell::Text(text) => page.write_string(line, column, text)?,
                // Spreadsheets know binary fractions only; ours are counts, far below where those get coarse.
                Cell::Number(number) => page.write_number(line, column, whole(*number))?,
                Cell::Cents(cents) => {
                    page.write_number_with_format(line, column, whole(*cents) / 100.0, money)?
                }
                Cell::Thousandths(thousandths) => {
                    page.write_number(line, column, whole(*thousandths) / 1000.0)?
                }
                Cell::Tenths(tenths) => page.write_number(line, column, whole(*tenths) / 10.0)?,
                Cell::Date(date) => page.write_datetime_with_format(line, column, *date, day)?,
                Cell::Empty => continue,
            };
        }
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
const fn whole(number: i64) -> f64 {
    number as f64
}
