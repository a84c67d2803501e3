//! Accounts.

use domain::access::Role;
use domain::ids::AccountId;

/// An account, with what its password is checked against.
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
    /// argon2id in PHC form.
    pub password_hash: String,
    /// Language of pages and mail.
    pub language: String,
    /// Switched off: may not sign in.
    pub disabled: bool,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("id", &self.id).field("role", &self.role).finish_non_exhaustive()
    }
}
