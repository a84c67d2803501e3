//! What is wrong with a line.

use chrono::NaiveDate;

/// A line that is not taken: its column, where it is one, and why. It never says what the cell holds, which may be
/// about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Name of the column as the file writes it; empty where it is the whole line.
    pub column: String,
    /// What is wrong.
    pub reason: Reason,
}

/// Why a line is not taken, in words that end with the way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Nothing where something is needed.
    #[error("is empty; give a value")]
    Missing,
    /// More or fewer cells than column names.
    #[error("has {found} cells, the header {expected}; check quotes and delimiters")]
    Width {
        /// Cells of the line.
        found: usize,
        /// Columns of the header.
        expected: usize,
    },
    /// Another encoding.
    #[error("is not UTF-8; save the file as \"CSV UTF-8\"")]
    NotUtf8,
    /// The error of a formula.
    #[error("is the error of a formula, such as #N/A; put the value there")]
    ErrorCell,
    /// No date, or none in the formats of the mapping.
    #[error("is no date; write it as 2026-03-01, or name its pattern in the mapping (dates)")]
    Date,
    /// No whole number from 0 up.
    #[error("is no whole number from 0 up")]
    Number,
    /// More than can be.
    #[error("is more than can be; at most {most}")]
    TooMany {
        /// The most.
        most: u32,
    },
    /// More characters than are kept.
    #[error("has more than {most} characters; shorten it")]
    TooLong {
        /// The most.
        most: usize,
    },
    /// The departure lies before the arrival.
    #[error("lies before the arrival")]
    Backwards,
    /// More nights than a stay may have.
    #[error("makes the stay longer than {most} nights; split it")]
    LongStay {
        /// The most.
        most: i64,
    },
    /// Nights and departure contradict each other.
    #[error("does not agree with the departure; correct one, or leave one out")]
    NightsDiffer,
    /// Heads and the numbers of adults and children contradict each other.
    #[error("does not agree with the number of adults and children; correct one, or leave one out")]
    HeadsDiffer,
    /// A guest is named where nobody sleeps.
    #[error("names a guest where nobody stays; give the number of people")]
    NobodyNamed,
    /// An address without `@`.
    #[error("is no e-mail address; correct it, or leave the cell empty")]
    NoAddress,
    /// Cancelled, and no column says when.
    #[error(
        "is cancelled, and no column says when; add cancelled_at, or name the column in the mapping (status_date)"
    )]
    NoCancellationDate,
    /// A status word without a meaning.
    #[error("is no known status; use ours, or translate it in the mapping ([status])")]
    UnknownStatus,
    /// A segment that is not there.
    #[error("is no known segment; use a segment's code or name, or translate it in the mapping ([segments])")]
    UnknownSegment,
    /// A room type that is not there.
    #[error(
        "is no known room type; use a type's code or name, translate it in the mapping ([room_types]), or let the \
        import make the types it needs with --create-room-types"
    )]
    UnknownRoomType,
    /// An event that is not there.
    #[error("is the code of no event; make the event first, or leave the cell empty")]
    UnknownEvent,
    /// Booked only after the guest had left.
    #[error("lies after the departure")]
    BookedTooLate,
    /// Said to have happened on a day still to come.
    #[error("tells what is still to come on {0}; use reserved until it has happened")]
    StillToCome(NaiveDate),
    /// No room of the type left.
    #[error(
        "asks for a room on {0}, when all of the type are taken or closed; add rooms, or change the stay"
    )]
    Full(NaiveDate),
    /// Another stay has the reference.
    #[error(
        "is the reference of a stay that is there already, and a row never changes one; change that stay itself, or give \
        the row another reference"
    )]
    ReferenceTaken,
    /// A date in numbers that could be two days.
    #[error("could be two days; write it as 2026-03-01, or say which comes first with --dates")]
    AmbiguousDate,
    /// The last day lies before the first.
    #[error("lies before the first day")]
    EndsBefore,
    /// More days than are believed.
    #[error("makes the event longer than {most} days; split it")]
    LongEvent {
        /// The most.
        most: i64,
    },
    /// A kind of event without a meaning.
    #[error("is no known kind of event; use training, academy, master, conference, dialogue_event, …")]
    UnknownKind,
    /// A class of clients without a meaning.
    #[error("is no known class of clients; use own, un_agency, government, …, or leave the cell empty")]
    UnknownClient,
    /// A status of an event without a meaning.
    #[error(
        "is no status of an event; use enquiry, tentative, definite, actual, lost, declined or cancelled"
    )]
    UnknownEventStatus,
    /// Nobody who looks after events is called so, or several are.
    #[error(
        "is the address or name of no organiser, or of several; add the account first, or leave the cell empty"
    )]
    UnknownOrganiser,
    /// An option beyond the first day.
    #[error("lies after the first day; an option ends by then")]
    OptionLate,
    /// Said to have happened on a day still to come.
    #[error("tells what is still to come on {0}; correct the day or the status")]
    NotYet(NaiveDate),
    /// Asked, agreed and ended in another order.
    #[error("lies before what came before it; asked, agreed and ended follow each other")]
    OutOfOrder,
    /// Two lines of the file have the reference.
    #[error("is the reference of several lines; keep one of them")]
    ReferenceTwice,
    /// Rooms for an event that nobody knows.
    #[error("is the reference of no event, in this file or imported before; add the event, or correct it")]
    UnknownReference,
    /// A night too far from the event.
    #[error("lies more than {most} nights beyond the event; correct the night, or the days of the event")]
    FarNight {
        /// The most nights.
        most: i64,
    },
    /// A night and type that another line of the event has too.
    #[error(
        "has rooms of a type for a night that another line of the event has too; add them up in one line"
    )]
    NightTwice,
    /// A cut-off that differs between the lines of an event, or lies after it.
    #[error(
        "differs from another line of the event, or lies after the event; give one cut-off for each event"
    )]
    CutOff,
    /// More rooms than there are.
    #[error("asks for more rooms than there are: {0} lacking; add rooms, agree fewer, or move the event")]
    Short(String),
    /// What the event holds besides is no longer free.
    #[error("would hold halls or services that are taken; change the event in Foresteria")]
    InTheWay,
    /// Changed by somebody since.
    #[error("was changed in Foresteria since it was imported, and is not overwritten; change it there")]
    Since,
    /// Goes with another line that was not taken.
    #[error("goes with another line of its event that was not taken: see {0}")]
    WithAnother(String),
}

