//! A line of the list that is a guest known before: looked for by name, and chosen.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::access::Permission;
use domain::ids::{EntryId, GuestId};
use domain::rooming::Entry;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::ServiceError;
use service::listing::{self, GuestPage};
use service::rooming;
use uuid::Uuid;

use super::path as list;
use super::show::below;
use crate::components::{Button, ErrorSummary, Field, Table};
use crate::fault::Fault;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::page;
use crate::state::AppState;
use crate::view::frame::Way;
use crate::viewer::Viewer;

/// Guests shown; a longer name finds fewer.
const MOST: i64 = 20;

/// Part of a name.
#[derive(Debug, Default, Deserialize)]
pub struct Sought {
    q: Option<String>,
}

/// Who is chosen.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    guest: Uuid,
    version: i64,
}

/// Those whose name has what is looked for; at first the last word of the line's name.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((code, entry)): Path<(String, Uuid)>,
    Query(sought): Query<Sought>,
) -> Result<Html<String>, Fault> {
    form(&state, &viewer, (&code, EntryId::new(entry)), sought.q, None).await
}

/// Makes the line theirs.
pub async fn take(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((code, entry)): Path<(String, Uuid)>,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Fault> {
    let (entry, guest) = (EntryId::new(entry), GuestId::new(chosen.guest));
    let back = |news: &str| Redirect::to(&format!("{}?news={news}", list(&code))).into_response();
    let line = (entry, chosen.version);
    match rooming::same_guest(&state.ctx, &viewer.actor()?, &code, line, guest).await {
        Ok(()) => Ok(back("saved")),
        Err(ServiceError::Stale { .. }) => Ok(back("stale")),
        Err(ServiceError::Invalid(faults)) => {
            let wrong = match faults.first().map(|fault| fault.code) {
                Some("booked") => td_string!(viewer.locale, rooming.same_booked),
                _ => td_string!(viewer.locale, rooming.same_listed),
            };
            let shown = form(&state, &viewer, (&code, entry), None, Some(wrong)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn form(
    state: &AppState,
    viewer: &Viewer,
    (code, id): (&str, EntryId),
    sought: Option<String>,
    wrong: Option<&'static str>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::WriteStays)?;
    let record = rooming::one(&state.ctx, &actor, code).await?;
    let entry = record.entries.into_iter().find(|entry| entry.id == id).ok_or(Fault::NotFound)?;
    let last = || entry.details.name.split_whitespace().last().unwrap_or_default().to_owned();
    let sought = sought.unwrap_or_else(last);
    let asked = GuestPage { name: sought.trim().to_owned(), most: MOST, ..GuestPage::default() };
    let mut guests = listing::guests(&state.ctx, &actor, &asked).await?;
    guests.retain(|guest| guest.id != entry.guest);
    let (locale, event) = (viewer.locale, &record.line.event);
    let title = td_string!(locale, rooming.same_title, name = entry.details.name.clone());
    let mut frame = below(state, viewer, (&event.code, &event.title), title);
    frame.above.push(Way::new(list(code), td_string!(locale, rooming.title, event = code.to_owned())));
    let path = format!("{}/{id}/guest", list(code));
    let found = guests.into_iter().map(|guest| (guest.id, guest.full_name, guest.email)).collect();
    let shown = Shown { path, entry, sought, found, wrong };
    Ok(page(frame, move || view! { <Content locale=locale shown=shown /> }))
}

struct Shown {
    path: String,
    entry: Entry,
    sought: String,
    /// Id, name and address.
    found: Vec<(GuestId, String, String)>,
    wrong: Option<&'static str>,
}

#[component]
fn Content(locale: Locale, shown: Shown) -> impl IntoView {
    let Shown { path, entry, sought, found, wrong } = shown;
    let title = td_string!(locale, rooming.same_title, name = entry.details.name.clone());
    let faults = wrong.map(|text| (None::<String>, text.to_owned())).into_iter().collect();
    let table = found_table(locale, &path, entry.version, found);
    view! {
        <h1>{title}</h1>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <p>{td_string!(locale, rooming.same_about)}</p>
        <form class="panel form" method="get" action=path>
            <Field name="q" label=td_string!(locale, rooming.same_sought) value=sought autocomplete="off" />
            <div><Button text=td_string!(locale, rooming.same_search) /></div>
        </form>
        {table}
    }
}

fn found_table(locale: Locale, path: &str, version: i64, found: Vec<(GuestId, String, String)>) -> Markup {
    if found.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, rooming.same_none)}</p> }.into_markup();
    }
    let rows = found.into_iter().map(|(id, name, email)| {
        let label = td_string!(locale, rooming.same_verb_named, name = name.clone());
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{email}</td>
                <td>
                    <form method="post" action=path.to_owned()>
                        <input type="hidden" name="guest" value=id.to_string() />
                        <input type="hidden" name="version" value=version />
                        <button class="button plain" aria-label=label>{td_string!(locale, rooming.same_verb)}</button>
                    </form>
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Table id="same-caption" caption=td_string!(locale, stay.guests) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, rooming.name)}</th>
                <th scope="col">{td_string!(locale, rooming.email)}</th>
                <th scope="col"><span class="unseen">{td_string!(locale, account.action)}</span></th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_markup()
}
