//! The forecast by month and by night.

use chrono::NaiveDate;
use domain::forecast::outlook::{Line, Outlook};
use leptos_i18n::td_string;
use service::forecast::{Asked, outlook};

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::outlook::whole;

pub(super) async fn months(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let told = outlook(wanted.ctx, &wanted.actor, &Asked::default()).await?;
    Ok(sheet(wanted, "forecast", first_told(&told), &told.months))
}

pub(super) async fn nights(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let told = outlook(wanted.ctx, &wanted.actor, &Asked::default()).await?;
    Ok(sheet(wanted, "forecast-nights", first_told(&told), &told.nights))
}

/// The first night that is to come.
fn first_told(told: &Outlook) -> NaiveDate {
    told.nights.first().map_or(NaiveDate::MAX, |night| night.from)
}

fn sheet(wanted: &Wanted<'_>, name: &str, first: NaiveDate, lines: &[Line]) -> Sheet {
    let locale = wanted.locale;
    let row = |line: &Line| {
        // Of what has begun only the nights to come are counted as open: beside whole months that would mislead.
        let open = if line.from < first { Cell::Empty } else { line.open.into() };
        vec![
            Cell::Date(line.from),
            line.slept.into(),
            line.booked.into(),
            line.held.into(),
            whole(line.mean).into(),
            whole(line.p10).into(),
            whole(line.p50).into(),
            whole(line.p90).into(),
            whole(line.wanted).into(),
            open,
        ]
    };
    let head = vec![
        td_string!(locale, forecast.first_night),
        td_string!(locale, nights.slept),
        td_string!(locale, nights.books),
        td_string!(locale, forecast.held),
        td_string!(locale, forecast.middle),
        td_string!(locale, forecast.p10),
        td_string!(locale, forecast.p50),
        td_string!(locale, forecast.p90),
        td_string!(locale, forecast.wanted),
        td_string!(locale, forecast.open),
    ];
    Sheet { name: name.to_owned(), head, rows: lines.iter().map(row).collect() }
}
