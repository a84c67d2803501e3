//! One's own registration: what was said, where it stands, what is owed; changed and withdrawn.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::registration::{Payment, pay_link};
use i18n::{Dates, Locale, euros};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::error::FieldError;
use service::registration::{self, Mine};

use super::form::{Fields, summary};
use super::words::{payment_badge, state_word};
use super::{answer, unknown};
use crate::components::{Badge, Button, ErrorSummary, Fact, Facts, Notice, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::{outside, page};
use crate::state::AppState;
use crate::view::registration::TypedAnswers;
use crate::viewer::Viewer;

/// The query, as sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    news: Option<String>,
}

/// What was just done, or not.
#[derive(Clone, Copy)]
enum News {
    Registered,
    Changed,
    Withdrawn,
    /// Somebody changed it since it was shown.
    Stale,
}

struct Shown {
    /// The address of this page.
    address: String,
    path: String,
    mine: Mine,
    typed: TypedAnswers,
    faults: Vec<FieldError>,
    news: Option<News>,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let news = match asked.news.as_deref() {
        Some("registered") => Some(News::Registered),
        Some("changed") => Some(News::Changed),
        Some("withdrawn") => Some(News::Withdrawn),
        _ => None,
    };
    page_of(&state, &viewer, &token, (StatusCode::OK, None, Vec::new(), news)).await
}

