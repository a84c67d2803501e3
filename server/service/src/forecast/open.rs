//! How many rooms were to be open on a night, as known on a day before it.

use crate::store::read;
use crate::{Context, ServiceError};
use domain::calendar::CampusZone;
use domain::forecast::outlook::date;
use domain::forecast::{Day, day};
use std::collections::BTreeSet;
use store_model::forecast::{ClosedSpan, RoomOf};

/// The guest rooms of a campus and the nights they were or were to be closed.
#[derive(Debug)]
pub(super) struct Rooms {
    rooms: Vec<RoomOf>,
    closed: Vec<ClosedSpan>,
    zone: CampusZone,
}

impl Rooms {
    pub async fn read(ctx: &Context) -> Result<Self, ServiceError> {
        let (rooms, closed) =
            read!(ctx.store, |tx, db| Ok((db::forecast::rooms(tx).await?, db::forecast::closed(tx).await?)))?;
        Ok(Self { rooms, closed, zone: ctx.zone })
    }

    /// Rooms that were to be open on a night by what was known at the end of the day `origin`; none where no room is on record
    /// at all.
    pub fn open(&self, origin: Day, night: Day) -> Option<f64> {
        let as_of = self.zone.end_of(date(origin));
        let stands =
            |span: &&ClosedSpan| (day(span.from)..day(span.until)).contains(&night) && span.stands_at(as_of);
        let closed: BTreeSet<_> = self.closed.iter().filter(stands).map(|span| span.room).collect();
        let in_stock =
            |room: &&RoomOf| day(room.from) <= night && room.until.is_none_or(|gone| day(gone) > night);
        let open = self.rooms.iter().filter(in_stock).filter(|room| !closed.contains(&room.room)).count();
        #[expect(clippy::cast_precision_loss, reason = "rooms are few")]
        let open = open as f64;
        (!self.rooms.is_empty()).then_some(open)
    }
}
