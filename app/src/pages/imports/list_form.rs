//! The form that a list of rows is chosen or pasted in, and what answers it: what the list would change, or the form again.

use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::import::sheet::Sheet;
use std::collections::BTreeMap;

use super::table::{Limits, Refused, table};
use crate::components::{Button, ErrorSummary, FileField, TextField};
use crate::fault::Fault;
use crate::markup::Markup;

/// What comes of a list: a page, or why the form has to come back.
pub(crate) type Looked = Result<Response, Refused>;

/// Receives a list and compares it; where it cannot be read or compared, the form comes back with what was typed.
pub(crate) async fn look(
    (locale, limits): (Locale, Limits),
    sent: Multipart,
    compare: impl AsyncFnOnce(Sheet, BTreeMap<String, String>) -> Result<Looked, Fault>,
    ask: impl FnOnce(Refused) -> Html<String>,
) -> Result<Response, Fault> {
    let looked = match table(locale, sent, &limits).await? {
        Ok((sheet, fields)) => compare(sheet, fields).await?,
        Err(refused) => Err(refused),
    };
    Ok(looked.unwrap_or_else(|refused| (StatusCode::UNPROCESSABLE_ENTITY, ask(refused)).into_response()))
}

/// What is different in the forms of the lists.
#[derive(Clone, Debug)]
pub(crate) struct About {
    /// Heading.
    pub title: String,
    /// What the form is for.
    pub text: &'static str,
    /// What helps to choose a file.
    pub file_hint: String,
    /// Where it is sent.
    pub action: String,
}

/// The form.
#[component]
pub(crate) fn ListForm(
    locale: Locale,
    about: About,
    refused: Refused,
    /// Fields that ask how the list is to be read.
    how: Markup,
) -> impl IntoView {
    let About { title, text, file_hint, action } = about;
    view! {
        <h1>{title}</h1>
        <p>{text}</p>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=refused.faults() />
        <form class="panel form" method="post" enctype="multipart/form-data" action=action novalidate>
            {how}
            <FileField
                name="file" label=td_string!(locale, imports.file) accept=".csv,.xlsx" hint=file_hint
                error=refused.of("file")
            />
            <TextField
                name="pasted" label=td_string!(locale, rooming.pasted) rows=6
                hint=td_string!(locale, rooming.pasted_hint).to_owned()
                error=refused.of("pasted") value=refused.pasted
            />
            {refused.serials.then(|| view! { <input type="hidden" name="serials" value="yes" /> })}
            <div><Button primary=true text=td_string!(locale, rooming.look) /></div>
        </form>
    }
}
