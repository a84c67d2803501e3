//! The form that imports a description of the campus.

use axum::extract::{Multipart, Query, State};
use axum::response::{Html, IntoResponse, Response};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::import::desk::{Order, Work};
use std::collections::BTreeMap;

use super::receive::{LONGEST_TEXT, Received, receive};
use super::start::{start, status};
use super::stays::Mode;
use super::words::fault_word;
use super::{below, may_import};
use crate::components::{Button, ErrorSummary, FileField};
use crate::pages::page;
use crate::state::AppState;
use crate::view::import::{Fault, LARGEST_TOML, PATH, Typed};
use crate::viewer::Viewer;

/// The form, with what the address fills in.
pub async fn form(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Html<String>, crate::fault::Fault> {
    may_import(&viewer)?;
    Ok(render(&state, &viewer, Typed::read(&asked), None))
}

/// Begins the import, and leads to its progress; or shows what is wrong.
pub async fn send(
    State(state): State<AppState>,
    viewer: Viewer,
    sent: Multipart,
) -> Result<Response, crate::fault::Fault> {
    let actor = may_import(&viewer)?;
    let received = receive(sent, LARGEST_TOML, LONGEST_TEXT).await?;
    let typed = Typed::read(&received.fields);
    let fault = match start(&state, &actor, order(received, &typed)).await? {
        Ok(progress) => return Ok(progress),
        Err(fault) => fault,
    };
    Ok((status(&fault), render(&state, &viewer, typed, Some(fault))).into_response())
}

fn order(mut received: Received, typed: &Typed) -> Result<Order, Fault> {
    if received.too_large {
        return Err(Fault::TooLarge(LARGEST_TOML >> 20));
    }
    let path = received.files.remove("file").ok_or(Fault::NoFile)?;
    Ok(Order { upload: received.upload, path, work: Work::Campus, dry_run: typed.dry_run })
}

fn render(state: &AppState, viewer: &Viewer, typed: Typed, fault: Option<Fault>) -> Html<String> {
    let locale = viewer.locale;
    let frame = below(state, viewer, td_string!(locale, imports.campus_title).to_owned(), true);
    page(frame, move || view! { <Content locale=locale typed=typed fault=fault /> })
}

#[component]
fn Content(locale: Locale, typed: Typed, fault: Option<Fault>) -> impl IntoView {
    let told = fault.as_ref().map(|fault| (fault.field(), fault_word(locale, fault)));
    let error = told.as_ref().filter(|(field, _)| field.is_some()).map(|(_, text)| text.clone());
    view! {
        <h1>{td_string!(locale, imports.campus_title)}</h1>
        <p>{td_string!(locale, imports.campus_about)}</p>
        <ErrorSummary title=td_string!(locale, imports.not_begun) faults=told.into_iter().collect() />
        <form class="panel form" method="post" enctype="multipart/form-data" action=format!("{PATH}/campus") novalidate>
            <FileField
                name="file" label=td_string!(locale, imports.file) accept=".toml"
                hint=td_string!(locale, imports.toml_hint, n = (LARGEST_TOML >> 20).to_string()) error=error
            />
            <Mode locale=locale dry_run=typed.dry_run />
            <div><Button primary=true text=td_string!(locale, imports.send) /></div>
        </form>
    }
}
