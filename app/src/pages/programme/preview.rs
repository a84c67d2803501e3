//! What a list of sessions would change, before anything is changed.

use axum::response::Html;
use domain::calendar::CampusZone;
use domain::function::Function;
use domain::programme::Track;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::programme::list::{BadRow, ChangedFunction, Column, Compared, Difference, ListReading};

use super::differences::told;
use super::faults::{needed_name, why};
use crate::components::{Badge, Notice, Tone};
use crate::markup::{IntoMarkup, Markup};
use crate::pages::campus::style_name;
use crate::pages::functions::hours;
use crate::pages::imports::{BadLine, bad_rows};
use crate::pages::page;
use crate::view::frame::Frame;
use crate::view::function::times;
use crate::view::programme::{language, title as title_of, track_name};

/// All that the page shows.
pub(super) struct Shown {
    pub locale: Locale,
    pub zone: CampusZone,
    /// Where the programme is.
    pub base: String,
    pub compared: Compared,
    /// What is sent back.
    pub table: String,
    pub reading: ListReading,
    pub key: String,
    /// The programme was changed, or a hall taken, since they were compared first.
    pub outdated: bool,
}

impl Shown {
    fn number(&self, number: usize) -> String {
        count(self.locale, i64::try_from(number).unwrap_or(i64::MAX))
    }
}

pub(super) fn render(frame: Frame, shown: Shown, title: String) -> Html<String> {
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
    let differs = !compared.differences.is_empty();
    view! {
        <h1>{title}</h1>
        {shown.outdated.then(|| view! {
            <Notice tone=Tone::Bad><p>{td_string!(locale, programme_list.stale)}</p></Notice>
        })}
        <p>{summary}</p>
        {(!unread.is_empty()).then(|| view! {
            <p class="quiet">{td_string!(locale, rooming.unread, columns = unread)}</p>
        })}
        {bad_rows(locale, Some(td_string!(locale, programme.session)), bad_lines(shown), ().into_markup())}
        {differs.then(|| confirm(shown, &new, &changed))}
        {absent(shown)}
        <p><a class="button" href=format!("{}/import", shown.base)>{td_string!(locale, stands.other_list)}</a></p>
    }
}

fn bad_lines(shown: &Shown) -> (Vec<BadLine>, usize) {
    let bad = &shown.compared.bad;
    let column = |(column, name): &(Column, String)| {
        let ours = || needed_name(shown.locale, *column).unwrap_or_default().to_owned();
        if name.is_empty() { ours() } else { name.clone() }
    };
    let line = |one: &BadRow| BadLine {
        line: one.line,
        about: Some(one.title.clone()),
        column: one.column.as_ref().map(column).unwrap_or_default(),
        why: why(shown.locale, shown.zone, one),
    };
    (bad.iter().map(line).collect(), bad.len())
}

/// A list under a heading; nothing where it is empty.
fn section(id: &'static str, heading: String, hint: Option<&'static str>, lines: Vec<Markup>) -> Markup {
    if lines.is_empty() {
        return ().into_markup();
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <section class="section" aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            {hint.map(|hint| view! { <p class="quiet">{hint}</p> })}
            <ul class="stack">{lines}</ul>
        </section>
    }
    .into_markup()
}

fn differences(shown: &Shown, rows: &[&Difference]) -> Vec<Markup> {
    let line = |one: &&Difference| {
        let texts = one.before.as_ref().map_or(&one.draft.texts, |before| &before.texts);
        let told = told(shown.locale, shown.zone, &shown.compared.tracks, one);
        let outside = one.outside.then(|| {
            view! { <span class="block"><Badge tone=Tone::Held text=td_string!(shown.locale, programme.outside_event) /></span> }
        });
        view! { <strong>{title_of(texts, language(shown.locale))}</strong>" "{told}{outside} }.into_markup()
    };
    rows.iter().map(line).collect()
}

/// A function with its hall, its set-up and its hours.
fn hall(shown: &Shown, function: &Function, hall: &str) -> String {
    let locale = shown.locale;
    let time = hours(locale, times(function.time.from_at(), function.time.until_at(), shown.zone));
    format!("{hall}, {}, {time}", style_name(locale, function.style))
}

fn functions(shown: &Shown) -> Vec<Markup> {
    let line = |one: &ChangedFunction| {
        let now = hall(shown, &one.after, &one.hall);
        let text = match &one.before {
            Some((before, name)) => format!("{} → {now}", hall(shown, before, name)),
            None => now,
        };
        view! { <strong>{one.after.title.clone()}</strong>" "{text} }.into_markup()
    };
    shown.compared.functions.iter().map(line).collect()
}

/// Tracks that the event has not yet: they are made with the list.
fn tracks(shown: &Shown) -> Markup {
    let (locale, new) = (shown.locale, shown.compared.new_tracks);
    let known = shown.compared.tracks.len() - new;
    let line =
        |track: &Track| view! { <strong>{track_name(&track.names, language(locale))}</strong> }.into_markup();
    let lines = shown.compared.tracks.iter().skip(known).map(line).collect();
    let heading = td_string!(locale, programme_list.tracks, n = shown.number(new));
    section("tracks", heading, Some(td_string!(locale, programme_list.tracks_hint)), lines)
}

fn confirm(shown: &Shown, new: &[&Difference], changed: &[&Difference]) -> Markup {
    let (locale, compared) = (shown.locale, &shown.compared);
    let left = compared.left.iter().map(|(function, name)| {
        let href = format!("/functions/{}", function.id);
        view! { <a href=href>{function.title.clone()}</a>" "{hall(shown, function, name)} }.into_markup()
    });
    let left = left.collect::<Vec<_>>();
    let n = |number| shown.number(number);
    view! {
        <form class="section" method="post" action=format!("{}/take-over", shown.base)>
            <input type="hidden" name="table" value=shown.table.clone() />
            <input type="hidden" name="language" value=shown.reading.language.code() />
            <input type="hidden" name="order" value=shown.reading.order.code() />
            <input type="hidden" name="version" value=compared.state />
            <input type="hidden" name="key" value=shown.key.clone() />
            {section("new", td_string!(locale, rooming.new_rows, n = n(new.len())), None, differences(shown, new))}
            {section(
                "changed", td_string!(locale, rooming.changed_rows, n = n(changed.len())), None, differences(shown, changed),
            )}
            {tracks(shown)}
            {section(
                "functions", td_string!(locale, programme_list.functions, n = n(compared.functions.len())),
                Some(td_string!(locale, programme_list.functions_hint)), functions(shown),
            )}
            {section(
                "left", td_string!(locale, programme_list.left, n = n(left.len())),
                Some(td_string!(locale, programme_list.left_hint)), left,
            )}
            <div><button class="button primary">{td_string!(locale, rooming.take_over)}</button></div>
        </form>
    }
    .into_markup()
}

/// Sessions that no row is about: they stay.
fn absent(shown: &Shown) -> Markup {
    let (locale, absent) = (shown.locale, &shown.compared.absent);
    let lines = absent.iter().map(|session| {
        let href = format!("/sessions/{}", session.id);
        let time = hours(locale, times(session.time.from_at(), session.time.until_at(), shown.zone));
        view! { <a href=href>{title_of(&session.texts, language(locale))}</a>" "{time} }.into_markup()
    });
    let lines = lines.collect();
    let heading = td_string!(locale, stands.absent_rows, n = shown.number(absent.len()));
    section("absent", heading, Some(td_string!(locale, programme_list.absent_hint)), lines)
}
