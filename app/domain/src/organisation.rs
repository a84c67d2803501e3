//! Organisations: who books and who holds events.

use crate::ids::OrganisationId;
use serde::{Deserialize, Serialize};

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// A body of the United Nations system or of the European Union.
    UnAgency,
    /// A ministry or another public body.
    Government,
    /// A union of workers or of employers.
    SocialPartner,
    /// A company.
    Company,
    /// A person who books for themselves.
    Individual,
    /// A university, a foundation, an association.
    Other,
}

impl OrganisationKind {
    /// All kinds, in the order lists show them.
    pub const ALL: [Self; 6] =
        [Self::UnAgency, Self::Government, Self::SocialPartner, Self::Company, Self::Individual, Self::Other];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnAgency => "un_agency",
            Self::Government => "government",
            Self::SocialPartner => "social_partner",
            Self::Company => "company",
            Self::Individual => "individual",
            Self::Other => "other",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// An organisation; kept, unlike the persons in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Identity.
    pub id: OrganisationId,
    /// Name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// Invented for demonstration.
    pub synthetic: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_from_its_word() {
        let mut kinds = OrganisationKind::ALL.into_iter();
        assert!(kinds.all(|kind| OrganisationKind::parse(kind.code()) == Some(kind)));
    }
}
