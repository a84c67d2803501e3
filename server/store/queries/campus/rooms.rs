//! Guest rooms, read back.

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::campus::{Code, GuestRoom, StockSpan};
use domain::ids::{FloorId, ResourceId, RoomTypeId};
use store_model::reading::Reading;
use uuid::Uuid;

struct RoomRow {
    id: Uuid,
    number: String,
    floor_id: Uuid,
    room_type_id: Uuid,
    step_free: bool,
    hearing_loop: bool,
    stock_from: NaiveDate,
    stock_until: Option<NaiveDate>,
    synthetic: bool,
}

impl RoomRow {
    fn read(self) -> Result<GuestRoom, StoreError> {
        const TABLE: &str = "guest_room";
        let stock = StockSpan::new(self.stock_from, self.stock_until).ok();
        Ok(GuestRoom {
            id: ResourceId::new(self.id),
            number: row::valid(Code::parse(&self.number).ok(), TABLE, self.id, "number")?,
            floor: FloorId::new(self.floor_id),
            room_type: RoomTypeId::new(self.room_type_id),
            step_free: self.step_free,
            hearing_loop: self.hearing_loop,
            stock: row::valid(stock, TABLE, self.id, "stock_until")?,
            synthetic: self.synthetic,
        })
    }
}

/// Every room, by number. Sorted here, since databases order letters in their own ways.
pub(super) async fn all(db: &mut Conn, reading: &mut Reading) -> Result<Vec<GuestRoom>, StoreError> {
    let rows = sqlx::query_as!(
        RoomRow,
        r#"select id as "id: Uuid", number, floor_id as "floor_id: Uuid", room_type_id as "room_type_id: Uuid",
            step_free, hearing_loop, stock_from as "stock_from: NaiveDate", stock_until as "stock_until: NaiveDate",
            synthetic
        from guest_room"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let mut rooms = reading.all(rows.into_iter().map(RoomRow::read))?;
    rooms.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(rooms)
}
