//! Sets of permissions: what a token is limited to, whatever its owner's role allows.

use super::Permission;

/// A set of permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scopes(u32);

impl Scopes {
    /// No limit.
    pub const ALL: Self = Self(u32::MAX);
    /// Nothing.
    pub const NONE: Self = Self(0);

    /// The set with one permission more.
    #[must_use]
    pub const fn with(self, permission: Permission) -> Self {
        Self(self.0 | 1 << permission as u32)
    }

    /// Whether a permission is in the set.
    pub const fn allows(self, permission: Permission) -> bool {
        self.0 & 1 << permission as u32 != 0
    }

    /// The permissions in the set, in the order of [`Permission::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.into_iter().filter(move |permission| self.allows(*permission))
    }

    /// The stored words, with a space between.
    pub fn words(self) -> String {
        self.iter().map(Permission::code).collect::<Vec<_>>().join(" ")
    }

    /// Reads the stored words; none where one is unknown.
    pub fn parse(words: &str) -> Option<Self> {
        words.split_whitespace().map(Permission::parse).collect()
    }
}

impl FromIterator<Permission> for Scopes {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        permissions.into_iter().fold(Self::NONE, Self::with)
    }
}

impl Permission {
    /// The word stored in the database, and the scope of the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ReadFigures => "read_figures",
            Self::ReadCampus => "read_campus",
            Self::ReadEvents => "read_events",
            Self::PlanEvents => "plan_events",
            Self::WriteEvents => "write_events",
            Self::ReadStays => "read_stays",
            Self::WriteStays => "write_stays",
            Self::ReportPayments => "report_payments",
            Self::WriteClosures => "write_closures",
            Self::ReadHistory => "read_history",
            Self::WriteCampus => "write_campus",
            Self::WriteTargets => "write_targets",
            Self::WritePrices => "write_prices",
            Self::ReadMoney => "read_money",
            Self::ApproveQuotes => "approve_quotes",
            Self::Import => "import",
            Self::Erase => "erase",
            Self::AnswerBarriers => "answer_barriers",
            Self::ManageAccounts => "manage_accounts",
            Self::KeepOwnAccount => "keep_own_account",
            Self::Backup => "backup",
        }
    }

    /// Reads the word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|permission| permission.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_reads_back_from_its_words() {
        let scopes = Scopes::NONE.with(Permission::ReadStays).with(Permission::Backup);
        assert_eq!(scopes.words(), "read_stays backup");
        assert_eq!(Scopes::parse(&scopes.words()), Some(scopes));
        assert_eq!(Scopes::parse(""), Some(Scopes::NONE));
        assert_eq!(Scopes::parse("read_stays everything"), None);
    }

    #[test]
    fn every_permission_is_in_the_set_of_all_and_in_none_it_was_not_put_into() {
        for permission in Permission::ALL {
            assert!(Scopes::ALL.allows(permission) && !Scopes::NONE.allows(permission));
            let alone = Scopes::NONE.with(permission);
            assert_eq!(alone.iter().collect::<Vec<_>>(), [permission]);
        }
    }
}
