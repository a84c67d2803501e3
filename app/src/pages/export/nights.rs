//! Room-nights by month, and what they are held against.

use domain::delivery_mix::{ActivityKind, Driver};
use leptos_i18n::td_string;

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::mix;
use crate::pages::nights::ask::{Asked, fetch};
use crate::pages::nights::figures_of;
use crate::pages::outlook::whole;
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
    let name = figures_of("room-nights", shown.choice.year, shown.synthetic);
    Ok(Sheet { name, head, rows: rows.collect() })
}

/// The drivers of a year, and the room-nights they come to.
pub(super) async fn delivery_mix(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let shown = mix::fetch(wanted.ctx, &wanted.actor, &wanted.asked()?).await?;
    let mix = shown.plan.map(|plan| plan.mix).unwrap_or_default();
    let drivers = |kind| {
        let drivers = mix.of(kind);
        let cells = Driver::ALL.into_iter().map(move |driver| match driver.decimals() {
            0 => Cell::Number(drivers.get(driver)),
            _ => Cell::Tenths(drivers.get(driver)),
        });
        [mix::kind_word(locale, kind).into()].into_iter().chain(cells).chain([drivers.room_nights().into()])
    };
    let mut rows = ActivityKind::ALL.map(|kind| drivers(kind).collect::<Vec<Cell>>()).to_vec();
    for (name, nights) in
        [(td_string!(locale, mix.beside), mix.beside), (td_string!(locale, mix.total), mix.room_nights())]
    {
        let empty = std::iter::repeat_n(Cell::Empty, Driver::ALL.len());
        rows.push([name.into()].into_iter().chain(empty).chain([nights.into()]).collect());
    }
    let mut head = vec![td_string!(locale, mix.kind)];
    head.extend(Driver::ALL.map(|driver| mix::field_label(locale, driver)));
    head.push(td_string!(locale, nights.room_nights));
    Ok(Sheet { name: figures_of("delivery-mix", shown.year, shown.synthetic), head, rows })
}

/// What is planned of a year by class, beside what is expected of it, slept and booked.
pub(super) async fn delivery_mix_classes(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let shown = mix::fetch(wanted.ctx, &wanted.actor, &wanted.asked()?).await?;
    let rows = mix::rows(locale, &shown).into_iter().map(|(name, row)| {
        let expected = row.expected.map(|nights| [nights.mean, nights.p10, nights.p90]);
        let expected =
            expected.map_or([const { Cell::Empty }; 3], |nights| nights.map(|of| whole(of).into()));
        let books = [row.count.room_nights, row.count.on_the_books, row.count.committed()].map(Cell::from);
        [name.into(), row.planned.into()].into_iter().chain(expected).chain(books).collect()
    });
    let head = vec![
        td_string!(locale, nights.segment),
        td_string!(locale, mix.planned),
        td_string!(locale, forecast.middle),
        td_string!(locale, forecast.p10),
        td_string!(locale, forecast.p90),
        td_string!(locale, nights.slept),
        td_string!(locale, nights.books),
        td_string!(locale, nights.total),
    ];
    let name = figures_of("delivery-mix-classes", shown.year, shown.synthetic);
    Ok(Sheet { name, head, rows: rows.collect() })
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
