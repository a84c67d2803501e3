//! The fields of a pavilion and its floors.

use super::Typed;
use domain::campus::{Cluster, Code, Name, Pavilion, Record};
use service::campus::{PavilionWish, version};
use service::error::FieldError;
use std::collections::BTreeSet;

impl Typed {
    /// A pavilion as the form shows it.
    pub fn of_pavilion(pavilion: &Pavilion) -> Self {
        Self::default()
            .with("version", version(&Record::Pavilion(pavilion.clone())))
            .with("name", &pavilion.name)
            .with("cluster", pavilion.cluster.code())
            .with("purpose", &pavilion.purpose)
            .with("source", &pavilion.source)
    }

    /// What a pavilion shall be, or everything that is wrong with it.
    pub fn pavilion(&self) -> Result<PavilionWish, Vec<FieldError>> {
        let mut faults = Vec::new();
        self.read_pavilion(&mut faults).filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// The same with code and floors of one that is new.
    pub fn new_pavilion(&self) -> Result<(Code, BTreeSet<i64>, PavilionWish), Vec<FieldError>> {
        let mut faults = Vec::new();
        let code = self.code(&mut faults);
        let wish = self.read_pavilion(&mut faults);
        let new = code.zip(wish).map(|(code, wish)| (code, self.levels(), wish));
        new.filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// Levels of the floors that are ticked.
    pub fn levels(&self) -> BTreeSet<i64> {
        self.ticked_of("level").filter_map(|level| level.parse().ok()).collect()
    }

    /// A code in capitals, whichever way it was typed.
    pub(super) fn code(&self, faults: &mut Vec<FieldError>) -> Option<Code> {
        self.value(faults, "code", |typed| Code::parse(&typed.to_ascii_uppercase()))
    }

    fn read_pavilion(&self, faults: &mut Vec<FieldError>) -> Option<PavilionWish> {
        let name = self.value(faults, "name", Name::parse);
        let cluster = Cluster::parse(self.text("cluster"));
        faults.extend(cluster.is_none().then(|| FieldError::new("cluster", "unknown")));
        let (purpose, source) = (self.text("purpose").to_owned(), self.text("source").to_owned());
        Some(PavilionWish { name: name?, cluster: cluster?, purpose, source })
    }
}

/// The box of a floor.
pub fn level_field(level: i64) -> String {
    format!("level[{level}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_pavilion_is_read_with_its_floors_and_told_everything_that_is_wrong() {
        let typed = Typed::default().with("code", "nw1").with("name", "New").with("cluster", "asia");
        let (code, levels, wish) =
            typed.with("level[0]", "yes").with("level[2]", "yes").new_pavilion().unwrap();
        assert_eq!((code.as_str(), levels, wish.cluster), ("NW1", BTreeSet::from([0, 2]), Cluster::Asia));
        let faults = Typed::default().with("code", "n_1").new_pavilion().unwrap_err();
        let told: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["code: bad_character", "name: missing", "cluster: unknown"]);
    }
}
