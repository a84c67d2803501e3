//! The codes of problems: stable, and each explained once.

use axum::http::StatusCode;

macro_rules! codes {
    ($($name:ident $word:literal $status:ident $title:literal $meaning:literal;)+) => {
        /// What can go wrong.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Code {
            $(#[doc = $meaning] $name,)+
        }

        impl Code {
            /// All codes.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The stable word.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// The status of the answer.
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status,)+ }
            }

            /// In a few words.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }

            /// What it means and what to do.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning,)+ }
            }
        }
    };
}

codes! {
    MalformedJson "malformed_json" BAD_REQUEST "The body is not JSON" "The body cannot be read as JSON.";
    MalformedRequest "malformed_request" BAD_REQUEST "The request cannot be read" "The request cannot be read.";
    KeyMissing "idempotency_key_missing" BAD_REQUEST "No idempotency key" "A POST needs a header Idempotency-Key that you make up, such as a UUID: a repeated request with the same key is done once.";
    KeyInvalid "idempotency_key_invalid" BAD_REQUEST "No usable idempotency key" "An idempotency key is 1 to 255 visible ASCII characters.";
    Unauthorized "unauthorized" UNAUTHORIZED "A token is needed" "Send a token in the header Authorization: Bearer fst_…";
    InvalidToken "invalid_token" UNAUTHORIZED "The token does not hold" "The token is not one of ours, ran out, was revoked, or its owner is switched off.";
    Forbidden "forbidden" FORBIDDEN "Not permitted" "The scopes of the token, or the role of its owner, do not permit this.";
    NotFound "not_found" NOT_FOUND "Not found" "There is no such thing.";
    MethodNotAllowed "method_not_allowed" METHOD_NOT_ALLOWED "Not with this method" "The header Allow lists the methods there are.";
    Occupied "occupied" CONFLICT "The room is taken" "Something else claims the room: the obstacle says what and until when, the alternatives what would do instead.";
    Full "full" CONFLICT "No room of the type is left" "Every room of the type is taken or closed on a night: the obstacle says which, the alternatives what would do instead.";
    Conflict "conflict" CONFLICT "It conflicts with what is there" "It conflicts with what is there.";
    WrongStatus "wrong_status" CONFLICT "The status does not allow it" "The stay stands where this cannot be done: a departed stay cannot be cancelled.";
    NoRoom "no_room" CONFLICT "No room is assigned" "Nobody can check in without a room.";
    SameRoom "same_room" CONFLICT "The stay holds this room already" "The stay holds this room already.";
    OutsideDates "outside_dates" CONFLICT "Outside the dates of the stay" "Check-in is for the dates of the stay only.";
    AlreadySlept "already_slept" CONFLICT "The nights have been slept" "Nights before today cannot be given back.";
    NotDueYet "not_due_yet" CONFLICT "Not due yet" "Nobody is a no-show before the day of arrival.";
    Stale "stale" PRECONDITION_FAILED "The record has changed" "It is at another version than that of If-Match: read it again, and decide again.";
    TooLarge "too_large" PAYLOAD_TOO_LARGE "The body is too large" "A body may have 64 KiB.";
    UnsupportedMediaType "unsupported_media_type" UNSUPPORTED_MEDIA_TYPE "Not this media type" "Bodies are application/json.";
    Invalid "invalid" UNPROCESSABLE_ENTITY "Fields cannot be accepted" "Fields or parameters hold what cannot be; errors names each of them.";
    KeyReused "idempotency_key_reused" UNPROCESSABLE_ENTITY "The key was used for another request" "The same idempotency key came with another body within a day.";
    VersionMissing "if_match_missing" PRECONDITION_REQUIRED "If-Match is needed" "A change needs the header If-Match with the ETag that was read, so that nobody overwrites what they did not see.";
    TooManyRequests "too_many_requests" TOO_MANY_REQUESTS "Too many requests" "Wait as long as Retry-After says.";
    Internal "internal" INTERNAL_SERVER_ERROR "A fault of ours" "Something went wrong here; it is in the log.";
    Busy "busy" SERVICE_UNAVAILABLE "Busy" "The database does not answer; it may in a minute.";
}

impl Code {
    /// The place on the page of the API where the code is explained.
    pub fn anchor(self) -> String {
        format!("problem-{}", self.word())
    }

    /// The code of an answer that has a status alone.
    pub const fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::UnsupportedMediaType,
            StatusCode::UNPROCESSABLE_ENTITY => Self::Invalid,
            StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            StatusCode::INTERNAL_SERVER_ERROR => Self::Internal,
            _ => Self::MalformedRequest,
        }
    }
}
