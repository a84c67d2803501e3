//! The price list, what is ordered for an event, the sheets of a day, and quotes.

use chrono::NaiveDate;
use domain::order::{Diet, Stage};
use domain::price::{Price, in_force};
use domain::quote::Line;
use domain::recharge::Entry;
use i18n::{Locale, plain_euros};
use leptos_i18n::td_string;
use serde::Deserialize;
use service::order::OrderLine;
use service::recharge::NoteLine;

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::orders::{diet_word, state_word};
use crate::pages::prices::{kind_word, meal_word, unit_word};
use crate::pages::quotes::{label, number_text, part_word};
use crate::pages::recharge::{basis_word, state_word as note_state_word};
use crate::view::order::local;
use crate::view::recharge::Asked as AskedNotes;

/// Whose orders, or of which day.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    event: String,
    date: Option<NaiveDate>,
    number: i64,
}

pub(super) async fn prices(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let (locale, today) = (wanted.locale, wanted.ctx.today());
    let known = service::price::list(wanted.ctx, &wanted.actor).await?;
    let rows = known.into_iter().map(|one| {
        let (profile, price) = (one.item.profile, in_force(&one.prices, today));
        let amount = |of: fn(Price) -> i64| Cell::maybe(price.map(|price| plain_euros(of(price))));
        vec![
            kind_word(locale, profile.kind).into(),
            profile.name.into(),
            Cell::maybe(profile.meal.map(|meal| meal_word(locale, meal))),
            unit_word(locale, profile.unit).into(),
            price.map_or(Cell::Empty, |price| price.from.into()),
            amount(|price| price.price),
            amount(|price| price.cost),
            profile.stock.map_or(Cell::Empty, Cell::from),
            profile.guarantee_days.into(),
            Cell::maybe(profile.hybrid.then(|| td_string!(locale, app.yes))),
            profile.note.into(),
        ]
    });
    let head = vec![
        td_string!(locale, price.kind),
        td_string!(locale, price.item),
        td_string!(locale, price.meal),
        td_string!(locale, price.unit),
        td_string!(locale, price.from),
        td_string!(locale, price.price),
        td_string!(locale, price.cost),
        td_string!(locale, price.stock),
        td_string!(locale, price.guarantee_days),
        td_string!(locale, campus_new.hybrid),
        td_string!(locale, price.note),
    ];
    Ok(Sheet { name: format!("prices-{today}"), head, rows: rows.collect() })
}

pub(super) async fn of_event(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let asked = wanted.asked::<Asked>()?;
    let shown = service::order::of_event(wanted.ctx, &wanted.actor, &asked.event).await?;
    let begins = |line: &OrderLine| local(line.order.order.time, wanted.ctx.zone).0.date();
    let rows = shown.lines.iter().map(|line| row(wanted.locale, wanted, line, begins(line))).collect();
    Ok(sheet(wanted, format!("services-{}", shown.event.event.code), rows))
}

