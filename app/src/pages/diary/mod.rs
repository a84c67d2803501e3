//! The function diary: a day by hours, a week or a month by days, or a list to be read from top to bottom.

pub(super) mod ask;
mod carry;
mod day;
mod days;
mod list;
mod tools;
mod words;

use axum::extract::{Query, State};
use axum::response::Html;
use i18n::{Dates, Locale};
use islands::diary::Diary;
use leptos::prelude::*;
use leptos_i18n::td_string;

use self::ask::{Asked, fetch};
use self::carry::CarryForm;
use self::day::DayGrid;
use self::days::{MonthGrid, WeekGrid};
use self::list::DiaryList;
use self::tools::{Legend, Tools};
pub(crate) use self::words::{use_title, use_word};
use super::{Area, frame, page};
use crate::components::{Notice, Tone};
use crate::fault::Fault;
use crate::markup::{IntoMarkup, Markup};
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
    frame.islands = is_carried(&shown);
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
            View::Day if shown.may_plan => {
                carried(locale, &shown, view! { <DayGrid locale=locale shown=&shown /> })
            }
            View::Day => view! { <DayGrid locale=locale shown=&shown /> }.into_markup(),
            View::Week if shown.may_plan => {
                carried(locale, &shown, view! { <WeekGrid locale=locale shown=&shown /> })
            }
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

/// Whether functions can be carried: by hours, or from day to day.
fn is_carried(shown: &DiaryPage) -> bool {
    shown.may_plan && matches!(shown.filter.view, View::Day | View::Week) && !shown.pavilions.is_empty()
}

/// A grid whose functions can be carried.
fn carried(locale: Locale, shown: &DiaryPage, grid: impl IntoView + 'static) -> Markup {
    let form = view! { <CarryForm locale=locale shown=shown /> };
    view! {
        <p class="quiet fine diary-hint">{td_string!(locale, diary.hint)}</p>
        <Diary>{form}{grid}</Diary>
    }
    .into_markup()
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
