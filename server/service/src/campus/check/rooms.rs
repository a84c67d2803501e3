//! Guest rooms, written by ranges of numbers.

use super::Check;
use crate::campus::file::{RoomsEntry, Text};
use crate::campus::ids::Kind;
use crate::campus::numbers::expand;
use crate::campus::problem::Reason;
use chrono::NaiveDate;
use domain::campus::{Code, GuestRoom, StockSpan};
use domain::ids::{FloorId, ResourceId, RoomTypeId};

impl Check<'_> {
    pub(super) fn rooms(
        &mut self,
        pavilion: &Code,
        floor: FloorId,
        entry: &RoomsEntry,
        stock_from: NaiveDate,
    ) {
        const TYPE: &str = "pavilion.floor.rooms.type";
        let numbers = self.numbers(pavilion, &entry.numbers);
        let type_known = self.known(Kind::RoomType, TYPE, &entry.r#type);
        let kept = self.kept(entry);
        let stock = self.span(entry, stock_from);
        let (Some(stock), true) = (stock, type_known) else { return };
        if !kept {
            self.reading.left_out.extend(numbers);
            return;
        }
        let room_type = RoomTypeId::new(self.ids.id(Kind::RoomType, entry.r#type.get_ref()));
        let place = self.lines.place(entry.numbers.span().start);
        for number in numbers {
            self.once(Kind::Room, number.as_str(), entry.numbers.span(), "pavilion.floor.rooms.numbers");
            self.reading.places.insert(number.clone(), place);
            self.reading.campus.rooms.push(GuestRoom {
                id: ResourceId::new(self.ids.id(Kind::Room, number.as_str())),
                number,
                floor,
                room_type,
                step_free: entry.step_free,
                hearing_loop: entry.hearing_loop,
                stock,
                synthetic: entry.synthetic,
            });
        }
    }

    /// The numbers an entry stands for, each with the pavilion's code before it.
    fn numbers(&mut self, pavilion: &Code, entry: &Text) -> Vec<Code> {
        const FIELD: &str = "pavilion.floor.rooms.numbers";
        let Some(numbers) = expand(entry.get_ref()) else {
            self.problem(entry.span(), FIELD, Reason::Numbers { found: entry.get_ref().clone() });
            return Vec::new();
        };
        let codes = numbers.iter().map(|number| Code::parse(&format!("{pavilion}-{number}")));
        codes.collect::<Result<_, _>>().unwrap_or_else(|error| {
            self.problem(entry.span(), FIELD, Reason::Value { found: entry.get_ref().clone(), error });
            Vec::new()
        })
    }

    fn span(&mut self, entry: &RoomsEntry, stock_from: NaiveDate) -> Option<StockSpan> {
        let from = match &entry.stock_from {
            Some(from) => self.date("pavilion.floor.rooms.stock_from", from)?,
            None => stock_from,
        };
        let Some(written) = &entry.stock_until else {
            return StockSpan::new(from, None).ok();
        };
        let until = self.date("pavilion.floor.rooms.stock_until", written)?;
        self.value("pavilion.floor.rooms.stock_until", written, |_| StockSpan::new(from, Some(until)))
    }

    /// Whether the variants chosen keep the entry.
    fn kept(&mut self, entry: &RoomsEntry) -> bool {
        let mut kept = true;
        if let Some(variant) = &entry.only_with {
            self.known(Kind::Variant, "pavilion.floor.rooms.only_with", variant);
            kept &= !self.without.contains(variant.get_ref());
        }
        if let Some(variant) = &entry.only_without {
            self.known(Kind::Variant, "pavilion.floor.rooms.only_without", variant);
            kept &= self.without.contains(variant.get_ref());
        }
        kept
    }
}
