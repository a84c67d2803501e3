//! The targets there are.

use axum::extract::{Query, State};
use axum::response::Html;
use domain::access::Permission;
use domain::target::Target;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;

use super::words::kind_word;
use super::{period_text, status_badge};
use crate::fault::Fault;
use crate::pages::{Area, administration, frame, page};
use crate::state::AppState;
use crate::view::target::{News, TargetList};
use crate::viewer::Viewer;
use crate::{
    components::{Badge, Downloads, Notice, Table, Tone},
    markup::IntoMarkup,
};

/// The query, as sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    news: Option<String>,
}

/// The list. Whoever reads figures reads what they are held against.
pub async fn list(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let shown = TargetList {
        targets: service::target::list(&state.ctx, &actor).await?,
        may_write: actor.may(Permission::WriteTargets),
        news: asked.news.as_deref().and_then(News::parse),
    };
    let locale = viewer.locale;
    let above = if administration::opens_to(actor.role()) { Area::Administration } else { Area::Nights };
    let mut frame = frame(&state, &viewer, above, td_string!(locale, targets.title));
    frame.above = vec![above.way(locale)];
    Ok(page(frame, move || view! { <Content locale=locale shown=shown /> }))
}

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// The list.
    shown: TargetList,
) -> impl IntoView {
    let news = shown.news.map(|news| match news {
        News::Added => (Tone::Good, td_string!(locale, targets.added)),
        News::Changed => (Tone::Good, td_string!(locale, targets.changed)),
        News::Removed => (Tone::Good, td_string!(locale, targets.removed)),
        News::Stale => (Tone::Bad, td_string!(locale, targets.stale)),
    });
    let may = shown.may_write;
    view! {
        <div class="page-head">
            <h1>{td_string!(locale, targets.title)}</h1>
            {may.then(|| view! {
                <a class="button primary" href="/administration/targets/new">{td_string!(locale, targets.create)}</a>
            })}
        </div>
        {news.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <p class="quiet">{td_string!(locale, targets.about)}" "{td_string!(locale, nights.unit_note)}</p>
        <Targets locale=locale targets=shown.targets may_write=may />
    }
}

#[component]
fn Targets(locale: Locale, targets: Vec<Target>, may_write: bool) -> impl IntoView {
    if targets.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, targets.none)}</p> }.into_markup();
    }
    let rows = targets.into_iter().map(|target| row(locale, target, may_write)).collect_view();
    view! {
        <Table id="target-list" caption=td_string!(locale, targets.title) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, nights.period)}</th>
                <th scope="col">{td_string!(locale, room.kind)}</th>
                <th scope="col" class="number">{td_string!(locale, targets.nights)}</th>
                <th scope="col">{td_string!(locale, nights.status)}</th>
                <th scope="col">{td_string!(locale, nights.source)}</th>
                {may_write.then(|| view! {
                    <th scope="col"><span class="unseen">{td_string!(locale, account.action)}</span></th>
                })}
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        <p><Downloads locale=locale table="targets" name=td_string!(locale, targets.title) /></p>
    }
    .into_markup()
}

fn row(locale: Locale, target: Target, may_write: bool) -> impl IntoView {
    let (tone, status) = status_badge(locale, target.status);
    let period = period_text(target.period, target.first_year);
    let label = td_string!(locale, targets.change_named, period = period.clone());
    view! {
        <tr>
            <th scope="row"><a href=format!("/room-nights?year={}", target.first_year)>{period}</a></th>
            <td>{kind_word(locale, target.period)}</td>
            <td class="number">{count(locale, target.room_nights)}</td>
            <td><Badge tone=tone text=status /></td>
            <td>{target.source}</td>
            {may_write.then(|| view! {
                <td>
                    <a class="button plain" href=format!("/administration/targets/{}", target.id) aria-label=label>
                        {td_string!(locale, targets.change)}
                    </a>
                </td>
            })}
        </tr>
    }
}
