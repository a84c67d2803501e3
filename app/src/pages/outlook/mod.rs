//! Outlook: one screen, and one printed page, for a director.

pub(crate) use forecast::{
    Against, Moves, Shown, agreed_or_not, chance, goal_name, parts_of, reach, record_rows, whole,
};

mod ask;
mod coming;
pub mod forecast;
mod headline;
mod months;

use axum::extract::State;
use axum::response::Html;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::forecast::{Asked, Told, with_record};

use self::coming::{BigClosures, BigEvents};
use self::forecast::Chances;
use self::headline::Headline;
use self::months::Months;
use super::{Area, frame, page};
use crate::components::{Notice, Tone};
use crate::fault::Fault;
use crate::state::AppState;
use crate::view::outlook::OutlookPage;
use crate::viewer::Viewer;

/// The page.
pub async fn show(State(state): State<AppState>, viewer: Viewer) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let shown = ask::fetch(&state.ctx, &actor).await?;
    let told = with_record(&state.ctx, &actor, &Asked::default()).await?;
    let locale = viewer.locale;
    let frame = frame(&state, &viewer, Area::Outlook, title(locale, &shown));
    Ok(page(frame, move || view! { <Content locale=locale shown=shown told=told /> }))
}

fn title(locale: Locale, shown: &OutlookPage) -> String {
    td_string!(locale, outlook.title, year = shown.nights.choice.year)
}

#[component]
fn Content(locale: Locale, shown: OutlookPage, told: Told) -> impl IntoView {
    let as_of = td_string!(locale, nights.as_of, date = Dates::new(locale).date(shown.nights.today));
    let year = shown.nights.choice.year;
    let told = (!told.outlook.is_empty()).then_some(told);
    view! {
        <div class="outlook">
            <div class="page-head">
                <div class="stack">
                    <h1>{title(locale, &shown)}</h1>
                    <p class="quiet">{as_of}</p>
                </div>
                <a class="button" href=format!("/room-nights?year={year}&compare={}", year - 1)>
                    {td_string!(locale, outlook.all_figures)}
                </a>
            </div>
            {shown.nights.synthetic.then(|| view! {
                <Notice tone=Tone::Held><p>{td_string!(locale, nights.synthetic)}</p></Notice>
            })}
            <Headline locale=locale shown=shown.clone() />
            {told.clone().map(|told| view! {
                <Chances locale=locale told=told title=td_string!(locale, outlook.forecast) />
                <p class="unprinted"><a href="/outlook/forecast">{td_string!(locale, forecast.full)}</a></p>
            })}
            <Months locale=locale shown=shown.clone() told=told />
            <div class="pair">
                <BigEvents locale=locale events=shown.events />
                <BigClosures locale=locale closures=shown.closures />
            </div>
            <p class="unprinted"><a href=format!("/outlook/mix?year={year}")>{td_string!(locale, mix.short)}</a></p>
        </div>
    }
}
