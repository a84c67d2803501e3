//! The ways to a table as a file.

use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{Icon, Shape};

/// Two links: to the table as CSV and as a workbook.
#[component]
pub fn Downloads(
    /// Language.
    locale: Locale,
    /// Where the file is, without its ending.
    table: &'static str,
    /// What the table is called, for those who hear the links out of their place.
    #[prop(into)]
    name: String,
    /// The filter, as the page's address has it: empty, or from the question mark on.
    #[prop(into, optional)]
    query: String,
) -> impl IntoView {
    let way = |ending: &'static str, format: &'static str| {
        let title = td_string!(locale, export.download, table = name.clone(), format = format);
        view! {
            <a class="button" href=format!("/export/{table}.{ending}{query}") download="">
                <Icon shape=Shape::Download />{format}<span class="unseen">": "{title}</span>
            </a>
        }
    };
    view! { <span class="row">{way("csv", "CSV")}{way("xlsx", "XLSX")}</span> }
}
