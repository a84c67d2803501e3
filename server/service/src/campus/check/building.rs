//! Pavilions and floors.

use super::{Check, position};
use crate::campus::file::{FloorEntry, PavilionEntry};
use crate::campus::ids::{Kind, floor_key};
use chrono::NaiveDate;
use domain::campus::{Cluster, Code, Floor, Name, Pavilion};
use domain::ids::{FloorId, PavilionId};

impl Check<'_> {
    pub(super) fn pavilions(&mut self, entries: &[PavilionEntry], stock_from: NaiveDate) {
        for (index, entry) in entries.iter().enumerate() {
            let Some(code) = self.pavilion(entry, position(index)) else { continue };
            for floor in &entry.floor {
                self.floor(&code, floor, stock_from);
            }
        }
        // A joined space may stand before those it joins, and in another pavilion.
        for floor in entries.iter().flat_map(|entry| &entry.floor) {
            self.joins(&floor.space);
        }
    }

    /// Its code, so that its floors can be read even where the rest of it is wrong.
    fn pavilion(&mut self, entry: &PavilionEntry, position: i64) -> Option<Code> {
        let code = self.text("pavilion.code", &entry.code, Code::parse);
        let name = self.text("pavilion.name", &entry.name, Name::parse);
        let cluster = self.word("pavilion.cluster", &entry.cluster, &Cluster::ALL, Cluster::code);
        self.sourced("pavilion.source", &entry.code, &entry.source, entry.synthetic);
        let code = code?;
        self.once(Kind::Pavilion, code.as_str(), entry.code.span(), "pavilion.code");
        if let (Some(name), Some(cluster)) = (name, cluster) {
            self.reading.campus.pavilions.push(Pavilion {
                id: PavilionId::new(self.ids.id(Kind::Pavilion, code.as_str())),
                code: code.clone(),
                name,
                cluster,
                purpose: entry.purpose.trim().to_owned(),
                source: entry.source.trim().to_owned(),
                position,
                synthetic: entry.synthetic,
            });
        }
        Some(code)
    }

    fn floor(&mut self, pavilion: &Code, entry: &FloorEntry, stock_from: NaiveDate) {
        const FIELD: &str = "pavilion.floor.level";
        let Some(level) = self.number(FIELD, &entry.level, *Floor::LEVELS.start(), *Floor::LEVELS.end())
        else {
            return;
        };
        let key = floor_key(pavilion.as_str(), level);
        self.once(Kind::Floor, &key, entry.level.span(), FIELD);
        let floor = Floor {
            id: FloorId::new(self.ids.id(Kind::Floor, &key)),
            pavilion: PavilionId::new(self.ids.id(Kind::Pavilion, pavilion.as_str())),
            level,
            synthetic: entry.synthetic,
        };
        for rooms in &entry.rooms {
            self.rooms(pavilion, floor.id, rooms, stock_from);
        }
        for space in &entry.space {
            self.space(floor.id, space);
        }
        self.reading.campus.floors.push(floor);
    }
}
