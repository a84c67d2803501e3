//! What only some have to look after: one page that leads to all of it.

use axum::extract::State;
use axum::response::Html;
use domain::access::{Permission, Role};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{Area, frame, page};
use crate::fault::Fault;
use crate::state::AppState;
use crate::viewer::Viewer;

/// A part of the administration.
struct Part {
    href: &'static str,
    /// What is needed to do something there.
    permission: Permission,
    /// Its name, and what is done there.
    words: fn(Locale) -> (&'static str, &'static str),
}

/// All parts, in the order of the page.
const PARTS: &[Part] = &[
    Part {
        href: "/accounts",
        permission: Permission::ManageAccounts,
        words: |locale| {
            (td_string!(locale, accounts.title), td_string!(locale, administration.accounts_about))
        },
    },
    Part {
        href: "/administration/mail",
        permission: Permission::ManageAccounts,
        words: |locale| (td_string!(locale, mail.title), td_string!(locale, administration.mail_about)),
    },
    Part {
        href: "/accounts/tokens",
        permission: Permission::ManageAccounts,
        words: |locale| {
            (td_string!(locale, tokens.house_title), td_string!(locale, administration.tokens_about))
        },
    },
    Part {
        href: "/administration/targets",
        permission: Permission::WriteTargets,
        words: |locale| (td_string!(locale, targets.title), td_string!(locale, administration.targets_about)),
    },
    Part {
        href: "/administration/prices",
        permission: Permission::WritePrices,
        words: |locale| (td_string!(locale, price.title), td_string!(locale, price.admin_about)),
    },
    Part {
        href: "/administration/recharges",
        permission: Permission::ReadMoney,
        words: |locale| (td_string!(locale, recharge.list_title), td_string!(locale, recharge.admin_about)),
    },
    Part {
        href: "/administration/campus",
        permission: Permission::WriteCampus,
        words: |locale| (td_string!(locale, campus_data.title), td_string!(locale, campus_data.admin_about)),
    },
    Part {
        href: "/administration/retention",
        permission: Permission::Erase,
        words: |locale| {
            (td_string!(locale, retention.title), td_string!(locale, administration.retention_about))
        },
    },
    Part {
        href: "/administration/backups",
        permission: Permission::Backup,
        words: |locale| (td_string!(locale, backups.title), td_string!(locale, administration.backups_about)),
    },
    Part {
        href: "/administration/history",
        permission: Permission::ReadHistory,
        words: |locale| (td_string!(locale, trail.title), td_string!(locale, trail.admin_about)),
    },
    Part {
        href: "/administration/imports",
        permission: Permission::Import,
        words: |locale| (td_string!(locale, imports.title), td_string!(locale, imports.admin_about)),
    },
    Part {
        href: "/accounts/calendars",
        permission: Permission::ManageAccounts,
        words: |locale| {
            (td_string!(locale, calendars.house_title), td_string!(locale, calendars.house_about))
        },
    },
    Part {
        href: "/administration/barriers",
        permission: Permission::AnswerBarriers,
        words: |locale| (td_string!(locale, barrier.title), td_string!(locale, barrier.about)),
    },
];

/// Whether there is a part that a role may open.
pub(crate) fn opens_to(role: Role) -> bool {
    PARTS.iter().any(|part| role.allows(part.permission))
}

/// The page.
pub async fn show(State(state): State<AppState>, viewer: Viewer) -> Result<Html<String>, Fault> {
    let role = viewer.account.as_ref().ok_or(Fault::SignInFirst)?.role;
    if !opens_to(role) {
        return Err(Fault::Forbidden);
    }
    let locale = viewer.locale;
    let frame = frame(&state, &viewer, Area::Administration, td_string!(locale, administration.title));
    Ok(page(frame, move || view! { <Content locale=locale role=role /> }))
}

/// What stands in `<main>`.
#[component]
pub fn Content(
    /// Language.
    locale: Locale,
    /// Who reads.
    role: Role,
) -> impl IntoView {
    let parts = PARTS.iter().filter(|part| role.allows(part.permission));
    let parts = parts.map(|part| {
        let (name, about) = (part.words)(locale);
        view! { <li><a href=part.href>{name}</a><span class="quiet">{about}</span></li> }
    });
    let parts = parts.collect_view();
    view! {
        <div class="page-head"><h1>{td_string!(locale, administration.title)}</h1></div>
        <ul class="parts">{parts}</ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_leads_there_only_who_finds_something_there() {
        assert!(opens_to(Role::Administrator));
        assert!(opens_to(Role::Management));
        assert!(!opens_to(Role::Housekeeping));
        assert!(!opens_to(Role::Organiser));
    }
}
