//! The user guide: topics written in Markdown in `app/help`, one folder a language, made into HTML by the build script.

mod search;
#[cfg(test)]
mod tests;

pub use search::search;

use domain::access::Role;
use i18n::Locale;

/// The topic that is the accessibility statement; it has a page of its own.
pub const STATEMENT: &str = "accessibility";

/// One task a person does, in one language.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// Its language.
    pub locale: Locale,
    /// Its name in addresses, the same in all languages.
    pub slug: &'static str,
    /// What one does, as a heading.
    pub title: &'static str,
    /// The same in a line.
    pub about: &'static str,
    /// Codes of the roles it is for, with a space between; `all` is everybody, signed in or not.
    roles: &'static str,
    /// Beginnings of the addresses it helps with.
    pages: &'static str,
    /// The picture it shows, as the run that takes them calls it; empty where it has none.
    pub picture: &'static str,
    /// The picture in words.
    pub alt: &'static str,
    /// What it says.
    pub html: &'static str,
    /// Its words, to be found by.
    text: &'static str,
    /// The keys of the texts it names.
    #[cfg_attr(not(test), expect(dead_code, reason = "compared by the tests"))]
    keys: &'static [&'static str],
}

/// Made by the build script, those of a language together, in the order of their names.
static TOPICS: &[Topic] = include!(concat!(env!("OUT_DIR"), "/guide.rs"));

impl Topic {
    /// Where it is read.
    pub fn href(&self) -> String {
        match self.slug {
            STATEMENT => "/accessibility".to_owned(),
            slug => format!("/help/{slug}"),
        }
    }

    /// Whether it is for everybody, strangers too.
    pub fn is_for_all(&self) -> bool {
        self.roles == "all"
    }

    /// Whether it is for a role.
    pub fn is_for(&self, role: Role) -> bool {
        self.is_for_all() || self.roles.split(' ').any(|code| code == role.code())
    }
}

/// The topics of a language, by title.
pub fn topics(locale: Locale) -> Vec<&'static Topic> {
    let mut topics = TOPICS.iter().filter(|topic| topic.locale == locale).collect::<Vec<_>>();
    topics.sort_by_cached_key(|topic| domain::search::folded(topic.title));
    topics
}

/// The topic of a name.
pub fn topic(locale: Locale, slug: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.locale == locale && topic.slug == slug)
}

/// The topic that helps with the page of an address: the one that names most of its beginning.
pub fn of_page(locale: Locale, path: &str) -> Option<&'static Topic> {
    let named = |topic: &&Topic| {
        topic.pages.split_whitespace().filter(|page| lies_below(path, page)).map(str::len).max()
    };
    let helping = TOPICS.iter().filter(|topic| topic.locale == locale);
    helping
        .filter_map(|topic| Some((named(&topic)?, topic)))
        .max_by_key(|(length, _)| *length)
        .map(|(_, topic)| topic)
}

/// A `*` stands for whatever an address names, such as the code of an event.
fn lies_below(path: &str, page: &str) -> bool {
    let mut parts = path.split('/');
    page.split('/').all(|wanted| parts.next().is_some_and(|part| wanted == "*" || wanted == part))
}
