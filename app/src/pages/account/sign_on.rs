//! Signing in at an OpenID provider: the way there, and the way back.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::{Deserialize, Serialize};
use service::ServiceError;
use service::account::{self, Entry};
use tower_sessions::Session;

use super::{Asked, code, enter, show};
use crate::fault::Fault;
use crate::local::local;
use crate::sign_on::{Secrets, SignOn, Trouble};
use crate::state::AppState;
use crate::view::sign_in::{Problem, SignIn};
use crate::viewer::Viewer;

/// Under which key the session keeps what the way back is known by.
const PENDING: &str = "sign_on";

#[derive(Debug, Serialize, Deserialize)]
struct Pending {
    secrets: Secrets,
    back: String,
}

/// What the provider sends the browser back with (OpenID Connect Core 1.0, sections 3.1.2.5 and 3.1.2.6).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Returned {
    state: String,
    code: Option<String>,
}

/// Sends the browser to the provider.
pub async fn leave(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let sign_on = provider(&state)?;
    let back = local(&asked.back).to_owned();
    let secrets = Secrets::new(&state.ctx).map_err(ServiceError::from)?;
    match sign_on.provider.address(&secrets).await {
        Ok(address) => {
            session.insert(PENDING, Pending { secrets, back }).await?;
            Ok(Redirect::to(&address).into_response())
        }
        Err(trouble) => refused(&state, viewer, problem(trouble), back).await,
    }
}

/// Lets in whom the provider vouches for. A way back that this browser did not set out on leads nowhere, so that nobody is
/// signed in as somebody else by a link; and each is taken once.
pub async fn return_from(
    State(state): State<AppState>,
    viewer: Viewer,
    session: Session,
    Query(returned): Query<Returned>,
) -> Result<Response, Fault> {
    let sign_on = provider(&state)?;
    let pending = session.remove::<Pending>(PENDING).await?;
    let Some(Pending { secrets, back }) = pending.filter(|pending| pending.secrets.state == returned.state)
    else {
        return refused(&state, viewer, Problem::Strayed, String::new()).await;
    };
    let Some(code) = returned.code else { return refused(&state, viewer, Problem::NotVouched, back).await };
    let identity = match sign_on.provider.identity(code, &secrets).await {
        Ok(identity) => identity,
        Err(trouble) => return refused(&state, viewer, problem(trouble), back).await,
    };
    match account::sign_on(&state.ctx, &identity).await {
        Ok(Entry::Entered(account)) => enter(&session, &viewer, &account, &back).await,
        Ok(Entry::CodeWanted(id)) => code::ask(&state, &session, id, &back).await,
        Err(ServiceError::WrongCredentials) => refused(&state, viewer, Problem::NoAccount, back).await,
        Err(error) => Err(error.into()),
    }
}

fn provider(state: &AppState) -> Result<SignOn, Fault> {
    state.neighbours.sign_on.clone().ok_or(Fault::NotFound)
}

const fn problem(trouble: Trouble) -> Problem {
    match trouble {
        Trouble::Unreachable => Problem::NoProvider,
        Trouble::Refused => Problem::NotVouched,
    }
}

/// The form, with what is in the way.
async fn refused(
    state: &AppState,
    viewer: Viewer,
    problem: Problem,
    back: String,
) -> Result<Response, Fault> {
    let status = match problem {
        Problem::NoProvider => StatusCode::BAD_GATEWAY,
        _ => StatusCode::FORBIDDEN,
    };
    let shown = SignIn { back, problems: vec![problem], ..SignIn::default() };
    Ok((status, show(state, viewer, shown).await?).into_response())
}
