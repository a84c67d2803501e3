//! What participants read: published, published again, withdrawn.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::CampusZone;
use domain::programme::{Difference, Settings, What};
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::ServiceError;
use service::programme::{self, ProgrammeRecord};

use super::show::rendered;
use super::words::fault_text;
use crate::components::{Badge, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::state::AppState;
use crate::view::interpretation::{Sent, TICKED};
use crate::view::programme::{language, title};
use crate::viewer::Viewer;

/// Publishes the programme as it stands.
pub async fn publish(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let ticked = |name| !sent.text(name).is_empty();
    let settings = Settings { links: ticked("links"), stands: ticked("stands"), indexed: ticked("indexed") };
    let asked = (code.as_str(), sent.version());
    match programme::publish(&state.ctx, &viewer.actor()?, asked, settings).await {
        Ok(()) => Ok(back(&code, "published")),
        Err(ServiceError::Stale { .. }) => Ok(back(&code, "stale")),
        Err(ServiceError::Invalid(faults)) => {
            let told = faults.first().map(|fault| (Tone::Bad, fault_text(viewer.locale, fault)));
            rendered(&state, &viewer, &code, (told, false), StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Withdraws it; sent twice, done once.
pub async fn withdraw(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    programme::withdraw(&state.ctx, &viewer.actor()?, &code).await?;
    Ok(back(&code, "withdrawn"))
}

fn back(code: &str, done: &str) -> Response {
    Redirect::to(&format!("/events/{}/programme?done={done}", query_value(code))).into_response()
}

#[component]
pub(super) fn Publication<'a>(
    locale: Locale,
    zone: CampusZone,
    record: &'a ProgrammeRecord,
    origin: String,
) -> impl IntoView + use<> {
    let path = format!("/programme/{}", query_value(&record.line.event.code));
    let address = format!("{origin}{path}");
    let published_at = record.programme.published_at.and_then(|at| chrono::DateTime::from_timestamp(at, 0));
    let state = match published_at {
        Some(at) => {
            let when = Dates::new(locale).minute(zone.local(at));
            let text = td_string!(locale, programme.published_at, when = when);
            view! {
                <p><Badge tone=Tone::Good text=text />" "<a href=path>{address}</a></p>
                <Changes locale=locale record=record />
            }
            .into_markup()
        }
        None => view! { <p class="quiet">{td_string!(locale, programme.not_published)}</p> }.into_markup(),
    };
    let may = record.may_withdraw || (record.may_plan && !record.sessions.is_empty());
    let deeds = may.then(|| view! { <Deeds locale=locale record=record /> });
    view! {
        <section class="panel section" aria-labelledby="published">
            <h2 id="published">{td_string!(locale, programme.what_is_read)}</h2>
            {state}
            {deeds}
        </section>
    }
}

/// What publishing again would change.
#[component]
fn Changes<'a>(locale: Locale, record: &'a ProgrammeRecord) -> impl IntoView + use<> {
    let changes = record.differences.clone().unwrap_or_default();
    let n = i64::try_from(changes.len()).unwrap_or_default();
    if n == 0 {
        return view! { <p class="quiet">{td_string!(locale, programme.no_changes)}</p> }.into_markup();
    }
    let text = td_string!(locale, programme.changes, count = n, n = count(locale, n));
    let lines = changes.iter().map(|one| view! { <li>{change(locale, one)}</li> }).collect_view();
    view! {
        <details class="more" open=true>
            <summary>{text}</summary>
            <ul class="stack">{lines}</ul>
        </details>
    }
    .into_markup()
}

fn change(locale: Locale, difference: &Difference) -> String {
    let what = match difference.what {
        What::New => td_string!(locale, programme.session_new),
        What::Changed => td_string!(locale, programme.session_changed),
        What::Gone => td_string!(locale, programme.session_gone),
        What::Rest => return td_string!(locale, programme.rest_changed).to_owned(),
    };
    format!("{what}: {}", title(&difference.texts, language(locale)))
}

#[component]
fn Deeds<'a>(locale: Locale, record: &'a ProgrammeRecord) -> impl IntoView + use<> {
    let base = format!("/events/{}/programme", query_value(&record.line.event.code));
    let (settings, version) = (record.programme.settings, record.programme.version);
    let is_published = record.programme.published_at.is_some();
    let verb = if is_published {
        td_string!(locale, programme.publish_again)
    } else {
        td_string!(locale, programme.publish)
    };
    let ticks = [
        ("links", td_string!(locale, programme.links), settings.links),
        ("stands", td_string!(locale, stands.publish), settings.stands),
        ("indexed", td_string!(locale, programme.indexed), settings.indexed),
    ];
    let ticks = ticks.map(|(name, label, ticked)| {
        view! {
            <label class="check">
                <input type="checkbox" name=name value=TICKED checked=ticked />
                {label}
            </label>
        }
    });
    view! {
        <div class="row">
            {record.may_plan.then(|| view! {
                <form class="row" method="post" action=format!("{base}/publish")>
                    <input type="hidden" name="version" value=version />
                    {ticks.collect_view()}
                    <button class="button">{verb}</button>
                </form>
            })}
            {record.may_withdraw.then(|| view! {
                <form method="post" action=format!("{base}/withdraw")>
                    <button class="button plain">{td_string!(locale, programme.withdraw)}</button>
                </form>
            })}
        </div>
    }
}
