//! What stands around the content of every page.

use std::sync::Arc;

use i18n::{Locale, Readers};

use crate::{assets::Assets, components::Keys, local::query_value, theme::Theme};

/// The frame of a page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Title of the page, without the product's name.
    pub title: String,
    /// Language of the page.
    pub locale: Locale,
    /// The language that the address names, which ways to other pages of participants keep.
    pub named: Option<Locale>,
    /// For whom the page is, and so which languages it can be had in.
    pub readers: Readers,
    /// Light or dark.
    pub theme: Theme,
    /// Where the files of the site are.
    pub assets: Assets,
    /// What allows a script of the page to run; empty where no policy is set.
    pub nonce: Arc<str>,
    /// The page's own address, to come back to after a change of language.
    pub here: String,
    /// The main ways, as far as the reader may go them.
    pub ways: Vec<Way>,
    /// The pages above this one, outermost first.
    pub above: Vec<Way>,
    /// What the guide says of the page.
    pub help: Option<Way>,
    /// Who reads; none before signing in.
    pub reader: Option<Reader>,
    /// What stands in the search box.
    pub sought: String,
    /// How much of the window the content takes.
    pub width: Width,
    /// Whether the page has islands, and needs their client.
    pub islands: bool,
    /// What the keys do on its chart; none where it has none.
    pub keys: Option<Keys>,
    /// Whether it is for somebody from outside, under a secret address: no ways into the product lead from it, and no
    /// search engine keeps it.
    pub outside: bool,
}

impl Frame {
    /// Where a barrier on this page is reported. Of its address the path is enough: a search may hold a name, and the
    /// link of an invitation or a registration lets in whoever has it.
    pub fn report(&self) -> String {
        let path = self.here.split('?').next().unwrap_or_default();
        let secret = ["/welcome/", "/register/", "/accessibility/report"];
        let told = !secret.iter().any(|secret| path.starts_with(secret));
        let page = if told { format!("?page={}", query_value(path)) } else { String::new() };
        in_language(&format!("/accessibility/report{page}"), self.named)
    }
}

/// An address in the language that was named, if one was.
pub fn in_language(address: &str, named: Option<Locale>) -> String {
    let sign = if address.contains('?') { '&' } else { '?' };
    named.map_or_else(|| address.to_owned(), |locale| format!("{address}{sign}lang={}", i18n::code(locale)))
}

/// A link with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Where to.
    pub href: String,
    /// In words.
    pub label: String,
    /// Whether it is the page shown, or the part it belongs to.
    pub current: bool,
}

impl Way {
    /// A link to another page.
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into(), current: false }
    }
}

/// Who reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Name.
    pub name: String,
    /// Role, in words.
    pub role: String,
}

/// How much of the window the content takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// A comfortable measure.
    #[default]
    Page,
    /// All of it: charts and grids.
    Wide,
    /// A short form.
    Narrow,
}

impl Width {
    /// The class of `<main>`.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Page => "main",
            Self::Wide => "main wide",
            Self::Narrow => "main narrow",
        }
    }
}
