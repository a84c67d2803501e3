//! The form that moves several rooms into the stock or out of it.

use super::Typed;
use super::room::date;
use domain::campus::Code;
use service::campus::{Move, StockWish};
use service::error::FieldError;

impl Typed {
    /// What shall become of the stock, or everything that is wrong with it.
    pub fn stock(&self) -> Result<StockWish, Vec<FieldError>> {
        let mut faults = Vec::new();
        let rooms = self.ticked_of("rooms").filter_map(|number| Code::parse(number).ok()).collect();
        let on = date(self.text("on"));
        faults.extend(on.is_none().then(|| FieldError::new("on", "no_date")));
        on.map(|on| StockWish { rooms, way: self.way(), on }).ok_or(faults)
    }

    /// Which way the rooms go.
    pub fn way(&self) -> Move {
        if self.text("way") == "join" { Move::Join } else { Move::Leave }
    }
}

/// The box of a room, as the service names it in what it refuses.
pub fn stock_field(number: &Code) -> String {
    format!("rooms[{number}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ticked_rooms_go_on_a_day() {
        let typed = Typed::default().with("rooms[AM2-101]", "yes").with("way", "join");
        assert_eq!(typed.stock().unwrap_err(), [FieldError::new("on", "no_date")]);
        let wish = typed.with("on", "2027-03-01").stock().unwrap();
        assert_eq!((wish.rooms.len(), wish.way), (1, Move::Join));
    }
}
