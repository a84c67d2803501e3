//! What every page handler is given.

use crate::assets::Assets;
use crate::pages::tape::Drawings;
use crate::sign_on::SignOn;
use service::Context;
use service::import::desk::Desk;
use std::sync::Arc;

/// Cheap to clone.
#[derive(Clone, Debug)]
pub struct AppState {
    /// What service functions are called with.
    pub ctx: Context,
    /// Where the files of the site are.
    pub assets: Assets,
    /// Whether only this machine can reach the server: role buttons are shown nowhere else.
    pub loopback: bool,
    /// The address people type, where a proxy stands before the server.
    pub origin: Option<Arc<str>>,
    /// Where imports are started.
    pub imports: Desk,
    /// Tape charts drawn since the data changed last.
    pub drawings: Arc<Drawings>,
    /// The servers it works with.
    pub neighbours: Neighbours,
}

/// Other servers that this one works with, where it was told to.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    /// Through which mail server mails go; without one they are kept.
    pub mailing: Option<Mailing>,
    /// Where people may sign in instead of by a password.
    pub sign_on: Option<SignOn>,
}

/// What pages say of the mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailing {
    /// Its name and port.
    pub server: Arc<str>,
    /// The address mails come from.
    pub from: Arc<str>,
}

impl AppState {
    /// The state of a server that works with no other.
    pub fn new(ctx: Context, assets: Assets, loopback: bool, origin: Option<&str>) -> Self {
        let origin = origin.map(Into::into);
        let (drawings, neighbours) = (Arc::default(), Neighbours::default());
        Self { ctx, assets, loopback, origin, imports: Desk::default(), drawings, neighbours }
    }
}