/// Changes or withdraws; what is wrong comes back beside its field, with all that was typed.
pub async fn send(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(token): Path<String>,
    Form(typed): Form<TypedAnswers>,
) -> Result<Response, Fault> {
    let (ctx, seen) = (&state.ctx, (token.as_str(), typed.version));
    let (outcome, news) = if typed.deed == "withdraw" {
        (registration::withdraw_own(ctx, seen).await, "withdrawn")
    } else {
        (registration::change_own(ctx, seen, &typed.answers()).await, "changed")
    };
    let told = match outcome {
        Ok(()) => {
            let back = format!("/register/change/{}?news={news}", query_value(&token));
            return Ok(answer(StatusCode::SEE_OTHER, Redirect::to(&back)));
        }
        Err(ServiceError::Invalid(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, Some(typed), faults, None),
        Err(ServiceError::Stale { .. }) => {
            let typed = (typed.deed != "withdraw").then_some(typed);
            (StatusCode::CONFLICT, typed, Vec::new(), Some(News::Stale))
        }
        Err(error) => return unknown(&state, &viewer, error),
    };
    page_of(&state, &viewer, &token, told).await
}

async fn page_of(
    state: &AppState,
    viewer: &Viewer,
    token: &str,
    (status, typed, faults, news): (StatusCode, Option<TypedAnswers>, Vec<FieldError>, Option<News>),
) -> Result<Response, Fault> {
    let mine = match registration::own(&state.ctx, token).await {
        Ok(mine) => mine,
        Err(error) => return unknown(state, viewer, error),
    };
    let now = TypedAnswers::of(&mine);
    let version = now.version;
    let typed = typed.map_or(now, |typed| TypedAnswers { version, ..typed });
    let (locale, path) = (viewer.locale, format!("/register/change/{}", query_value(token)));
    let origin = state.origin.as_deref().unwrap_or(&viewer.origin);
    let address = format!("{origin}{path}");
    let frame =
        outside(state, viewer, td_string!(locale, register.own_title, event = mine.offer.title.clone()));
    let shown = Shown { address, path, mine, typed, faults, news };
    Ok(answer(status, page(frame, move || view! { <Content locale=locale shown=shown /> }).into_response()))
}

#[component]
fn Content(locale: Locale, shown: Shown) -> impl IntoView {
    let Shown { address, path, mine, typed, faults, news } = shown;
    let title = td_string!(locale, register.own_title, event = mine.offer.title.clone());
    let news = news.map(|news| match news {
        News::Registered => (Tone::Good, td_string!(locale, register.news_registered)),
        News::Changed => (Tone::Good, td_string!(locale, register.news_changed)),
        News::Withdrawn => (Tone::Good, td_string!(locale, register.news_withdrawn)),
        News::Stale => (Tone::Bad, td_string!(locale, register.news_stale)),
    });
    let summary = summary(locale, &faults);
    let (facts, withdraws, version) = (facts(locale, &mine), mine.withdraws, mine.entry.version);
    let meets = mine.meets.then(|| meetings(locale, &path));
    let form = change(locale, path.clone(), &mine, (typed, faults));
    view! {
        <h1>{title}</h1>
        {news.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
        {facts}
        <section class="section" aria-labelledby="private">
            <h2 id="private">{td_string!(locale, register.private)}</h2>
            <p>{td_string!(locale, register.private_about)}</p>
            <p><code class="secret" dir="ltr">{address}</code></p>
        </section>
        {meets}
        {form}
        {withdraws.then(|| view! {
            <section class="section" aria-labelledby="withdraw">
                <h2 id="withdraw">{td_string!(locale, register.withdraw_title)}</h2>
                <form class="panel form" method="post" action=path>
                    <p>{td_string!(locale, register.withdraw_about)}</p>
                    <input type="hidden" name="version" value=version />
                    <div>
                        <button class="button" name="deed" value="withdraw">{td_string!(locale, register.withdraw)}</button>
                    </div>
                </form>
            </section>
        })}
    }
}

/// The way to meetings.
fn meetings(locale: Locale, path: &str) -> Markup {
    let way = format!("{path}/meetings");
    view! {
        <section class="section" aria-labelledby="meetings">
            <h2 id="meetings">{td_string!(locale, meet.way)}</h2>
            <p>{td_string!(locale, meet.way_about)}</p>
            <p><a class="button" href=way>{td_string!(locale, meet.way_open)}</a></p>
        </section>
    }
    .into_markup()
}

/// What was said, in short: name, nights, where it stands, what is owed.
fn facts(locale: Locale, mine: &Mine) -> Markup {
    let (dates, details) = (Dates::new(locale), &mine.entry.details);
    let (tone, state) = state_word(locale, &mine.entry);
    let (from, until) = (dates.long(details.nights.arrival()), dates.long(details.nights.departure()));
    let fee = mine.registrant.fee;
    view! {
        <Facts>
            <Fact term=td_string!(locale, register.name)><bdi>{details.name.clone()}</bdi></Fact>
            <Fact term=td_string!(locale, register.email)><bdi>{details.email.clone()}</bdi></Fact>
            <Fact term=td_string!(locale, rooming.arrival)>{from}</Fact>
            <Fact term=td_string!(locale, rooming.departure)>{until}</Fact>
            <Fact term=td_string!(locale, rooming.state)><Badge tone=tone text=state /></Fact>
            {fee.map(|(cents, payment)| owed(locale, mine, cents, payment))}
        </Facts>
    }
    .into_markup()
}

fn owed(locale: Locale, mine: &Mine, cents: i64, payment: Payment) -> Markup {
    let (tone, word) = payment_badge(locale, payment);
    let reference = mine.registrant.reference.clone();
    let link = mine.offer.fee.as_ref().and_then(|fee| pay_link(&fee.link, &reference));
    let link = link.filter(|_| payment == Payment::Due && mine.entry.is_active());
    view! {
        <Fact term=td_string!(locale, registration.fee)>{euros(locale, cents)}" "<Badge tone=tone text=word /></Fact>
        <Fact term=td_string!(locale, registration.reference)>
            <bdi>{reference}</bdi>
            {link.map(|link| view! {
                " "<a class="button" href=link rel="noopener noreferrer">{td_string!(locale, register.pay)}</a>
            })}
        </Fact>
    }
    .into_markup()
}

/// The form, for as long as something can be changed; else what is over.
fn change(
    locale: Locale,
    path: String,
    mine: &Mine,
    (typed, faults): (TypedAnswers, Vec<FieldError>),
) -> Markup {
    if !mine.changes {
        return view! { <p class="quiet">{td_string!(locale, register.no_change)}</p> }.into_markup();
    }
    let (title, verb) = if mine.entry.is_active() {
        (td_string!(locale, register.change_title), td_string!(locale, register.change))
    } else {
        (td_string!(locale, register.again_title), td_string!(locale, register.again))
    };
    let (offer, version, booked) = (mine.offer.clone(), typed.version, mine.entry.booked.is_some());
    view! {
        <section class="section" aria-labelledby="change">
            <h2 id="change">{title}</h2>
            {booked.then(|| view! { <p class="quiet">{td_string!(locale, register.booked_about)}</p> })}
            <form class="panel form" method="post" action=path novalidate>
                <input type="hidden" name="version" value=version />
                <Fields locale=locale offer=offer typed=typed faults=faults known=true />
                <div><Button primary=true text=verb /></div>
            </form>
        </section>
    }
    .into_markup()
}
