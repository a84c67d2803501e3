//! What every page handler is given.

use crate::assets::Assets;
use service::Context;

/// Cheap to clone.
#[derive(Clone, Debug)]
pub struct AppState {
    /// What service functions are called with.
    pub ctx: Context,
    /// Where the files of the site are.
    pub assets: Assets,
    /// Whether only this machine can reach the server: role buttons are shown nowhere else.
    pub loopback: bool,
}

impl AppState {
    /// The state of a server.
    pub const fn new(ctx: Context, assets: Assets, loopback: bool) -> Self {
        Self { ctx, assets, loopback }
    }
}
