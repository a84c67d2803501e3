//! The bar above every page.

use i18n::{Locale, code};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{Icon, Item, Menu, Shape};
use crate::{
    markup::IntoMarkup,
    theme::Theme,
    view::frame::{Frame, Reader, Way},
};

/// Product, main ways, language, theme, and who reads.
#[component]
pub fn Header(
    /// What stands around the page.
    frame: Frame,
) -> impl IntoView {
    let Frame { locale, readers, theme, here, ways, reader, sought, outside, .. } = frame;
    let languages = readers
        .choices()
        .iter()
        .map(|(choice, name)| Item {
            value: code(*choice),
            label: (*name).to_owned(),
            lang: Some(code(*choice)),
            current: *choice == locale,
        })
        .collect();
    let themes = Theme::ALL
        .iter()
        .map(|choice| Item {
            value: choice.code(),
            label: theme_name(locale, *choice),
            lang: None,
            current: *choice == theme,
        })
        .collect();
    view! {
        <header class="header">
            <Brand locale=locale leads=!outside />
            {(!ways.is_empty()).then(|| view! { <Nav locale=locale ways=ways /> })}
            {reader.is_some().then(|| view! { <SearchBox locale=locale sought=sought /> })}
            <div class="header-end">
                <Menu
                    icon=Shape::Globe label=td_string!(locale, nav.language) text=code(locale).to_uppercase()
                    action="/language" name="lang" back=here.clone() items=languages
                />
                <Menu
                    icon=Shape::Sun label=td_string!(locale, nav.theme) text=String::new()
                    action="/theme" name="theme" back=here items=themes
                />
                {reader.map(|reader| view! { <SignedIn locale=locale reader=reader /> })}
            </div>
        </header>
    }
}

#[component]
fn Brand(locale: Locale, leads: bool) -> impl IntoView {
    let brand = move || view! { <Icon shape=Shape::House />{td_string!(locale, app.name)} };
    if leads {
        view! { <a class="brand" href="/">{brand()}</a> }.into_markup()
    } else {
        view! { <span class="brand">{brand()}</span> }.into_markup()
    }
}

#[component]
fn Nav(locale: Locale, ways: Vec<Way>) -> impl IntoView {
    let items = ways
        .into_iter()
        .map(|way| {
            view! { <li><a href=way.href aria-current=way.current.then_some("page")>{way.label}</a></li> }
        })
        .collect_view();
    view! { <nav class="nav" aria-label=td_string!(locale, nav.main)><ul>{items}</ul></nav> }
}

/// On every page of somebody who signed in; the key module brings "/" and Ctrl-K here.
#[component]
fn SearchBox(locale: Locale, sought: String) -> impl IntoView {
    view! {
        <form class="search" role="search" method="get" action="/search">
            <input
                type="search" name="q" value=sought maxlength="200" autocomplete="off" spellcheck="false"
                aria-label=td_string!(locale, search.label) placeholder=td_string!(locale, search.placeholder)
            />
            <button class="button plain">
                <Icon shape=Shape::Search /><span class="unseen">{td_string!(locale, search.title)}</span>
            </button>
        </form>
    }
}

#[component]
fn SignedIn(locale: Locale, reader: Reader) -> impl IntoView {
    let Reader { name, role } = reader;
    view! {
        <form class="reader" method="post" action="/sign-out">
            <a class="reader-link" href="/account">
                <Icon shape=Shape::Person />
                <span class="unseen">{td_string!(locale, nav.account)}": "</span>
                <span class="reader-name">{name}<span class="fine quiet">{role}</span></span>
            </a>
            <button class="button plain">{td_string!(locale, nav.sign_out)}</button>
        </form>
    }
}

fn theme_name(locale: Locale, theme: Theme) -> String {
    match theme {
        Theme::System => td_string!(locale, nav.theme_system),
        Theme::Light => td_string!(locale, nav.theme_light),
        Theme::Dark => td_string!(locale, nav.theme_dark),
    }
    .to_owned()
}
