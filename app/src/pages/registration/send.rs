//! What is sent: what the link offers, what becomes of the link, and where a fee stands.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Permission;
use domain::ids::EntryId;
use domain::registration::Payment;
use serde::Deserialize;
use service::ServiceError;
use service::error::FieldError;
use service::registration;
use service::rooming::RoomingRecord;
use service::token::Secret;
use uuid::Uuid;

use super::show::{News, Shown, render};
use super::terms::meanwhile;
use crate::fault::Fault;
use crate::local::query_value;
use crate::state::AppState;
use crate::view::registration::TypedTerms;
use crate::viewer::Viewer;

/// Does what its button says; what is wrong comes back beside its field, with all that was typed.
pub async fn send(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(typed): Form<TypedTerms>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::PlanEvents)?;
    let (ctx, seen) = (&state.ctx, (code.as_str(), typed.version));
    let outcome = match typed.deed.as_str() {
        "close" => registration::close(ctx, &actor, seen).await.map(|()| Done::News("closed")),
        "link" => registration::replace_link(ctx, &actor, &code).await.map(Done::Link),
        _ => registration::open(ctx, &actor, seen, &typed.draft()).await.map(Done::opened),
    };
    let back = |news: &str| Redirect::to(&format!("{}?news={news}", path(&code))).into_response();
    match outcome {
        Ok(Done::News(news)) => Ok(back(news)),
        Ok(Done::Link(secret)) => {
            let origin = state.origin.as_deref().unwrap_or(&viewer.origin);
            let news = News::Link(format!("{origin}/register/{}", secret.reveal()));
            Ok(again(&state, &viewer, &code, (None, Vec::new(), Some(news))).await?.into_response())
        }
        Err(ServiceError::Stale { .. }) if typed.deed == "close" => Ok(back("stale")),
        Err(ServiceError::Stale { .. }) => {
            Ok((StatusCode::CONFLICT, stale(&state, &viewer, &code, typed).await?).into_response())
        }
        Err(ServiceError::Invalid(faults)) => {
            let shown = again(&state, &viewer, &code, (Some(typed), faults, None)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// What it came to.
enum Done {
    News(&'static str),
    Link(Secret),
}

impl Done {
    fn opened(secret: Option<Secret>) -> Self {
        secret.map_or(Self::News("saved"), Self::Link)
    }
}

fn path(code: &str) -> String {
    format!("/events/{}/registration", query_value(code))
}

/// The page again, with what was typed; the version is that of now, so that sent again it is taken.
async fn again(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    (typed, faults, news): (Option<TypedTerms>, Vec<FieldError>, Option<News>),
) -> Result<axum::response::Html<String>, Fault> {
    let (record, now) = known(state, viewer, code).await?;
    let typed = typed.map_or_else(|| now.clone(), |typed| TypedTerms { version: now.version, ..typed });
    Ok(render(state, viewer, Shown { record, typed, faults, news }))
}

/// The same where somebody else was quicker: what they wrote is told.
async fn stale(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    typed: TypedTerms,
) -> Result<axum::response::Html<String>, Fault> {
    let (record, now) = known(state, viewer, code).await?;
    let news = Some(News::Meanwhile(meanwhile(viewer.locale, &typed, &now)));
    let typed = TypedTerms { version: now.version, ..typed };
    Ok(render(state, viewer, Shown { record, typed, faults: Vec::new(), news }))
}

/// The list, and what its registration says now.
async fn known(state: &AppState, viewer: &Viewer, code: &str) -> Result<(RoomingRecord, TypedTerms), Fault> {
    let record = service::rooming::one(&state.ctx, &viewer.actor()?, code).await?;
    let now = TypedTerms::of(&record, state.ctx.today());
    Ok((record, now))
}

/// Where a fee stands, as the desk says it.
#[derive(Debug, Deserialize)]
pub struct SentPayment {
    payment: String,
    version: i64,
}

/// Takes it.
pub async fn pay(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((code, entry)): Path<(String, Uuid)>,
    Form(sent): Form<SentPayment>,
) -> Result<Redirect, Fault> {
    let payment = Payment::parse(&sent.payment).ok_or(Fault::Unreadable)?;
    let whose = (code.as_str(), EntryId::new(entry));
    let news =
        match registration::set_payment(&state.ctx, &viewer.actor()?, whose, payment, sent.version).await {
            Ok(()) => "paid",
            Err(ServiceError::Stale { .. }) => "stale",
            Err(error) => return Err(error.into()),
        };
    Ok(Redirect::to(&format!("{}?news={news}", path(&code))))
}
