//! Accounts, their sessions and the links that set a password.

use domain::access::Role;
use domain::deputy::Deputy;
use domain::ids::AccountId;

/// An account, with what its password and code are checked against.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Identity.
    pub id: AccountId,
    /// What it signs in with; stored in lower case.
    pub email: String,
    /// Name shown to others.
    pub full_name: String,
    /// What it may do.
    pub role: Role,
    /// argon2id in PHC form; empty while an invitation has not been taken up.
    pub password_hash: String,
    /// Language of pages and mail.
    pub language: String,
    /// Switched off: may not sign in.
    pub disabled: bool,
    /// The shared secret of the second factor, where there is one.
    pub totp_secret: Option<Vec<u8>>,
    /// Grows by one with each change.
    pub version: i64,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("id", &self.id).field("role", &self.role).finish_non_exhaustive()
    }
}

/// An account as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLine {
    /// Identity.
    pub id: AccountId,
    /// What it signs in with.
    pub email: String,
    /// Name shown to others.
    pub full_name: String,
    /// What it may do.
    pub role: Role,
    /// Switched off.
    pub disabled: bool,
    /// Invited, and no password set yet.
    pub invited: bool,
    /// A code is asked for besides the password.
    pub second_factor: bool,
    /// When it last signed in, in UTC seconds.
    pub signed_in_at: Option<i64>,
    /// Sessions that have not run out.
    pub sessions: i64,
    /// Providers of single sign-on that know it.
    pub providers: i64,
    /// Grows by one with each change.
    pub version: i64,
}

/// A cookie session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// SHA-256 of its id.
    pub id_hash: Vec<u8>,
    /// Whose it is; none before signing in.
    pub account: Option<AccountId>,
    /// What it holds, as JSON.
    pub data: Vec<u8>,
    /// When it runs out, in UTC seconds.
    pub expires_at: i64,
}

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// Makes the first administrator of an empty database.
    FirstAdministrator,
    /// Lets somebody invited set a first password.
    Invitation,
    /// Lets somebody who forgot theirs set another.
    Reset,
}

impl LinkPurpose {
    /// The word stored in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FirstAdministrator => "first_administrator",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    /// What history calls making one.
    pub const fn action(self) -> &'static str {
        match self {
            Self::FirstAdministrator => "first_administrator",
            Self::Invitation => "invite",
            Self::Reset => "reset",
        }
    }

    /// Reads the stored word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::FirstAdministrator, Self::Invitation, Self::Reset]
            .into_iter()
            .find(|known| known.code() == code)
    }
}

/// A link that lets somebody set a password, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Whose password; none for the first administrator, who has no account yet.
    pub account: Option<AccountId>,
    /// What it is for.
    pub purpose: LinkPurpose,
    /// When it runs out, in UTC seconds.
    pub expires_at: i64,
}

/// A provider of single sign-on that knows an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOn {
    /// The provider's address.
    pub issuer: String,
    /// Since when, in seconds.
    pub since: i64,
}

/// Who stands in for whom, by name.
#[derive(Clone, PartialEq, Eq)]
pub struct DeputyLine {
    /// Who, for whom, and when.
    pub deputy: Deputy,
    /// Name of who is away.
    pub account_name: String,
    /// Name of who stands in.
    pub deputy_name: String,
}

// What is logged names nobody.
impl std::fmt::Debug for DeputyLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DeputyLine").field("deputy", &self.deputy).finish_non_exhaustive()
    }
}
