//! Who an event is for.

use crate::organisation::OrganisationKind;
use serde::{Deserialize, Serialize};

/// What kind of client an event has. Italian public bodies and social partners are kept apart: the campus is to be open to
/// them (Programme and Budget, S66).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Client {
    /// The Centre itself.
    Own,
    /// A body of the United Nations system or of the European Union.
    UnAgency,
    /// A government, or a body of one.
    Government,
    /// An organisation of workers or of employers.
    SocialPartner,
    /// The Italian State, a region, a city.
    ItalianPublic,
    /// An Italian organisation of workers or of employers.
    ItalianSocialPartner,
    /// A university or a school.
    Academic,
    /// A company.
    Company,
    /// Anyone else.
    Other,
}

impl Client {
    /// All of them, in the order lists show them.
    pub const ALL: [Self; 9] = [
        Self::Own,
        Self::UnAgency,
        Self::Government,
        Self::SocialPartner,
        Self::ItalianPublic,
        Self::ItalianSocialPartner,
        Self::Academic,
        Self::Company,
        Self::Other,
    ];

    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::UnAgency => "un_agency",
            Self::Government => "government",
            Self::SocialPartner => "social_partner",
            Self::ItalianPublic => "italian_public",
            Self::ItalianSocialPartner => "italian_social_partner",
            Self::Academic => "academic",
            Self::Company => "company",
            Self::Other => "other",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// What kind of organisation such a client is.
    pub const fn organisation(self) -> OrganisationKind {
        match self {
            Self::Own | Self::UnAgency => OrganisationKind::UnAgency,
            Self::Government | Self::ItalianPublic => OrganisationKind::Government,
            Self::SocialPartner | Self::ItalianSocialPartner => OrganisationKind::SocialPartner,
            Self::Company => OrganisationKind::Company,
            Self::Academic | Self::Other => OrganisationKind::Other,
        }
    }

    /// What an organisation is taken for until somebody knows better; without one, the Centre.
    pub const fn of(organisation: Option<OrganisationKind>) -> Self {
        match organisation {
            None => Self::Own,
            Some(OrganisationKind::UnAgency) => Self::UnAgency,
            Some(OrganisationKind::Government) => Self::Government,
            Some(OrganisationKind::SocialPartner) => Self::SocialPartner,
            Some(OrganisationKind::Company) => Self::Company,
            Some(OrganisationKind::Individual | OrganisationKind::Other) => Self::Other,
        }
    }
}
