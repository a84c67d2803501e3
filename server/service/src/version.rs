//! Which state the data is in, so that a page that has not changed need not be made again.

use crate::store::look;
use crate::{Context, ServiceError};

/// A text that differs once anything that history keeps was changed. It tells nothing but that.
pub async fn of_data(ctx: &Context) -> Result<String, ServiceError> {
    look!(ctx.store, |tx, db| Ok(db::dialect::data_version(tx).await?))
}
