//! A small campus: one pavilion, two room types, as many rooms as a test needs, an account of each role.

use super::clerk::Clerk;
use super::clock::TestClock;
use super::engine::Database;
use super::raw;
use domain::access::Role;
use domain::ids::{AccountId, ResourceId, RoomTypeId};
use service::context::SeededIds;
use service::{Actor, Context};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// How many rooms of each type; their numbers run on from 101.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Code of the type and how many rooms of it.
    pub rooms: Vec<(&'static str, u32)>,
    /// Where the row of ids begins; two campuses on one database need two seeds.
    pub seed: u64,
}

impl Default for Layout {
    fn default() -> Self {
        Self { rooms: vec![("single", 3), ("suite", 2)], seed: 1 }
    }
}

/// Until 2010-01-01 12:00 in Turin no room is in stock.
const OPENED: (i64, i64) = (-2_208_988_800, 1_262_343_600);

/// A campus with its clock. It shows 2026-05-01 09:00 until told otherwise.
#[derive(Clone, Debug)]
pub struct Campus {
    /// What use cases take.
    pub ctx: Context,
    /// The clock behind `ctx`.
    pub clock: Arc<TestClock>,
    /// What it is built on.
    pub database: Database,
    rooms: Arc<BTreeMap<String, ResourceId>>,
    keys: Arc<AtomicU64>,
}

impl Campus {
    /// Opens the database and lays the campus out.
    pub async fn build(database: &Database, layout: &Layout) -> Self {
        let campus = Self::open(database, layout).await;
        raw::execute(&campus.ctx.store, &campus.statements(layout)).await;
        campus
    }

    /// Opens a database that holds this campus already.
    pub async fn open(database: &Database, layout: &Layout) -> Self {
        let clock = Arc::new(TestClock::showing("2026-05-01 09:00"));
        let ctx = Context {
            clock: clock.clone(),
            ids: Arc::new(SeededIds::new(layout.seed)),
            ..Context::new(database.open().await)
        };
        let rooms = numbers(layout).map(|(number, _)| (number.to_string(), room_id(number))).collect();
        let keys = Arc::new(AtomicU64::new(layout.seed << 32));
        Self { ctx, clock, database: database.clone(), rooms: Arc::new(rooms), keys }
    }

    /// The resource of a room number.
    #[track_caller]
    pub fn room(&self, number: &str) -> ResourceId {
        *self.rooms.get(number).unwrap_or_else(|| panic!("the test campus has no room {number}"))
    }

    /// The type of a code.
    #[expect(clippy::unused_self, reason = "a test asks its campus")]
    pub fn room_type(&self, code: &str) -> RoomTypeId {
        RoomTypeId::new(Uuid::from_u128(0x7000 + code.bytes().map(u128::from).sum::<u128>()))
    }

    /// Whoever has a role.
    #[expect(clippy::unused_self, reason = "a test asks its campus")]
    pub fn actor(&self, role: Role) -> Actor {
        Actor::account(AccountId::new(account_id(role)), role)
    }

    /// Someone of a role, ready to act.
    pub fn someone(&self, role: Role) -> Clerk {
        Clerk::new(self.clone(), self.actor(role))
    }

    /// The front desk.
    pub fn clerk(&self) -> Clerk {
        self.someone(Role::Facilities)
    }

    /// An idempotency key nobody used.
    pub fn fresh_key(&self) -> String {
        format!("key-{}", self.keys.fetch_add(1, Ordering::Relaxed))
    }

    /// Sets the clock to a campus time.
    pub fn at(&self, time: &str) -> &Self {
        self.clock.set(time);
        self
    }

    /// Runs a statement past all rules.
    pub async fn sql(&self, text: &str) {
        raw::execute(&self.ctx.store, text).await;
    }

    /// One whole number out of the database.
    pub async fn number(&self, query: &str) -> i64 {
        raw::number(&self.ctx.store, query).await
    }

    /// A column of text out of the database.
    pub async fn texts(&self, query: &str) -> Vec<String> {
        raw::texts(&self.ctx.store, query).await
    }

    /// What `check` finds, in words.
    pub async fn violations(&self) -> Vec<String> {
        let found =
            service::check::verify(&self.ctx, &Actor::operator()).await.expect("the check itself works");
        found.iter().map(ToString::to_string).collect()
    }

    /// Takes away what refuses overlaps and changes of history.
    pub async fn drop_guards(&self) {
        raw::execute(&self.ctx.store, raw::drop_guards(&self.ctx.store)).await;
    }

    /// All that stands in all tables.
    pub async fn dump(&self) -> String {
        raw::dump(&self.ctx.store).await
    }

    /// Rooms of a type taken on a night.
    pub async fn taken(&self, code: &str, night: &str) -> i64 {
        self.count("taken", code, night).await
    }

    /// Rooms of a type closed on a night.
    pub async fn closed(&self, code: &str, night: &str) -> i64 {
        self.count("closed", code, night).await
    }

    async fn count(&self, column: &str, code: &str, night: &str) -> i64 {
        let id = self.id(self.room_type(code).uuid());
        let sum = format!("cast(coalesce(sum({column}), 0) as bigint)");
        self.number(&format!("select {sum} from night_count where room_type_id = {id} and night = '{night}'"))
            .await
    }

    /// An id as this engine writes it.
    pub fn id(&self, id: Uuid) -> String {
        raw::id(&self.ctx.store, id)
    }

    fn statements(&self, layout: &Layout) -> String {
        let (pavilion, floor) = (self.id(Uuid::from_u128(0x1000)), self.id(Uuid::from_u128(0x2000)));
        let mut text = format!(
            "insert into pavilion (id, code, name, cluster, position, synthetic)
                values ({pavilion}, 'T', 'Test', 'other', 1, true);
            insert into floor (id, pavilion_id, level, synthetic) values ({floor}, {pavilion}, 1, true);"
        );
        for (position, (code, _)) in layout.rooms.iter().enumerate() {
            let id = self.id(self.room_type(code).uuid());
            let values = format!("({id}, '{code}', '{code}', 2, {position}, true)");
            let _ = write!(
                text,
                "insert into room_type (id, code, name, beds, position, synthetic) values {values};"
            );
        }
        for (number, code) in numbers(layout) {
            let (id, kind) = (self.id(room_id(number).uuid()), self.id(self.room_type(code).uuid()));
            let _ = write!(
                text,
                "insert into resource (id, kind) values ({id}, 'guest_room');
                insert into guest_room (id, floor_id, room_type_id, number, step_free, hearing_loop, stock_from,
                    synthetic) values ({id}, {floor}, {kind}, '{number}', false, false, '2010-01-01', true);
                insert into claim (resource_id, from_at, until_at, owner_kind, owner_id)
                    values ({id}, {}, {}, 'stock', {id});",
                OPENED.0, OPENED.1
            );
        }
        for role in Role::ALL {
            let (id, code) = (self.id(account_id(role)), role.code());
            let _ = write!(
                text,
                "insert into account (id, email, full_name, role, password_hash, created_at)
                    values ({id}, '{code}@campus.test', '{code}', '{code}', '', 0);"
            );
        }
        text
    }
}

fn numbers(layout: &Layout) -> impl Iterator<Item = (u32, &'static str)> {
    let codes = layout.rooms.iter().flat_map(|&(code, count)| (0..count).map(move |_| code));
    (101..).zip(codes)
}

fn room_id(number: u32) -> ResourceId {
    ResourceId::new(Uuid::from_u128(0x9000 + u128::from(number)))
}

fn account_id(role: Role) -> Uuid {
    Uuid::from_u128(0xacc0 + role as u128)
}
