//! Who booked whom, and what is free; names for those who may know them.

use domain::meeting::Slot;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::meeting::{ListedHost, MeetingPlan};

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::meetings::{called, in_order, languages, state_word, whereabouts};
use crate::view::function::times;

/// Of which event.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    event: String,
}

pub(super) async fn of_event(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let (locale, asked) = (wanted.locale, wanted.asked::<Asked>()?);
    let plan = service::meeting::plan(wanted.ctx, &wanted.actor, &asked.event).await?;
    let rows = in_order(&plan).into_iter().map(|one| row(wanted, &plan, one)).collect();
    let head = vec![
        td_string!(locale, meetings.day),
        td_string!(locale, meetings.from),
        td_string!(locale, meetings.until),
        td_string!(locale, meetings.host),
        td_string!(locale, meetings.languages),
        td_string!(locale, meetings.place),
        td_string!(locale, meetings.state),
        td_string!(locale, meetings.who),
    ];
    // The code is one that exists: letters, digits and hyphens.
    Ok(Sheet { name: format!("meetings-{}", plan.line.event.code), head, rows })
}

fn row(wanted: &Wanted<'_>, plan: &MeetingPlan, (host, slot): (&ListedHost, &Slot)) -> Vec<Cell> {
    let (locale, line) = (wanted.locale, &host.line);
    let (from, until) = times(slot.time.from_at(), slot.time.until_at(), wanted.ctx.zone);
    vec![
        from.date().into(),
        from.format("%H:%M").to_string().into(),
        until.format("%H:%M").to_string().into(),
        called(locale, line).into(),
        languages(locale, &line.host.profile.languages).into(),
        Cell::maybe(whereabouts(locale, line)),
        state_word(locale, slot).1.into(),
        Cell::maybe(slot.booked.and_then(|entry| plan.names.get(&entry)).cloned()),
    ]
}
