//! Tables as files: the figures and filters of a page, for a spreadsheet.
//!
//! Text stays text: what a spreadsheet would take for a formula is marked as text in CSV, and is text by its type in a
//! workbook. Dates are dates in a workbook, and ISO 8601 in CSV.

mod csv;
pub mod ics;
mod xlsx;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use crate::fault::Fault;

/// What kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated, UTF-8.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// By the ending of a file's name.
    pub fn parse(ending: &str) -> Option<Self> {
        match ending {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Euros, told in cents; below nothing where they are taken back.
    Cents(i64),
    /// A number told in tenths.
    Tenths(i64),
    /// A number told in thousandths.
    Thousandths(i64),
    /// A day.
    Date(NaiveDate),
    /// Nothing.
    Empty,
}

impl Cell {
    /// Words, if there are any.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<NaiveDate> for Cell {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Name of the file without its ending: letters, digits, hyphens.
    pub name: String,
    /// Names of the columns, in the reader's language; none where they come with the rows, as the first of them.
    pub head: Vec<&'static str>,
    /// The rows, all of one length.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// The answer that a browser keeps as a file.
    pub fn answer(&self, format: Format) -> Result<Response, Fault> {
        let body = match format {
            Format::Csv => csv::write(self).map_err(|error| fault(&error))?,
            Format::Xlsx => xlsx::write(std::slice::from_ref(self)).map_err(|error| fault(&error))?,
        };
        file(body, format, &self.name)
    }
}

/// Several tables in one workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Name of the file without its ending: letters, digits, hyphens.
    pub name: String,
    /// The tables, each under its own name.
    pub sheets: Vec<Sheet>,
}

impl Pack {
    /// The answer that a browser keeps as a file.
    pub fn answer(&self) -> Result<Response, Fault> {
        let body = xlsx::write(&self.sheets).map_err(|error| fault(&error))?;
        file(body, Format::Xlsx, &self.name)
    }
}

fn file(body: Vec<u8>, format: Format, name: &str) -> Result<Response, Fault> {
    let name = format!("attachment; filename=\"{name}.{}\"", format.ending());
    let name = HeaderValue::try_from(name).map_err(|_| Fault::Internal)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(format.media_type())),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, body).into_response())
}

/// What went wrong tells of columns and sizes, never of what a cell holds.
fn fault(error: &dyn std::error::Error) -> Fault {
    tracing::error!(error = %error, "a file cannot be made");
    Fault::Internal
}
