//! What the function diary lists: a row for each function, closure or occupied time.

use leptos_i18n::td_string;

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::campus::style_name;
use crate::pages::diary::ask::{Asked, fetch};
use crate::pages::diary::{use_title, use_word};
use crate::view::diary::Usage;

pub(super) async fn uses(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let shown = fetch(wanted.ctx, &wanted.actor, wanted.asked::<Asked>()?, false).await?;
    let rows = shown.listed().into_iter().map(|(row, one)| {
        let (event, style, attendance) = match &one.usage {
            Usage::Function { event, style, attendance, .. } => {
                (Some(event.clone()), Some(style_name(locale, *style)), Some(*attendance))
            }
            _ => (None, None, None),
        };
        let clock = |time: chrono::NaiveDateTime| Cell::from(time.format("%H:%M").to_string());
        vec![
            one.time.0.date().into(),
            clock(one.time.0),
            one.time.1.date().into(),
            clock(one.time.1),
            row.code.clone().into(),
            row.name.clone().into(),
            use_title(locale, &one.usage).into(),
            Cell::maybe(event),
            use_word(locale, &one.usage).into(),
            Cell::maybe(style),
            attendance.map_or(Cell::Empty, Cell::Number),
            clock(one.claimed.0),
            clock(one.claimed.1),
        ]
    });
    let head = vec![
        td_string!(locale, function.begin_date),
        td_string!(locale, function.begin_time),
        td_string!(locale, function.until_date),
        td_string!(locale, function.until_time),
        td_string!(locale, export.code),
        td_string!(locale, diary.space),
        td_string!(locale, diary.what),
        td_string!(locale, function.event),
        td_string!(locale, room.status),
        td_string!(locale, diary.style),
        td_string!(locale, function.attendance),
        td_string!(locale, diary.claimed_from),
        td_string!(locale, diary.claimed_until),
    ];
    Ok(Sheet { name: format!("function-diary-{}", shown.filter.span().0), head, rows: rows.collect() })
}
