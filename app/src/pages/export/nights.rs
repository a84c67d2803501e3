//! Room-nights by month, and what they are held against.

use leptos_i18n::td_string;

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::nights::ask::{Asked, fetch};
use crate::pages::targets::{period_text, status_badge};

pub(super) async fn months(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let shown = fetch(wanted.ctx, &wanted.actor, wanted.asked::<Asked>()?).await?;
    let rows = shown.months.iter().map(|row| {
        let mut cells = vec![
            Cell::Date(row.first),
            row.count.room_nights.into(),
            row.count.on_the_books.into(),
            row.count.guest_nights.into(),
            row.count.guest_nights_on_the_books.into(),
            row.capacity.stock_nights.into(),
            row.capacity.open_nights.into(),
        ];
        cells.extend(shown.choice.compare.map(|_| row.compared.unwrap_or_default().into()));
        cells
    });
    let mut head = vec![
        td_string!(locale, nights.month),
        td_string!(locale, export.nights_slept),
        td_string!(locale, export.nights_booked),
        td_string!(locale, export.guests_slept),
        td_string!(locale, export.guests_booked),
        td_string!(locale, nights.stock_nights),
        td_string!(locale, nights.open_nights),
    ];
    head.extend(shown.choice.compare.map(|_| td_string!(locale, export.compared)));
    Ok(Sheet { name: format!("room-nights-{}", shown.choice.year), head, rows: rows.collect() })
}

pub(super) async fn targets(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let rows = service::target::list(wanted.ctx, &wanted.actor).await?.into_iter().map(|target| {
        vec![
            period_text(target.period, target.first_year).into(),
            target.room_nights.into(),
            status_badge(locale, target.status).1.into(),
            target.source.into(),
        ]
    });
    let head = vec![
        td_string!(locale, nights.period),
        td_string!(locale, targets.nights),
        td_string!(locale, nights.status),
        td_string!(locale, nights.source),
    ];
    Ok(Sheet { name: "targets".to_owned(), head, rows: rows.collect() })
}
