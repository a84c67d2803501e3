//! The lines as a table: when, who, what, to which record, and which fields are other than before.

use domain::calendar::CampusZone;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::trail::{Change, Clock, TrailLine};

use super::value::told;
use super::words::{action_word, field_word, kind_word};
use crate::local::query_value;
use crate::view::trail::{Asked, PATH};
use crate::{components::Table, markup::IntoMarkup};

/// So many fields are shown at once; more are folded.
const SHOWN: usize = 8;

/// Who reads: which records they can open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader {
    /// The campus's own clock.
    pub zone: CampusZone,
    /// May read stays.
    pub stays: bool,
    /// May read the campus.
    pub campus: bool,
    /// May manage accounts.
    pub accounts: bool,
}

impl Reader {
    /// Where a record is shown, if it is and the reader may go there.
    fn href(self, line: &TrailLine) -> Option<String> {
        let name = query_value(line.name.as_ref()?);
        match line.kind.as_str() {
            "stay" if self.stays => Some(format!("/stays/{name}")),
            "guest_room" if self.campus => Some(format!("/rooms/{name}")),
            "closure" if self.campus && line.shown => Some(format!("/closures#{}", line.id)),
            "account" if self.accounts => Some(format!("/accounts/{}", line.id)),
            _ => None,
        }
    }
}

#[component]
pub(super) fn Lines(locale: Locale, reader: Reader, asked: Asked, lines: Vec<TrailLine>) -> impl IntoView {
    let clock = asked.clock();
    let rest = Asked { record: String::new(), ..asked };
    let rows = lines
        .into_iter()
        .map(|line| view! { <Row locale=locale reader=reader clock=clock rest=rest.clone() line=line /> })
        .collect_view();
    view! {
        <Table id="trail" caption=td_string!(locale, trail.title) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, room.when)}</th>
                <th scope="col">{td_string!(locale, room.who)}</th>
                <th scope="col">{td_string!(locale, room.what)}</th>
                <th scope="col">{td_string!(locale, trail.record_head)}</th>
                <th scope="col">{td_string!(locale, trail.changes)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

#[component]
fn Row(locale: Locale, reader: Reader, clock: Clock, rest: Asked, line: TrailLine) -> impl IntoView {
    let minute = |at| Dates::new(locale).minute(reader.zone.local(at));
    let (recorded, effective) = (minute(line.recorded_at), minute(line.effective_at));
    let other = (recorded != effective).then(|| match clock {
        Clock::Recorded => td_string!(locale, trail.so_since, at = effective.clone()),
        Clock::Effective => td_string!(locale, trail.known_since, at = recorded.clone()),
    });
    let first = if clock == Clock::Recorded { recorded } else { effective };
    let who = match (line.actor, line.actor_name.clone()) {
        (None, _) => td_string!(locale, room.system).to_owned(),
        (Some(_), Some(name)) => name,
        (Some(id), None) => short(&id.to_string()),
    };
    let href = reader.href(&line);
    let name = line.name.clone().unwrap_or_else(|| short(&line.id.to_string()));
    let all = Asked { record: line.id.to_string(), ..rest };
    let all = format!("{PATH}{}", all.rest());
    view! {
        <tr>
            <th scope="row">
                <span class="nowrap">{first}</span>
                {other.map(|other| view! { <small class="block quiet">{other}</small> })}
            </th>
            <td>{who}</td>
            <td class="nowrap">{action_word(locale, &line.action)}</td>
            <td>
                <small class="block quiet">{kind_word(locale, &line.kind)}</small>
                <span class="row">
                    {match href {
                        Some(href) => view! { <a href=href>{name.clone()}</a> }.into_markup(),
                        None => view! { <span>{name.clone()}</span> }.into_markup(),
                    }}
                    <a class="quiet" href=all>
                        {td_string!(locale, trail.all_of_it)}<span class="unseen">": "{name}</span>
                    </a>
                </span>
            </td>
            <td><Changes locale=locale reader=reader changes=line.changes /></td>
        </tr>
    }
}

/// Ids are for programs; a person tells two apart by their beginnings.
fn short(id: &str) -> String {
    id.chars().take(8).collect()
}

/// What is other than before, field by field.
#[component]
pub(crate) fn Changes(locale: Locale, reader: Reader, changes: Vec<Change>) -> impl IntoView {
    let number = changes.len();
    let items = changes.into_iter().map(|change| item(locale, reader.zone, change)).collect_view();
    let list = view! { <ul class="changes">{items}</ul> };
    match number {
        0 => ().into_markup(),
        few if few <= SHOWN => list.into_markup(),
        many => {
            let many = i64::try_from(many).unwrap_or(i64::MAX);
            let fields = td_string!(locale, trail.fields, count = many, n = count(locale, many));
            view! { <details class="more"><summary>{fields}</summary>{list}</details> }.into_markup()
        }
    }
}

/// A field before and after; of a record that begins or ends, what it holds.
fn item(locale: Locale, zone: CampusZone, change: Change) -> impl IntoView {
    let text = |value| told(locale, zone, &change.field, value);
    let field = format!("{}: ", field_word(locale, &change.field));
    let mark = |word: &'static str| view! { <span class="unseen">{word}": "</span> };
    let values = match (change.before.as_ref().map(text), change.after.as_ref().map(text)) {
        (Some(before), Some(after)) => view! {
            <del>{mark(td_string!(locale, trail.before))}{before}</del>
            <span aria-hidden="true">" → "</span>
            <ins>{mark(td_string!(locale, trail.after))}{after}</ins>
        }
        .into_markup(),
        (Some(before), None) => view! { <del>{before}</del> }.into_markup(),
        (None, after) => after.into_markup(),
    };
    view! { <li><span class="quiet">{field}</span>{values}</li> }
}