/// A version line by line, with its discount and what stands around the lines; what it costs only for those who read that.
pub(super) async fn quote(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let (locale, asked) = (wanted.locale, wanted.asked::<Asked>()?);
    let quotes = service::quote::of_event(wanted.ctx, &wanted.actor, &asked.event).await?;
    let (version, money) = (quotes.version(asked.number).ok_or(Fault::NotFound)?, quotes.money);
    let cost = |cents: i64| money.then(|| Cell::from(plain_euros(cents)));
    let row = |line: &Line| {
        let cells = [
            by_hand_text(locale, line).into(),
            line.label.clone().into(),
            line.quantity.into(),
            unit_word(locale, line.unit).into(),
            plain_euros(line.price).into(),
            plain_euros(line.amount()).into(),
        ];
        cells.into_iter().chain(cost(line.direct_cost())).collect::<Vec<Cell>>()
    };
    let sum = |name: &str, amount: String| {
        let cells = [name.into(), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, amount.into()];
        cells.into_iter().chain(money.then_some(Cell::Empty)).collect::<Vec<Cell>>()
    };
    let (terms, total) = (&version.quote.terms, version.quote.total());
    let discount = (terms.discount > 0)
        .then(|| sum(td_string!(locale, quote.discount), format!("-{}", plain_euros(terms.discount))));
    let particulars = quotes.particulars(version);
    let tax = (!particulars.tax.is_empty()).then(|| (td_string!(locale, quote.tax), particulars.tax.clone()));
    let client = particulars.client.clone().map(|client| (td_string!(locale, pipeline.client), client));
    let around = [
        (td_string!(locale, events.event), particulars.title.clone()),
        (td_string!(locale, events.first_day), particulars.from.to_string()),
        (td_string!(locale, events.last_day), particulars.until.to_string()),
    ];
    let around = around.into_iter().chain(client).chain(tax).map(|(name, text)| {
        let cells = [name.into(), text.into(), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty];
        cells.into_iter().chain(money.then_some(Cell::Empty)).collect::<Vec<Cell>>()
    });
    let last = discount.into_iter().chain([sum(td_string!(locale, quote.total), plain_euros(total))]);
    let last = last.chain(around);
    let head = [
        td_string!(locale, quote.part),
        td_string!(locale, price.item),
        td_string!(locale, quote.quantity),
        td_string!(locale, price.unit),
        td_string!(locale, price.price),
        td_string!(locale, quote.amount),
    ];
    let head = head.into_iter().chain(money.then(|| td_string!(locale, price.cost))).collect();
    let name = number_text(&quotes.event.event.code, version.quote.number);
    Ok(Sheet { name, head, rows: version.quote.all().map(row).chain(last).collect() })
}

/// The part of a line, and of one by hand what it stands for.
fn by_hand_text(locale: Locale, line: &Line) -> String {
    let part = part_word(locale, line.part);
    line.stands_for.map_or_else(|| part.to_owned(), |own| format!("{part} ({})", part_word(locale, own)))
}

/// The notes of a time line by line, as a finance system reads them: those that are issued, unless others are asked for.
pub(super) async fn recharge_notes(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let (locale, asked) = (wanted.locale, wanted.asked::<AskedNotes>()?.wanted(wanted.ctx.date()));
    let mut notes = service::recharge::list(wanted.ctx, &wanted.actor, asked).await?;
    if asked.state.is_none() {
        notes.lines.retain(|line| line.note.state.is_issued());
    }
    notes.lines.sort_by_key(|line| line.note.number);
    let head = [
        td_string!(locale, recharge.number),
        td_string!(locale, recharge.issued_day),
        td_string!(locale, export.code),
        td_string!(locale, events.event),
        td_string!(locale, stay.organisation),
        td_string!(locale, recharge.code),
        td_string!(locale, quote.part),
        td_string!(locale, price.item),
        td_string!(locale, recharge.basis),
        td_string!(locale, quote.quantity),
        td_string!(locale, price.unit),
        td_string!(locale, price.price),
        td_string!(locale, quote.amount),
        td_string!(locale, room.status),
        td_string!(locale, recharge.charged_on),
        td_string!(locale, recharge.reference),
    ];
    let cost = notes.money.then(|| td_string!(locale, price.cost));
    let row = |line: &NoteLine, entry: &Entry| note_row(wanted, (line, entry), notes.money);
    let rows = notes.lines.iter().flat_map(|line| line.note.entries.iter().map(move |entry| (line, entry)));
    Ok(Sheet {
        name: format!("recharge-notes-{}-{}", asked.from, asked.until),
        head: head.into_iter().chain(cost).collect(),
        rows: rows.map(|(line, entry)| row(line, entry)).collect(),
    })
}

