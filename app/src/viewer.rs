//! Who asks, as the server's middleware found out before a page is called.

use service::account::Account;

/// Under which key the session keeps the id of the account that signed in.
pub const SESSION_ACCOUNT: &str = "account";

/// The account of the session, if somebody signed in; the server puts it into each request's extensions.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Option<Account>);

/// What the request's policy allows scripts to run by; the server puts it into each request's extensions.
#[derive(Clone, Debug)]
pub struct Nonce(pub String);
