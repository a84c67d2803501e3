//! What a file would change, before anything is changed.

use axum::response::Html;
use domain::rooming::Value;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde_json::json;
use service::rooming::{Bad, Difference, Preview};

use super::actions::len;
use super::import::Sent;
use super::path;
use super::show::below;
use super::words::{fault_word, field_name, value_word};
use crate::components::{Notice, Tone};
use crate::markup::{IntoMarkup, Markup};
use crate::pages::imports::{BadLine, and_more, bad_rows};
use crate::pages::page;
use crate::state::AppState;
use crate::view::frame::Way;
use crate::viewer::Viewer;

/// Rows shown of each kind; of more only the number is told.
const MOST: usize = 200;

/// What is wrong with a row, and the way out.
pub(super) fn why(locale: Locale, bad: &Bad) -> String {
    let text = fault_word(locale, bad.code).to_owned();
    match bad.first {
        Some(first) => {
            let first = count(locale, i64::try_from(first).unwrap_or(i64::MAX));
            format!("{text} {}", td_string!(locale, rooming.first_in, line = first))
        }
        None => text,
    }
}

pub(super) fn render(
    state: &AppState,
    viewer: &Viewer,
    sent: &Sent,
    preview: Preview,
    outdated: bool,
) -> Html<String> {
    let (locale, event) = (viewer.locale, &preview.line.event);
    let title = td_string!(locale, rooming.preview_title, event = event.code.clone());
    let path = path(&event.code);
    let mut frame = below(state, viewer, (&event.code, &event.title), title.clone());
    let list = td_string!(locale, rooming.title, event = event.code.clone());
    frame.above.push(Way { href: path.clone(), label: list, current: false });
    let table = json!({ "sheet": sent.sheet, "source": sent.source, "order": sent.order }).to_string();
    let key = state.ctx.ids.next().to_string();
    let shown = Shown { locale, title, path, preview, table, key, outdated };
    page(frame, move || content(&shown))
}

struct Shown {
    locale: Locale,
    title: String,
    path: String,
    preview: Preview,
    /// What is sent back.
    table: String,
    key: String,
    /// The list was changed since it was compared first.
    outdated: bool,
}

fn content(shown: &Shown) -> impl IntoView + use<> {
    let (locale, preview) = (shown.locale, &shown.preview);
    let n = |number: usize| count(locale, len(number));
    let (new, changed): (Vec<_>, Vec<_>) =
        preview.differences.iter().partition::<Vec<_>, _>(|one| one.entry.is_none());
    let unread = preview.unread.join(", ");
    let summary = td_string!(
        locale,
        rooming.summary,
        new = n(new.len()),
        changed = n(changed.len()),
        same = n(preview.same),
        bad = n(preview.bad.len()),
        absent = n(preview.absent.len())
    );
    let nothing = preview.differences.is_empty() && preview.absent.is_empty();
    let again = format!("{}/import", shown.path);
    view! {
        <h1>{shown.title.clone()}</h1>
        {shown.outdated.then(|| view! {
            <Notice tone=Tone::Bad><p>{td_string!(locale, rooming.preview_stale)}</p></Notice>
        })}
        <p>{summary}</p>
        {(!unread.is_empty()).then(|| view! {
            <p class="quiet">{td_string!(locale, rooming.unread, columns = unread)}</p>
        })}
        {bad_rows(locale, None, bad_lines(shown), rejects(shown))}
        {(!nothing).then(|| confirm(shown, &new, &changed))}
        <p><a class="button" href=again>{td_string!(locale, rooming.other_file)}</a></p>
    }
}

fn bad_lines(shown: &Shown) -> (Vec<BadLine>, usize) {
    let bad = &shown.preview.bad;
    let line = |one: &Bad| BadLine {
        line: one.line,
        about: None,
        column: one.column.clone(),
        why: why(shown.locale, one),
    };
    (bad.iter().take(MOST).map(line).collect(), bad.len())
}

/// The rows that cannot be taken as a file.
fn rejects(shown: &Shown) -> Markup {
    view! {
        <form method="post" action=format!("{}/rejects", shown.path)>
            <input type="hidden" name="table" value=shown.table.clone() />
            <button class="button">{td_string!(shown.locale, rooming.rejects)}</button>
        </form>
    }
    .into_markup()
}

/// What a row would change, or the nights of somebody new.
fn told(shown: &Shown, one: &Difference) -> String {
    let (locale, types) = (shown.locale, &shown.preview.types);
    if one.entry.is_none() {
        let (dates, nights) = (i18n::Dates::new(locale), one.details.nights);
        return format!("{} – {}", dates.date(nights.arrival()), dates.date(nights.departure()));
    }
    let word = |value: &Value| value_word(locale, types, value);
    let changes = one.changes.iter().map(|change| {
        let (name, is) = (field_name(locale, change.field), i18n::colon(locale));
        format!("{name}{is}{} → {}", word(&change.before), word(&change.after))
    });
    changes.collect::<Vec<_>>().join("; ")
}

fn differences(shown: &Shown, id: &'static str, title: String, rows: &[&Difference]) -> Markup {
    let line = |one: &&Difference| {
        let known = one.entry.as_ref().map_or(&one.details.name, |entry| &entry.details.name);
        view! { <li><strong>{known.clone()}</strong>" "{told(shown, one)}</li> }
    };
    let lines = rows.iter().take(MOST).map(line).collect_view();
    let rest = and_more(shown.locale, rows.len(), MOST);
    (!rows.is_empty())
        .then(|| {
            view! {
                <section class="section" aria-labelledby=id>
                    <h2 id=id>{title}</h2><ul class="stack">{lines}</ul>{rest}
                </section>
            }
        })
        .into_markup()
}

fn confirm(shown: &Shown, new: &[&Difference], changed: &[&Difference]) -> Markup {
    let (locale, preview) = (shown.locale, &shown.preview);
    let n = |number: usize| count(locale, len(number));
    let absent = preview.absent.iter().map(|entry| {
        view! {
            <li><label class="row">
                <input type="checkbox" name="gone" value=entry.id.to_string() />
                {entry.details.name.clone()}
            </label></li>
        }
    });
    let absent = absent.collect_view();
    view! {
        <form class="section" method="post" action=format!("{}/take-over", shown.path)>
            <input type="hidden" name="table" value=shown.table.clone() />
            <input type="hidden" name="version" value=preview.version />
            <input type="hidden" name="key" value=shown.key.clone() />
            {differences(shown, "new", td_string!(locale, rooming.new_rows, n = n(new.len())), new)}
            {differences(shown, "changed", td_string!(locale, rooming.changed_rows, n = n(changed.len())), changed)}
            {(!preview.absent.is_empty()).then(|| view! {
                <section class="section" aria-labelledby="absent">
                    <h2 id="absent">{td_string!(locale, rooming.absent_rows, n = n(preview.absent.len()))}</h2>
                    <p class="quiet">{td_string!(locale, rooming.absent_hint)}</p>
                    <ul class="stack">{absent}</ul>
                </section>
            })}
            <div><button class="button primary">{td_string!(locale, rooming.take_over)}</button></div>
        </form>
    }
    .into_markup()
}
