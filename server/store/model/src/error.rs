//! What can go wrong in a store, whichever database it is.
//!
//! Both store crates turn what their database says into a [`StoreError`]; nobody above them sees an SQL state or a
//! message of a driver.

use chrono::NaiveDate;
use uuid::Uuid;

/// Why a statement did not do what it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A claim on this resource overlaps another one.
    #[error("a claim on {resource} overlaps another")]
    Overlap {
        /// The room or part of a hall.
        resource: Uuid,
        /// First second asked for.
        from_at: i64,
        /// First second after.
        until_at: i64,
    },
    /// More rooms of a type would be taken or closed on a night than there are.
    #[error("no room of type {room_type} is left on {night}")]
    Full {
        /// The type.
        room_type: Uuid,
        /// The first night without one.
        night: NaiveDate,
    },
    /// More of a thing would be held at some second than there is of it.
    #[error("too few of the item {item} are left")]
    Scarce {
        /// The thing.
        item: Uuid,
        /// How many are wanted.
        quantity: i64,
        /// First second asked for.
        from_at: i64,
        /// First second after.
        until_at: i64,
    },
    /// The record changed since it was read.
    #[error("the {subject} changed in the meantime")]
    Stale {
        /// Table of the record.
        subject: &'static str,
    },
    /// A value that must be unique is there already.
    #[error("duplicate: {constraint}")]
    Duplicate {
        /// Name of the constraint, `<table>_<columns>_key`.
        constraint: String,
    },
    /// Another named constraint refused the change.
    #[error("refused by {constraint}")]
    Refused {
        /// Name of the constraint.
        constraint: String,
    },
    /// A record refers to another that is not there. Which one, SQLite does not say.
    #[error("a record that is referred to is not there")]
    Reference,
    /// The idempotency key was used before, for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// A row holds what no rule would have written.
    #[error("{table} {id} holds no valid {column}")]
    Corrupt {
        /// Its table.
        table: &'static str,
        /// Its key.
        id: String,
        /// The column.
        column: &'static str,
    },
    /// The database asks to run the transaction again: a deadlock or a busy writer.
    #[error("the transaction must run again")]
    Retry(#[source] sqlx::Error),
    /// The database does not answer: no connection to it is free, or the one there was is gone.
    #[error("the database does not answer")]
    Busy(#[source] sqlx::Error),
    /// The statement is wrong, or the database is.
    #[error("the database failed")]
    Database(#[source] sqlx::Error),
}

impl StoreError {
    /// Whether the same transaction may well succeed when run again.
    pub const fn is_retry(&self) -> bool {
        matches!(self, Self::Retry(_))
    }

    /// Whether the database may well answer in a minute: it was asked too much at once, or is starting.
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Retry(_) | Self::Busy(_))
    }

    /// What an error means that no database sent, but the driver itself.
    pub fn of_driver(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        match error {
            E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed | E::Io(_) => Self::Busy(error),
            _ => Self::Database(error),
        }
    }
}

/// Names of constraints that are part of the interface between the schema and the rules.
pub mod constraint {
    /// Two claims overlap.
    pub const CLAIM_OVERLAP: &str = "claim_overlap";
    /// More rooms taken or closed than there are.
    pub const NIGHT_COUNT_STOCK: &str = "night_count_stock";
    /// The same idempotency key at the same time.
    pub const IDEMPOTENCY_KEY: &str = "idempotency_pkey";
    /// More pieces of equipment promised than there are.
    pub const EQUIPMENT_DAY_STOCK: &str = "equipment_day_stock";
    /// More of a thing held than there is.
    pub const SERVICE_HOLD_STOCK: &str = "service_hold_stock";
    /// A stock below what is held.
    pub const SERVICE_ITEM_STOCK: &str = "service_item_stock";
    /// A quote above the limit that nobody else approved.
    pub const QUOTE_SECOND_APPROVER: &str = "quote_second_approver";
    /// A recharge note above the limit that nobody else approved.
    pub const RECHARGE_SECOND_APPROVER: &str = "recharge_note_second_approver";
    /// A stay reference that exists.
    pub const STAY_REFERENCE: &str = "stay_reference_key";
}
