//! Everything with a price, by kind.

use axum::extract::{Query, State};
use axum::response::Html;
use chrono::NaiveDate;
use domain::access::Permission;
use domain::price::{Kind, in_force, next_after};
use i18n::{Dates, Locale, count, euros};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::price::{self, PricedItem};

use super::{kind_word, meal_word, unit_word};
use crate::components::{Badge, Downloads, Notice, Synthetic, Table, Tone};
use crate::fault::Fault;
use crate::markup::IntoMarkup;
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::viewer::Viewer;

/// The list.
pub async fn list(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Sent>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let items = price::list(&state.ctx, &actor).await?;
    let (locale, today, may) = (viewer.locale, state.ctx.today(), actor.may(Permission::WritePrices));
    let done = asked.text("done") == "saved";
    let mut frame = frame(&state, &viewer, Area::Administration, td_string!(locale, price.title));
    if may {
        frame.above = vec![Area::Administration.way(locale)];
    }
    Ok(page(frame, move || {
        view! { <Content locale=locale today=today items=items may=may done=done /> }
    }))
}

#[component]
fn Content(locale: Locale, today: NaiveDate, items: Vec<PricedItem>, may: bool, done: bool) -> impl IntoView {
    let title = td_string!(locale, price.title);
    let body = if items.is_empty() {
        view! { <p class="quiet">{td_string!(locale, price.none)}</p> }.into_markup()
    } else {
        view! { <Prices locale=locale today=today items=items may=may /> }.into_markup()
    };
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <Downloads locale=locale table="prices" name=title />
            {may.then(|| view! { <a class="button" href="/administration/quotes">{td_string!(locale, quote.rules)}</a> })}
            {may.then(|| view! {
                <a class="button primary" href="/administration/prices/new">{td_string!(locale, price.create)}</a>
            })}
        </div>
        {done.then(|| view! { <Notice tone=Tone::Good><p>{td_string!(locale, interpreter.done)}</p></Notice> })}
        <p class="quiet">{td_string!(locale, price.about)}</p>
        {body}
    }
}

#[component]
fn Prices(locale: Locale, today: NaiveDate, items: Vec<PricedItem>, may: bool) -> impl IntoView {
    let groups = Kind::ALL.iter().filter_map(|kind| {
        let of_kind = items.iter().filter(|one| one.item.profile.kind == *kind).collect::<Vec<_>>();
        (!of_kind.is_empty()).then(|| {
            let rows = of_kind.into_iter().map(|one| row(locale, today, one, may)).collect_view();
            view! {
                <tbody>
                    <tr><th scope="rowgroup" colspan="7"><b>{kind_word(locale, *kind)}</b></th></tr>
                    {rows}
                </tbody>
            }
        })
    });
    let groups = groups.collect_view();
    view! {
        <Table id="prices-caption" caption=td_string!(locale, price.title) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, price.item)}</th>
                <th scope="col">{td_string!(locale, price.unit)}</th>
                <th scope="col" class="number">{td_string!(locale, price.price)}</th>
                <th scope="col" class="number">{td_string!(locale, price.cost)}</th>
                <th scope="col" class="number">{td_string!(locale, price.left)}</th>
                <th scope="col">{td_string!(locale, price.next)}</th>
                <th scope="col" class="number">{td_string!(locale, price.stock)}</th>
            </tr></thead>
            {groups}
        </Table>
    }
}

fn row(locale: Locale, today: NaiveDate, one: &PricedItem, may: bool) -> impl IntoView + use<> {
    let (profile, dates) = (one.item.profile.clone(), Dates::new(locale));
    let now = in_force(&one.prices, today);
    let figure = |cents: Option<i64>| {
        cents.map_or_else(|| td_string!(locale, app.no_value).to_owned(), |cents| euros(locale, cents))
    };
    let next = next_after(&one.prices, today).map(|next| {
        let (from, price) = (dates.date(next.from), euros(locale, next.price));
        td_string!(locale, price.begins, from = from, price = price)
    });
    let (href, name) = (format!("/administration/prices/{}", one.item.id), profile.name);
    let meal =
        profile.meal.map(|meal| view! { <span class="fine quiet block">{meal_word(locale, meal)}</span> });
    let retired = (!profile.active)
        .then(|| view! { <Badge tone=Tone::Closed text=td_string!(locale, price.retired) /> });
    view! {
        <tr>
            <th scope="row">
                {may.then(|| view! { <a href=href>{name.clone()}</a> })}
                {(!may).then(|| name.clone())}" "
                {one.item.synthetic.then(|| view! { <Synthetic locale=locale /> })}" "{retired}{meal}
            </th>
            <td>{unit_word(locale, profile.unit)}</td>
            <td class="number nowrap">{figure(now.map(|price| price.price))}</td>
            <td class="number nowrap">{figure(now.map(|price| price.cost))}</td>
            <td class="number nowrap">{figure(now.map(domain::price::Price::contribution))}</td>
            <td>{next}</td>
            <td class="number">{profile.stock.map(|stock| count(locale, stock))}</td>
        </tr>
    }
}
