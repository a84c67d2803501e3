//! The fields of a guest room.

use super::value;
use chrono::NaiveDate;
use domain::campus::{Code, Record, Slug, StockSpan};
use service::campus::{RoomFacts, RoomWish, version};
use service::error::FieldError;

/// Fields as typed. A box that is not ticked sends nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct RoomTyped {
    /// Identity a new room will have: sent twice, added once.
    pub key: String,
    /// The version a change was decided on.
    pub version: i64,
    /// Number of a new room.
    pub number: String,
    /// Level of its floor.
    pub level: String,
    /// Code of its type.
    pub room_type: String,
    /// Whether it is reached and used without a step.
    pub step_free: Option<String>,
    /// Whether it has alarm and television for those who hear badly or not at all.
    pub hearing_loop: Option<String>,
    /// First night in stock.
    pub stock_from: String,
    /// First night out of stock; empty where no end is known.
    pub stock_until: String,
}

impl RoomTyped {
    /// A room as the form shows it.
    pub fn of(facts: &RoomFacts) -> Self {
        let room = &facts.room;
        let ticked = |yes: bool| yes.then(|| "yes".to_owned());
        Self {
            version: version(&Record::GuestRoom(room.clone())),
            number: room.number.to_string(),
            level: facts.floor.level.to_string(),
            room_type: facts.room_type.code.to_string(),
            step_free: ticked(room.step_free),
            hearing_loop: ticked(room.hearing_loop),
            stock_from: room.stock.from().to_string(),
            stock_until: room.stock.until().map(|until| until.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// What is wished, or everything that is wrong with it.
    pub fn wish(&self) -> Result<RoomWish, Vec<FieldError>> {
        let mut faults = Vec::new();
        let wish = self.read(&mut faults);
        wish.filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// The same with the number of a room that is new in a pavilion.
    pub fn new_room(&self, pavilion: &Code) -> Result<(Code, RoomWish), Vec<FieldError>> {
        let mut faults = Vec::new();
        let number = value(&mut faults, "number", Code::of_room(pavilion, &self.number));
        let wish = self.read(&mut faults);
        number.zip(wish).filter(|_| faults.is_empty()).ok_or(faults)
    }

    fn read(&self, faults: &mut Vec<FieldError>) -> Option<RoomWish> {
        let level = self.level.parse::<i64>().ok();
        faults.extend(level.is_none().then(|| FieldError::new("level", "unknown")));
        let room_type = Slug::parse(&self.room_type).ok();
        faults.extend(room_type.is_none().then(|| FieldError::new("room_type", "unknown")));
        let stock = self.stock(faults);
        Some(RoomWish {
            level: level?,
            room_type: room_type?,
            step_free: self.step_free.is_some(),
            hearing_loop: self.hearing_loop.is_some(),
            stock: stock?,
        })
    }

    fn stock(&self, faults: &mut Vec<FieldError>) -> Option<StockSpan> {
        let from = date(&self.stock_from);
        faults.extend(from.is_none().then(|| FieldError::new("stock_from", "missing")));
        let (open, until) = (self.stock_until.trim().is_empty(), date(&self.stock_until));
        if !open && until.is_none() {
            faults.push(FieldError::new("stock_until", "no_date"));
            return None;
        }
        value(faults, "stock_until", StockSpan::new(from?, until))
    }
}

/// A date of a year that has four digits: others sort differently as text.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if text.len() == 10 { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> RoomTyped {
        let text = ToOwned::to_owned;
        RoomTyped {
            number: text("104"),
            level: text("1"),
            room_type: text("single"),
            stock_from: text("2026-01-01"),
            ..RoomTyped::default()
        }
    }

    fn faults<T: std::fmt::Debug>(outcome: Result<T, Vec<FieldError>>) -> Vec<String> {
        outcome.unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let pavilion = Code::parse("AM2").unwrap();
        let (number, wish) = typed().new_room(&pavilion).unwrap();
        assert_eq!((number.as_str(), wish.level, wish.stock.until()), ("AM2-104", 1, None));
        let wrong = RoomTyped { number: "1_4".to_owned(), stock_until: "soon".to_owned(), ..typed() };
        let told = ["number: bad_character", "stock_until: no_date"];
        assert_eq!(faults(wrong.new_room(&pavilion)), told);
        let empty = ["number: missing", "level: unknown", "room_type: unknown", "stock_from: missing"];
        assert_eq!(faults(RoomTyped::default().new_room(&pavilion)), empty);
    }

    #[test]
    fn a_room_leaves_the_stock_after_it_entered_it() {
        let backwards = RoomTyped { stock_until: "2026-01-01".to_owned(), ..typed() };
        assert_eq!(faults(backwards.wish()), ["stock_until: backwards"]);
        let far = RoomTyped { stock_from: "+12026-01-01".to_owned(), ..typed() };
        assert_eq!(faults(far.wish()), ["stock_from: missing"]);
    }
}
