//! How often somebody may ask. A campus is one address to the world, so those who show a token are counted by the
//! token; only those who show none are counted by their address.

use super::problem::{Code, Problem};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use domain::ids::TokenId;
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::fmt;
use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const LEFT: HeaderName = HeaderName::from_static("ratelimit");

/// Every so many requests, buckets that are full again are forgotten.
const SWEEP: u32 = 1024;

/// A bucket's size, and how fast it fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Requests a second in the long run.
    pub rate: NonZeroU32,
    /// Requests at once after a rest.
    pub burst: NonZeroU32,
}

/// The limits of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of a token.
    pub token: Limit,
    /// Of an address from which no token came that holds.
    pub address: Limit,
}

impl Limit {
    /// A limit; a rate or burst of 0 is taken as 1.
    pub const fn new(rate: u32, burst: u32) -> Self {
        Self { rate: at_least_one(rate), burst: at_least_one(burst) }
    }
}

const fn at_least_one(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { token: Limit::new(20, 100), address: Limit::new(50, 500) }
    }
}

/// The buckets of everybody who asked lately.
pub struct Buckets {
    tokens: Kept<TokenId>,
    addresses: Kept<String>,
}

impl fmt::Debug for Buckets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Buckets").finish_non_exhaustive()
    }
}

impl Buckets {
    /// Full buckets.
    pub fn new(limits: Limits) -> Self {
        Self { tokens: Kept::new("token", limits.token), addresses: Kept::new("address", limits.address) }
    }

    /// Counts a request of a token.
    pub fn of_token(&self, token: TokenId) -> Result<Left, Left> {
        self.tokens.count(&token)
    }

    /// Counts a request from an address.
    pub fn of_address(&self, address: &str) -> Result<Left, Left> {
        self.addresses.count(&address.to_owned())
    }
}

/// The buckets of one kind of asker.
pub(crate) struct Kept<K: Clone + Eq + Hash> {
    name: &'static str,
    limit: Limit,
    buckets: DefaultKeyedRateLimiter<K, StateInformationMiddleware>,
    counted: AtomicU32,
}

impl<K: Clone + Eq + Hash> Kept<K> {
    /// Full buckets.
    pub fn new(name: &'static str, limit: Limit) -> Self {
        let quota = Quota::per_second(limit.rate).allow_burst(limit.burst);
        let buckets = RateLimiter::keyed(quota).with_middleware::<StateInformationMiddleware>();
        Self { name, limit, buckets, counted: AtomicU32::new(0) }
    }

    /// Counts a request.
    pub fn count(&self, key: &K) -> Result<Left, Left> {
        if self.counted.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            self.buckets.retain_recent();
        }
        let left = |requests, wait| Left { name: self.name, limit: self.limit, requests, wait };
        match self.buckets.check_key(key) {
            Ok(state) => Ok(left(state.remaining_burst_capacity(), 0)),
            Err(until) => {
                let wait = until.wait_time_from(DefaultClock::default().now());
                Err(left(0, wait.as_secs() + 1))
            }
        }
    }
}

/// What is left of a bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    name: &'static str,
    limit: Limit,
    requests: u32,
    wait: u64,
}

impl Left {
    /// For how many seconds nothing more is let through.
    pub const fn wait(self) -> u64 {
        self.wait
    }

    /// Says it in the headers of an answer (draft-ietf-httpapi-ratelimit-headers).
    pub fn tell(self, headers: &mut HeaderMap) {
        let (rate, burst) = (self.limit.rate.get(), self.limit.burst.get());
        let full_in = |missing: u32| missing.div_ceil(rate).max(1);
        let policy = format!(r#""{}";q={burst};w={}"#, self.name, full_in(burst));
        let left =
            format!(r#""{}";r={};t={}"#, self.name, self.requests, full_in(burst - self.requests.min(burst)));
        for (name, text) in [(POLICY, policy), (LEFT, left)] {
            if let Ok(value) = HeaderValue::try_from(text) {
                headers.insert(name, value);
            }
        }
    }

    /// The answer to who asked too often.
    pub fn refuse(self) -> Response {
        let mut response = Problem::new(Code::TooManyRequests).retry_after(self.wait).into_response();
        self.tell(response.headers_mut());
        response
    }
}
