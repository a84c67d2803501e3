//! What a list of exhibitors would change, before anything is changed.

use axum::response::Html;
use domain::ids::StandId;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::stand::{BadRow, Compared, Difference, StandPlan};

use super::import::{MOST, framed};
use crate::components::{Notice, Tone};
use crate::markup::{IntoMarkup, Markup};
use crate::pages::imports::{BadLine, and_more, bad_rows};
use crate::pages::page;
use crate::state::AppState;
use crate::viewer::Viewer;

/// All that the page shows.
pub(super) struct Shown {
    pub locale: Locale,
    /// Where exhibitors are.
    pub base: String,
    pub plan: StandPlan,
    pub compared: Compared,
    /// What is sent back.
    pub table: String,
    pub key: String,
    /// Exhibitors or stands were changed since they were compared first.
    pub outdated: bool,
}

impl Shown {
    fn number(&self, number: usize) -> String {
        count(self.locale, i64::try_from(number).unwrap_or(i64::MAX))
    }

    fn label(&self, stand: Option<StandId>) -> String {
        let found = self.plan.stands.iter().find(|one| Some(one.id) == stand);
        let none = || td_string!(self.locale, app.no_value).to_owned();
        found.map_or_else(none, |stand| stand.label.clone())
    }
}

pub(super) fn render(state: &AppState, viewer: &Viewer, shown: Shown) -> Html<String> {
    let event = shown.plan.line.event.code.clone();
    let title = td_string!(viewer.locale, stands.preview_title, event = event);
    let frame = framed(state, viewer, &shown.plan, title.clone());
    page(frame, move || content(&shown, title))
}

fn content(shown: &Shown, title: String) -> impl IntoView + use<> {
    let (locale, compared) = (shown.locale, &shown.compared);
    let (new, changed): (Vec<_>, Vec<_>) =
        compared.differences.iter().partition::<Vec<_>, _>(|one| one.before.is_none());
    let summary = td_string!(
        locale,
        stands.summary,
        new = shown.number(new.len()),
        changed = shown.number(changed.len()),
        same = shown.number(compared.same),
        bad = shown.number(compared.bad.len()),
        absent = shown.number(compared.absent.len())
    );
    let unread = compared.unread.join(", ");
    view! {
        <h1>{title}</h1>
        {shown.outdated.then(|| view! {
            <Notice tone=Tone::Bad><p>{td_string!(locale, stands.preview_stale)}</p></Notice>
        })}
        <p>{summary}</p>
        {(!unread.is_empty()).then(|| view! {
            <p class="quiet">{td_string!(locale, rooming.unread, columns = unread)}</p>
        })}
        {bad_rows(locale, Some(td_string!(locale, stands.organisation)), bad_lines(shown), ().into_markup())}
        {(!compared.differences.is_empty()).then(|| confirm(shown, &new, &changed))}
        {absent(shown)}
        <p><a class="button" href=format!("{}/import", shown.base)>{td_string!(locale, stands.other_list)}</a></p>
    }
}

/// What is wrong with a row, and the way out.
fn why(locale: Locale, bad: &BadRow) -> String {
    let text = match bad.code {
        "missing" => td_string!(locale, stands.no_organisation),
        "not_an_address" => td_string!(locale, rooming.f_email),
        "no_address" => td_string!(locale, programme.bad_link),
        "out_of_range" => td_string!(locale, stands.no_area),
        "unknown" => td_string!(locale, stands.f_no_stand),
        "taken" => td_string!(locale, stands.taken),
        "again" => td_string!(locale, stands.f_again),
        "ambiguous" => td_string!(locale, stands.f_ambiguous),
        "not_utf8" => td_string!(locale, rooming.f_utf8),
        "error_cell" => td_string!(locale, rooming.f_error),
        "width" => td_string!(locale, rooming.f_width),
        _ => td_string!(locale, rooming.f_too_long),
    };
    let first = bad.first.map(|line| count(locale, i64::try_from(line).unwrap_or(i64::MAX)));
    let first = first.map(|line| td_string!(locale, rooming.first_in, line = line));
    std::iter::once(text.to_owned()).chain(first).collect::<Vec<_>>().join(" ")
}

