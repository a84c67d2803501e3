//! Why a page was not shown. A handler returns it; [`crate::pages::errors::dress`] makes a page of it, in the
//! reader's language.

use axum::http::{StatusCode, header};
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
    /// A form that none of our pages sent.
    Foreign,
    /// A form larger than any of ours.
    TooLarge,
    /// A form or an address that cannot be read.
    Unreadable,
    /// The database does not answer; it may in a minute.
    Busy,
    /// Our own fault.
    Internal,
}

impl Fault {
    /// The status of the answer.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::Foreign => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What an answer is instead of a page: as a handler said, or as a bare status says that the framework gave by
    /// itself, to a form it could not read or a method it does not know.
    pub fn of(response: &Response) -> Option<Self> {
        let said = response.extensions().get::<Self>().copied();
        said.or_else(|| if is_bare(response) { Self::of_status(response.status()) } else { None })
    }

    const fn of_status(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Self::NotFound),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLarge),
            StatusCode::BAD_REQUEST
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
            | StatusCode::UNPROCESSABLE_ENTITY => Some(Self::Unreadable),
            StatusCode::SERVICE_UNAVAILABLE => Some(Self::Busy),
            StatusCode::INTERNAL_SERVER_ERROR => Some(Self::Internal),
            _ => None,
        }
    }
}

/// Whether nobody made a page or a file of the answer.
fn is_bare(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

impl From<ServiceError> for Fault {
    /// The border: the cause is logged here, once, and goes no further.
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Forbidden(_) => Self::Forbidden,
            ServiceError::NotFound(_) => Self::NotFound,
            busy if busy.is_busy() => {
                tracing::warn!(error = &busy as &dyn std::error::Error, "the database does not answer");
                Self::Busy
            }
            other => {
                tracing::error!(error = &other as &dyn std::error::Error, "a page cannot be made");
                Self::Internal
            }
        }
    }
}

impl From<tower_sessions::session::Error> for Fault {
    /// Behind the session's store is the database: one that fails there is not answering.
    fn from(error: tower_sessions::session::Error) -> Self {
        use tower_sessions::{session::Error, session_store::Error::Backend};
        tracing::error!(error = &error as &dyn std::error::Error, "the session cannot be read or changed");
        if matches!(error, Error::Store(Backend(_))) { Self::Busy } else { Self::Internal }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
