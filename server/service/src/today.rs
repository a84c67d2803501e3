//! The board of a day: who arrives, who leaves, who sleeps here, and what can be given tonight.

mod arrivals;
mod closed;
mod sort;

pub use arrivals::Arrival;
pub use closed::ClosedRooms;
pub(crate) use closed::group;

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::{Days, NaiveDate};
use domain::access::Permission;
use domain::calendar::{LONGEST_STAY, next_day};
use domain::ids::StayId;
use domain::stay::StayStatus;
use std::fmt;
use store_model::night::NightRow;
use store_model::room::FreeRoom;
use store_model::today::TypeName;

/// A day at the desk. Every stay is in one list only, but for those in house that leave today.
#[derive(Clone, Debug)]
pub struct Board {
    /// The day.
    pub day: NaiveDate,
    /// Today by the desk's reckoning.
    pub today: NaiveDate,
    /// Reserved from this day on, those without a room first.
    pub expected: Vec<Arrival>,
    /// Arrived this day.
    pub arrived: Vec<BoardEntry>,
    /// Reserved from an earlier day, and not come: somebody decides. Only of today.
    pub undecided: Vec<BoardEntry>,
    /// Leave this day.
    pub due: Vec<BoardEntry>,
    /// Should have left before, and are here still. Only of today.
    pub overdue: Vec<BoardEntry>,
    /// Left this day.
    pub gone: Vec<BoardEntry>,
    /// Under this roof: of today whoever checked in and has not checked out; of another day whose night it is.
    pub in_house: Vec<BoardEntry>,
    /// Closures that hold tonight or end today.
    pub closures: Vec<ClosedRooms>,
    /// Rooms of tonight by type, in the order of lists.
    pub types: Vec<TypeTonight>,
}

/// A stay on the board.
#[derive(Clone, PartialEq, Eq)]
pub struct BoardEntry {
    /// Identity.
    pub id: StayId,
    /// What the guest is told.
    pub reference: String,
    /// Where it stands.
    pub status: StayStatus,
    /// Version to act on.
    pub version: i64,
    /// First night.
    pub arrival: NaiveDate,
    /// Day of leaving.
    pub departure: NaiveDate,
    /// Code of the type booked.
    pub room_type: String,
    /// How many sleep in it.
    pub heads: i64,
    /// Its first guest, where named.
    pub guest: Option<String>,
    /// Code and title of the event.
    pub event: Option<(String, String)>,
    /// Who booked.
    pub organisation: Option<String>,
    /// The room of that day; none while unassigned.
    pub room: Option<BoardRoomName>,
    /// Whether somebody in it needs a room without a step; told only to those who give rooms.
    pub needs_step_free: bool,
}

/// A room and where it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardRoomName {
    /// Its number.
    pub number: String,
    /// Code of its pavilion.
    pub pavilion: String,
    /// Whether it is reached without a step.
    pub step_free: bool,
}

/// The rooms of a type on a night.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeTonight {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// In stock, before closures.
    pub rooms: i64,
    /// Of these closed.
    pub closed: i64,
    /// Of these taken, with or without a room of their own.
    pub taken: i64,
}

impl TypeTonight {
    /// Rooms that can still be given.
    pub const fn free(&self) -> i64 {
        self.rooms - self.closed - self.taken
    }
}

/// The board of a day. Stays that began more than [`LONGEST_STAY`] nights before it are not looked for.
pub async fn board(ctx: &Context, actor: &Actor, day: NaiveDate) -> Result<Board, ServiceError> {
    actor.require(Permission::ReadStays)?;
    let longest = Days::new(LONGEST_STAY.unsigned_abs());
    let earliest = day.checked_sub_days(longest).unwrap_or(day);
    let (mut stays, rooms, closed, types, in_stock, counts) = read!(ctx.store, |tx, db| {
        Ok((
            db::today::stays(tx, day, earliest).await?,
            db::today::rooms(tx, day, earliest).await?,
            db::today::closed(tx, day, next_day(day)).await?,
            db::today::room_types(tx).await?,
            db::claim::rooms_in_stock(tx, day, day).await?,
            db::night::between(tx, day, next_day(day)).await?,
        ))
    })?;
    if !actor.may(Permission::WriteStays) {
        for stay in &mut stays {
            stay.needs_step_free = false;
        }
    }
    let sorted = sort::sort(ctx, day, stays, rooms)?;
    let expected = arrivals::with_rooms(ctx, actor, sorted.expected, &sorted.in_house).await?;
    Ok(Board {
        day,
        today: ctx.today(),
        expected,
        arrived: sorted.arrived,
        undecided: sorted.undecided,
        due: sorted.due,
        overdue: sorted.overdue,
        gone: sorted.gone,
        in_house: sorted.in_house,
        closures: closed::group(closed)?,
        types: tonight(types, &in_stock, &counts),
    })
}

/// A night nothing happened to has no row of counts: then all that is in stock is free.
fn tonight(types: Vec<TypeName>, in_stock: &[FreeRoom], counts: &[NightRow]) -> Vec<TypeTonight> {
    let one = |kind: TypeName| {
        let rooms = in_stock.iter().filter(|room| room.room_type_id == kind.id).count();
        let row = counts.iter().find(|row| row.room_type_id == kind.id);
        let (closed, taken) = row.map_or((0, 0), |row| (row.closed, row.taken));
        let rooms = row.map_or_else(|| i64::try_from(rooms).unwrap_or_default(), |row| row.rooms);
        TypeTonight { code: kind.code, name: kind.name, rooms, closed, taken }
    };
    types.into_iter().map(one).filter(|kind| kind.rooms > 0).collect()
}

// What is logged names nobody.
impl fmt::Debug for BoardEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BoardEntry").field("reference", &self.reference).finish_non_exhaustive()
    }
}
