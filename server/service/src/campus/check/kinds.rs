//! Facts, variants, and the kinds that rooms and spaces refer to.

use super::{Check, position};
use crate::campus::file::{
    ChangeoverEntry, EquipmentEntry, FactEntry, Number, RoomTypeEntry, Text, VariantEntry,
};
use crate::campus::ids::{Kind, changeover_key};
use crate::campus::problem::{Problem, Reason};
use domain::campus::{Beds, Changeover, Equipment, Fact, Name, RoomType, SetupStyle, Slug, ValueError};
use domain::ids::{CampusFactId, ChangeoverId, EquipmentId, RoomTypeId};
use std::collections::BTreeMap;

impl Check<'_> {
    pub(super) fn facts(&mut self, entries: &[FactEntry]) {
        for (index, entry) in entries.iter().enumerate() {
            let code = self.slug(Kind::Fact, "fact.code", &entry.code);
            self.sourced("fact.source", &entry.code, &entry.source, entry.synthetic);
            let Some(code) = code else { continue };
            self.reading.campus.facts.push(Fact {
                id: CampusFactId::new(self.ids.id(Kind::Fact, code.as_str())),
                code,
                text: entry.text.get_ref().trim().to_owned(),
                source: entry.source.trim().to_owned(),
                position: position(index),
                synthetic: entry.synthetic,
            });
        }
    }

    /// A variant to leave out must be one the file knows.
    pub(super) fn variants(&mut self, entries: &[VariantEntry], without: &[String]) {
        for entry in entries {
            self.slug(Kind::Variant, "variant.name", &entry.name);
        }
        let known: Vec<String> = entries.iter().map(|entry| entry.name.get_ref().clone()).collect();
        for found in without.iter().filter(|name| !known.contains(name)) {
            let reason = Reason::Unknown { found: found.clone(), known: known.clone() };
            self.problems.push(Problem { place: None, field: "--without", reason });
        }
        self.without = without.iter().cloned().collect();
    }

    pub(super) fn room_types(&mut self, entries: &[RoomTypeEntry]) {
        for (index, entry) in entries.iter().enumerate() {
            let code = self.slug(Kind::RoomType, "room_type.code", &entry.code);
            let name = self.text("room_type.name", &entry.name, Name::parse);
            let beds = self.value("room_type.beds", &entry.beds, |beds| Beds::new(*beds));
            let (Some(code), Some(name), Some(beds)) = (code, name, beds) else { continue };
            let id = RoomTypeId::new(self.ids.id(Kind::RoomType, code.as_str()));
            let (position, synthetic) = (position(index), entry.synthetic);
            self.reading.campus.room_types.push(RoomType { id, code, name, beds, position, synthetic });
        }
    }

    pub(super) fn equipment(&mut self, entries: &[EquipmentEntry]) {
        for entry in entries {
            let code = self.slug(Kind::Equipment, "equipment.code", &entry.code);
            let name = self.text("equipment.name", &entry.name, Name::parse);
            let stock = self.number("equipment.stock", &entry.stock, 0, Equipment::MOST);
            let (Some(code), Some(name), Some(stock)) = (code, name, stock) else { continue };
            let id = EquipmentId::new(self.ids.id(Kind::Equipment, code.as_str()));
            let (portable, synthetic) = (entry.portable, entry.synthetic);
            let hybrid = entry.hybrid.unwrap_or_else(|| self.ids.is_hybrid(code.as_str()));
            self.reading.campus.equipment.push(Equipment {
                id,
                code,
                name,
                stock,
                portable,
                hybrid,
                synthetic,
            });
        }
    }

    pub(super) fn changeovers(&mut self, entry: Option<&ChangeoverEntry>) {
        for (from, minutes) in entry.iter().flat_map(|entry| &entry.minutes) {
            let Some(from) = self.style("changeover.minutes", from) else { continue };
            self.changeovers_from(from, minutes, entry.is_some_and(|entry| entry.synthetic));
        }
    }

    fn changeovers_from(&mut self, from: SetupStyle, minutes: &BTreeMap<Text, Number>, synthetic: bool) {
        for (to, minutes) in minutes {
            let to = self.style("changeover.minutes", to);
            let minutes = self.number("changeover.minutes", minutes, 0, Changeover::LONGEST);
            let (Some(to), Some(minutes)) = (to, minutes) else { continue };
            let id = ChangeoverId::new(self.ids.id(Kind::Changeover, &changeover_key(from, to)));
            self.reading.campus.changeovers.push(Changeover { id, from, to, minutes, synthetic });
        }
    }

    /// More pieces may not stand in spaces than there are. Checked when all spaces are read.
    pub(super) fn pieces(&mut self, entries: &[EquipmentEntry]) {
        let short = self.reading.campus.short_of_pieces();
        let short = short.into_iter().map(|(kind, standing)| Reason::TooFewPieces {
            found: kind.code.to_string(),
            standing,
            stock: kind.stock,
        });
        for reason in short.collect::<Vec<_>>() {
            let Reason::TooFewPieces { found, .. } = &reason else { continue };
            let Some(entry) = entries.iter().find(|entry| entry.code.get_ref().trim() == found) else {
                continue;
            };
            self.problem(entry.stock.span(), "equipment.stock", reason);
        }
    }

    pub(super) fn style(&mut self, field: &'static str, entry: &Text) -> Option<SetupStyle> {
        self.word(field, entry, &SetupStyle::ALL, SetupStyle::code)
    }

    /// A whole number between two bounds, or a problem noted.
    pub(super) fn number(&mut self, field: &'static str, entry: &Number, min: i64, max: i64) -> Option<i64> {
        self.value(field, entry, |found| match *found {
            found if (min..=max).contains(&found) => Ok(found),
            found => Err(ValueError::OutOfRange { found, min, max }),
        })
    }

    fn slug(&mut self, kind: Kind, field: &'static str, entry: &Text) -> Option<Slug> {
        let slug = self.text(field, entry, Slug::parse)?;
        self.once(kind, slug.as_str(), entry.span(), field);
        Some(slug)
    }
}
