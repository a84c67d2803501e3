//! Language and theme: kept in a cookie, then back to the page one came from.

use axum::Form;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect};
use i18n::Readers;
use serde::Deserialize;

use crate::cookie;
use crate::fault::Fault;
use crate::local::{local, without};
use crate::state::AppState;
use crate::theme::Theme;
use crate::viewer::Viewer;

/// The form of the language menu.
#[derive(Debug, Deserialize)]
pub struct LanguageForm {
    lang: String,
    #[serde(default)]
    back: String,
}

/// The form of the theme menu.
#[derive(Debug, Deserialize)]
pub struct ThemeForm {
    theme: String,
    #[serde(default)]
    back: String,
}

/// Keeps the language, in this browser and with the account; an unknown one changes nothing. That of participants alone
/// is kept for their pages: the other pages go on in the language they had.
pub async fn language(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(form): Form<LanguageForm>,
) -> Result<impl IntoResponse, Fault> {
    let choice = i18n::parse(Readers::Participants, &form.lang).map(i18n::code);
    let of_account = i18n::parse(Readers::Staff, &form.lang).map(i18n::code);
    if let (Some(code), Ok(actor)) = (of_account, viewer.actor()) {
        service::account::set_language(&state.ctx, &actor, code).await?;
    }
    // A language in the address would go before the one that was chosen.
    let back = without(&form.back, "lang");
    Ok(kept(choice.map(|code| cookie::set(cookie::LANGUAGE, code, !state.loopback)), &back))
}

/// Keeps the theme; an unknown one changes nothing.
pub async fn theme(State(state): State<AppState>, Form(form): Form<ThemeForm>) -> impl IntoResponse {
    let keep = |theme: Theme| cookie::set(cookie::THEME, theme.code(), !state.loopback);
    let choice = Theme::parse(&form.theme).map(keep);
    kept(choice, &form.back)
}

fn kept(cookie: Option<String>, back: &str) -> impl IntoResponse + use<> {
    (
        axum::response::AppendHeaders(cookie.map(|cookie| (header::SET_COOKIE, cookie))),
        Redirect::to(local(back)),
    )
}
