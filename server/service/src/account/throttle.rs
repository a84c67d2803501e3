//! How often a secret may be guessed.
//!
//! A try counts before it is checked, so that a thousand at once are not all free. What turns out well is taken off
//! again: a campus is one address, and all of it signs in at eight.

use crate::store::transact;
use crate::{Context, ServiceError};
use domain::throttle::{Limit, Tries};
use sha2::{Digest, Sha256};

/// One account from one address: a person who mistypes.
const PERSON: Limit = Limit { free: 5, longest: 15 * 60 };
/// One account from anywhere: guessing from many addresses. The wait is short, as it is its owner's too.
const ACCOUNT: Limit = Limit { free: 20, longest: 60 };
/// One address, any account: trying one password on everybody.
const ADDRESS: Limit = Limit { free: 100, longest: 5 * 60 };

/// The buckets that one try counts in, always in this order, so that two tries cannot wait for each other.
pub(super) struct Guess([(Vec<u8>, Limit); 3]);

impl Guess {
    /// A guess at a secret of a kind, at `whose`, from an address.
    pub(super) fn new(kind: &str, whose: &str, address: &str) -> Self {
        Self([
            (bucket([kind, whose, address]), PERSON),
            (bucket([kind, whose, "*"]), ACCOUNT),
            (bucket([kind, "*", address]), ADDRESS),
        ])
    }

    /// Counts the try, or says how long to wait; the try is then not to be made.
    pub(super) async fn count(&self, ctx: &Context) -> Result<(), ServiceError> {
        count(ctx, &self.0).await
    }

    /// The try turned out well: the account's buckets are empty again, the address's is without it.
    pub(super) async fn right(&self, ctx: &Context) -> Result<(), ServiceError> {
        let now = ctx.now().timestamp();
        transact!(ctx.store, |tx, db| {
            for (place, (bucket, _)) in self.0.iter().enumerate() {
                let tries = db::sign_in::lock_tries(tx, bucket, now).await?;
                let left = if place == 2 { tries.one_less() } else { Tries { count: 0, ..tries } };
                db::sign_in::put_tries(tx, bucket, left).await?;
            }
            Ok(())
        })
    }
}

/// What tries of a kind are counted under; addresses are not kept.
pub(crate) fn bucket(parts: [&str; 3]) -> Vec<u8> {
    Sha256::digest(parts.join("\n").to_lowercase()).to_vec()
}

/// Counts a try in all buckets, or says how long to wait. Buckets are locked in the order given, which is to be the
/// same for all tries of a kind.
pub(crate) async fn count(ctx: &Context, buckets: &[(Vec<u8>, Limit)]) -> Result<(), ServiceError> {
    let now = ctx.now().timestamp();
    transact!(ctx.store, |tx, db| {
        let mut longest = None;
        for (bucket, limit) in buckets {
            let tries = db::sign_in::lock_tries(tx, bucket, now).await?;
            longest = longest.max(tries.wait(*limit, now));
            db::sign_in::put_tries(tx, bucket, tries.one_more(now)).await?;
        }
        match longest {
            // The transaction rolls back: a try that was not made does not count.
            Some(seconds) => Err(ServiceError::TooManyTries { seconds }),
            None => Ok(()),
        }
    })
}
