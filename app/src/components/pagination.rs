//! From page to page of a long list.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::i18n::{self, Locale};

/// Where in a list a page is, and the addresses of its neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// This page, from one.
    pub page: i64,
    /// How many there are.
    pub pages: i64,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
}

/// Links to the page before and after; nothing where all is on one page.
#[component]
pub fn Pagination(
    /// Language.
    locale: Locale,
    /// Where we are.
    pages: Pages,
) -> impl IntoView {
    (pages.pages > 1).then(|| {
        let link = |href: Option<String>, rel: &'static str, text: &'static str| {
            href.map(|href| view! { <a class="button" href=href rel=rel>{text}</a> })
        };
        let page = i18n::count(locale, pages.page);
        let all = i18n::count(locale, pages.pages);
        view! {
            <nav class="pagination" aria-label=td_string!(locale, pages.label)>
                {link(pages.previous, "prev", td_string!(locale, pages.previous))}
                <span>{td_string!(locale, pages.of, page = page, pages = all)}</span>
                {link(pages.next, "next", td_string!(locale, pages.next))}
            </nav>
        }
    })
}
