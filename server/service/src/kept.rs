//! Answers kept in memory while the data is what it was, so that what many ask for is read from the database once.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many answers are kept at most. Those who ask at the same time ask for few different ones.
const MOST: usize = 16;

/// Answers of one state of the data, by what was asked. Those of a former state are dropped: they could hold the name
/// of somebody who was erased since.
#[derive(Debug)]
pub struct Kept<K, V>(Mutex<OfOneState<K, V>>);

#[derive(Debug)]
struct OfOneState<K, V> {
    version: String,
    answers: HashMap<K, Arc<V>>,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(Mutex::new(OfOneState { version: String::new(), answers: HashMap::new() }))
    }
}

impl<K: Eq + Hash, V> Kept<K, V> {
    /// The answer in a state of the data (see [`crate::version`]), if it is kept.
    pub fn get(&self, version: &str, asked: &K) -> Option<Arc<V>> {
        self.of(version).answers.get(asked).cloned()
    }

    /// Keeps an answer. It must have been read after the version was asked for: it is then never older than it says.
    pub fn keep(&self, version: &str, asked: K, answer: Arc<V>) {
        let mut state = self.of(version);
        if state.answers.len() >= MOST {
            state.answers.clear();
        }
        state.answers.insert(asked, answer);
    }

    fn of(&self, version: &str) -> MutexGuard<'_, OfOneState<K, V>> {
        // A panic elsewhere cannot leave half an answer here.
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.version != version {
            version.clone_into(&mut state.version);
            state.answers.clear();
        }
        state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_given_until_the_data_changes_and_is_then_gone() {
        let kept = Kept::default();
        kept.keep("1", "june", Arc::new(30));
        assert_eq!(kept.get("1", &"june").as_deref(), Some(&30));
        assert_eq!(kept.get("1", &"july"), None);
        assert_eq!(kept.get("2", &"june"), None);
        assert_eq!(kept.get("1", &"june"), None);
    }

    #[test]
    fn no_more_is_kept_than_a_few() {
        let kept = Kept::default();
        for asked in 0..10 * MOST {
            kept.keep("1", asked, Arc::new(asked));
            assert!(kept.of("1").answers.len() <= MOST);
        }
    }
}
