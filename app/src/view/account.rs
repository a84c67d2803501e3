//! What the pages of accounts show.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use domain::access::Role;
use domain::calendar::CampusZone;
use serde_json::Value;
use service::account::{Account, SessionRow, SignOn};

/// One's own account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnAccount {
    /// What one signs in with.
    pub email: String,
    /// Name.
    pub full_name: String,
    /// Role.
    pub role: Role,
    /// Whether a code is asked for.
    pub second_factor: bool,
    /// Recovery codes left.
    pub recovery_left: i64,
    /// Where one is signed in.
    pub sessions: Vec<SessionLine>,
    /// Providers of single sign-on that know one, and since when.
    pub providers: Vec<(String, NaiveDate)>,
}

/// A session as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    /// The hash it is named by.
    pub id: Vec<u8>,
    /// Browser and system; empty where not known.
    pub device: String,
    /// When it runs out, by the campus's clock.
    pub until: NaiveDateTime,
    /// The session the page is read in.
    pub here: bool,
}

impl OwnAccount {
    /// From what the service knows; `here` is the hash of the session asked from.
    pub fn new(
        account: &Account,
        sessions: &[SessionRow],
        here: &[u8],
        recovery_left: i64,
        zone: CampusZone,
    ) -> Self {
        let line = |session: &SessionRow| SessionLine {
            id: session.id_hash.clone(),
            device: device(&session.data),
            until: local(zone, session.expires_at),
            here: session.id_hash == here,
        };
        Self {
            email: account.email.clone(),
            full_name: account.full_name.clone(),
            role: account.role,
            second_factor: account.totp_secret.is_some(),
            recovery_left,
            sessions: sessions.iter().map(line).collect(),
            providers: Vec::new(),
        }
    }

    /// With the providers of single sign-on that know one.
    #[must_use]
    pub fn known_to(mut self, providers: &[SignOn], zone: CampusZone) -> Self {
        let line = |known: &SignOn| (known.issuer.clone(), local(zone, known.since).date());
        self.providers = providers.iter().map(line).collect();
        self
    }
}

/// An instant of the database by the campus's clock.
pub fn local(zone: CampusZone, seconds: i64) -> NaiveDateTime {
    zone.local(DateTime::from_timestamp(seconds, 0).unwrap_or_default())
}

fn device(data: &[u8]) -> String {
    let data = serde_json::from_slice::<Value>(data).unwrap_or_default();
    data.get(crate::viewer::SESSION_DEVICE).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Bytes as text for a form.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Text of a form as bytes.
pub fn bytes(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_from_a_form_as_they_went() {
        assert_eq!(bytes(&hex(&[0, 15, 255])), Some(vec![0, 15, 255]));
        assert_eq!(bytes("no"), None);
    }
}
