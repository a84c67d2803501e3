//! Rows of the tape chart.

use chrono::NaiveDate;
use uuid::Uuid;

/// A guest room, with where it lies.
#[derive(Clone, Debug)]
pub struct ChartRoom {
    /// Identity.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// Reached without a step.
    pub step_free: bool,
    /// Invented for demonstration.
    pub synthetic: bool,
    /// First night in stock.
    pub stock_from: NaiveDate,
    /// First night no longer in stock.
    pub stock_until: Option<NaiveDate>,
    /// Code of its type.
    pub type_code: String,
    /// Name of its type.
    pub type_name: String,
    /// Its floor.
    pub level: i64,
    /// Code of its pavilion.
    pub pavilion_code: String,
    /// Name of its pavilion.
    pub pavilion_name: String,
}

/// A claim on a room with all that may be written on its bar. Names a guest: hand it on only to those who may read
/// stays.
#[derive(Clone)]
pub struct LabelledClaim {
    /// The room.
    pub resource_id: Uuid,
    /// First second.
    pub from_at: i64,
    /// First second after.
    pub until_at: i64,
    /// What kind of owner.
    pub owner_kind: String,
    /// The owner.
    pub owner_id: Uuid,
    /// Of a stay: what the guest is told.
    pub reference: Option<String>,
    /// Of a stay: where it stands.
    pub status: Option<String>,
    /// Of a stay: its first guest, where named.
    pub guest: Option<String>,
    /// Of a stay: the event it belongs to.
    pub event: Option<String>,
    /// Of a stay: who booked.
    pub organisation: Option<String>,
    /// Of a closure: fault or works.
    pub closure_kind: Option<String>,
    /// Of a closure: why.
    pub closure_reason: Option<String>,
}

/// A stay that holds no room yet. Names a guest: hand it on only to those who may read stays.
#[derive(Clone)]
pub struct LooseStay {
    /// What the guest is told.
    pub reference: String,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Code of the type booked.
    pub type_code: String,
    /// Name of the type booked.
    pub type_name: String,
    /// Its first guest, where named.
    pub guest: Option<String>,
    /// The event it belongs to.
    pub event: Option<String>,
    /// Who booked.
    pub organisation: Option<String>,
}
