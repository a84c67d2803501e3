//! The tape chart.

pub(super) mod ask;
mod grid;
mod grip;
mod head;
mod list;
mod listing;
mod place;
mod texts;
mod tools;

pub use grip::grip;
pub use place::open;

pub(crate) use list::{stay_word, word};

use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use domain::access::Permission;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use tower_sessions::Session;

use self::ask::Asked;
use self::grid::Grid;
use self::list::NightList;
use self::listing::Listing;
use self::tools::{Legend, Tools, Ways};
use super::stay::{DoneList, take};
use super::{Area, frame, page};
use crate::fault::Fault;
use crate::revalidate::Tag;
use crate::state::AppState;
use crate::view::frame::Width;
use crate::view::stay::Done;
use crate::view::tape::{Lane, TapePage, shift};
use crate::viewer::Viewer;
use crate::{
    components::{Keys, Notice, Tone},
    markup::IntoMarkup,
};

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    // Asked before the chart is read: a booking in between makes the chart newer than its tag, never older.
    let tag = Tag::new(&state, &viewer, &service::version::of_data(&state.ctx).await?);
    let done = take(&session).await?;
    if done.is_empty() && tag.is_known(&headers) {
        return Ok(tag.unchanged());
    }
    let filter = asked.filter(state.ctx.today(), viewer.phone);
    let tape = service::tape::chart(&state.ctx, &actor, filter.query()).await?;
    let shown = TapePage::new(filter, &tape, actor.may(Permission::WriteStays));
    let locale = viewer.locale;
    let mut frame = frame(&state, &viewer, Area::Tape, title(locale, &shown));
    frame.width = Width::Wide;
    frame.islands = shown.is_chart();
    frame.keys = shown.is_chart().then_some(if shown.may_write { Keys::Work } else { Keys::Walk });
    let (is_told, key) = (!done.is_empty(), state.ctx.ids.next().to_string());
    let page = page(frame, move || view! { <Content locale=locale shown=shown done=done key=key /> });
    // What was done is told once: a browser that kept that page would tell it again.
    Ok(if is_told { ([(header::CACHE_CONTROL, "no-store")], page).into_response() } else { tag.on(page) })
}

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The chart.
    shown: TapePage,
    /// What was just done.
    done: Vec<Done>,
    /// Idempotency key of the forms that take it back.
    key: String,
) -> impl IntoView {
    let back = shown.filter.here();
    let is_chart = shown.is_chart();
    let nothing = match shown.filter.lane {
        Lane::Alone => td_string!(locale, tape.none_unassigned),
        Lane::Shown | Lane::Hidden => td_string!(locale, tape.empty),
    };
    let body = if shown.is_empty() {
        view! {
            <Notice tone=Tone::Past>
                <p>{nothing}</p>
                <p><a class="button" href="/tape-chart">{td_string!(locale, tape.all)}</a></p>
            </Notice>
        }
        .into_markup()
    } else if shown.filter.is_one_night() {
        view! { <NightList locale=locale shown=shown.clone() /> }.into_markup()
    } else if shown.filter.list {
        view! { <Listing locale=locale shown=shown.clone() /> }.into_markup()
    } else {
        view! { <Grid locale=locale shown=shown.clone() /> }.into_markup()
    };
    view! {
        <div class="page-head">
            <div class="stack">
                <h1>{title(locale, &shown)}</h1>
                {is_chart.then(|| view! { <Legend locale=locale /> })}
            </div>
            <Tools locale=locale shown=shown.clone() />
        </div>
        <DoneList locale=locale done=done key=key back=back />
        <Ways locale=locale shown=shown />
        {body}
    }
}

fn title(locale: Locale, shown: &TapePage) -> String {
    let dates = Dates::new(locale);
    let from = shown.filter.from;
    let name = td_string!(locale, tape.title);
    let span = if shown.filter.is_one_night() {
        td_string!(locale, tape.tonight, date = dates.date(from))
    } else {
        let last = shift(shown.filter.until(), -1);
        td_string!(locale, tape.range, from = dates.day_month(from), until = dates.date(last))
    };
    format!("{name}, {span}")
}
