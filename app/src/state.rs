//! What every page handler is given.

use crate::assets::Assets;
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
}

impl AppState {
    /// The state of a server.
    pub fn new(ctx: Context, assets: Assets, loopback: bool, origin: Option<&str>) -> Self {
        Self { ctx, assets, loopback, origin: origin.map(Into::into), imports: Desk::default() }
    }
}
