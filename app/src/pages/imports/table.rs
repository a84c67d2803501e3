//! A list of rows in a form that shows what it would change: a file, or a table that was pasted.

use axum::extract::Multipart;
use i18n::Locale;
use leptos_i18n::td_string;
use service::import::sheet::{self, Sheet, SheetError};
use std::collections::BTreeMap;

use super::receive::receive;
use super::words::file_text;
use crate::fault::Fault;

/// Why a list could not be read, and what was typed, so that it need not be typed again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Refused {
    /// What is wrong; none while nothing was sent.
    pub wrong: Option<String>,
    /// What was pasted.
    pub pasted: String,
    /// Whether numbers may be days in what was pasted, as in the workbook it came from.
    pub serials: bool,
    /// What else was chosen.
    pub fields: BTreeMap<String, String>,
}

impl Refused {
    /// A list that was read and cannot be taken: it comes back to be put right, or to be sent again as it is.
    pub fn with_list(wrong: String, sheet: &Sheet, fields: BTreeMap<String, String>) -> Self {
        Self { wrong: Some(wrong), pasted: sheet.to_tabs(), serials: sheet.serials, fields }
    }

    /// What is wrong, with the field it belongs to.
    pub fn faults(&self) -> Vec<(Option<&'static str>, String)> {
        self.wrong.clone().map(|text| (Some(self.field()), text)).into_iter().collect()
    }

    /// What is wrong with one of the two fields.
    pub fn of(&self, field: &str) -> Option<String> {
        self.wrong.clone().filter(|_| self.field() == field)
    }

    fn field(&self) -> &'static str {
        if self.pasted.is_empty() { "file" } else { "pasted" }
    }
}

/// How long a list may be.
pub(crate) struct Limits {
    /// In bytes.
    pub bytes: u64,
    /// In rows.
    pub rows: usize,
    /// What is said of more rows.
    pub too_many: &'static str,
}

/// Receives the form, and reads the list: its rows, and what else was chosen.
pub(super) async fn table(
    locale: Locale,
    sent: Multipart,
    limits: &Limits,
) -> Result<Result<(Sheet, BTreeMap<String, String>), Refused>, Fault> {
    let mut received =
        receive(sent, limits.bytes, usize::try_from(limits.bytes).unwrap_or(usize::MAX)).await?;
    let pasted = received.fields.remove("pasted").filter(|text| !text.trim().is_empty());
    let serials = received.fields.remove("serials").is_some();
    let read = match (received.files.remove("file"), pasted.clone()) {
        _ if received.too_large => None,
        (Some(path), _) => Some(sheet::read(path).await?),
        (None, Some(text)) => Some(sheet::pasted(text).await?.map(|sheet| Sheet { serials, ..sheet })),
        (None, None) => None,
    };
    let wrong = match read {
        Some(Ok(sheet)) if sheet.rows.len() <= limits.rows => return Ok(Ok((sheet, received.fields))),
        Some(Ok(_) | Err(SheetError::TooMany(_))) => limits.too_many.to_owned(),
        Some(Err(SheetError::File(error))) => file_text(locale, &error),
        Some(Err(SheetError::Disk(_))) => return Err(Fault::Internal),
        None if received.too_large => {
            td_string!(locale, imports.too_large, n = (limits.bytes >> 20).to_string())
        }
        None => td_string!(locale, rooming.no_file).to_owned(),
    };
    Ok(Err(Refused {
        wrong: Some(wrong),
        pasted: pasted.unwrap_or_default(),
        serials,
        fields: received.fields,
    }))
}
