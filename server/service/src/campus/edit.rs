//! The campus changed on screen, record by record, by the same rules and the same hand as an import.

mod building;
mod changeovers;
mod equipment;
mod kinds;
mod new_space;
mod rooms;
mod spaces;
mod stock;

pub use building::{NewPavilion, PavilionWish, add_floors, add_pavilion, change_pavilion};
pub use changeovers::{ChangeoverWish, change_changeovers, changeovers, changeovers_version};
pub use equipment::{EquipmentWish, NewEquipment, add_equipment, change_equipment};
pub use kinds::{NewRoomType, RoomTypeWish, add_room_type, change_room_type};
pub use new_space::{NewSpace, add_space};
pub use rooms::{NewRoom, RoomWish, add_room, change_room};
pub use spaces::{SpaceWish, change_space};
pub use stock::{Move, StockWish, move_stock};

use super::plan::Plan;
use super::write::{Keep, write};
use crate::error::FieldError;
use crate::stay::write::seen;
use crate::{Actor, Context, ServiceError};
use domain::campus::{Campus, Floor, Record};
use domain::ids::{FloorId, PavilionId};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The version of a record. It is made of what the record says, not counted, so that an import changes it as well.
pub fn version(record: &Record) -> i64 {
    digest(record)
}

fn digest(said: &impl Serialize) -> i64 {
    // What cannot be written as JSON could not be written to history either.
    let digest = Sha256::digest(serde_json::to_vec(said).unwrap_or_default());
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&digest[..8]);
    i64::from_be_bytes(bytes)
}

/// Writes the records that `wish` makes of the campus as it stands, each in its place.
async fn apply(
    ctx: &Context,
    actor: &Actor,
    wish: impl Fn(&Campus) -> Result<Campus, ServiceError>,
) -> Result<(), ServiceError> {
    write(ctx, actor, Keep::All, |known| {
        let changes = known.changes_to(&wish(known)?);
        Ok((Plan { changes, ..Plan::default() }, ()))
    })
    .await
}

/// Ends a change that was decided on another state of the record, unless the record is as wished already: a form sent
/// twice is done once.
fn decided_on(version_seen: i64, before: &Record, after: &Record) -> Result<(), ServiceError> {
    if before == after { Ok(()) } else { seen(before.subject(), version_seen, version(before)) }
}

fn invalid(field: impl Into<String>, code: &'static str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(field, code)])
}

/// Refuses all that is wrong at once.
fn none(faults: Vec<FieldError>) -> Result<(), ServiceError> {
    if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
}

/// What is not invented is known from somewhere, on screen as in a file.
fn sourced(source: &str, synthetic: bool) -> Option<FieldError> {
    (!synthetic && source.trim().is_empty()).then(|| FieldError::new("source", "missing"))
}

/// The identity of the pavilion of a code.
fn pavilion_of(known: &Campus, code: &str) -> Result<PavilionId, ServiceError> {
    let found = known.pavilions.iter().find(|pavilion| pavilion.code.as_str() == code);
    found.map(|pavilion| pavilion.id).ok_or(ServiceError::NotFound("pavilion"))
}

/// A floor of a pavilion, which has the id `fresh` where it is new.
fn floor_at(known: &Campus, pavilion: PavilionId, level: i64, fresh: Uuid) -> Result<Floor, ServiceError> {
    if !Floor::LEVELS.contains(&level) {
        return Err(invalid("level", "unknown"));
    }
    let floor = known.floors_of(pavilion).find(|floor| floor.level == level).cloned();
    Ok(floor.unwrap_or_else(|| Floor { id: FloorId::new(fresh), pavilion, level, synthetic: false }))
}

/// The place after all others in a list.
fn last(positions: impl Iterator<Item = i64>) -> i64 {
    positions.max().unwrap_or_default().saturating_add(1)
}
