//! One topic of the guide.

use axum::extract::{Path, State};
use axum::response::Html;
use i18n::{Locale, code};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::fault::Fault;
use crate::guide::{self, Topic};
use crate::pages::{Area, frame, page};
use crate::state::AppState;
use crate::viewer::Viewer;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(slug): Path<String>,
) -> Result<Html<String>, Fault> {
    let locale = viewer.locale;
    let topic = guide::topic(locale, &slug).filter(|topic| topic.slug != guide::STATEMENT);
    let topic = topic.ok_or(Fault::NotFound)?;
    let picture = state.assets.picture(topic.picture, code(locale));
    let mut frame = frame(&state, &viewer, Area::Elsewhere, topic.title);
    frame.above = vec![super::way(locale)];
    Ok(page(frame, move || view! { <Content locale=locale topic=topic picture=picture /> }))
}

#[component]
fn Content(locale: Locale, topic: &'static Topic, picture: Option<&'static str>) -> impl IntoView {
    // Shown only where the run that takes the pictures was made before the build; the words say all.
    let picture = picture.map(|address| {
        view! {
            <figure class="guide-picture">
                <a href=address>
                    <img src=address alt=topic.alt loading="lazy" decoding="async" width="1200" height="750" />
                </a>
                <figcaption class="fine quiet">{td_string!(locale, help.picture)}</figcaption>
            </figure>
        }
    });
    view! {
        <article class="guide">
            <h1>{topic.title}</h1>
            <p class="quiet">{topic.about}</p>
            <div class="guide-text" inner_html=topic.html></div>
            {picture}
        </article>
    }
}
