//! How many were at the sessions and functions of an event, beside how many were expected.

use domain::turnout::Attended;
use leptos_i18n::td_string;
use serde::Deserialize;

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::events::attended_name;
use crate::view::function::times;

/// Of which event.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    event: String,
}

pub(super) async fn of_event(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let (locale, zone, asked) = (wanted.locale, wanted.ctx.zone, wanted.asked::<Asked>()?);
    let record = service::turnout::of_event(wanted.ctx, &wanted.actor, &asked.event).await?;
    let number = |number: Option<i64>| number.map_or(Cell::Empty, Cell::Number);
    let rows = record.lines.iter().map(|line| {
        let (from, until) = times(line.time.from_at(), line.time.until_at(), zone);
        let kind = match line.attended {
            Attended::Session(_) => td_string!(locale, programme.session),
            Attended::Function(_) => td_string!(locale, record.function),
        };
        vec![
            from.date().into(),
            from.format("%H:%M").to_string().into(),
            until.format("%H:%M").to_string().into(),
            kind.into(),
            attended_name(locale, line).into(),
            Cell::maybe(line.hall.clone()),
            line.expected.0.into(),
            number(line.counted.map(|one| one.on_campus)),
            number(line.expected.1),
            number(line.counted.map(|one| one.online)),
        ]
    });
    let head = vec![
        td_string!(locale, programme.date),
        td_string!(locale, programme.from),
        td_string!(locale, programme.until),
        td_string!(locale, turnout.of),
        td_string!(locale, function.title),
        td_string!(locale, programme.hall),
        td_string!(locale, programme.on_campus),
        td_string!(locale, turnout.on_campus),
        td_string!(locale, programme.online),
        td_string!(locale, turnout.online),
    ];
    // The code is one that exists: letters, digits and hyphens.
    Ok(Sheet { name: format!("turnout-{}", record.line.event.code), head, rows: rows.collect() })
}
