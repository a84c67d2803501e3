//! What each end of a use case is to a program: the one place where it is decided.

use super::{Code, Problem, refused};
use domain::access::Permission;
use domain::calendar::DatesError;
use domain::stay::StayError;
use service::ServiceError;
use service::refusal::{Obstacle, Refusal};
use store_model::StoreError;

impl From<ServiceError> for Problem {
    /// The border: the cause is logged here, once, and goes no further.
    fn from(error: ServiceError) -> Self {
        use ServiceError as E;
        match error {
            E::Forbidden(permission) => forbidden(permission),
            E::NotFound("record referred to") => Self::field("", "unknown", None),
            E::NotFound(what) => Self::new(Code::NotFound).detail(format!("There is no such {what}.")),
            E::Invalid(faults) => Self::fields(faults),
            E::Dates(error) => dates(&error),
            E::Stay(error) => stay(&error),
            E::Refused(refusal) => refused(&refusal),
            E::Stale { subject, current } => Self {
                current_version: Some(current),
                ..Self::new(Code::Stale).detail(format!("The {subject} is at version {current}."))
            },
            E::TooManyTries { seconds } => {
                Self::new(Code::TooManyRequests).retry_after(seconds.unsigned_abs())
            }
            E::Store(error) => store(error),
            // What no route of the API asks for: signing in, accounts, files, backups, blocks.
            E::WrongCredentials | E::WrongCode | E::SpentLink => Self::new(Code::InvalidToken),
            E::LastAdministrator | E::ImportRuns | E::Short(_) | E::Hall(_) => Self::new(Code::Conflict),
            E::Campus(_) | E::File(_) | E::Backup(_) | E::Hash(_) | E::Secret(_) | E::Worker(_) => {
                internal(&error)
            }
        }
    }
}

fn forbidden(permission: Permission) -> Problem {
    let scope = permission.code();
    let detail = format!("This needs the scope {scope}, and an owner of the token whose role permits it.");
    Problem { scope: Some(scope), ..Problem::new(Code::Forbidden).detail(detail) }
}

fn dates(error: &DatesError) -> Problem {
    let code = match error {
        DatesError::Backwards { .. } => "before_arrival",
        DatesError::TooLong { .. } => "too_long",
    };
    Problem::field("departure", code, Some(error.to_string()))
}

fn stay(error: &StayError) -> Problem {
    let code = match error {
        StayError::WrongStatus { .. } => Code::WrongStatus,
        StayError::NoRoom => Code::NoRoom,
        StayError::SameRoom => Code::SameRoom,
        StayError::OutsideDates { .. } => Code::OutsideDates,
        StayError::AlreadySlept { .. } => Code::AlreadySlept,
        StayError::NotDueYet { .. } => Code::NotDueYet,
        StayError::GuestOutside => return Problem::field("guests", "outside_stay", Some(error.to_string())),
        StayError::NoGuest => return Problem::field("guests", "missing", Some(error.to_string())),
    };
    Problem::new(code).detail(error.to_string())
}

fn refused(refusal: &Refusal) -> Problem {
    let (code, detail) = match &refusal.obstacle {
        Obstacle::Occupied { resource, .. } => (Code::Occupied, format!("Room {resource} is taken.")),
        Obstacle::Full { room_type, night, .. } => {
            (Code::Full, format!("Every room of the type {room_type} is taken or closed on {night}."))
        }
        // Nothing that can be asked of the API holds any.
        Obstacle::Scarce { item, .. } => (Code::Conflict, format!("Too few of {item} are left.")),
    };
    let obstacle = refused::obstacle(refusal);
    Problem {
        refused: obstacle.map(|obstacle| Box::new((obstacle, refused::alternatives(refusal)))),
        ..Problem::new(code).detail(detail)
    }
}

fn store(error: StoreError) -> Problem {
    match error {
        StoreError::KeyReused => Problem::new(Code::KeyReused),
        StoreError::Reference => Problem::field("", "unknown", None),
        // A refusal that could not be explained: what was in the way is gone by now.
        StoreError::Overlap { .. }
        | StoreError::Full { .. }
        | StoreError::Scarce { .. }
        | StoreError::Stale { .. } => {
            Problem::new(Code::Conflict).detail("Somebody else was quicker. Try again.")
        }
        StoreError::Retry(_) | StoreError::Busy(_) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "the database does not answer");
            Problem::new(Code::Busy).retry_after(60)
        }
        StoreError::Duplicate { .. }
        | StoreError::Refused { .. }
        | StoreError::Corrupt { .. }
        | StoreError::Database(_) => internal(&ServiceError::Store(error)),
    }
}

fn internal(error: &ServiceError) -> Problem {
    tracing::error!(error = error as &dyn std::error::Error, "a request of the API cannot be answered");
    Problem::new(Code::Internal)
}
