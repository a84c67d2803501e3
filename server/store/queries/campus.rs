//! The campus: read whole, written record by record, and what its stock of rooms means for bookings.

#[path = "campus/kinds.rs"]
mod kinds;
#[path = "campus/load.rs"]
mod load;
#[path = "campus/rooms.rs"]
mod rooms;
#[path = "campus/save.rs"]
mod save;
#[path = "campus/save_kinds.rs"]
mod save_kinds;
#[path = "campus/save_spaces.rs"]
mod save_spaces;
#[path = "campus/spaces.rs"]
mod spaces;
#[path = "campus/stock.rs"]
mod stock;

pub use kinds::all_room_types;
pub use load::{load, read};
pub use save::save;
pub use stock::{claims_on, follow_stock, log_import, short_nights};
