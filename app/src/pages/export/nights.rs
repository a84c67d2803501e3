//! Room-nights by month.

use leptos_i18n::td_string;

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::nights::ask::{Asked, fetch};

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
