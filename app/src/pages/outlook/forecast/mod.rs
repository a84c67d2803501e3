//! The forecast: in short on the outlook, and in full with its record, what moves it, and what if.

mod events;
mod fan;
mod goals;
mod months;
mod moved;
mod moves;
mod pace;
mod pavilions;
mod record;
mod what_if;
mod words;

pub(crate) use moved::parts_of;
pub(crate) use moves::Moves;
pub(crate) use pace::Against;
pub(crate) use record::{Shown, agreed_or_not, named as record_rows, reach};
pub(crate) use words::{chance, goal_name, whole};

use axum::extract::{Query, State};
use axum::response::Html;
use domain::forecast::outlook::How;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::forecast::{Asked, Told, with_record};

use self::events::Events;
pub(super) use self::fan::Weeks;
use self::goals::{GoalStats, Goals, Mix};
use self::months::Months;
use self::moved::WhatMoved;
use self::pace::PaceOf;
use self::pavilions::Pavilions;
use self::record::Its;
use self::what_if::{Thought, WhatIfForm};
use super::super::{Area, frame, page};
use crate::components::{Downloads, Notice, Tone};
use crate::fault::Fault;
use crate::markup::IntoMarkup;
use crate::state::AppState;
use crate::view::frame::Way;
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Thought>,
    Query(against): Query<Against>,
) -> Result<Html<String>, Fault> {
    let (ctx, actor, locale) = (&state.ctx, viewer.actor()?, viewer.locale);
    let told = with_record(ctx, &actor, &Asked::default()).await?;
    let thought = what_if::think(ctx, &actor, locale, asked).await?;
    let pace = pace::ask(ctx, &actor, locale, against).await?;
    let synthetic = service::account::is_demo(ctx).await?;
    let as_of = ctx.zone.local(told.outlook.made.as_of);
    let mut frame = frame(&state, &viewer, Area::Outlook, td_string!(locale, forecast.title));
    frame.above = vec![Way::new("/outlook", td_string!(locale, nav.outlook))];
    let as_of = td_string!(
        locale,
        forecast.as_of,
        date = Dates::new(locale).date(as_of.date()),
        time = as_of.format("%H:%M").to_string(),
        paths = count(locale, i64::try_from(told.outlook.made.paths).unwrap_or_default())
    );
    Ok(page(frame, move || {
        view! {
            <div class="outlook">
                <div class="page-head">
                    <div class="stack">
                        <h1>{td_string!(locale, forecast.title)}</h1>
                        <p class="quiet">{as_of}</p>
                    </div>
                </div>
                {synthetic.then(|| view! {
                    <Notice tone=Tone::Held><p>{td_string!(locale, nights.synthetic)}</p></Notice>
                })}
                <Content locale=locale told=told thought=thought pace=pace />
            </div>
        }
    }))
}

#[component]
fn Content(locale: Locale, told: Told, thought: what_if::Shown, pace: pace::Shown) -> impl IntoView {
    if told.outlook.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, forecast.empty)}</p> }.into_markup();
    }
    let years = told.outlook.years.clone();
    let totals = [&years[..], &told.outlook.biennia].concat();
    view! {
        <Chances locale=locale told=told.clone() title=td_string!(locale, nights.targets) files=true />
        <Weeks locale=locale told=told.clone() />
        <p class="row fine unprinted">
            {td_string!(locale, forecast.weeks)}
            <Downloads locale=locale table="forecast-weeks" name=td_string!(locale, forecast.weeks) />
            {td_string!(locale, forecast.by_night)}
            <Downloads locale=locale table="forecast-nights" name=td_string!(locale, forecast.by_night) />
        </p>
        <Goals locale=locale goals=told.outlook.goals.clone() />
        <section class="section" aria-labelledby="months">
            <div class="page-head">
                <h2 id="months">{td_string!(locale, forecast.months)}</h2>
                <Downloads locale=locale table="forecast" name=td_string!(locale, forecast.months) />
            </div>
            <Months
                locale=locale months=told.outlook.months.clone() years=totals.clone() record=told.record.clone()
            />
        </section>
        <PaceOf locale=locale shown=pace />
        <Mix locale=locale lines=totals.clone() />
        <Pavilions locale=locale pavilions=told.outlook.pavilions.clone() years=years />
        <Events locale=locale told=told.clone() />
        <WhatIfForm locale=locale told=told.clone() shown=thought />
        <WhatMoved locale=locale moved=told.moved.clone() groups=told.outlook.groups.clone() />
        <Its locale=locale record=told.record />
    }
    .into_markup()
}

/// How likely targets are.
#[component]
pub(super) fn Chances(
    locale: Locale,
    told: Told,
    title: &'static str,
    /// Whether they can be had as a file here.
    #[prop(optional)]
    files: bool,
) -> impl IntoView {
    let files = files && !told.outlook.goals.is_empty();
    let quick = told.outlook.made.individuals == How::PickUp;
    view! {
        <section class="section" aria-labelledby="in-short">
            <div class="page-head">
                <h2 id="in-short">{title}</h2>
                {files.then(|| view! { <Downloads locale=locale table="forecast-goals" name=title /> })}
            </div>
            <GoalStats locale=locale told=told />
            {quick.then(|| view! { <p class="quiet fine unprinted">{td_string!(locale, forecast.pick_up_only)}</p> })}
        </section>
    }
}
