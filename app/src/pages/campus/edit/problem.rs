//! Why a form is shown again.

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use service::ServiceError;
use service::error::FieldError;

use crate::fault::Fault;

/// What keeps a form from being taken; nothing where it is shown for the first time.
#[derive(Clone, Debug, Default)]
pub(super) struct Problem {
    /// Fields that cannot be.
    pub faults: Vec<FieldError>,
    /// Whether somebody else changed the record in the meantime.
    pub meanwhile: bool,
}

impl Problem {
    /// What is wrong with a form that was sent, if anything; other errors are no matter of the form.
    pub(super) fn of(done: Result<(), ServiceError>) -> Result<Option<Self>, Fault> {
        match done {
            Ok(()) => Ok(None),
            Err(ServiceError::Stale { .. }) => Ok(Some(Self { meanwhile: true, ..Self::default() })),
            Err(ServiceError::Invalid(faults)) => Ok(Some(Self { faults, ..Self::default() })),
            Err(error) => Err(error.into()),
        }
    }

    /// The status the form is shown again with.
    pub(super) const fn status(&self) -> StatusCode {
        if self.meanwhile { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY }
    }
}

/// A form shown again.
pub(super) fn again(status: StatusCode, page: Html<String>) -> Response {
    (status, page).into_response()
}
