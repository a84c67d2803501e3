//! Everything a check looks at, read in one transaction.

use crate::store::read;
use crate::{Context, ServiceError};
use domain::block::Block;
use domain::campus::GuestRoom;
use domain::claim::Claim;
use domain::closure::Closure;
use domain::function::Function;
use domain::ids::{ResourceId, SpaceId};
use domain::stay::Stay;
use std::collections::{BTreeSet, HashMap};
use store_model::check::StateLine;
use store_model::night::NightRow;
use store_model::reading::{Reading, UnreadableRow};
use store_model::search::{Named, Subject};
use uuid::Uuid;

/// The stored data as it stood at one moment.
pub(super) struct Snapshot {
    pub rooms: Vec<GuestRoom>,
    pub room_types: HashMap<Uuid, String>,
    pub stays: Vec<Stay>,
    pub blocks: Vec<Block>,
    pub closures: Vec<Closure>,
    pub functions: Vec<Function>,
    /// The parts of each space.
    pub spaces: HashMap<SpaceId, BTreeSet<ResourceId>>,
    pub claims: Vec<Claim>,
    pub nights: Vec<NightRow>,
    pub history: Vec<StateLine>,
    /// What history should say of each stay: guests and rooms as JSON, in the order of `stays`.
    pub expected: Vec<(serde_json::Value, serde_json::Value)>,
    pub returned: Vec<Uuid>,
    /// Counts of interpreters and equipment that are not what their causes come to.
    pub promises: Vec<String>,
    /// Events whose programmes put two sessions into one hall at a time.
    pub doubled: Vec<String>,
    /// Entries of rooming lists that do not agree with what they stand for.
    pub lists: Vec<String>,
    /// Years whose recharge notes are not numbered without a gap.
    pub numbers: Vec<String>,
    pub words: Vec<Words>,
    /// Rows that could not be read; nothing above holds them.
    pub unreadable: Vec<UnreadableRow>,
}

/// What is found by the words of its name, and the words it is found by.
pub(super) struct Words {
    pub subject: Subject,
    pub records: Vec<Named>,
    pub entries: Vec<(Uuid, String)>,
}

pub(super) async fn load(ctx: &Context) -> Result<Snapshot, ServiceError> {
    read!(ctx.store, |tx, db| {
        let mut reading = Reading::lenient();
        let campus = db::campus::read(tx, &mut reading).await?;
        let stays = db::stay::all(tx, &mut reading).await?;
        let expected = stays
            .iter()
            .map(|stay| (db::history::guests_json(stay), db::history::rooms_json(stay)))
            .collect();
        let mut closures = Vec::new();
        for id in db::check::closures(tx).await? {
            closures.extend(reading.one(db::closure::get(tx, id).await)?.flatten());
        }
        // Nothing is compared with these: of each list the first row that cannot be read is told.
        reading.one(db::segment::all(tx).await)?;
        reading.one(db::organisation::all(tx).await)?;
        reading.one(db::target::all(tx).await)?;
        reading.one(db::delivery_mix::all(tx).await)?;
        let mut words = Vec::new();
        for subject in Subject::ALL {
            let records = db::search::texts(tx, subject).await?;
            words.push(Words { subject, records, entries: db::search::entries(tx, subject).await? });
        }
        Ok(Snapshot {
            room_types: campus
                .room_types
                .iter()
                .map(|kind| (kind.id.uuid(), kind.code.as_str().to_owned()))
                .collect(),
            rooms: campus.rooms,
            spaces: campus.spaces.into_iter().map(|space| (space.id, space.parts)).collect(),
            functions: db::function::all(tx, &mut reading).await?,
            stays,
            blocks: db::block::all(tx, &mut reading).await?,
            closures,
            claims: db::claim::all(tx, &mut reading).await?,
            nights: db::check::night_rows(tx).await?,
            history: db::check::state_lines(tx).await?,
            expected,
            returned: db::check::returned(tx).await?,
            promises: db::check::promises(tx).await?,
            doubled: db::check::doubled_sessions(tx).await?,
            lists: db::check::lists(tx).await?,
            numbers: db::recharge::gaps(tx).await?,
            words,
            unreadable: reading.set_aside(),
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

    /// The keys of the rows of a table that are there and could not be read.
    pub fn unread(&self, table: &'static str) -> impl Iterator<Item = Uuid> {
        let rows = self.unreadable.iter().filter(move |row| row.table == table);
        rows.filter_map(|row| Uuid::parse_str(&row.id).ok())
    }

    /// The code of a room type, or its id.
    pub fn type_name(&self, id: Uuid) -> String {
        self.room_types.get(&id).cloned().unwrap_or_else(|| id.to_string())
    }
}
