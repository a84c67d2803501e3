//! Several rooms that leave the stock on one day, or join it.

use super::{apply, invalid, none};
use crate::error::FieldError;
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::campus::{Campus, Code, GuestRoom, StockSpan};
use std::collections::BTreeSet;

/// Which way rooms go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The day is the first night out of stock.
    Leave,
    /// The day is the first night in stock.
    Join,
}

/// What shall become of the stock. The day alone is set, so that the same wish sent twice is done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockWish {
    /// Numbers of the rooms.
    pub rooms: BTreeSet<Code>,
    /// Which way they go.
    pub way: Move,
    /// On which day.
    pub on: NaiveDate,
}

impl StockWish {
    /// The nights a room would be in stock; none where it cannot go that way: it has left already, or joined already.
    /// Its nights that are over would become others.
    pub fn span(&self, room: &GuestRoom, today: NaiveDate) -> Option<StockSpan> {
        let stock = room.stock;
        match self.way {
            Move::Leave if stock.until().is_some_and(|until| until <= today && until != self.on) => None,
            Move::Leave => StockSpan::new(stock.from(), Some(self.on)).ok(),
            Move::Join if stock.from() <= today && stock.from() != self.on => None,
            Move::Join => StockSpan::new(self.on, stock.until()).ok(),
        }
    }
}

/// Sets the day for all the rooms or, where one of them is in the way, for none: refused with what holds them
/// ([`ServiceError::Campus`]), or with the rooms that cannot go that way.
pub async fn move_stock(ctx: &Context, actor: &Actor, wish: &StockWish) -> Result<(), ServiceError> {
    actor.require(Permission::WriteCampus)?;
    if wish.rooms.is_empty() {
        return Err(invalid("rooms", "missing"));
    }
    let today = ctx.today();
    apply(ctx, actor, |known| {
        let mut faults = Vec::new();
        let moved = wish.rooms.iter().filter_map(|number| {
            moved(known, wish, number, today)
                .map_err(|code| faults.push(FieldError::new(format!("rooms[{number}]"), code)))
                .ok()
        });
        let rooms = moved.collect();
        none(faults)?;
        Ok(Campus { rooms, ..Campus::default() })
    })
    .await
}

fn moved(
    known: &Campus,
    wish: &StockWish,
    number: &Code,
    today: NaiveDate,
) -> Result<GuestRoom, &'static str> {
    let room = known.rooms.iter().find(|room| room.number == *number).ok_or("unknown")?;
    let stock = wish.span(room, today).ok_or("cannot_move")?;
    Ok(GuestRoom { stock, ..room.clone() })
}