fn bad_lines(shown: &Shown) -> (Vec<BadLine>, usize) {
    let bad = &shown.compared.bad;
    let line = |one: &BadRow| BadLine {
        line: one.line,
        about: Some(one.name.clone()),
        column: one.column.clone(),
        why: why(shown.locale, one),
    };
    (bad.iter().take(MOST).map(line).collect(), bad.len())
}

/// What a row says of somebody new, or changes of somebody known.
fn told(shown: &Shown, one: &Difference) -> String {
    let locale = shown.locale;
    let m2 = |area| td_string!(locale, stands.m2, n = count(locale, area));
    let before = one.before.as_ref();
    let fields = [
        (
            td_string!(locale, stands.organisation),
            before.map(|before| before.said.organisation.clone()),
            one.said.organisation.clone(),
        ),
        (
            td_string!(locale, stands.contact),
            before.map(|before| before.said.contact.clone()),
            one.said.contact.clone(),
        ),
        (
            td_string!(locale, stands.link),
            before.map(|before| before.said.link.clone()),
            one.said.link.clone(),
        ),
        (td_string!(locale, stands.wished), before.map(|before| m2(before.said.area)), m2(one.said.area)),
        (
            td_string!(locale, stands.stand),
            before.map(|before| shown.label(before.stand)),
            shown.label(one.stand),
        ),
    ];
    let is = i18n::colon(locale);
    let fields = fields.into_iter().enumerate().filter_map(|(place, (name, before, after))| match before {
        Some(before) if before != after => Some(format!("{name}{is}{before} → {after}")),
        // The name of somebody new stands before.
        None if place > 0 && !after.is_empty() => Some(format!("{name}{is}{after}")),
        _ => None,
    });
    fields.collect::<Vec<_>>().join("; ")
}

fn differences(shown: &Shown, id: &'static str, title: String, rows: &[&Difference]) -> Markup {
    let line = |one: &&Difference| {
        let name = one.before.as_ref().map_or(&one.said.organisation, |before| &before.said.organisation);
        view! { <li><strong>{name.clone()}</strong>" "{told(shown, one)}</li> }
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
    let locale = shown.locale;
    view! {
        <form class="section" method="post" action=format!("{}/take-over", shown.base)>
            <input type="hidden" name="table" value=shown.table.clone() />
            <input type="hidden" name="version" value=shown.compared.state />
            <input type="hidden" name="key" value=shown.key.clone() />
            {differences(shown, "new", td_string!(locale, rooming.new_rows, n = shown.number(new.len())), new)}
            {differences(
                shown, "changed", td_string!(locale, rooming.changed_rows, n = shown.number(changed.len())), changed,
            )}
            <div><button class="button primary">{td_string!(locale, rooming.take_over)}</button></div>
        </form>
    }
    .into_markup()
}

/// Exhibitors that no row is about: they stay.
fn absent(shown: &Shown) -> Markup {
    let (locale, absent) = (shown.locale, &shown.compared.absent);
    if absent.is_empty() {
        return ().into_markup();
    }
    let names = absent.iter().take(MOST).map(|one| view! { <li>{one.said.organisation.clone()}</li> });
    let names = names.collect_view();
    let title = td_string!(locale, stands.absent_rows, n = shown.number(absent.len()));
    view! {
        <section class="section" aria-labelledby="absent">
            <h2 id="absent">{title}</h2>
            <p class="quiet">{td_string!(locale, stands.absent_hint)}</p>
            <ul class="stack">{names}</ul>
            {and_more(shown.locale, absent.len(), MOST)}
        </section>
    }
    .into_markup()
}
