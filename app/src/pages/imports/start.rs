//! From a form that was received to an import that has begun, or to what is wrong with the form.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use service::import::desk::Order;
use service::{Actor, ServiceError, import};

use super::receive::Broken;
use crate::state::AppState;
use crate::view::import::{Fault, PATH};

/// Begins an import, and leads to its progress. What is wrong with the form is handed back, to be shown beside it.
pub(super) async fn start(
    state: &AppState,
    actor: &Actor,
    order: Result<Order, Fault>,
) -> Result<Result<Response, Fault>, crate::fault::Fault> {
    let order = match order {
        Ok(order) => order,
        Err(fault) => return Ok(Err(fault)),
    };
    match import::begin(&state.ctx, actor, &state.imports, order).await {
        Ok(work) => {
            tokio::spawn(work);
            Ok(Ok(Redirect::to(&format!("{PATH}/latest")).into_response()))
        }
        Err(ServiceError::File(error)) => Ok(Err(Fault::File(error))),
        Err(ServiceError::ImportRuns) => Ok(Err(Fault::Runs)),
        Err(error) => Err(error.into()),
    }
}

/// The status of a form that is shown again.
pub(super) const fn status(fault: &Fault) -> StatusCode {
    match fault {
        Fault::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
        Fault::Runs => StatusCode::CONFLICT,
        Fault::NoFile | Fault::NeitherFile | Fault::NoMapping | Fault::File(_) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

impl From<Broken> for crate::fault::Fault {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Form => Self::Unreadable,
            Broken::Disk(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "an upload cannot be kept");
                Self::Internal
            }
        }
    }
}
