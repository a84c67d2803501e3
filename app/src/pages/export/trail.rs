//! The audit trail: the lines that the page's filters choose, newest first, as many as a file may hold.

use domain::calendar::CampusZone;
use i18n::Locale;
use leptos_i18n::td_string;
use serde_json::Value;
use service::trail::{Change, TrailLine, page};

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::trail::{MOST_IN_A_FILE, action_word, cut, field_word, kind_word, told};
use crate::view::trail::Asked;

/// Lines read at once.
const AT_ONCE: i64 = 1_000;

pub(super) async fn history(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let (locale, zone) = (wanted.locale, wanted.ctx.zone);
    let (query, mut after) = wanted.asked::<Asked>()?.read().map_err(|_| Fault::Unreadable)?;
    let mut rows = Vec::new();
    let mut left = MOST_IN_A_FILE;
    while left > 0 {
        let found = page(wanted.ctx, &wanted.actor, &query, after, left.min(AT_ONCE)).await?;
        left -= i64::try_from(found.lines.len()).unwrap_or(left);
        rows.extend(found.lines.into_iter().map(|line| row(locale, zone, line)));
        after = found.next;
        if after.is_none() {
            break;
        }
    }
    if after.is_some() {
        let mut note = vec![Cell::Empty; 9];
        note[0] = cut(locale).into();
        rows.push(note);
    }
    let head = vec![
        td_string!(locale, trail.recorded_head),
        td_string!(locale, trail.effective_head),
        td_string!(locale, room.who),
        td_string!(locale, trail.kind),
        td_string!(locale, room.what),
        td_string!(locale, trail.record_head),
        td_string!(locale, trail.record_id),
        td_string!(locale, trail.before),
        td_string!(locale, trail.after),
    ];
    Ok(Sheet { name: format!("history-{}", wanted.ctx.today()), head, rows })
}

fn row(locale: Locale, zone: CampusZone, line: TrailLine) -> Vec<Cell> {
    let second = |at| zone.local(at).format("%Y-%m-%d %H:%M:%S").to_string();
    let who = match (line.actor, line.actor_name) {
        (None, _) => td_string!(locale, room.system).to_owned(),
        (Some(id), name) => name.unwrap_or_else(|| id.to_string()),
    };
    let side = |value: fn(&Change) -> Option<&Value>| {
        let field = |change: &Change| {
            let text = told(locale, zone, &change.field, value(change)?);
            Some(format!("{}: {text}", field_word(locale, &change.field)))
        };
        line.changes.iter().filter_map(field).collect::<Vec<_>>().join("; ")
    };
    vec![
        second(line.recorded_at).into(),
        second(line.effective_at).into(),
        who.into(),
        kind_word(locale, &line.kind).into(),
        action_word(locale, &line.action).into(),
        Cell::maybe(line.name.clone()),
        line.id.to_string().into(),
        side(|change| change.before.as_ref()).into(),
        side(|change| change.after.as_ref()).into(),
    ]
}
