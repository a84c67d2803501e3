//! The mix of activities planned for a year: room-nights by their drivers, beside the books and the model of 2021.

mod ask;
mod books;
mod change;
mod edit;
mod form;
mod plan;
mod record;
mod words;

use axum::extract::{Query, State};
use axum::response::Html;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

pub use ask::Asked;
pub(crate) use ask::fetch;
pub(crate) use books::rows;
pub use edit::{form, save};
pub(crate) use words::{driver_word, field_label, kind_word};

use self::books::Books;
use self::change::{Against, OneMore};
use self::plan::Plan;
use self::record::Record;
use super::{Area, frame, page};
use crate::components::{Choice, Notice, SelectField, Tone};
use crate::fault::Fault;
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::mix::MixPage;
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let shown = ask::fetch(&state.ctx, &viewer.actor()?, &asked).await?;
    let (locale, area) = (viewer.locale, area(&viewer));
    let title = td_string!(locale, mix.title, year = shown.year);
    let mut frame = frame(&state, &viewer, area, title);
    frame.above = vec![area.way(locale)];
    Ok(page(frame, move || view! { <Content locale=locale shown=shown /> }))
}

/// Where the page belongs: with the outlook, for those who have one.
fn area(viewer: &Viewer) -> Area {
    let role = viewer.account.as_ref().map(|account| account.role);
    if role.is_some_and(|role| Area::Outlook.opens_to(role)) { Area::Outlook } else { Area::Nights }
}

/// The page of a year, for a breadcrumb.
fn way(locale: Locale, year: i32) -> Way {
    Way::new(format!("/outlook/mix?year={year}"), td_string!(locale, mix.title, year = year))
}

#[component]
fn Content(locale: Locale, shown: MixPage) -> impl IntoView {
    let year = shown.year;
    let verb =
        if shown.plan.is_some() { td_string!(locale, mix.replan) } else { td_string!(locale, mix.create) };
    view! {
        <div class="page-head">
            <h1>{td_string!(locale, mix.title, year = year)}</h1>
            {shown.may_write.then(|| view! { <a class="button primary" href=format!("/outlook/mix/{year}")>{verb}</a> })}
        </div>
        {shown.saved.then(|| view! { <Notice tone=Tone::Good><p>{td_string!(locale, mix.saved)}</p></Notice> })}
        {shown.synthetic.then(|| view! {
            <Notice tone=Tone::Held><p>{td_string!(locale, mix.synthetic)}</p></Notice>
        })}
        <p class="quiet">{td_string!(locale, mix.about)}</p>
        <Chooser locale=locale shown=shown.clone() />
        <Plan locale=locale shown=shown.clone() />
        <Books locale=locale shown=shown.clone() />
        <OneMore locale=locale shown=shown.clone() />
        <Against locale=locale shown=shown />
        <Record locale=locale />
    }
}

#[component]
fn Chooser(locale: Locale, shown: MixPage) -> impl IntoView {
    let choice = |year: i32| Choice::new(year.to_string(), year.to_string());
    let years = shown.years.iter().copied().map(choice).collect();
    let none = Choice::new("", td_string!(locale, nights.compare_none));
    let others = [none].into_iter().chain(shown.others.iter().copied().map(choice)).collect();
    let against = shown.against.map(|(year, _)| year.to_string()).unwrap_or_default();
    view! {
        <form class="toolbar" method="get" action="/outlook/mix">
            <SelectField name="year" label=td_string!(locale, nights.year) choices=years chosen=shown.year.to_string() />
            <SelectField name="against" label=td_string!(locale, nights.compare) choices=others chosen=against />
            <button class="button">{td_string!(locale, nights.show)}</button>
        </form>
    }
}
