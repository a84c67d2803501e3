//! What the forms that import something have in common: they are shown, received, and lead to an import that has begun or
//! back to what is wrong with them.

use axum::extract::{Multipart, Query, State};
use axum::response::{Html, IntoResponse, Response};
use i18n::Locale;
use service::import::desk::Order;
use std::collections::BTreeMap;

use super::receive::{LONGEST_TEXT, Received, receive};
use super::start::{start, status};
use super::{below, may_import};
use crate::markup::Markup;
use crate::pages::page;
use crate::state::AppState;
use crate::view::import::{Fault, Typed};
use crate::viewer::Viewer;

/// A form that imports something.
pub(crate) trait ImportForm: 'static {
    /// The most bytes of its files together.
    const LARGEST: u64;

    /// What the page is called.
    fn title(locale: Locale) -> &'static str;

    /// What is to be imported, or what is wrong with what was received.
    fn order(received: Received, typed: &Typed) -> Result<Order, Fault>;

    /// The page, with what was typed and what is wrong with it.
    fn content(locale: Locale, typed: Typed, fault: Option<Fault>) -> Markup;
}

/// The form, with what the address fills in.
pub(crate) async fn form<F: ImportForm>(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Html<String>, crate::fault::Fault> {
    may_import(&viewer)?;
    Ok(render::<F>(&state, &viewer, Typed::read(&asked), None))
}

/// Begins the import, and leads to its progress; or shows what is wrong, with all that was chosen but the files.
pub(crate) async fn send<F: ImportForm>(
    State(state): State<AppState>,
    viewer: Viewer,
    sent: Multipart,
) -> Result<Response, crate::fault::Fault> {
    let actor = may_import(&viewer)?;
    let received = receive(sent, F::LARGEST, LONGEST_TEXT).await?;
    let typed = Typed::read(&received.fields);
    let order =
        if received.too_large { Err(Fault::TooLarge(F::LARGEST >> 20)) } else { F::order(received, &typed) };
    let fault = match start(&state, &actor, order).await? {
        Ok(progress) => return Ok(progress),
        Err(fault) => fault,
    };
    Ok((status(&fault), render::<F>(&state, &viewer, typed, Some(fault))).into_response())
}

fn render<F: ImportForm>(
    state: &AppState,
    viewer: &Viewer,
    typed: Typed,
    fault: Option<Fault>,
) -> Html<String> {
    let locale = viewer.locale;
    let frame = below(state, viewer, F::title(locale).to_owned(), true);
    page(frame, move || F::content(locale, typed, fault))
}
