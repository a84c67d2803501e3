//! What is sent: lines, and buttons over the whole list.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::access::Permission;
use domain::rooming::Entry;
use service::rooming::{self, Edit, Outcome, Which};
use service::stay::Write;
use service::{Actor, ServiceError};

use super::path;
use super::show::render;
use crate::fault::Fault;
use crate::state::AppState;
use crate::view::rooming::{LineFault, ListPage, News, Sent};
use crate::viewer::Viewer;

/// Does what its button says; what was typed is saved before. What is wrong comes back beside its field, with all that
/// was typed.
pub async fn send(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let actor = viewer.actor()?;
    actor.require(Permission::ReadEvents)?;
    let sent = Sent::read(&fields);
    let asked = Asked { state: &state, viewer: &viewer, actor: &actor, code: &code };
    match asked.carry_out(&sent).await {
        Ok(Done::News(news)) => Ok(asked.back(news, sent.from)),
        Ok(Done::Left(outcome)) => asked.again(None, Vec::new(), Some(outcome)).await,
        Err(ServiceError::Stale { subject: "rooming_list", .. }) => Ok(asked.back(News::Stale, sent.from)),
        Err(error) => {
            let faults = faults(&sent, error)?;
            asked.again(Some(sent), faults, None).await
        }
    }
}

/// What it came to.
enum Done {
    News(News),
    /// Something was left, and has to be told why.
    Left(Outcome),
}

struct Asked<'a> {
    state: &'a AppState,
    viewer: &'a Viewer,
    actor: &'a Actor,
    code: &'a str,
}

impl Asked<'_> {
    async fn carry_out(&self, sent: &Sent) -> Result<Done, ServiceError> {
        let (ctx, actor, code) = (&self.state.ctx, self.actor, self.code);
        let outcome = |outcome: Outcome, news| {
            if outcome.left.is_empty() { Done::News(news) } else { Done::Left(outcome) }
        };
        match sent.deed.as_str() {
            "book" => Ok(outcome(rooming::book(ctx, actor, code).await?, News::Booked)),
            "settle" => Ok(outcome(rooming::settle(ctx, actor, code).await?, News::Settled)),
            "fitting" => {
                rooming::approve(ctx, actor, code, &Which::Fitting).await.map(|_| Done::News(News::Approved))
            }
            "rule_on" | "rule_off" => {
                let on = sent.deed == "rule_on";
                rooming::set_rule(ctx, actor, code, on).await.map(|_| Done::News(News::Saved))
            }
            "see" => rooming::see(ctx, actor, code, sent.version).await.map(|()| Done::News(News::Seen)),
            _ => self.save(sent).await.map(Done::News),
        }
    }

    /// Saves the lines, and does something to those that are ticked.
    async fn save(&self, sent: &Sent) -> Result<News, ServiceError> {
        let (ctx, actor, code) = (&self.state.ctx, self.actor, self.code);
        let edits = sent.edits().into_iter().map(|(_, edit)| edit).collect::<Vec<_>>();
        if !edits.is_empty() {
            rooming::write(ctx, actor, code, &edits, &Write::new(sent.key.clone())).await?;
        }
        let record = rooming::one(ctx, actor, code).await?;
        if sent.deed == "save" {
            return Ok(News::Saved);
        }
        let ticked = record.entries.iter().filter(|entry| sent.ticked.contains(&entry.id));
        let ticked = ticked.collect::<Vec<&Entry>>();
        if ticked.is_empty() {
            return Ok(News::Nobody);
        }
        if sent.deed == "approve" {
            let these = ticked.iter().map(|entry| (entry.id, entry.version)).collect();
            rooming::approve(ctx, actor, code, &Which::These(these)).await?;
            return Ok(News::Approved);
        }
        let edit = |entry: &&Entry| match sent.deed.as_str() {
            "withdraw" => entry.is_active().then_some(Edit::Withdraw(entry.id, entry.version)),
            _ => Some(Edit::PutBack(entry.id, entry.version)),
        };
        let edits = ticked.iter().filter_map(edit).collect::<Vec<_>>();
        rooming::write(ctx, actor, code, &edits, &Write::new(format!("{}+", sent.key))).await?;
        Ok(News::Saved)
    }

    fn back(&self, news: News, from: usize) -> Response {
        let from = if from > 0 { format!("&from={from}") } else { String::new() };
        Redirect::to(&format!("{}?news={}{from}", path(self.code), news.code())).into_response()
    }

    async fn again(
        &self,
        sent: Option<Sent>,
        faults: Vec<LineFault>,
        outcome: Option<Outcome>,
    ) -> Result<Response, Fault> {
        let record = rooming::one(&self.state.ctx, self.actor, self.code).await?;
        let from = sent.as_ref().map_or(0, |sent| sent.from);
        let shown = ListPage { sent, faults, outcome, ..ListPage::of(record, from) };
        Ok((StatusCode::UNPROCESSABLE_ENTITY, render(self.state, self.viewer, shown)).into_response())
    }
}

/// What is wrong, by the names of the fields; an error that is none of the form's stays one.
fn faults(sent: &Sent, error: ServiceError) -> Result<Vec<LineFault>, Fault> {
    match error {
        ServiceError::Stale { subject: "entry", .. } | ServiceError::NotFound("entry") => {
            Ok(vec![LineFault { field: None, code: "stale" }])
        }
        ServiceError::Invalid(faults) => {
            let names = sent.edits().into_iter().map(|(name, _)| name).collect::<Vec<_>>();
            let fault = |fault: service::error::FieldError| {
                let field = fault.field.split_once('.').and_then(|(place, field)| {
                    let name = names.get(place.parse::<usize>().ok()?)?;
                    Some(format!("{name}.{field}"))
                });
                LineFault { field, code: fault.code }
            };
            Ok(faults.into_iter().map(fault).collect())
        }
        // A page gone back to, and sent again with something else in it.
        error if error.is_key_reused() => Ok(vec![LineFault { field: None, code: "stale" }]),
        error => Err(error.into()),
    }
}