fn note_row(wanted: &Wanted<'_>, (line, entry): (&NoteLine, &Entry), money: bool) -> Vec<Cell> {
    let (locale, note, of) = (wanted.locale, &line.note, &entry.line);
    let charged = note.charged.as_ref();
    let cells = [
        Cell::maybe(note.number.map(|number| number.to_string())),
        line.issued_at.map_or(Cell::Empty, |at| wanted.ctx.zone.date(at).into()),
        line.event_code.clone().into(),
        line.event_title.clone().into(),
        Cell::maybe(line.organisation.clone()),
        note.code.clone().into(),
        part_word(locale, of.part).into(),
        label(locale, of.part, &of.label).into(),
        basis_word(locale, entry.basis).into(),
        of.quantity.into(),
        unit_word(locale, of.unit).into(),
        Cell::Cents(of.price),
        Cell::Cents(of.amount()),
        note_state_word(locale, note.state).into(),
        charged.map_or(Cell::Empty, |charged| charged.on.into()),
        Cell::maybe(charged.map(|charged| charged.reference.clone())),
    ];
    cells.into_iter().chain(money.then(|| Cell::Cents(of.direct_cost()))).collect()
}

pub(super) async fn of_day(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let day = wanted.asked::<Asked>()?.date.unwrap_or_else(|| wanted.ctx.today());
    let shown = service::order::day(wanted.ctx, &wanted.actor, day).await?;
    let (days, zone) = (&shown.days, wanted.ctx.zone);
    let rows = shown.lines.iter().flat_map(|line| {
        let delivered =
            line.order.order.delivered(line.item.profile.unit, zone).filter(|day| days.contains(day));
        delivered.map(|day| row(wanted.locale, wanted, line, day)).collect::<Vec<_>>()
    });
    Ok(sheet(wanted, format!("services-{day}"), rows.collect()))
}

fn sheet(wanted: &Wanted<'_>, name: String, rows: Vec<Vec<Cell>>) -> Sheet {
    let locale = wanted.locale;
    let head = [
        td_string!(locale, order.day),
        td_string!(locale, order.begins),
        td_string!(locale, order.until_day),
        td_string!(locale, order.until_time),
        td_string!(locale, price.kind),
        td_string!(locale, order.what),
        td_string!(locale, price.unit),
        td_string!(locale, order.function),
        td_string!(locale, price.space),
        td_string!(locale, events.event),
        td_string!(locale, order.expected),
        td_string!(locale, order.guaranteed),
        td_string!(locale, order.actual),
    ];
    let diets = Diet::ALL.iter().map(|diet| diet_word(locale, *diet));
    let last = [
        td_string!(locale, order.allergies),
        td_string!(locale, order.note),
        td_string!(locale, room.status),
    ];
    let head = head.into_iter().chain(diets).chain(last).collect();
    Sheet { name, head, rows }
}

/// An order as it is delivered on a day.
fn row(locale: Locale, wanted: &Wanted<'_>, line: &OrderLine, day: NaiveDate) -> Vec<Cell> {
    let (known, profile) = (&line.order, &line.item.profile);
    let (from, until) = local(known.order.time, wanted.ctx.zone);
    let (function, space) = line.function.clone().map(|(title, space, _)| (title, space)).unzip();
    let number = |number: Option<i64>| number.map_or(Cell::Empty, Cell::from);
    let counts = Stage::ALL.iter().map(|stage| number(known.counts().of(*stage)));
    let diets = Diet::ALL.iter().map(|diet| number(known.order.diets.get(diet).copied()));
    let first = [
        day.into(),
        from.format("%H:%M").to_string().into(),
        until.date().into(),
        until.format("%H:%M").to_string().into(),
        kind_word(locale, profile.kind).into(),
        profile.name.clone().into(),
        unit_word(locale, profile.unit).into(),
        Cell::maybe(function),
        Cell::maybe(space),
        format!("{} {}", line.event_code, line.event_title).into(),
    ];
    let last = [
        known.order.allergies.clone().into(),
        known.order.note.clone().into(),
        state_word(locale, known.state).into(),
    ];
    first.into_iter().chain(counts).chain(diets).chain(last).collect()
}
