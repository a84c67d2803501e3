//! How far an import is, told as often as people can read.

use chrono::{DateTime, TimeDelta, Utc};

/// Between two tellings: ten a second.
const PAUSE: TimeDelta = TimeDelta::milliseconds(100);

/// What an import is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Finding out how many rooms the file needs; nothing is written yet.
    Counting,
    /// Writing stays.
    Writing,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is doing.
    pub phase: Phase,
    /// Rows done in this phase.
    pub rows: u64,
    /// Bytes of the file done in this phase.
    pub bytes: u64,
    /// Bytes of the file.
    pub total_bytes: u64,
}

/// Tells of progress, unless it did so just now.
pub(super) struct Teller<'a> {
    tell: &'a mut (dyn FnMut(Progress) + Send),
    last: Option<DateTime<Utc>>,
}

impl<'a> Teller<'a> {
    pub fn new(tell: &'a mut (dyn FnMut(Progress) + Send)) -> Self {
        Self { tell, last: None }
    }

    /// Tells at most ten times a second.
    pub fn tell(&mut self, now: DateTime<Utc>, progress: Progress) {
        if self.last.is_none_or(|last| now - last >= PAUSE) {
            self.last = Some(now);
            (self.tell)(progress);
        }
    }

    /// Tells the last word.
    pub fn end(&mut self, progress: Progress) {
        (self.tell)(progress);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_ten_times_a_second_at_most() {
        let mut told = 0;
        let mut count = |_| told += 1;
        let mut teller = Teller::new(&mut count);
        let progress = Progress { phase: Phase::Writing, rows: 1, bytes: 1, total_bytes: 1 };
        for millisecond in 0..1000 {
            let now = DateTime::UNIX_EPOCH + TimeDelta::milliseconds(millisecond);
            teller.tell(now, progress);
        }
        assert_eq!(told, 10);
    }
}
