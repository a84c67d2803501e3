//! The fields of a room type.

use super::{NO_NUMBER, Typed, value};
use domain::campus::{Beds, Name, Record, RoomType, Slug};
use i18n::whole;
use service::campus::{RoomTypeWish, version};
use service::error::FieldError;

impl Typed {
    /// A room type as the form shows it.
    pub fn of_room_type(kind: &RoomType) -> Self {
        Self::default()
            .with("version", version(&Record::RoomType(kind.clone())))
            .with("name", &kind.name)
            .with("beds", kind.beds.get())
    }

    /// What a room type shall be, or everything that is wrong with it.
    pub fn room_type(&self) -> Result<RoomTypeWish, Vec<FieldError>> {
        let mut faults = Vec::new();
        self.read_room_type(&mut faults).ok_or(faults)
    }

    /// The same with the key of one that is new.
    pub fn new_room_type(&self) -> Result<(Slug, RoomTypeWish), Vec<FieldError>> {
        let mut faults = Vec::new();
        let code = self.slug(&mut faults);
        code.zip(self.read_room_type(&mut faults)).ok_or(faults)
    }

    /// A key in small letters, whichever way it was typed.
    pub(super) fn slug(&self, faults: &mut Vec<FieldError>) -> Option<Slug> {
        let typed = Slug::parse(&self.text("code").to_ascii_lowercase());
        typed.map_err(|error| faults.push(FieldError::new("code", slug_fault(&error)))).ok()
    }

    fn read_room_type(&self, faults: &mut Vec<FieldError>) -> Option<RoomTypeWish> {
        let name = self.value(faults, "name", Name::parse);
        let beds = whole(self.text("beds")).ok_or(NO_NUMBER).and_then(Beds::new);
        let beds = value(faults, "beds", beds);
        name.zip(beds).map(|(name, beds)| RoomTypeWish { name, beds })
    }
}

/// A key has another length and other letters than the code of a place, and says so.
const fn slug_fault(error: &domain::campus::ValueError) -> &'static str {
    match error {
        domain::campus::ValueError::Empty => "missing",
        _ => "bad_key",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_without_a_name_and_a_number_of_beds_is_told_both() {
        let typed = Typed::default().with("beds", "many").with("code", "a b");
        let told = typed.new_room_type().unwrap_err();
        let told: Vec<_> = told.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["code: bad_key", "name: missing", "beds: out_of_range"]);
        let typed = Typed::default().with("name", "Twin").with("beds", "2").with("code", "Twin");
        let (code, wish) = typed.new_room_type().unwrap();
        assert_eq!((code.as_str(), wish.beds.get()), ("twin", 2));
    }
}
