//! What a test expects of a use case, in a word after the call: `.good()`, `.refused()`, `.error()`.

use service::ServiceError;
use service::refusal::Refusal;
use std::fmt::Debug;

/// Says how a use case was to end.
pub trait Outcome<T> {
    /// It did what it was asked to.
    fn good(self) -> T;
    /// Something stands in the way, and the refusal says what.
    fn refused(self) -> Refusal;
    /// It ended with an error.
    fn error(self) -> ServiceError;
}

impl<T: Debug> Outcome<T> for Result<T, ServiceError> {
    #[track_caller]
    fn good(self) -> T {
        match self {
            Ok(done) => done,
            Err(error) => panic!("should have been done, but: {error:?}"),
        }
    }

    #[track_caller]
    fn refused(self) -> Refusal {
        match self {
            Err(ServiceError::Refused(refusal)) => *refusal,
            other => panic!("should have been refused with a reason, but: {other:?}"),
        }
    }

    #[track_caller]
    fn error(self) -> ServiceError {
        match self {
            Err(error) => error,
            Ok(done) => panic!("should have failed, but gave {done:?}"),
        }
    }
}
