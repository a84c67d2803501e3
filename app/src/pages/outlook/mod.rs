//! Outlook: one screen, and one printed page, for a director.

mod ask;
mod coming;
mod headline;
mod months;

use axum::extract::State;
use axum::response::Html;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;

use self::coming::{BigClosures, BigEvents};
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
    let shown = ask::fetch(&state.ctx, &viewer.actor()?).await?;
    let locale = viewer.locale;
    let frame = frame(&state, &viewer, Area::Outlook, title(locale, &shown));
    Ok(page(frame, move || view! { <Content locale=locale shown=shown /> }))
}

fn title(locale: Locale, shown: &OutlookPage) -> String {
    td_string!(locale, outlook.title, year = shown.nights.choice.year)
}

#[component]
fn Content(locale: Locale, shown: OutlookPage) -> impl IntoView {
    let as_of = td_string!(locale, nights.as_of, date = Dates::new(locale).date(shown.nights.today));
    let year = shown.nights.choice.year;
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
            <Months locale=locale shown=shown.clone() />
            <div class="pair">
                <BigEvents locale=locale events=shown.events />
                <BigClosures locale=locale closures=shown.closures />
            </div>
            <p class="toolbar"><a href=format!("/outlook/mix?year={year}")>{td_string!(locale, mix.short)}</a></p>
            <section class="section" aria-labelledby="forecast">
                <h2 id="forecast">{td_string!(locale, outlook.forecast)}</h2>
                <p class="quiet">{td_string!(locale, outlook.no_forecast)}</p>
            </section>
        </div>
    }
}
