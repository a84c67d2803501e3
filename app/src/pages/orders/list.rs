//! What is ordered for an event, by its beginning.

use axum::extract::{Path, Query, State};
use axum::response::Html;
use chrono::NaiveDate;
use domain::calendar::CampusZone;
use domain::order::OrderState;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::order::{self, EventOrders, OrderLine};

use super::{diets_text, span, state_word};
use crate::components::{Badge, Downloads, Notice, Synthetic, Table, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::prices::unit_word;
use crate::pages::{Area, events, frame, page};
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::view::order::local;
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Sent>,
) -> Result<Html<String>, Fault> {
    let shown = order::of_event(&state.ctx, &viewer.actor()?, &code).await?;
    let (locale, today, zone) = (viewer.locale, state.ctx.today(), state.ctx.zone);
    let news = match asked.text("done") {
        "ordered" => Some(td_string!(locale, order.done_ordered)),
        "withdrawn" => Some(td_string!(locale, order.done_withdrawn)),
        _ => None,
    };
    let event = &shown.event.event;
    let title = td_string!(locale, order.for_event, event = event.code.clone());
    let mut frame = frame(&state, &viewer, Area::Events, title);
    let above = events::way(&event.code, event.title.clone());
    frame.above = vec![Area::Events.way(locale), above];
    Ok(page(frame, move || {
        view! { <Content locale=locale today=today zone=zone shown=shown news=news /> }
    }))
}

#[component]
fn Content(
    locale: Locale,
    today: NaiveDate,
    zone: CampusZone,
    shown: EventOrders,
    news: Option<&'static str>,
) -> impl IntoView {
    let event = shown.event.event.clone();
    let title = td_string!(locale, order.for_event, event = event.code.clone());
    let waits = !event.holds() && shown.lines.iter().any(|line| line.order.state == OrderState::Ordered);
    let code = query_value(&event.code);
    let create = format!("/events/{code}/services/new");
    let body = if shown.lines.is_empty() {
        view! { <p class="quiet">{td_string!(locale, order.none)}</p> }.into_markup()
    } else {
        let rows = shown.lines.iter().map(|line| row(locale, (today, zone), line)).collect_view();
        view! {
            <Table id="orders-caption" caption=title.clone() quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, order.when)}</th>
                    <th scope="col">{td_string!(locale, order.what)}</th>
                    <th scope="col" class="number">{td_string!(locale, order.expected)}</th>
                    <th scope="col" class="number">{td_string!(locale, order.guaranteed)}</th>
                    <th scope="col" class="number">{td_string!(locale, order.actual)}</th>
                    <th scope="col">{td_string!(locale, order.diets)}</th>
                    <th scope="col">{td_string!(locale, room.status)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_markup()
    };
    view! {
        <div class="page-head">
            <h1>{title.clone()}</h1>
            <a class="button" href="/services/day">{td_string!(locale, order.sheets)}</a>
            <Downloads locale=locale table="services" name=title query=format!("?event={code}") />
            {shown.may_plan.then(|| view! {
                <a class="button primary" href=create>{td_string!(locale, order.create)}</a>
            })}
        </div>
        {news.map(|text| view! { <Notice tone=Tone::Good><p>{text}</p></Notice> })}
        {waits.then(|| view! { <Notice tone=Tone::Held><p>{td_string!(locale, order.event_waits)}</p></Notice> })}
        <p class="quiet">{td_string!(locale, order.about)}</p>
        {body}
    }
}

fn row(locale: Locale, (today, zone): (NaiveDate, CampusZone), line: &OrderLine) -> impl IntoView + use<> {
    let (known, dates) = (line.order.clone(), Dates::new(locale));
    let (counts, order) = (known.counts(), known.order);
    let figure = |number: Option<i64>| {
        number.map_or_else(|| td_string!(locale, app.no_value).to_owned(), |number| count(locale, number))
    };
    let due = dates.date(order.guarantee_due);
    let due = match counts.guaranteed {
        None if order.guarantee_due < today => td_string!(locale, order.due_over, date = due),
        _ => td_string!(locale, order.due_until, date = due),
    };
    let (tone, state) = match known.state {
        OrderState::Withdrawn => (Tone::Closed, state_word(locale, known.state)),
        OrderState::Ordered if line.held => (Tone::Booked, td_string!(locale, order.held)),
        OrderState::Ordered => (Tone::Held, td_string!(locale, order.waiting)),
    };
    let function = line.function.clone().map(|(title, space, time)| {
        let away = (!time.widened(3_600, 3_600).overlaps(order.time)).then(|| {
            view! { <span class="block">{td_string!(locale, order.other_time)}</span> }
        });
        view! { <span class="fine quiet block">{title}", "{space}{away}</span> }
    });
    let words = [diets_text(locale, &order.diets), order.allergies, order.note];
    let words = words.into_iter().filter(|text| !text.is_empty());
    let words = words.map(|text| view! { <span class="block">{text}</span> }).collect_view();
    view! {
        <tr>
            <th scope="row">{span(locale, local(order.time, zone))}</th>
            <td>
                <a href=format!("/services/{}", known.id)>{line.item.profile.name.clone()}</a>" "
                {known.synthetic.then(|| view! { <Synthetic locale=locale /> })}
                <span class="fine quiet block">{unit_word(locale, line.item.profile.unit)}</span>
                {function}
            </td>
            <td class="number">{count(locale, counts.expected)}</td>
            <td class="number">{figure(counts.guaranteed)}<span class="fine quiet block">{due}</span></td>
            <td class="number">{figure(counts.actual)}</td>
            <td>{words}</td>
            <td><Badge tone=tone text=state /></td>
        </tr>
    }
}
