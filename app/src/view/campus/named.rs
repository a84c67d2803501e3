//! The fields of what is only called something: pavilions and room types.

use super::{NO_NUMBER, value};
use domain::campus::{Beds, Name, Pavilion, Record, RoomType};
use i18n::whole;
use service::campus::{PavilionWish, RoomTypeWish, version};
use service::error::FieldError;

/// Fields of a pavilion, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct PavilionTyped {
    /// The version a change was decided on.
    pub version: i64,
    /// Name in full.
    pub name: String,
    /// What it is used for.
    pub purpose: String,
}

impl PavilionTyped {
    /// A pavilion as the form shows it.
    pub fn of(pavilion: &Pavilion) -> Self {
        Self {
            version: version(&Record::Pavilion(pavilion.clone())),
            name: pavilion.name.to_string(),
            purpose: pavilion.purpose.clone(),
        }
    }

    /// What is wished, or what is wrong with it.
    pub fn wish(&self) -> Result<PavilionWish, Vec<FieldError>> {
        let mut faults = Vec::new();
        let name = value(&mut faults, "name", Name::parse(&self.name));
        let name = name.ok_or(faults)?;
        Ok(PavilionWish { name, purpose: self.purpose.clone() })
    }
}

/// Fields of a room type, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct RoomTypeTyped {
    /// The version a change was decided on.
    pub version: i64,
    /// Name.
    pub name: String,
    /// How many it sleeps.
    pub beds: String,
}

impl RoomTypeTyped {
    /// A room type as the form shows it.
    pub fn of(kind: &RoomType) -> Self {
        Self {
            version: version(&Record::RoomType(kind.clone())),
            name: kind.name.to_string(),
            beds: kind.beds.get().to_string(),
        }
    }

    /// What is wished, or everything that is wrong with it.
    pub fn wish(&self) -> Result<RoomTypeWish, Vec<FieldError>> {
        let mut faults = Vec::new();
        let name = value(&mut faults, "name", Name::parse(&self.name));
        let beds = whole(&self.beds).ok_or(NO_NUMBER).and_then(Beds::new);
        let beds = value(&mut faults, "beds", beds);
        name.zip(beds).map(|(name, beds)| RoomTypeWish { name, beds }).ok_or(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_without_a_name_and_a_number_of_beds_is_told_both() {
        let typed = RoomTypeTyped { beds: "many".to_owned(), ..RoomTypeTyped::default() };
        let told = typed.wish().unwrap_err();
        let told: Vec<_> = told.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["name: missing", "beds: out_of_range"]);
        let typed = RoomTypeTyped { name: "Twin".to_owned(), beds: "2".to_owned(), version: 1 };
        assert_eq!(typed.wish().unwrap().beds.get(), 2);
    }
}
