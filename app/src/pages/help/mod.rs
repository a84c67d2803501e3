//! `/help`: the guide, by role, by search, and one page a topic. It needs no account: who cannot sign in reads it too.

mod topic;

pub use topic::show as topic;

use axum::extract::{Path, Query, State};
use axum::response::Html;
use domain::access::Role;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;

use super::{Area, frame, page, role_name};
use crate::fault::Fault;
use crate::guide::{self, Topic};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::viewer::Viewer;
use crate::{
    components::{Icon, Notice, Shape, Tone},
    markup::IntoMarkup,
};

/// What the search form sends.
#[derive(Debug, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// The way back to the guide, for a breadcrumb.
pub(super) fn way(locale: Locale) -> Way {
    Way::new("/help", td_string!(locale, help.title))
}

/// The guide: what was asked for, or what is for the reader.
pub async fn show(State(state): State<AppState>, viewer: Viewer, Query(asked): Query<Asked>) -> Html<String> {
    let locale = viewer.locale;
    let text = asked.q.trim().to_owned();
    let role = viewer.account.as_ref().map(|account| account.role);
    let frame = frame(&state, &viewer, Area::Elsewhere, td_string!(locale, help.title));
    page(frame, move || {
        let body = match (text.is_empty(), role) {
            (false, _) => view! { <Found locale=locale text=text.clone() /> }.into_markup(),
            (true, Some(role)) => view! { <ForRole locale=locale role=role /> }.into_markup(),
            (true, None) => view! { <ForAll locale=locale /> }.into_markup(),
        };
        view! {
            <h1>{td_string!(locale, help.title)}</h1>
            <Search locale=locale text=text.clone() />
            {body}
            <Roles locale=locale />
        }
    })
}

/// What is for one role.
pub async fn for_role(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Html<String>, Fault> {
    let role = Role::parse(&code).ok_or(Fault::NotFound)?;
    let locale = viewer.locale;
    let title = td_string!(locale, help.for_role, role = role_name(locale, role));
    let mut frame = frame(&state, &viewer, Area::Elsewhere, title.clone());
    frame.above = vec![way(locale)];
    Ok(page(frame, move || {
        view! {
            <h1>{title}</h1>
            <Search locale=locale text=String::new() />
            <Topics topics=own(locale, role) />
            <ForAll locale=locale />
            <Roles locale=locale />
        }
    }))
}

#[component]
fn Search(locale: Locale, text: String) -> impl IntoView {
    view! {
        <form class="toolbar" role="search" aria-label=td_string!(locale, help.search) method="get" action="/help">
            <div class="field">
                <label for="q">{td_string!(locale, help.search)}</label>
                <input id="q" type="search" name="q" value=text maxlength="200" autocomplete="off" />
            </div>
            <button class="button"><Icon shape=Shape::Search />{td_string!(locale, search.title)}</button>
        </form>
    }
}

#[component]
fn Found(locale: Locale, text: String) -> impl IntoView {
    let topics = guide::search(locale, &text);
    let empty = topics.is_empty();
    view! {
        <section class="section" aria-labelledby="found">
            <h2 id="found">{td_string!(locale, search.title_of, text = text)}</h2>
            {empty.then(|| view! {
                <Notice tone=Tone::Past><p>{td_string!(locale, help.nothing)}</p></Notice>
            })}
            <Topics topics=topics />
            <p><a href="/help">{td_string!(locale, help.all)}</a></p>
        </section>
    }
}

#[component]
fn ForRole(locale: Locale, role: Role) -> impl IntoView {
    view! {
        <section class="section" aria-labelledby="own">
            <h2 id="own">{td_string!(locale, help.for_role, role = role_name(locale, role))}</h2>
            <Topics topics=own(locale, role) />
        </section>
        <ForAll locale=locale />
    }
}

/// What is for a role, and not for everybody.
fn own(locale: Locale, role: Role) -> Vec<&'static Topic> {
    guide::topics(locale).into_iter().filter(|topic| topic.is_for(role) && !topic.is_for_all()).collect()
}

#[component]
fn ForAll(locale: Locale) -> impl IntoView {
    let topics = guide::topics(locale).into_iter().filter(|topic| topic.is_for_all()).collect();
    view! {
        <section class="section" aria-labelledby="everybody">
            <h2 id="everybody">{td_string!(locale, help.for_all)}</h2>
            <Topics topics=topics />
        </section>
    }
}

#[component]
fn Topics(topics: Vec<&'static Topic>) -> impl IntoView {
    let lines = topics
        .iter()
        .map(|topic| {
            view! { <li><a href=topic.href()>{topic.title}</a><span class="quiet">{topic.about}</span></li> }
        })
        .collect_view();
    (!topics.is_empty()).then(|| view! { <ul class="parts">{lines}</ul> })
}

#[component]
fn Roles(locale: Locale) -> impl IntoView {
    let ways = Role::ALL.into_iter().map(|role| {
        view! { <li><a href=format!("/help/for/{}", role.code())>{role_name(locale, role)}</a></li> }
    });
    view! {
        <nav class="section" aria-labelledby="roles">
            <h2 id="roles">{td_string!(locale, help.by_role)}</h2>
            <ul class="row guide-roles">{ways.collect_view()}</ul>
        </nav>
    }
}
