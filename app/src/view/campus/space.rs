//! The fields of a function space.

use super::{NO_NUMBER, value};
use domain::campus::{Equipment, Name, Record, Seats, SetupStyle, Space};
use i18n::whole;
use service::campus::{SpaceWish, version};
use service::error::FieldError;
use std::collections::BTreeMap;

/// Fields as typed, by name: which set-ups and equipment there are is not known beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpaceTyped {
    fields: BTreeMap<String, String>,
}

impl SpaceTyped {
    /// What a form sent. A box that is not ticked sends nothing.
    pub const fn new(fields: BTreeMap<String, String>) -> Self {
        Self { fields }
    }

    /// A space as the form shows it.
    pub fn of(space: &Space, kinds: &[Equipment]) -> Self {
        let mut fields = BTreeMap::new();
        let mut set = |name: &str, value: String| fields.insert(name.to_owned(), value);
        set("version", version(&Record::Space(space.clone())).to_string());
        set("name", space.name.to_string());
        set("area_m2", space.area_m2.map(|area| area.to_string()).unwrap_or_default());
        set("booths", space.booths.count.to_string());
        for (name, yes) in [("step_free", space.step_free), ("hearing_loop", space.hearing_loop)] {
            if yes {
                set(name, "yes".to_owned());
            }
        }
        for capacity in &space.capacities {
            set(seats_field(capacity.style), capacity.seats.get().to_string());
        }
        for kind in kinds {
            let standing = space.equipment.iter().find(|standing| standing.equipment == kind.id);
            if let Some(standing) = standing {
                set(&pieces_field(kind), standing.quantity.to_string());
            }
        }
        Self { fields }
    }

    /// What stands in a field.
    pub fn text(&self, name: &str) -> &str {
        self.fields.get(name).map(|value| value.trim()).unwrap_or_default()
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// The version a change was decided on; none that there is where it cannot be read.
    pub fn version(&self) -> i64 {
        self.text("version").parse().unwrap_or_default()
    }

    /// What is wished, or everything that is wrong with it.
    pub fn wish(&self, kinds: &[Equipment]) -> Result<SpaceWish, Vec<FieldError>> {
        let mut faults = Vec::new();
        let name = value(&mut faults, "name", Name::parse(self.text("name")));
        let area_m2 = self.number(&mut faults, "area_m2");
        let booths = self.number(&mut faults, "booths").unwrap_or_default();
        let mut seats = BTreeMap::new();
        for style in SetupStyle::ALL {
            let field = seats_field(style);
            let typed = self.number(&mut faults, field).map(Seats::new);
            seats
                .extend(typed.and_then(|typed| value(&mut faults, field, typed)).map(|typed| (style, typed)));
        }
        let mut equipment = BTreeMap::new();
        for kind in kinds {
            let pieces = self.number(&mut faults, &pieces_field(kind)).filter(|pieces| *pieces > 0);
            equipment.extend(pieces.map(|pieces| (kind.id, pieces)));
        }
        let (step_free, hearing_loop) = (self.ticked("step_free"), self.ticked("hearing_loop"));
        let wish =
            name.map(|name| SpaceWish { name, area_m2, booths, step_free, hearing_loop, seats, equipment });
        wish.filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// A whole number; none where the field is empty.
    fn number(&self, faults: &mut Vec<FieldError>, field: &str) -> Option<i64> {
        let text = self.text(field);
        let number = if text.is_empty() { Ok(None) } else { whole(text).map(Some).ok_or(NO_NUMBER) };
        value(faults, field, number).flatten()
    }
}

/// The field of the seats of a style.
pub const fn seats_field(style: SetupStyle) -> &'static str {
    match style {
        SetupStyle::Theatre => "seats_theatre",
        SetupStyle::Classroom => "seats_classroom",
        SetupStyle::UShape => "seats_u_shape",
        SetupStyle::HollowSquare => "seats_hollow_square",
        SetupStyle::Boardroom => "seats_boardroom",
        SetupStyle::Cabaret => "seats_cabaret",
        SetupStyle::Banquet => "seats_banquet",
        SetupStyle::Reception => "seats_reception",
    }
}

/// The field of the pieces of a kind, as the service names it in what it refuses.
pub fn pieces_field(kind: &Equipment) -> String {
    format!("equipment[{}]", kind.code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::campus::Slug;
    use domain::ids::EquipmentId;

    fn projector() -> Equipment {
        Equipment {
            id: EquipmentId::new(uuid::Uuid::from_u128(1)),
            code: Slug::parse("projector").unwrap(),
            name: Name::parse("Projector").unwrap(),
            stock: 2,
            portable: false,
            synthetic: false,
        }
    }

    fn typed(fields: &[(&str, &str)]) -> SpaceTyped {
        SpaceTyped::new(fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn empty_figures_are_none_and_all_others_are_read() {
        let fields =
            [("name", "Hall"), ("seats_theatre", "1,200"), ("area_m2", ""), ("equipment[projector]", "2")];
        let wish = typed(&fields).wish(&[projector()]).unwrap();
        assert_eq!((wish.area_m2, wish.booths, wish.step_free), (None, 0, false));
        assert_eq!(wish.seats.values().map(|seats| seats.get()).collect::<Vec<_>>(), [1200]);
        assert_eq!(wish.equipment.values().copied().collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let fields = [("booths", "two"), ("seats_banquet", "0"), ("equipment[projector]", "-1")];
        let faults = typed(&fields).wish(&[projector()]).unwrap_err();
        let told: Vec<_> = faults.iter().map(ToString::to_string).collect();
        let wrong =
            ["booths", "seats_banquet", "equipment[projector]"].map(|field| format!("{field}: out_of_range"));
        assert_eq!(told[0], "name: missing");
        assert_eq!(told[1..], wrong);
    }
}
