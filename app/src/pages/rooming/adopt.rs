//! Stays that were booked without the list: shown, then put onto it.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{Html, Redirect};
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::rooming::{self, Adoption};

use super::path;
use super::show::below;
use crate::components::{Button, Table};
use crate::fault::Fault;
use crate::markup::IntoMarkup;
use crate::pages::page;
use crate::state::AppState;
use crate::view::frame::Way;
use crate::viewer::Viewer;

/// Who would get a line.
pub async fn preview(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Html<String>, Fault> {
    let found = rooming::adoptable(&state.ctx, &viewer.actor()?, &code).await?;
    let (locale, event) = (viewer.locale, &found.line.event);
    let title = td_string!(locale, rooming.adopt_title, event = event.code.clone());
    let mut frame = below(&state, &viewer, (&event.code, &event.title), title);
    let list = td_string!(locale, rooming.title, event = event.code.clone());
    frame.above.push(Way::new(path(&event.code), list));
    Ok(page(frame, move || view! { <Content locale=locale found=found /> }))
}

/// The version of the list that was looked at.
#[derive(Debug, Deserialize)]
pub struct Seen {
    version: i64,
}

/// Puts them onto the list; where it is another by now, they are shown anew.
pub async fn adopt(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(seen): Form<Seen>,
) -> Result<Redirect, Fault> {
    let news = match rooming::adopt(&state.ctx, &viewer.actor()?, (&code, seen.version)).await {
        Ok(_) => "adopted",
        Err(ServiceError::Stale { .. }) => "stale",
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("{}?news={news}", path(&code))))
}

#[component]
fn Content(locale: Locale, found: Adoption) -> impl IntoView {
    let (code, dates) = (found.line.event.code.clone(), Dates::new(locale));
    let title = td_string!(locale, rooming.adopt_title, event = code.clone());
    let rows = found.entries.iter().map(|entry| {
        let (details, nights) = (&entry.details, entry.details.nights);
        let reference = entry.booked.as_ref().map(|booked| booked.reference.clone());
        view! {
            <tr>
                <th scope="row">{details.name.clone()}</th>
                <td class="nowrap">{dates.date(nights.arrival())}</td>
                <td class="nowrap">{dates.date(nights.departure())}</td>
                <td class="nowrap">{reference}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let left =
        (found.left > 0).then(|| td_string!(locale, rooming.adopt_left, n = count(locale, found.left)));
    let body = if found.entries.is_empty() {
        view! { <p class="quiet">{td_string!(locale, rooming.adopt_none)}</p> }.into_markup()
    } else {
        view! {
            <p>{td_string!(locale, rooming.adopt_about)}</p>
            <Table id="adopt-caption" caption=title.clone() quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, rooming.name)}</th>
                    <th scope="col">{td_string!(locale, rooming.arrival)}</th>
                    <th scope="col">{td_string!(locale, rooming.departure)}</th>
                    <th scope="col">{td_string!(locale, room.reference)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </Table>
            <form class="section" method="post" action=format!("{}/adopt", path(&code))>
                <input type="hidden" name="version" value=found.version />
                <div><Button primary=true text=td_string!(locale, rooming.adopt) /></div>
            </form>
        }
        .into_markup()
    };
    view! {
        <h1>{title}</h1>
        {body}
        {left.map(|text| view! { <p class="quiet">{text}</p> })}
    }
}
