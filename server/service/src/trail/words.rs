//! The words that history is written in: kinds of records, and what is done to them.

use store_model::trail::STAY;

/// Every kind of record.
pub const KINDS: [&str; 17] = [
    STAY,
    "closure",
    "guest",
    "event",
    "organisation",
    "target",
    "account",
    "api_token",
    "campus_fact",
    "pavilion",
    "floor",
    "room_type",
    "guest_room",
    "space",
    "space_part",
    "equipment",
    "changeover",
];

/// Everything that is done: to stays, and then to other records.
pub const ACTIONS: [&str; 25] = [
    "reserve",
    "assign",
    "move",
    "swap",
    "extend",
    "shorten",
    "cancel",
    "no_show",
    "check_in",
    "check_out",
    "close",
    "lift",
    "erase",
    "import",
    "put",
    "add",
    "invite",
    "reset",
    "change",
    "password",
    "second_factor",
    "end_session",
    "end_sessions",
    "issue",
    "revoke",
];
