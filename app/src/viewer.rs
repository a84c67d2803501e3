//! Who asks, as the server's middleware found out before a page is called, and how they want their pages.

mod audience;
mod device;

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, header, request::Parts};
use i18n::{self, Locale, Readers};
use service::Actor;
use service::account::Account;

use crate::cookie;
use crate::fault::Fault;
use crate::local::asked;
use crate::theme::Theme;

/// Under which key the session keeps the id of the account that signed in.
pub const SESSION_ACCOUNT: &str = "account";

/// Under which key the session keeps what browser it is in.
pub const SESSION_DEVICE: &str = "device";

/// Where the request comes from; the server puts it into each request's extensions.
#[derive(Clone, Debug)]
pub struct ClientAddress(pub String);

/// The account of the session, if somebody signed in; the server puts it into each request's extensions.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Option<Account>);

/// What the request's policy allows scripts to run by; the server puts it into each request's extensions.
#[derive(Clone, Debug)]
pub struct Nonce(pub String);

/// Who reads a page, and how.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// The account; none before signing in.
    pub account: Option<Account>,
    /// Language: that of the address on pages of participants, else of the cookie, else of the account, else of the
    /// browser; of those there are for such readers.
    pub locale: Locale,
    /// The language that the address of a page of participants names: links to others of them keep it.
    pub named: Option<Locale>,
    /// For whom the page is.
    pub readers: Readers,
    /// Light or dark.
    pub theme: Theme,
    /// The address asked for, with its query.
    pub here: String,
    /// What allows a script of the page to run.
    pub nonce: Arc<str>,
    /// Whether the device says that it is a phone: it then gets the phone's view of a page first.
    pub phone: bool,
    /// What stands before the path of the addresses the reader types, such as `http://127.0.0.1:3000`.
    pub origin: String,
    /// Where the request comes from: tries to sign in are counted by it. Never stored or logged.
    pub address: String,
    /// Browser and system, as far as it says: by this a person knows a session for their own.
    pub device: String,
}

impl Viewer {
    /// Whom a service function acts for; an unknown reader signs in first.
    pub fn actor(&self) -> Result<Actor, Fault> {
        let account = self.account.as_ref().ok_or(Fault::SignInFirst)?;
        Ok(Actor::account(account.id, account.role))
    }
}

impl<S: Sync> FromRequestParts<S> for Viewer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let account = parts.extensions.get::<SignedIn>().and_then(|signed_in| signed_in.0.clone());
        let nonce = parts.extensions.get::<Nonce>().map_or("", |nonce| &nonce.0).into();
        let here = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        let readers = audience::of(&here, account.is_some());
        let of_address = asked(&here, "lang").filter(|_| readers == Readers::Participants);
        let named = of_address.and_then(|code| i18n::parse(readers, code));
        Ok(Self {
            locale: named.unwrap_or_else(|| language(&parts.headers, account.as_ref(), readers)),
            named,
            readers,
            theme: cookie::read(&parts.headers, cookie::THEME).and_then(Theme::parse).unwrap_or_default(),
            phone: is_phone(&parts.headers),
            origin: format!("http://{}", text(&parts.headers, header::HOST.as_str()).unwrap_or("127.0.0.1")),
            address: parts.extensions.get::<ClientAddress>().map_or_else(String::new, |from| from.0.clone()),
            device: device::name(text(&parts.headers, header::USER_AGENT.as_str()).unwrap_or_default()),
            account,
            here,
            nonce,
        })
    }
}

fn language(headers: &HeaderMap, account: Option<&Account>, readers: Readers) -> Locale {
    let known = |code: &str| i18n::parse(readers, code);
    let chosen = || cookie::read(headers, cookie::LANGUAGE).and_then(known);
    let of_account = || account.and_then(|account| known(&account.language));
    let accepted = || i18n::accepted(readers, text(headers, header::ACCEPT_LANGUAGE.as_str())?);
    chosen().or_else(of_account).or_else(accepted).unwrap_or_default()
}

/// Browsers built on Chromium say so in a hint; the others put "Mobile" into the name they go by.
fn is_phone(headers: &HeaderMap) -> bool {
    match text(headers, "sec-ch-ua-mobile") {
        Some(hint) => hint == "?1",
        None => text(headers, header::USER_AGENT.as_str()).is_some_and(|agent| agent.contains("Mobile")),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn the_cookie_wins_over_the_browser() {
        let asked = headers(&[("cookie", "theme=dark; lang=it"), ("accept-language", "fr")]);
        let language = |headers: &HeaderMap| language(headers, None, Readers::Staff);
        assert_eq!(language(&asked), Locale::it);
        assert_eq!(language(&headers(&[("accept-language", "fr")])), Locale::fr);
        assert_eq!(language(&headers(&[])), Locale::en);
    }

    #[test]
    fn arabic_chosen_on_a_page_of_participants_does_not_follow_to_the_pages_of_staff() {
        let asked = headers(&[("cookie", "lang=ar"), ("accept-language", "ar, it;q=0.5")]);
        assert_eq!(language(&asked, None, Readers::Participants), Locale::ar);
        assert_eq!(language(&asked, None, Readers::Staff), Locale::it);
    }

    #[test]
    fn a_phone_is_known_by_its_hint_or_its_name() {
        assert!(is_phone(&headers(&[("sec-ch-ua-mobile", "?1")])));
        assert!(!is_phone(&headers(&[("sec-ch-ua-mobile", "?0"), ("user-agent", "Mobile")])));
        assert!(is_phone(&headers(&[("user-agent", "Mozilla/5.0 (iPhone) Mobile/15E148 Safari")])));
        assert!(!is_phone(&headers(&[])));
    }
}
