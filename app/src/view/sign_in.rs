//! What the sign-in page shows.

use domain::access::Role;

/// The form as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    /// The address typed before; a password is never sent back.
    pub email: String,
    /// Where to go afterwards.
    pub back: String,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// Roles to look around as; only a demonstration has any.
    pub roles: Vec<Role>,
    /// Whether a forgotten password can be made good by mail.
    pub mails: bool,
    /// What the provider of single sign-on is called, if there is one.
    pub provider: Option<String>,
}

/// What can be wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No address.
    NoEmail,
    /// No password.
    NoPassword,
    /// The two do not belong together. Which of them is wrong is not said, so that accounts cannot be guessed.
    Wrong,
    /// Too many tries did not succeed; the password was not looked at.
    TooMany {
        /// How long to wait, in seconds.
        seconds: i64,
    },
    /// The provider of single sign-on does not answer.
    NoProvider,
    /// The provider does not say who it is: it was called off there, or took too long.
    NotVouched,
    /// Somebody the provider knows has no account here.
    NoAccount,
    /// Somebody comes back from the provider who did not set out from here, or came back before.
    Strayed,
}

impl SignIn {
    /// What was left empty.
    pub fn missing(email: &str, password: &str) -> Vec<Problem> {
        let email = email.trim().is_empty().then_some(Problem::NoEmail);
        let password = password.is_empty().then_some(Problem::NoPassword);
        email.into_iter().chain(password).collect()
    }
}
