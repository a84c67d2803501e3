//! "Forgot your password?": a link by mail, for whoever asks with the address of an account.
//!
//! Nothing tells whether there is one: asking is one step, and looking for the account another, for which nobody who
//! asks has to wait.

use super::link::{Token, holds, new_link};
use super::throttle::Guess;
use crate::store::transact;
use crate::{Context, ServiceError};
use domain::access::Role;
use store_model::account::Account;

/// Seconds after a link was made in which no other is: nobody's letter box is filled by a stranger, and the link just
/// sent is not made void.
const PAUSE: i64 = 10 * 60;

/// Somebody asked, and may.
pub struct Forgotten {
    email: String,
}

/// Asks for a link to an address. `from` is where the request comes from.
pub async fn forgotten(ctx: &Context, email: &str, from: &str) -> Result<Forgotten, ServiceError> {
    let email = email.trim().to_lowercase();
    Guess::new("forgotten", &email, from).count(ctx).await?;
    Ok(Forgotten { email })
}

impl Forgotten {
    /// Writes the mail with the link, if an account has the address.
    pub async fn send_link(self, ctx: &Context) -> Result<(), ServiceError> {
        let (token, now) = (Token::new(ctx)?, ctx.now().timestamp());
        transact!(ctx.store, |tx, db| {
            let account = db::account::by_email(tx, &self.email).await?;
            let Some(account) = account.filter(may_have_one) else { return Ok(()) };
            let latest = db::sign_in::link_of(tx, account.id).await?;
            if latest.is_some_and(|link| now < link.expires_at - holds(link.purpose) + PAUSE) {
                return Ok(());
            }
            let purpose = new_link!(tx, db, ctx, &account, &token);
            let (stamp, action) = (ctx.stamp(None), purpose.action());
            db::history::append(tx, "account", account.id.uuid(), action, stamp, (None, None)).await?;
            Ok(())
        })
    }
}

fn may_have_one(account: &Account) -> bool {
    !account.disabled && account.role != Role::ApiClient
}
