//! The page.

use axum::extract::{Path, Query, State};
use axum::response::Html;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::error::FieldError;
use service::rooming::RoomingRecord;

use super::people::People;
use super::state::told;
use super::terms::Terms;
use super::words::fault_word;
use crate::components::{ErrorSummary, Notice, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::meanwhile::{Differing, Meanwhile};
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::registration::TypedTerms;
use crate::viewer::Viewer;

/// The query, as sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    news: Option<String>,
}

/// What is shown of a registration.
pub(super) struct Shown {
    pub record: RoomingRecord,
    pub typed: TypedTerms,
    pub faults: Vec<FieldError>,
    pub news: Option<News>,
}

/// What was just done, or not.
pub(super) enum News {
    /// The address of the link, shown once.
    Link(String),
    Saved,
    Closed,
    Paid,
    /// Somebody else was quicker; nothing was done.
    Stale,
    /// The same, of a form whose fields are told apart.
    Meanwhile(Vec<Differing>),
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let record = service::rooming::one(&state.ctx, &viewer.actor()?, &code).await?;
    let news = match asked.news.as_deref() {
        Some("saved") => Some(News::Saved),
        Some("closed") => Some(News::Closed),
        Some("paid") => Some(News::Paid),
        Some("stale") => Some(News::Stale),
        _ => None,
    };
    let typed = TypedTerms::of(&record, state.ctx.today());
    Ok(render(&state, &viewer, Shown { record, typed, faults: Vec::new(), news }))
}

pub(super) fn render(state: &AppState, viewer: &Viewer, shown: Shown) -> Html<String> {
    let (locale, event) = (viewer.locale, &shown.record.line.event);
    let title = td_string!(locale, registration.title_of, event = event.code.clone());
    let mut frame = frame(state, viewer, Area::Events, title);
    frame.above = above(locale, &event.code, &event.title);
    page(frame, move || view! { <Content locale=locale shown=shown /> })
}

/// The pages above one that hangs on a rooming list.
pub(super) fn above(locale: Locale, code: &str, title: &str) -> Vec<Way> {
    let event = format!("/events/{}", query_value(code));
    let list = td_string!(locale, rooming.title, event = code.to_owned());
    vec![
        Area::Events.way(locale),
        Way::new(event.clone(), title),
        Way::new(format!("{event}/rooming-list"), list),
    ]
}

#[component]
fn Content(locale: Locale, shown: Shown) -> impl IntoView {
    let Shown { record, typed, faults, news } = shown;
    let code = record.line.event.code.clone();
    let path = format!("/events/{}/registration", query_value(&code));
    let summary = faults.iter().map(|fault| {
        let field = (fault.field != "event").then(|| fault.field.clone());
        (field, fault_word(locale, fault).to_owned())
    });
    let summary = summary.collect();
    let is_open = record.registration.as_ref().is_some_and(|known| !known.terms.closed);
    let (may, off) = (record.may.write, record.line.event.status.is_off());
    let (told, link) = (told(locale, &record), may && record.registration.is_some());
    let version = record.registration.as_ref().map_or(0, |known| known.version);
    view! {
        <div class="page-head">
            <h1>{td_string!(locale, registration.title_of, event = code)}</h1>
            <a class="button" href=format!("{path}/needs")>{td_string!(locale, registration.needs)}</a>
        </div>
        {news.map(|news| notice(locale, news))}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
        <p class="quiet">{td_string!(locale, registration.about)}</p>
        {told}
        {link.then(|| view! { <Links locale=locale path=path.clone() version=version is_open=is_open /> })}
        <section class="section" aria-labelledby="people">
            <h2 id="people">{td_string!(locale, registration.people)}</h2>
            <People locale=locale path=path.clone() record=&record />
        </section>
        {off.then(|| view! { <p class="quiet">{td_string!(locale, registration.off_about)}</p> })}
        {(may && !off).then(|| view! {
            <Terms locale=locale path=path typed=typed faults=faults is_open=is_open />
        })}
    }
}

/// What is done with the link as a whole.
#[component]
fn Links(locale: Locale, path: String, version: i64, is_open: bool) -> impl IntoView {
    view! {
        <form class="row section" method="post" action=path>
            <input type="hidden" name="version" value=version />
            <button class="button" name="deed" value="link">{td_string!(locale, registration.new_link)}</button>
            {is_open.then(|| view! {
                <button class="button" name="deed" value="close">{td_string!(locale, registration.close)}</button>
            })}
            <span class="fine quiet">{td_string!(locale, registration.new_link_about)}</span>
        </form>
    }
}

fn notice(locale: Locale, news: News) -> Markup {
    let (tone, text) = match news {
        News::Link(address) => {
            return view! {
                <Notice tone=Tone::Good>
                    <p>{td_string!(locale, registration.made)}</p>
                    <p><code class="secret">{address}</code></p>
                </Notice>
            }
            .into_markup();
        }
        News::Meanwhile(fields) => {
            return view! { <Meanwhile locale=locale fields=fields /> }.into_markup();
        }
        News::Saved => (Tone::Good, td_string!(locale, registration.news_saved)),
        News::Closed => (Tone::Good, td_string!(locale, registration.news_closed)),
        News::Paid => (Tone::Good, td_string!(locale, registration.news_paid)),
        News::Stale => (Tone::Bad, td_string!(locale, registration.news_stale)),
    };
    view! { <Notice tone=tone><p>{text}</p></Notice> }.into_markup()
}
