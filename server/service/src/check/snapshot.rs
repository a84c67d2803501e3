//! Everything a check looks at, read in one transaction.

use crate::store::read;
use crate::{Context, ServiceError};
use domain::campus::GuestRoom;
use domain::claim::Claim;
use domain::closure::Closure;
use domain::stay::Stay;
use std::collections::HashMap;
use store_model::check::StateLine;
use store_model::night::NightRow;
use uuid::Uuid;

/// The stored data as it stood at one moment.
pub(super) struct Snapshot {
    pub rooms: Vec<GuestRoom>,
    pub room_types: HashMap<Uuid, String>,
    pub stays: Vec<Stay>,
    pub closures: Vec<Closure>,
    pub claims: Vec<Claim>,
    pub nights: Vec<NightRow>,
    pub history: Vec<StateLine>,
    /// What history should say of each stay: guests and rooms as JSON, in the order of `stays`.
    pub expected: Vec<(serde_json::Value, serde_json::Value)>,
    pub returned: Vec<Uuid>,
}

pub(super) async fn load(ctx: &Context) -> Result<Snapshot, ServiceError> {
    read!(ctx.store, |tx, db| {
        let campus = db::campus::load(tx).await?;
        let stays = db::stay::all(tx).await?;
        let expected = stays
            .iter()
            .map(|stay| (db::history::guests_json(stay), db::history::rooms_json(stay)))
            .collect();
        let mut closures = Vec::new();
        for id in db::check::closures(tx).await? {
            closures.extend(db::closure::get(tx, id).await?);
        }
        Ok(Snapshot {
            room_types: campus
                .room_types
                .iter()
                .map(|kind| (kind.id.uuid(), kind.code.as_str().to_owned()))
                .collect(),
            rooms: campus.rooms,
            stays,
            closures,
            claims: db::claim::all(tx).await?,
            nights: db::check::night_rows(tx).await?,
            history: db::check::state_lines(tx).await?,
            expected,
            returned: db::check::returned(tx).await?,
        })
    })
}

impl Snapshot {
    /// What a resource is called: a room's number, or its id where it is no guest room.
    pub fn resource_name(&self, resource: domain::ids::ResourceId) -> String {
        self.rooms
            .iter()
            .find(|room| room.id == resource)
            .map_or_else(|| resource.to_string(), |room| room.number.as_str().to_owned())
    }

    /// The code of a room type, or its id.
    pub fn type_name(&self, id: Uuid) -> String {
        self.room_types.get(&id).cloned().unwrap_or_else(|| id.to_string())
    }
}
