//! The function diary: a day by hours, a week or a month by days, or a list to be read from top to bottom.

pub(super) mod ask;
mod day;
mod days;
mod list;
mod tools;
mod words;

use axum::extract::{Query, State};
use axum::response::Html;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;

use self::ask::{Asked, fetch};
use self::day::DayGrid;
use self::days::{MonthGrid, WeekGrid};
use self::list::DiaryList;
use self::tools::{Legend, Tools};
pub(crate) use self::words::{use_title, use_word};
use super::{Area, frame, page};
use crate::components::{Notice, Tone};
use crate::fault::Fault;
use crate::markup::IntoMarkup;
use crate::state::AppState;
use crate::view::diary::{DiaryPage, View};
use crate::view::frame::Width;
use crate::view::tape::shift;
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let shown = fetch(&state.ctx, &viewer.actor()?, asked, viewer.phone).await?;
    let locale = viewer.locale;
    let mut frame = frame(&state, &viewer, Area::Diary, title(locale, &shown));
    frame.width = Width::Wide;
    Ok(page(frame, move || view! { <Content locale=locale shown=shown /> }))
}

#[component]
fn Content(locale: Locale, shown: DiaryPage) -> impl IntoView {
    let body = if shown.pavilions.is_empty() {
        view! {
            <Notice tone=Tone::Past>
                <p>{td_string!(locale, diary.empty)}</p>
                <p><a class="button" href="/function-diary">{td_string!(locale, diary.all)}</a></p>
            </Notice>
        }
        .into_markup()
    } else {
        match shown.filter.view {
            View::Day => view! { <DayGrid locale=locale shown=&shown /> }.into_markup(),
            View::Week => view! { <WeekGrid locale=locale shown=&shown /> }.into_markup(),
            View::Month => view! { <MonthGrid locale=locale shown=&shown /> }.into_markup(),
            View::List => view! { <DiaryList locale=locale shown=&shown /> }.into_markup(),
        }
    };
    let create = format!("/functions/new?from_date={}", shown.filter.day);
    view! {
        <div class="page-head">
            <div class="stack">
                <h1>{title(locale, &shown)}</h1>
                {(shown.filter.view != View::List).then(|| view! { <Legend locale=locale /> })}
            </div>
            {shown.may_plan.then(|| view! {
                <a class="button primary" href=create>{td_string!(locale, diary.create)}</a>
            })}
        </div>
        <Tools locale=locale shown=&shown />
        {body}
    }
}

fn title(locale: Locale, shown: &DiaryPage) -> String {
    let dates = Dates::new(locale);
    let (from, until) = shown.filter.span();
    let span = match shown.filter.view {
        View::Day => dates.long(from),
        View::Week | View::List | View::Month => {
            let last = shift(until, -1);
            td_string!(locale, tape.range, from = dates.day_month(from), until = dates.date(last))
        }
    };
    format!("{}, {span}", td_string!(locale, diary.title))
}
