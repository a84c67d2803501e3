//! The quote of an event: its versions, one of them whole, and what has changed of the event since.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::calendar::CampusZone;
use domain::quote::{Quote, State as At};
use i18n::{Dates, Locale, euros};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::quote::{self, EventQuotes, QuoteLine};

use super::form::TermsForm;
use super::{
    Around, Differences, Lines, Moved, Steps, Sum, number_text, state_tone, state_word, summary,
    unpriced_text,
};
use crate::components::{Badge, Button, Downloads, ErrorSummary, Notice, Synthetic, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::meanwhile::{Differing, Meanwhile};
use crate::pages::{Area, events, frame, page};
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::view::quote::fields;
use crate::viewer::Viewer;

/// What was sent and is not done, if anything.
#[derive(Clone, Debug, Default)]
pub(super) struct Tried {
    /// Of which version; none asks for the last.
    pub number: Option<i64>,
    /// The form of the terms.
    pub sent: Option<Sent>,
    /// What is wrong.
    pub faults: Vec<FieldError>,
    /// What was done before, in a word.
    pub done: String,
    /// What somebody else changed while the form was filled in.
    pub meanwhile: Option<Vec<Differing>>,
    /// The day of the client's answer as it was typed.
    pub answered_on: Option<String>,
}

/// All that the page shows.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub locale: Locale,
    pub quotes: EventQuotes,
    version: Option<QuoteLine>,
    pub tried: Tried,
    key: String,
    /// Whether the reader may approve as the second person.
    pub may_approve: bool,
    /// By which days are told.
    zone: CampusZone,
    pub today: NaiveDate,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Sent>,
) -> Result<Response, Fault> {
    let number = asked.text("version").parse().ok();
    let tried = Tried { number, done: asked.text("done").to_owned(), ..Tried::default() };
    shown(&state, &viewer, &code, (StatusCode::OK, tried)).await
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn shown(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    (status, tried): (StatusCode, Tried),
) -> Result<Response, Fault> {
    let (actor, locale) = (viewer.actor()?, viewer.locale);
    let quotes = quote::of_event(&state.ctx, &actor, code).await?;
    let version = match tried.number {
        Some(number) => Some(quotes.version(number).cloned().ok_or(Fault::NotFound)?),
        None => quotes.versions.first().cloned(),
    };
    let event = &quotes.event.event;
    let title = td_string!(locale, quote.for_event, event = event.code.clone());
    let mut frame = frame(state, viewer, Area::Events, title);
    let above = events::way(code, event.title.clone());
    frame.above = vec![Area::Events.way(locale), above];
    let key = state.ctx.ids.next().to_string();
    let may_approve = actor.may(Permission::ApproveQuotes);
    let (zone, today) = (state.ctx.zone, state.ctx.date());
    let shown = Page { locale, quotes, version, tried, key, may_approve, zone, today };
    Ok((status, page(frame, move || view! { <Content shown=shown /> })).into_response())
}

#[component]
fn Content(shown: Page) -> impl IntoView {
    let Page { locale, quotes, version, tried, key, zone, .. } = shown.clone();
    let event = quotes.event.event.clone();
    let title = td_string!(locale, quote.for_event, event = event.code.clone());
    let news = match tried.done.as_str() {
        "" => None,
        "stale" => Some((Tone::Bad, td_string!(locale, quote.stale))),
        _ => Some((Tone::Good, td_string!(locale, interpreter.done))),
    };
    let is_draft = quotes.versions.first().is_some_and(|line| line.quote.state == At::Draft);
    let action = format!("/events/{}/quote", query_value(&event.code));
    let make = (quotes.may_go_on() && !is_draft).then(|| {
        let verb = if quotes.versions.is_empty() {
            td_string!(locale, quote.make)
        } else {
            td_string!(locale, quote.make_next)
        };
        view! {
            <form method="post" action=action>
                <input type="hidden" name="key" value=key />
                <Button primary=quotes.versions.is_empty() text=verb />
            </form>
        }
    });
    let unpriced = (!quotes.now.unpriced.is_empty()).then(|| {
        let names = unpriced_text(locale, &quotes.now.unpriced);
        view! { <Notice tone=Tone::Held><p>{td_string!(locale, quote.unpriced, names = names)}</p></Notice> }
    });
    let body = match version {
        Some(version) => view! { <Version shown=shown version=version /> }.into_markup(),
        None => view! { <p class="quiet">{td_string!(locale, quote.none)}</p> }.into_markup(),
    };
    view! {
        <div class="page-head"><h1>{title}</h1>{make}</div>
        {tried.meanwhile.clone().map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        {news.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &tried.faults) />
        <p class="quiet">{td_string!(locale, quote.about)}</p>
        {unpriced}
        <Versions locale=locale quotes=quotes zone=zone />
        {body}
    }
}

/// All versions, each with where it stands.
#[component]
fn Versions(locale: Locale, quotes: EventQuotes, zone: CampusZone) -> impl IntoView {
    let (code, dates) = (quotes.event.event.code.clone(), Dates::new(locale));
    let lines = quotes.versions.iter().map(|line| {
        let quote = &line.quote;
        let href = format!("/events/{}/quote?version={}", query_value(&code), quote.number);
        let by = line.made_by.clone().unwrap_or_else(|| td_string!(locale, order.somebody).to_owned());
        let about =
            format!("{}, {by}, {}", euros(locale, quote.total()), dates.date(zone.date(line.made_at)));
        view! {
            <li>
                <a href=href>{number_text(&code, quote.number)}</a>" "
                <Badge tone=state_tone(quote.state) text=state_word(locale, quote.state) />" "
                {quote.synthetic.then(|| view! { <Synthetic locale=locale /> })}
                <span class="fine quiet block">{about}</span>
            </li>
        }
    });
    let lines = lines.collect_view();
    (!quotes.versions.is_empty()).then(|| view! { <ul class="stack">{lines}</ul> })
}

#[component]
fn Version(shown: Page, version: QuoteLine) -> impl IntoView {
    let Page { locale, quotes, tried, zone, .. } = shown.clone();
    let (quote, code) = (version.quote.clone(), quotes.event.event.code.clone());
    let name = number_text(&code, quote.number);
    let path = format!("/events/{}/quote/{}", query_value(&code), quote.number);
    let since = quotes.changed_since(&version);
    let since =
        (!since.is_empty() && quote.state != At::Superseded && quote.state != At::Declined).then(|| {
            let title = td_string!(locale, quote.changed_since, version = name.clone());
            view! { <Differences locale=locale id="since-caption" title=title differences=since /> }
        });
    let before =
        quotes.differences(&version).filter(|differences| !differences.is_empty()).map(|differences| {
            let title = td_string!(locale, quote.against, version = number_text(&code, quote.number - 1));
            view! { <Differences locale=locale id="before-caption" title=title differences=differences /> }
        });
    let form = (quotes.may_go_on() && quote.state == At::Draft).then(|| {
        let sent = tried.sent.clone().unwrap_or_else(|| fields(&quote.terms, quote.version));
        view! {
            <TermsForm locale=locale action=path.clone() sent=sent faults=tried.faults.clone() money=quotes.money />
        }
    });
    let left_out = quotes.priced_since(&version);
    let left_out = (!left_out.is_empty()).then(|| {
        let names = unpriced_text(locale, &left_out);
        view! { <Notice tone=Tone::Bad><p>{td_string!(locale, quote.was_unpriced, names = names)}</p></Notice> }
    });
    let particulars = quotes.particulars(&version);
    let (moved, now) = quotes.moved_since(&version);
    let tax = particulars.tax.clone();
    let query = format!("?event={}&number={}", query_value(&code), quote.number);
    let until = td_string!(locale, quote.valid_to, date = Dates::new(locale).date(quote.terms.valid_until));
    view! {
        <section class="section" aria-labelledby="version">
            <div class="row spread">
                <h2 id="version">{name.clone()}" "<Badge tone=state_tone(quote.state) text=state_word(locale, quote.state) /></h2>
                <span class="row">
                    <a class="button" href=path.clone()>{td_string!(locale, quote.print)}</a>
                    <Downloads locale=locale table="quote" name=name query=query />
                </span>
            </div>
            <p class="quiet">{until}</p>
            <Approval locale=locale version=version zone=zone />
            {left_out}
            {twice(locale, &quote)}
            <Moved locale=locale changed=moved now=now />
            <Around locale=locale particulars=particulars />
            <Lines locale=locale quote=quote.clone() money=quotes.money />
            <Sum locale=locale quote=quote.clone() tax=tax wanted=quotes.rules.percent money=quotes.money />
            <Steps shown=shown quote=quote path=path />
            {since}
            {before}
            {form}
        </section>
    }
}

/// What a draft charges twice, once by the list and once by hand.
fn twice(locale: Locale, quote: &Quote) -> Option<impl IntoView + use<>> {
    let twice = if quote.state == At::Draft { quote.charged_twice() } else { Vec::new() };
    let names = twice.iter().map(|line| line.label.trim()).collect::<Vec<_>>().join("; ");
    (!twice.is_empty()).then(|| {
        view! { <Notice tone=Tone::Bad><p>{td_string!(locale, quote.charged_twice, names = names)}</p></Notice> }
    })
}

/// Who had a hand in it, and whether a second person is asked for.
#[component]
fn Approval(locale: Locale, version: QuoteLine, zone: CampusZone) -> impl IntoView {
    let dates = Dates::new(locale);
    let second = (version.quote.second && version.quote.state == At::Draft)
        .then(|| view! { <Notice tone=Tone::Held><p>{td_string!(locale, quote.second_wanted)}</p></Notice> });
    let approved = version.approved_at.map(|at| {
        let by = version.approved_by.clone().unwrap_or_else(|| td_string!(locale, order.somebody).to_owned());
        let text = td_string!(locale, quote.approved_by, who = by, date = dates.date(zone.date(at)));
        view! { <p class="quiet">{text}</p> }
    });
    let answered = version.quote.answered_on.or(version.answered_at.map(|at| zone.date(at))).map(|on| {
        let date = dates.date(on);
        let text = if version.quote.state == At::Declined {
            td_string!(locale, quote.declined_on, date = date)
        } else {
            td_string!(locale, quote.accepted_on, date = date)
        };
        view! { <p class="quiet">{text}</p> }
    });
    view! { {second}{approved}{answered} }
}
