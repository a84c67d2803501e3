//! Language and theme: kept in a cookie, then back to the page one came from.

use axum::Form;
use axum::http::header;
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

use crate::cookie;
use crate::i18n;
use crate::local::local;
use crate::theme::Theme;

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

/// Keeps the language; an unknown one changes nothing.
pub async fn language(Form(form): Form<LanguageForm>) -> impl IntoResponse {
    let choice = i18n::parse(&form.lang).map(|locale| cookie::set(cookie::LANGUAGE, i18n::code(locale)));
    kept(choice, &form.back)
}

/// Keeps the theme; an unknown one changes nothing.
pub async fn theme(Form(form): Form<ThemeForm>) -> impl IntoResponse {
    let choice = Theme::parse(&form.theme).map(|theme| cookie::set(cookie::THEME, theme.code()));
    kept(choice, &form.back)
}

fn kept(cookie: Option<String>, back: &str) -> impl IntoResponse + use<> {
    (
        axum::response::AppendHeaders(cookie.map(|cookie| (header::SET_COOKIE, cookie))),
        Redirect::to(local(back)),
    )
}
