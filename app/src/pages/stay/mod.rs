//! One stay: who, where, when, what was done, and every change its status allows.

mod about;
mod act;
mod apply;
mod done;
mod forms;
mod new;
mod problem;
mod told;

pub use act::act;
pub use new::{book, form};

pub(crate) use about::{access_badge, heads, nights, span};
pub(crate) use apply::{Failure, Wish, apply};
pub(crate) use done::DoneList;
pub(crate) use forms::room_option;
pub(crate) use problem::{held_for, obstacle, rule_word};
pub(crate) use told::{keep, take};

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use domain::stay::StayStatus;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::tape::Holder;
use tower_sessions::Session;

use self::about::About;
use self::forms::Forms;
use self::problem::Explained;
use super::{Area, frame, page};
use crate::components::{Badge, Synthetic, Tone};
use crate::fault::Fault;
use crate::local::local;
use crate::pages::history::History;
use crate::pages::tape::stay_word;
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::stay::{Done, Problem, StayPage, Typed};
use crate::view::tape::tone;
use crate::viewer::Viewer;

/// Where the reader came from.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    back: String,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Path(reference): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    viewer.actor()?;
    let done = take(&session).await?;
    let told = Told { back: asked.back, done, ..Told::default() };
    render(&state, viewer, &reference, told).await
}

/// What a page says beside the stay.
#[derive(Default)]
struct Told {
    back: String,
    done: Vec<Done>,
    problem: Option<Problem>,
    typed: Typed,
}

/// The page with what was refused; the status says that nothing was changed.
async fn refused(state: &AppState, viewer: Viewer, reference: &str, told: Told) -> Result<Response, Fault> {
    Ok((StatusCode::CONFLICT, render(state, viewer, reference, told).await?).into_response())
}

async fn render(
    state: &AppState,
    viewer: Viewer,
    reference: &str,
    told: Told,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let record = service::stay::record(&state.ctx, &actor, reference).await?;
    let shown = StayPage {
        record,
        today: state.ctx.today(),
        may_write: actor.may(domain::access::Permission::WriteStays),
        key: state.ctx.ids.next().to_string(),
        back: if told.back.is_empty() { String::new() } else { local(&told.back).to_owned() },
        done: told.done,
        problem: told.problem,
        typed: told.typed,
    };
    let locale = viewer.locale;
    let mut frame = frame(state, &viewer, Area::Elsewhere, title(locale, &shown));
    let from = if shown.back.starts_with(Area::Tape.href()) { Area::Tape } else { Area::Today };
    let way = from.way(locale);
    frame.above = vec![if shown.back.is_empty() { way } else { Way::new(shown.back.clone(), way.label) }];
    Ok(page(frame, move || view! { <Content locale=locale shown=shown /> }))
}

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The stay.
    shown: StayPage,
) -> impl IntoView {
    let stay = &shown.record.stay;
    let badge = view! { <Badge tone=status_tone(stay.status) text=stay_word(locale, stay.status) /> };
    let synthetic = stay.synthetic.then(|| view! { <Synthetic locale=locale /> });
    // A problem that belongs to a form that is no longer there stands above all of them.
    let loose = shown
        .problem
        .clone()
        .filter(|problem| problem.action.is_none_or(|action| !shown.actions().contains(&action)));
    let history = shown.record.history.clone().map(|lines| {
        let caption = td_string!(locale, stay.history_caption, reference = stay.reference.clone());
        let lines = lines.into_iter().map(Into::into).collect();
        view! { <History locale=locale caption=caption lines=lines /> }
    });
    view! {
        <div class="page-head">
            <div class="row"><h1>{title(locale, &shown)}</h1>{badge}{synthetic}</div>
        </div>
        <DoneList locale=locale done=shown.done.clone() key=shown.key.clone() back=String::new() />
        {loose.map(|problem| view! { <Explained locale=locale shown=shown.clone() problem=problem /> })}
        <div class="pair">
            <About locale=locale shown=shown.clone() />
            <Forms locale=locale shown=shown.clone() />
        </div>
        {history}
    }
}

/// What a status means.
pub(crate) const fn status_tone(status: StayStatus) -> Tone {
    tone(&Holder::Stay { status, reference: None })
}

fn title(locale: Locale, shown: &StayPage) -> String {
    td_string!(locale, stay.title, reference = shown.record.stay.reference.clone())
}
