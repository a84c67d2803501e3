//! The guest rooms as far as the demonstration books them.

use chrono::NaiveDate;
use domain::campus::StockSpan;
use domain::ids::{ResourceId, RoomTypeId};
use domain::stay::Room;
use service::campus::Overview;

/// All guest rooms, pavilion by pavilion.
#[derive(Clone, Debug, Default)]
pub(super) struct House {
    pub rooms: Vec<Bedroom>,
}

/// A guest room.
#[derive(Clone, Debug)]
pub(super) struct Bedroom {
    /// What a stay holds.
    pub room: Room,
    /// Its number.
    pub number: String,
    /// Code of its pavilion.
    pub pavilion: String,
    /// How many sleep in it.
    pub beds: i64,
    /// A suite, or the like: given to few.
    pub select: bool,
    /// When it counts.
    pub stock: StockSpan,
    /// When it is closed: first night, and first night open again.
    pub closed: Vec<(NaiveDate, NaiveDate)>,
}

impl House {
    /// Reads the rooms of the campus.
    pub fn of(campus: &Overview) -> Self {
        let mut rooms = Vec::new();
        for pavilion in &campus.pavilions {
            for view in pavilion.floors.iter().flat_map(|floor| &floor.rooms) {
                let room_type = campus.room_types.iter().find(|(known, _)| known.id == view.room.room_type);
                let Some((room_type, _)) = room_type else { continue };
                rooms.push(Bedroom {
                    room: Room { resource: view.room.id, room_type: room_type.id },
                    number: view.room.number.to_string(),
                    pavilion: pavilion.pavilion.code.to_string(),
                    beds: room_type.beds.get(),
                    select: room_type.code.as_str() == "suite",
                    stock: view.room.stock,
                    closed: Vec::new(),
                });
            }
        }
        Self { rooms }
    }

    /// How many rooms of a type can be slept in from one date to another.
    pub fn open(&self, room_type: RoomTypeId, (from, until): (NaiveDate, NaiveDate)) -> i64 {
        let of_type = self.rooms.iter().filter(|bedroom| bedroom.room.room_type == room_type);
        of_type.map(|bedroom| i64::from(bedroom.is_open(from, until))).sum()
    }

    /// Notes that rooms are closed.
    pub fn close(&mut self, resources: &[ResourceId], from: NaiveDate, until: NaiveDate) {
        for bedroom in self.rooms.iter_mut().filter(|known| resources.contains(&known.room.resource)) {
            bedroom.closed.push((from, until));
        }
    }
}

impl Bedroom {
    /// Whether it can be slept in from one date to another.
    pub fn is_open(&self, from: NaiveDate, until: NaiveDate) -> bool {
        self.stock.from() <= from
            && self.stock.until().is_none_or(|end| until <= end)
            && !self.closed.iter().any(|(first, open)| *first < until && from < *open)
    }
}
