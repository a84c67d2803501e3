//! The campus changed on screen, record by record, by the same rules and the same hand as an import.

mod names;
mod rooms;
mod spaces;

pub use names::{PavilionWish, RoomTypeWish, change_pavilion, change_room_type};
pub use rooms::{NewRoom, RoomWish, add_room, change_room};
pub use spaces::{SpaceWish, change_space};

use super::plan::Plan;
use super::write::{Keep, write};
use crate::error::FieldError;
use crate::stay::write::seen;
use crate::{Actor, Context, ServiceError};
use domain::campus::{Campus, Record};
use sha2::{Digest, Sha256};

/// The version of a record. It is made of what the record says, not counted, so that an import changes it as well.
pub fn version(record: &Record) -> i64 {
    // A record that cannot be written as JSON could not be written to history either.
    let digest = Sha256::digest(serde_json::to_vec(record).unwrap_or_default());
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
