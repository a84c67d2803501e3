//! Rooms held for events on the small campus.

use super::campus::Campus;
use super::clock::day;
use domain::access::Role;
use domain::block::{Block, BlockState};
use domain::ids::EventId;
use domain::occupancy::NightDelta;
use domain::stay::Stay;
use service::ServiceError;
use service::block::{Agreement, BlockCell, BlockRecord};
use service::stay::Reservation;

impl Campus {
    /// Rooms by type and night, as an agreement asks for them.
    pub fn rooms(&self, rooms: &[(&str, &str, i64)]) -> NightDelta {
        rooms.iter().map(|(code, night, rooms)| ((self.room_type(code), day(night)), *rooms)).collect()
    }

    /// Agrees on rooms for an event and holds them, on the version that stands.
    pub async fn agrees(&self, code: &str, rooms: &[(&str, &str, i64)]) -> Result<(), ServiceError> {
        self.agrees_on(code, &Agreement { rooms: self.rooms(rooms), cut_off: None, hold: true }).await
    }

    /// The same with a cut-off, or without holding.
    pub async fn agrees_on(&self, code: &str, wish: &Agreement) -> Result<(), ServiceError> {
        let version = self.block(code).await.map(|block| block.version);
        service::block::agree(&self.ctx, &self.actor(Role::Facilities), code, wish, version).await
    }

    /// The rooms of an event as its page shows them.
    pub async fn block_record(&self, code: &str) -> BlockRecord {
        let actor = self.actor(Role::Facilities);
        service::block::one(&self.ctx, &actor, code, 0).await.expect("the rooms of an event")
    }

    /// Its block.
    pub async fn block(&self, code: &str) -> Option<Block> {
        self.block_record(code).await.block
    }

    /// Where its block stands.
    pub async fn state(&self, code: &str) -> Option<BlockState> {
        self.block(code).await.map(|block| block.state)
    }

    /// Singles of an event on a night.
    pub async fn singles(&self, code: &str, night: &str) -> BlockCell {
        let shown = self.block_record(code).await;
        let place = shown.types.iter().position(|kind| kind.code == "single").expect("singles");
        let line = shown.nights.iter().find(|line| line.night == day(night)).expect("a night of the event");
        line.cells[place]
    }

    /// Lets a block go, on the version that stands.
    pub async fn releases(&self, code: &str) -> Result<(), ServiceError> {
        let version = self.block(code).await.map_or(0, |block| block.version);
        service::block::release(&self.ctx, &self.actor(Role::Facilities), code, version).await
    }

    /// Lets a block hold, on the version that stands.
    pub async fn holds(&self, code: &str) -> Result<(), ServiceError> {
        let version = self.block(code).await.map_or(0, |block| block.version);
        service::block::hold(&self.ctx, &self.actor(Role::Facilities), code, version).await
    }

    /// Books a single of an event for one guest without a name.
    pub async fn books_for_event(
        &self,
        event: EventId,
        arrival: &str,
        nights: i64,
    ) -> Result<Stay, ServiceError> {
        let clerk = self.clerk();
        let wish = Reservation { event: Some(event), ..clerk.wish("single", None, arrival, nights) };
        clerk.books_as(&wish, &self.fresh_key()).await
    }
}
