//! Room-nights of a year.

pub(super) mod ask;
mod charts;
mod csv;
mod figures;
mod monthly;
mod segments;
mod standing;

pub use csv::csv;

pub(crate) use charts::{Cumulative, level_name};
pub(crate) use figures::Occupancy;

use axum::extract::{Query, State};
use axum::response::Html;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;

use self::ask::Asked;
use self::charts::Charts;
use self::figures::Headline;
use self::monthly::Monthly;
use self::segments::Segments;
use self::standing::Targets;
use super::{Area, frame, page};
use crate::fault::Fault;
use crate::state::AppState;
use crate::view::nights::NightsPage;
use crate::viewer::Viewer;
use crate::{
    components::{Choice, Notice, SelectField, Tone},
    markup::IntoMarkup,
};

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let shown = ask::fetch(&state.ctx, &viewer.actor()?, asked).await?;
    let locale = viewer.locale;
    let title = td_string!(locale, nights.title, year = shown.choice.year);
    let frame = frame(&state, &viewer, Area::Nights, title);
    Ok(page(frame, move || view! { <Content locale=locale shown=shown /> }))
}

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The figures.
    shown: NightsPage,
) -> impl IntoView {
    let year = shown.choice.year;
    let as_of = td_string!(locale, nights.as_of, date = Dates::new(locale).date(shown.today));
    let body = if shown.is_empty() {
        let text = td_string!(locale, nights.empty, year = year);
        view! { <Notice tone=Tone::Past><p>{text}</p></Notice> }.into_markup()
    } else {
        view! {
            <Headline locale=locale shown=shown.clone() />
            <Charts locale=locale shown=shown.clone() />
            <Monthly locale=locale shown=shown.clone() />
            <Segments locale=locale shown=shown.clone() />
        }
        .into_markup()
    };
    view! {
        <div class="page-head">
            <div class="stack">
                <h1>{td_string!(locale, nights.title, year = year)}</h1>
                <p class="quiet">{as_of}</p>
            </div>
            <Chooser locale=locale shown=shown.clone() />
        </div>
        {(shown.synthetic && !shown.is_empty()).then(|| view! {
            <Notice tone=Tone::Held><p>{td_string!(locale, nights.synthetic)}</p></Notice>
        })}
        {shown.choice.segment.as_deref().map(|code| {
            let text = td_string!(locale, nights.only_segment, segment = segment_name(locale, code));
            view! { <Notice tone=Tone::Booked><p>{text}</p></Notice> }
        })}
        {body}
        <p class="toolbar"><a href=format!("/outlook/mix?year={year}")>{td_string!(locale, mix.short)}</a></p>
        <Targets locale=locale shown=shown />
    }
}

#[component]
fn Chooser(locale: Locale, shown: NightsPage) -> impl IntoView {
    let years: Vec<_> =
        shown.years.iter().map(|year| Choice::new(year.to_string(), year.to_string())).collect();
    let none = Choice::new("", td_string!(locale, nights.compare_none));
    let compare = [none].into_iter().chain(years.clone()).collect();
    let all = Choice::new("", td_string!(locale, segment.all));
    let named =
        shown.segments.iter().map(|row| Choice::new(row.code.clone(), segment_name(locale, &row.code)));
    let segments = [all].into_iter().chain(named).collect();
    view! {
        <form class="toolbar" method="get" action="/room-nights">
            <SelectField name="year" label=td_string!(locale, nights.year) choices=years chosen=shown.choice.year.to_string() />
            <SelectField
                name="compare" label=td_string!(locale, nights.compare) choices=compare
                chosen=shown.choice.compare.map(|year| year.to_string()).unwrap_or_default()
            />
            <SelectField
                name="segment" label=td_string!(locale, nights.segment) choices=segments
                chosen=shown.choice.segment.unwrap_or_default()
            />
            <button class="button primary">{td_string!(locale, nights.show)}</button>
        </form>
    }
}

/// The name of a file of figures, which says so where they are a demonstration's.
pub(crate) fn figures_of(table: &str, year: i32, synthetic: bool) -> String {
    let mark = if synthetic { "-synthetic" } else { "" };
    format!("{table}-{year}{mark}")
}

/// A segment in words; one added by the campus itself keeps its key.
pub(crate) fn segment_name(locale: Locale, code: &str) -> String {
    match code {
        "training" => td_string!(locale, segment.training).to_owned(),
        "event" => td_string!(locale, segment.event).to_owned(),
        "third_party" => td_string!(locale, segment.third_party).to_owned(),
        "individual" => td_string!(locale, segment.individual).to_owned(),
        other => other.to_owned(),
    }
}
