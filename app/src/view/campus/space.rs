//! The fields of a function space.

use super::{Typed, value};
use domain::campus::{Code, Equipment, Name, Record, Seats, SetupStyle, Space};
use service::campus::{SpaceWish, version};
use service::error::FieldError;
use std::collections::{BTreeMap, BTreeSet};

/// Code, level, codes of the spaces it joins, and all else.
type New = (Code, i64, BTreeSet<Code>, SpaceWish);

impl Typed {
    /// A space as the form shows it.
    pub fn of_space(space: &Space, kinds: &[Equipment]) -> Self {
        let typed = Self::default()
            .with("version", version(&Record::Space(space.clone())))
            .with("name", &space.name)
            .with("area_m2", space.area_m2.map(|area| area.to_string()).unwrap_or_default())
            .with("booths", space.booths.count)
            .with("source", &space.source)
            .with_box("step_free", space.step_free)
            .with_box("hearing_loop", space.hearing_loop);
        let typed = space
            .capacities
            .iter()
            .fold(typed, |typed, capacity| typed.with(seats_field(capacity.style), capacity.seats.get()));
        kinds.iter().fold(typed, |typed, kind| {
            let standing = space.equipment.iter().find(|standing| standing.equipment == kind.id);
            match standing {
                Some(standing) => typed.with(&pieces_field(kind), standing.quantity),
                None => typed,
            }
        })
    }

    /// What a space shall be, or everything that is wrong with it.
    pub fn space(&self, kinds: &[Equipment]) -> Result<SpaceWish, Vec<FieldError>> {
        let mut faults = Vec::new();
        self.read_space(&mut faults, kinds).filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// The same with code, floor and parts of one that is new.
    pub fn new_space(&self, kinds: &[Equipment]) -> Result<New, Vec<FieldError>> {
        let mut faults = Vec::new();
        let code = self.code(&mut faults);
        let level = self.text("level").parse().ok();
        faults.extend(level.is_none().then(|| FieldError::new("level", "unknown")));
        let joined = self.text("made") == "joined";
        let ticked = self.ticked_of("joins").filter(|_| joined);
        let joins: BTreeSet<_> = ticked.filter_map(|code| Code::parse(code).ok()).collect();
        faults.extend((joined && joins.len() < 2).then(|| FieldError::new("joins", "one")));
        let wish = self.read_space(&mut faults, kinds);
        let new = code.zip(level).zip(wish).map(|((code, level), wish)| (code, level, joins, wish));
        new.filter(|_| faults.is_empty()).ok_or(faults)
    }

    fn read_space(&self, faults: &mut Vec<FieldError>, kinds: &[Equipment]) -> Option<SpaceWish> {
        let name = self.value(faults, "name", Name::parse);
        let area_m2 = self.number(faults, "area_m2");
        let booths = self.number(faults, "booths").unwrap_or_default();
        let mut seats = BTreeMap::new();
        for style in SetupStyle::ALL {
            let field = seats_field(style);
            let typed = self.number(faults, field).map(Seats::new);
            seats.extend(typed.and_then(|typed| value(faults, field, typed)).map(|typed| (style, typed)));
        }
        let mut equipment = BTreeMap::new();
        for kind in kinds {
            let pieces = self.number(faults, &pieces_field(kind)).filter(|pieces| *pieces > 0);
            equipment.extend(pieces.map(|pieces| (kind.id, pieces)));
        }
        let (step_free, hearing_loop) = (self.ticked("step_free"), self.ticked("hearing_loop"));
        let source = self.text("source").to_owned();
        name.map(|name| SpaceWish {
            name,
            area_m2,
            booths,
            step_free,
            hearing_loop,
            seats,
            equipment,
            source,
        })
    }
}

/// The box of a space that another one may be made of, as the service names it in what it refuses.
pub fn join_field(code: &Code) -> String {
    format!("joins[{code}]")
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
            hybrid: false,
            synthetic: false,
        }
    }

    #[test]
    fn empty_figures_are_none_and_all_others_are_read() {
        let typed = Typed::default().with("name", "Hall").with("seats_theatre", "1,200").with("area_m2", "");
        let wish = typed.with("equipment[projector]", "2").space(&[projector()]).unwrap();
        assert_eq!((wish.area_m2, wish.booths, wish.step_free), (None, 0, false));
        assert_eq!(wish.seats.values().map(|seats| seats.get()).collect::<Vec<_>>(), [1200]);
        assert_eq!(wish.equipment.values().copied().collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let typed = Typed::default().with("booths", "two").with("seats_banquet", "0");
        let faults = typed.with("equipment[projector]", "-1").space(&[projector()]).unwrap_err();
        let told: Vec<_> = faults.iter().map(ToString::to_string).collect();
        let wrong =
            ["booths", "seats_banquet", "equipment[projector]"].map(|field| format!("{field}: out_of_range"));
        assert_eq!(told[0], "name: missing");
        assert_eq!(told[1..], wrong);
    }

    #[test]
    fn a_new_space_is_its_own_part_unless_it_is_said_to_join_others() {
        let typed = Typed::default().with("code", "nw-a").with("name", "Hall").with("level", "-1");
        let typed = typed.with("joins[EU-A]", "yes").with("joins[EU-B]", "yes");
        let (code, level, joins, _) = typed.new_space(&[]).unwrap();
        assert_eq!((code.as_str(), level, joins.len()), ("NW-A", -1, 0));
        let (.., joins, _) = typed.clone().with("made", "joined").new_space(&[]).unwrap();
        assert_eq!(joins.iter().map(Code::as_str).collect::<Vec<_>>(), ["EU-A", "EU-B"]);
        let none = Typed::default().with("code", "X").with("name", "Hall").with("made", "joined");
        let faults = none.new_space(&[]).unwrap_err();
        assert_eq!(faults, [FieldError::new("level", "unknown"), FieldError::new("joins", "one")]);
    }
}
