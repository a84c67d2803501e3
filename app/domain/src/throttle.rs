//! How often something may be tried before the next try has to wait.
//!
//! A bucket counts tries; the first few are free, after them each failed try doubles the wait up to a longest one.
//! A bucket left alone for [`FORGOTTEN_AFTER`] begins anew. Nobody is locked out for good: a stranger who knows an
//! address could otherwise keep its owner out.

/// Seconds without a try after which a bucket is empty again.
pub const FORGOTTEN_AFTER: i64 = 15 * 60;

/// What a bucket allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Tries before any wait.
    pub free: i64,
    /// The longest wait, in seconds.
    pub longest: i64,
}

/// What a bucket counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    /// How many.
    pub count: i64,
    /// When the last one was, in UTC seconds.
    pub last_at: i64,
}

impl Tries {
    /// Seconds to wait before the next try; none if it may be made now.
    pub fn wait(self, limit: Limit, now: i64) -> Option<i64> {
        let over = self.count - limit.free;
        let idle = now - self.last_at;
        if over < 0 || idle >= FORGOTTEN_AFTER {
            return None;
        }
        let wait = 1_i64 << over.min(30);
        let left = wait.min(limit.longest) - idle;
        (left > 0).then_some(left)
    }

    /// The bucket after one more try.
    #[must_use]
    pub const fn one_more(self, now: i64) -> Self {
        let count = if now - self.last_at >= FORGOTTEN_AFTER { 1 } else { self.count + 1 };
        Self { count, last_at: now }
    }

    /// The bucket without its last try, which turned out well.
    #[must_use]
    pub const fn one_less(self) -> Self {
        Self { count: if self.count > 0 { self.count - 1 } else { 0 }, last_at: self.last_at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Limit = Limit { free: 3, longest: 60 };

    /// Seconds each of `tries` tries, made as soon as allowed, had to wait.
    fn waits(tries: usize) -> Vec<i64> {
        let (mut bucket, mut now) = (Tries::default(), 1_000_000);
        let one = |_| {
            let wait = bucket.wait(LIMIT, now).unwrap_or_default();
            now += wait;
            assert_eq!(bucket.wait(LIMIT, now), None);
            bucket = bucket.one_more(now);
            wait
        };
        (0..tries).map(one).collect()
    }

    #[test]
    fn the_first_tries_are_free_and_each_after_them_waits_twice_as_long_up_to_a_limit() {
        assert_eq!(waits(12), [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    #[test]
    fn a_bucket_left_alone_begins_anew() {
        let full = Tries { count: 40, last_at: 1_000 };
        assert_eq!(full.wait(LIMIT, 1_000), Some(60));
        assert_eq!(full.wait(LIMIT, 1_000 + FORGOTTEN_AFTER), None);
        assert_eq!(full.one_more(1_000 + FORGOTTEN_AFTER).count, 1);
    }

    #[test]
    fn a_try_that_turned_out_well_is_not_counted() {
        let tried = Tries::default().one_more(5).one_more(6);
        assert_eq!(tried.one_less().count, 1);
        assert_eq!(Tries::default().one_less().count, 0);
    }
}
