//! One thing: what it is, what it is charged and was charged, and its next price.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::price::{Price, in_force};
use i18n::{Dates, Locale, euros};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::price::{self, PricedItem};

use super::form::{ItemForm, PriceFields, Shown, summary};
use super::send::choices;
use crate::components::{Badge, Button, ErrorSummary, Notice, Table, Tone};
use crate::fault::Fault;
use crate::pages::meanwhile::{Differing, Meanwhile};
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::interpretation::Sent;
use crate::view::price::fields;
use crate::viewer::Viewer;

/// What was sent and is not done, if anything.
#[derive(Clone, Debug, Default)]
pub(super) struct Tried {
    pub(super) item: Option<Sent>,
    pub(super) price: Option<Sent>,
    pub(super) faults: Vec<FieldError>,
    /// What somebody else changed while the form was filled in.
    pub(super) meanwhile: Option<Vec<Differing>>,
}

/// The page.
pub async fn edit(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(asked): Query<Sent>,
) -> Result<Response, Fault> {
    refused(&state, &viewer, &id, (Tried::default(), asked.text("done").to_owned())).await
}

/// The page again, with what was typed and what is wrong with it.
pub(super) async fn refused(
    state: &AppState,
    viewer: &Viewer,
    id: &str,
    (tried, done): (Tried, String),
) -> Result<Response, Fault> {
    let (actor, locale, today) = (viewer.actor()?, viewer.locale, state.ctx.today());
    let key = id.parse().map_err(|_| Fault::NotFound)?;
    let known = price::one(&state.ctx, &actor, key).await?;
    let of = choices(state, &actor).await?;
    let mut frame = frame(state, viewer, Area::Administration, known.item.profile.name.clone());
    let above = Way::new("/administration/prices", td_string!(locale, price.title));
    frame.above = vec![Area::Administration.way(locale), above];
    let status = match (&tried.meanwhile, tried.faults.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, true) => StatusCode::OK,
    };
    let shown = Shown {
        locale,
        action: format!("/administration/prices/{id}"),
        sent: tried.item.clone().unwrap_or_else(|| fields(&known.item)),
        faults: if tried.item.is_some() { tried.faults.clone() } else { Vec::new() },
        of,
        known: true,
    };
    let html = page(frame, move || {
        view! { <Content locale=locale today=today known=known shown=shown tried=tried done=done /> }
    });
    Ok((status, html).into_response())
}

#[component]
fn Content(
    locale: Locale,
    today: NaiveDate,
    known: PricedItem,
    shown: Shown,
    tried: Tried,
    done: String,
) -> impl IntoView {
    let saved = (done == "saved").then(|| {
        view! { <Notice tone=Tone::Good><p>{td_string!(locale, interpreter.done)}</p></Notice> }
    });
    let faults = if tried.price.is_some() { tried.faults.clone() } else { Vec::new() };
    let mut next = tried.price.clone().unwrap_or_default();
    next.fill("price_from", &today.to_string());
    let (action, version) = (format!("{}/prices", shown.action), known.item.version);
    view! {
        <h1>{known.item.profile.name.clone()}</h1>
        {tried.meanwhile.clone().map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        {saved}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &tried.faults) />
        <section class="section" aria-labelledby="prices">
            <h2 id="prices">{td_string!(locale, price.prices)}</h2>
            <History locale=locale today=today prices=known.prices />
            <form class="panel form" method="post" action=action novalidate>
                <input type="hidden" name="version" value=version />
                <PriceFields locale=locale sent=next faults=faults />
                <div><Button text=td_string!(locale, price.set) /></div>
            </form>
        </section>
        <section class="section" aria-labelledby="item">
            <h2 id="item">{td_string!(locale, price.item)}</h2>
            <ItemForm shown=shown />
        </section>
    }
}

/// Every price there was, the last to begin first.
#[component]
fn History(locale: Locale, today: NaiveDate, prices: Vec<Price>) -> impl IntoView {
    let (dates, now) = (Dates::new(locale), in_force(&prices, today));
    let mut entered = prices.into_iter().enumerate().collect::<Vec<_>>();
    entered.sort_by_key(|(position, price)| (price.from, *position));
    let replaced = |position: usize, price: Price| {
        entered.iter().any(|(other, known)| known.from == price.from && *other > position)
    };
    let rows = entered.iter().rev().map(|(position, price)| {
        let (tone, text) = match price {
            price if replaced(*position, *price) => (Tone::Closed, td_string!(locale, price.replaced)),
            price if price.from > today => (Tone::Held, td_string!(locale, price.to_come)),
            price if now.is_some_and(|now| now.from == price.from) => {
                (Tone::Good, td_string!(locale, price.in_force))
            }
            _ => (Tone::Past, td_string!(locale, price.earlier)),
        };
        view! {
            <tr>
                <th scope="row">{dates.date(price.from)}</th>
                <td class="number nowrap">{euros(locale, price.price)}</td>
                <td class="number nowrap">{euros(locale, price.cost)}</td>
                <td class="number nowrap">{euros(locale, price.contribution())}</td>
                <td><Badge tone=tone text=text /></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Table id="history-caption" caption=td_string!(locale, price.prices) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, price.from)}</th>
                <th scope="col" class="number">{td_string!(locale, price.price)}</th>
                <th scope="col" class="number">{td_string!(locale, price.cost)}</th>
                <th scope="col" class="number">{td_string!(locale, price.left)}</th>
                <th scope="col">{td_string!(locale, room.status)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
