//! Why a page was not shown. A handler returns it; [`crate::pages::errors::dress`] makes a page of it, in the
//! reader's language.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use service::ServiceError;

/// The ways a page ends without being shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nobody has signed in.
    SignInFirst,
    /// The role may not.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// The database does not answer.
    Busy,
    /// Our own fault.
    Internal,
}

impl Fault {
    /// The status of the answer.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<ServiceError> for Fault {
    /// The border: the cause is logged here, once, and goes no further.
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Forbidden(_) => Self::Forbidden,
            ServiceError::NotFound(_) => Self::NotFound,
            other => {
                tracing::error!(error = &other as &dyn std::error::Error, "a page cannot be made");
                Self::Internal
            }
        }
    }
}

impl From<tower_sessions::session::Error> for Fault {
    fn from(error: tower_sessions::session::Error) -> Self {
        tracing::error!(error = &error as &dyn std::error::Error, "the session cannot be changed");
        Self::Internal
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