impl Reason {
    /// Every word that a record of an import can hold.
    pub const CODES: [&str; 42] = [
        "missing",
        "width",
        "not_utf8",
        "error_cell",
        "not_a_date",
        "not_a_number",
        "too_many",
        "too_long",
        "departure_before_arrival",
        "stay_too_long",
        "nights_differ",
        "heads_differ",
        "nobody_named",
        "not_an_address",
        "no_cancellation_date",
        "unknown_status",
        "unknown_segment",
        "unknown_room_type",
        "unknown_event",
        "booked_after_departure",
        "still_to_come",
        "full",
        "reference_taken",
        "ambiguous_date",
        "ends_before",
        "event_too_long",
        "unknown_kind",
        "unknown_client",
        "unknown_event_status",
        "unknown_organiser",
        "option_late",
        "not_yet",
        "out_of_order",
        "reference_twice",
        "unknown_reference",
        "far_night",
        "night_twice",
        "cut_off",
        "short",
        "in_the_way",
        "since",
        "with_another",
    ];

    /// The word stored with the record of the import.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Width { .. } => "width",
            Self::NotUtf8 => "not_utf8",
            Self::ErrorCell => "error_cell",
            Self::Date => "not_a_date",
            Self::Number => "not_a_number",
            Self::TooMany { .. } => "too_many",
            Self::TooLong { .. } => "too_long",
            Self::Backwards => "departure_before_arrival",
            Self::LongStay { .. } => "stay_too_long",
            Self::NightsDiffer => "nights_differ",
            Self::HeadsDiffer => "heads_differ",
            Self::NobodyNamed => "nobody_named",
            Self::NoAddress => "not_an_address",
            Self::NoCancellationDate => "no_cancellation_date",
            Self::UnknownStatus => "unknown_status",
            Self::UnknownSegment => "unknown_segment",
            Self::UnknownRoomType => "unknown_room_type",
            Self::UnknownEvent => "unknown_event",
            Self::BookedTooLate => "booked_after_departure",
            Self::StillToCome(_) => "still_to_come",
            Self::Full(_) => "full",
            Self::ReferenceTaken => "reference_taken",
            Self::AmbiguousDate => "ambiguous_date",
            Self::EndsBefore => "ends_before",
            Self::LongEvent { .. } => "event_too_long",
            Self::UnknownKind => "unknown_kind",
            Self::UnknownClient => "unknown_client",
            Self::UnknownEventStatus => "unknown_event_status",
            Self::UnknownOrganiser => "unknown_organiser",
            Self::OptionLate => "option_late",
            Self::NotYet(_) => "not_yet",
            Self::OutOfOrder => "out_of_order",
            Self::ReferenceTwice => "reference_twice",
            Self::UnknownReference => "unknown_reference",
            Self::FarNight { .. } => "far_night",
            Self::NightTwice => "night_twice",
            Self::CutOff => "cut_off",
            Self::Short(_) => "short",
            Self::InTheWay => "in_the_way",
            Self::Since => "since",
            Self::WithAnother(_) => "with_another",
        }
    }

    /// Days, types and numbers that the word leaves open, in no language; empty where there are none.
    pub fn detail(&self) -> String {
        match self {
            Self::Full(day) | Self::StillToCome(day) | Self::NotYet(day) => day.to_string(),
            Self::Short(text) | Self::WithAnother(text) => text.clone(),
            Self::TooMany { most } => most.to_string(),
            _ => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_is_stored_is_listed() {
        let source = include_str!("fault.rs").split("const fn code").nth(1).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap();
        let words = source.split('"').skip(1).step_by(2).collect::<Vec<_>>();
        assert_eq!(words, Reason::CODES);
    }
}
