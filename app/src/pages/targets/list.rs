//! The targets there are.

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use domain::access::Permission;
use domain::event::LARGEST_SMALL_GROUP;
use domain::target::Target;
use i18n::{Locale, count, whole};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::{ServiceError, field_first};

use super::send::to_list;
use super::words::kind_word;
use super::{period_text, status_badge};
use crate::fault::Fault;
use crate::pages::{Area, administration, frame, page};
use crate::state::AppState;
use crate::view::target::{FieldFirst, News, TargetList};
use crate::viewer::Viewer;
use crate::{
    components::{Badge, Button, Downloads, Field, Notice, Table, Tone},
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
    page_of(&state, &viewer, asked.news.as_deref().and_then(News::parse), None).await
}

/// What sets the size of a small group.
#[derive(Debug, Deserialize)]
pub struct Size {
    field_first: String,
}

/// Sets the size below which a group is asked to think of the field first.
pub async fn field_first(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(Size { field_first: typed }): Form<Size>,
) -> Result<Response, Fault> {
    // A number that cannot be read is one that no size is.
    let heads = if typed.trim().is_empty() { 0 } else { whole(&typed).unwrap_or(-1) };
    match field_first::set_below(&state.ctx, &viewer.actor()?, heads).await {
        Ok(()) => Ok(to_list(News::FieldFirst)),
        Err(ServiceError::Invalid(_)) => {
            let again = FieldFirst { typed, fault: true };
            let shown = page_of(&state, &viewer, None, Some(again)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn page_of(
    state: &AppState,
    viewer: &Viewer,
    news: Option<News>,
    again: Option<FieldFirst>,
) -> Result<Html<String>, Fault> {
    let actor = viewer.actor()?;
    let kept = if actor.may(Permission::ReadEvents) {
        let below = field_first::below(&state.ctx, &actor).await?;
        Some(FieldFirst { typed: below.map(|heads| heads.to_string()).unwrap_or_default(), fault: false })
    } else {
        None
    };
    let shown = TargetList {
        targets: service::target::list(&state.ctx, &actor).await?,
        field_first: again.or(kept),
        may_write: actor.may(Permission::WriteTargets),
        news,
    };
    let locale = viewer.locale;
    let above = if administration::opens_to(actor.role()) { Area::Administration } else { Area::Nights };
    let mut frame = frame(state, viewer, above, td_string!(locale, targets.title));
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
        News::FieldFirst => (Tone::Good, td_string!(locale, field_first.set)),
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
        {shown.field_first.map(|size| view! { <SmallGroups locale=locale size=size may_write=may /> })}
    }
}

/// The size of a small group: to be set, or only said.
#[component]
fn SmallGroups(locale: Locale, size: FieldFirst, may_write: bool) -> impl IntoView {
    let error = size
        .fault
        .then(|| td_string!(locale, field_first.no_size, most = count(locale, LARGEST_SMALL_GROUP)));
    let body = if may_write {
        view! {
            <form class="panel form" method="post" action="/administration/targets/field-first" novalidate>
                <Field
                    name="field_first" label=td_string!(locale, field_first.below) value=size.typed autocomplete="off"
                    hint=td_string!(locale, field_first.hint).to_owned() error=error
                />
                <div><Button text=td_string!(locale, accounts.save) /></div>
            </form>
        }
        .into_markup()
    } else if size.typed.is_empty() {
        view! { <p>{td_string!(locale, field_first.none)}</p> }.into_markup()
    } else {
        view! { <p>{td_string!(locale, field_first.below)}": "{size.typed}</p> }.into_markup()
    };
    view! {
        <section class="section" aria-labelledby="small-groups">
            <h2 id="small-groups">{td_string!(locale, field_first.title)}</h2>
            <p class="quiet">{td_string!(locale, field_first.about)}</p>
            {body}
        </section>
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
