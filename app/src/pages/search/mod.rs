//! What was found, by kind, and what to do where nothing was.

mod hit;

use axum::extract::{Query, State};
use axum::response::Html;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::search::{Group, Kind, search};

use self::hit::HitLine;
use super::{Area, frame, page};
use crate::fault::Fault;
use crate::state::AppState;
use crate::viewer::Viewer;
use crate::{
    components::{Notice, Tone},
    markup::IntoMarkup,
};

/// What the box in the header sends.
#[derive(Debug, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let groups = search(&state.ctx, &actor, &asked.q).await?;
    let people = actor.may(domain::access::Permission::ReadStays);
    let locale = viewer.locale;
    let text = asked.q.trim().to_owned();
    let title = title(locale, &text, !groups.is_empty());
    let mut frame = frame(&state, &viewer, Area::Elsewhere, title);
    frame.sought.clone_from(&text);
    Ok(page(frame, move || view! { <Content locale=locale text=text people=people groups=groups /> }))
}

fn title(locale: Locale, text: &str, found: bool) -> String {
    if found {
        td_string!(locale, search.title_of, text = text.to_owned())
    } else {
        td_string!(locale, search.title).to_owned()
    }
}

#[component]
fn Content(
    locale: Locale,
    text: String,
    /// Whether guests and stays were looked for, too.
    people: bool,
    groups: Vec<Group>,
) -> impl IntoView {
    let title = title(locale, &text, !groups.is_empty());
    let how = if people { td_string!(locale, search.how) } else { td_string!(locale, search.how_campus) };
    let body = match (text.is_empty(), groups.is_empty()) {
        (true, _) => view! { <p>{how}</p> }.into_markup(),
        (false, true) => view! {
            <Notice tone=Tone::Past>
                <p><strong>{td_string!(locale, search.nothing)}</strong></p>
                <p>{td_string!(locale, search.advice)}" "{how}</p>
            </Notice>
        }
        .into_markup(),
        (false, false) => {
            let groups = groups.into_iter().map(|group| view! { <GroupList locale=locale group=group /> });
            groups.collect_view().into_markup()
        }
    };
    view! {
        <div class="found">
            <h1>{title}</h1>
            {body}
        </div>
    }
}

#[component]
fn GroupList(locale: Locale, group: Group) -> impl IntoView {
    let (id, name) = kind(locale, group.kind);
    let hits = group.hits.into_iter().map(|hit| view! { <HitLine locale=locale hit=hit /> }).collect_view();
    view! {
        <section class="section" aria-labelledby=id>
            <h2 id=id>{name}</h2>
            <ul class="hits">{hits}</ul>
            {group.more.then(|| view! { <p class="fine quiet">{td_string!(locale, search.more)}</p> })}
        </section>
    }
}

fn kind(locale: Locale, kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Stay => ("stays", td_string!(locale, search.stays)),
        Kind::Guest => ("guests", td_string!(locale, search.guests)),
        Kind::Room => ("rooms", td_string!(locale, search.rooms)),
        Kind::Space => ("spaces", td_string!(locale, search.spaces)),
        Kind::Pavilion => ("pavilions", td_string!(locale, search.pavilions)),
        Kind::Event => ("events", td_string!(locale, search.events)),
        Kind::Organisation => ("organisations", td_string!(locale, search.organisations)),
    }
}
