//! Single sign-on: what an OpenID provider says of somebody.

/// Somebody as a provider knows them (OpenID Connect Core 1.0, sections 2 and 5.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// Who it is there: never given to anybody else, and not changed with name or address.
    pub subject: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// Whether the provider has made sure that the address is theirs.
    pub email_verified: bool,
}

impl Identity {
    /// The address an account may be found by, as accounts write it. One that nobody made sure of is none: whoever
    /// writes the administrator's address into their profile would be the administrator.
    pub fn address(&self) -> Option<String> {
        let email = self.email.as_deref().filter(|_| self.email_verified)?;
        Some(email.trim().to_lowercase()).filter(|email| !email.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(email: Option<&str>, email_verified: bool) -> Identity {
        let (issuer, subject) = ("https://id.example.org".to_owned(), "42".to_owned());
        Identity { issuer, subject, email: email.map(str::to_owned), email_verified }
    }

    #[test]
    fn only_an_address_that_was_verified_leads_to_an_account() {
        assert_eq!(identity(Some(" Ana@Example.org"), true).address().as_deref(), Some("ana@example.org"));
        assert_eq!(identity(Some("ana@example.org"), false).address(), None);
        assert_eq!(identity(Some("  "), true).address(), None);
        assert_eq!(identity(None, true).address(), None);
    }
}
