//! Function spaces, their parts, seats and equipment.

use super::{Check, position};
use crate::campus::file::{Number, SpaceEntry, Text};
use crate::campus::ids::Kind;
use crate::campus::problem::Reason;
use domain::campus::{Booths, Capacity, Code, Name, Seats, Space, SpacePart, Standing};
use domain::ids::{EquipmentId, FloorId, ResourceId, SpaceId};
use std::collections::{BTreeMap, BTreeSet};

impl Check<'_> {
    pub(super) fn space(&mut self, floor: FloorId, entry: &SpaceEntry) {
        let code = self.text("pavilion.floor.space.code", &entry.code, Code::parse);
        let name = self.text("pavilion.floor.space.name", &entry.name, Name::parse);
        let area = entry
            .area_m2
            .as_ref()
            .map(|area| self.number("pavilion.floor.space.area_m2", area, 1, Space::LARGEST_M2));
        let booths = self.booths(entry);
        let capacities = self.capacities(entry);
        let equipment = self.standing(&entry.equipment);
        self.sourced("pavilion.floor.space.source", &entry.code, &entry.source, entry.synthetic);
        let Some(code) = code else { return };
        self.once(Kind::Space, code.as_str(), entry.code.span(), "pavilion.floor.space.code");
        let Some(name) = name else { return };
        self.reading.places.insert(code.clone(), self.lines.place(entry.code.span().start));
        let space = Space {
            id: SpaceId::new(self.ids.id(Kind::Space, code.as_str())),
            parts: self.parts(&code, entry),
            code,
            name,
            floor,
            area_m2: area.flatten(),
            booths,
            step_free: entry.step_free,
            hearing_loop: entry.hearing_loop,
            capacities,
            equipment,
            source: entry.source.trim().to_owned(),
            position: position(self.reading.campus.spaces.len()),
            synthetic: entry.synthetic,
        };
        self.reading.campus.spaces.push(space);
    }

    /// A space that stands alone is one part under its own code; a joined one takes the parts of others.
    fn parts(&mut self, code: &Code, entry: &SpaceEntry) -> BTreeSet<ResourceId> {
        if entry.joins.is_empty() {
            let id = ResourceId::new(self.ids.id(Kind::Part, code.as_str()));
            self.reading.campus.parts.push(SpacePart { id, code: code.clone() });
            return BTreeSet::from([id]);
        }
        entry.joins.iter().map(|part| ResourceId::new(self.ids.id(Kind::Part, part.get_ref()))).collect()
    }

    /// Checks what is joined, once every space is known.
    pub(super) fn joins(&mut self, entries: &[SpaceEntry]) {
        const FIELD: &str = "pavilion.floor.space.joins";
        for entry in entries.iter().filter(|entry| !entry.joins.is_empty()) {
            let names: BTreeSet<&String> = entry.joins.iter().map(Text::get_ref).collect();
            if names.len() < 2 {
                self.problem(
                    entry.code.span(),
                    FIELD,
                    Reason::JoinsOne { found: entry.code.get_ref().clone() },
                );
            }
            for part in &entry.joins {
                let alone =
                    self.reading.campus.parts.iter().any(|known| known.code.as_str() == part.get_ref());
                if self.known(Kind::Space, FIELD, part) && !alone {
                    self.problem(part.span(), FIELD, Reason::JoinsJoined { found: part.get_ref().clone() });
                }
            }
        }
    }

    fn booths(&mut self, entry: &SpaceEntry) -> Booths {
        const FIELD: &str = "pavilion.floor.space.booths";
        if let (Some(_), Some(invented)) = (&entry.booths, &entry.synthetic_booths) {
            self.problem(invented.span(), FIELD, Reason::KnownAndInvented { found: "booths".to_owned() });
        }
        let written = entry.booths.as_ref().or(entry.synthetic_booths.as_ref());
        let count =
            written.and_then(|booths| self.number(FIELD, booths, 0, Booths::MOST)).unwrap_or_default();
        Booths { count, synthetic: entry.synthetic_booths.is_some() }
    }

    fn capacities(&mut self, entry: &SpaceEntry) -> Vec<Capacity> {
        for style in entry.synthetic_seats.keys().filter(|style| entry.seats.contains_key(*style)) {
            let found = style.get_ref().clone();
            self.problem(style.span(), "pavilion.floor.space.seats", Reason::KnownAndInvented { found });
        }
        let mut capacities = self.seats("pavilion.floor.space.seats", &entry.seats, false);
        capacities.extend(self.seats("pavilion.floor.space.synthetic_seats", &entry.synthetic_seats, true));
        capacities.sort();
        capacities
    }

    fn seats(
        &mut self,
        field: &'static str,
        seats: &BTreeMap<Text, Number>,
        synthetic: bool,
    ) -> Vec<Capacity> {
        let read = seats.iter().filter_map(|(style, seats)| {
            let style = self.style(field, style);
            let seats = self.value(field, seats, |seats| Seats::new(*seats));
            Some(Capacity { style: style?, seats: seats?, synthetic })
        });
        read.collect()
    }

    fn standing(&mut self, pieces: &BTreeMap<Text, Number>) -> Vec<Standing> {
        const FIELD: &str = "pavilion.floor.space.equipment";
        let mut standing = Vec::new();
        for (kind, quantity) in pieces {
            let known = self.known(Kind::Equipment, FIELD, kind);
            let quantity = self.number(FIELD, quantity, 1, Standing::MOST);
            if known && self.is_portable(kind.get_ref()) {
                self.problem(kind.span(), FIELD, Reason::PortableStands { found: kind.get_ref().clone() });
            }
            let (true, Some(quantity)) = (known, quantity) else { continue };
            let equipment = EquipmentId::new(self.ids.id(Kind::Equipment, kind.get_ref()));
            standing.push(Standing { equipment, quantity });
        }
        standing.sort();
        standing
    }

    fn is_portable(&self, code: &str) -> bool {
        self.reading.campus.equipment.iter().any(|kind| kind.code.as_str() == code && kind.portable)
    }
}
