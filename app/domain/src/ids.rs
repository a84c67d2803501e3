//! Identifiers: one type a subject, so that a room's id cannot be passed for a stay's.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps an id that comes from the id source or from a row.
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// The bare value, for a statement or a link.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A person with a sign-in.
    AccountId;
    /// A calendar under a secret address; the id is not the secret.
    CalendarFeedId;
    /// Something known of the campus as a whole.
    CampusFactId;
    /// The minutes from one set-up style to another.
    ChangeoverId;
    /// A closure of rooms or of parts of halls.
    ClosureId;
    /// Equipment of one kind, with its stock.
    EquipmentId;
    /// An event, from enquiry to actual.
    EventId;
    /// What takes place in a function space.
    FunctionId;
    /// Somebody who exhibits at an event.
    ExhibitorId;
    /// A floor of a pavilion.
    FloorId;
    /// A person who sleeps or takes part; the only key to personal data.
    GuestId;
    /// One run of an import.
    ImportId;
    /// An interpreter.
    InterpreterId;
    /// A mail, waiting or gone.
    MailId;
    /// Whom participants meet one to one.
    MeetingHostId;
    /// A time at which they can.
    MeetingSlotId;
    /// An organisation.
    OrganisationId;
    /// A pavilion.
    PavilionId;
    /// A version of a quote.
    QuoteId;
    /// A recharge note of an event.
    RechargeNoteId;
    /// Whatever a claim can be laid on: a guest room or one part of a hall.
    ResourceId;
    /// One time that what was due was erased.
    RunId;
    /// A line of a rooming list.
    EntryId;
    /// A type of guest room.
    RoomTypeId;
    /// A function space, made of one part or several.
    SpaceId;
    /// A report of a barrier.
    BarrierId;
    /// A stand of an event.
    StandId;
    /// A stay.
    StayId;
    /// A token of the API.
    TokenId;
    /// A target of room-nights.
    TargetId;
    /// The mix of activities planned for a year.
    DeliveryMixId;
    /// Something with a price.
    ServiceItemId;
    /// What is ordered for an event.
    ServiceOrderId;
    /// A document to be translated.
    TranslationId;
    /// A session of a programme.
    SessionId;
    /// Somebody who speaks in a session; the key to what is personal of it.
    SpeakerId;
    /// A track of a programme.
    TrackId;
}
