//! The frame of a page for a reader: which ways lead on, and what stands above.

use axum::response::Html;
use domain::access::{Permission, Role};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::administration;
use crate::guide;
use crate::render;
use crate::state::AppState;
use crate::view::frame::{Frame, Reader, Way, Width};
use crate::viewer::Viewer;
use crate::{components::Document, markup::IntoMarkup};

/// The parts of the product that the header leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    Outlook,
    Today,
    Events,
    Diary,
    Nights,
    Tape,
    Campus,
    Administration,
    /// A part of the administration, named in the crumbs of what lies below it.
    Accounts,
    /// None of them.
    Elsewhere,
}

impl Area {
    const ALL: [Self; 8] = [
        Self::Outlook,
        Self::Today,
        Self::Events,
        Self::Diary,
        Self::Tape,
        Self::Nights,
        Self::Campus,
        Self::Administration,
    ];

    pub(crate) const fn href(self) -> &'static str {
        match self {
            Self::Outlook => "/outlook",
            Self::Today => "/today",
            Self::Events => "/events",
            Self::Diary => "/function-diary",
            Self::Nights => "/room-nights",
            Self::Tape => "/tape-chart",
            Self::Campus => "/campus",
            Self::Administration => "/administration",
            Self::Accounts => "/accounts",
            Self::Elsewhere => "/",
        }
    }

    pub(crate) fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Outlook => td_string!(locale, nav.outlook),
            Self::Today => td_string!(locale, nav.today),
            Self::Events => td_string!(locale, nav.events),
            Self::Diary => td_string!(locale, nav.diary),
            Self::Nights => td_string!(locale, nav.nights),
            Self::Tape => td_string!(locale, nav.tape),
            Self::Campus => td_string!(locale, nav.campus),
            Self::Administration => td_string!(locale, administration.title),
            Self::Accounts => td_string!(locale, accounts.title),
            Self::Elsewhere => td_string!(locale, app.name),
        }
    }

    /// Whether the header leads a role there: only where the page opens, and to what its job asks about.
    pub(crate) fn opens_to(self, role: Role) -> bool {
        match self {
            Self::Outlook => matches!(role, Role::Management | Role::Administrator | Role::Auditor),
            Self::Events | Self::Diary => role.allows(Permission::ReadEvents),
            Self::Today => role.allows(Permission::ReadStays),
            Self::Nights => role.allows(Permission::ReadFigures),
            Self::Administration => administration::opens_to(role),
            Self::Accounts => role.allows(Permission::ManageAccounts),
            Self::Tape | Self::Campus | Self::Elsewhere => role.allows(Permission::ReadCampus),
        }
    }

    /// A link to it, for a breadcrumb.
    pub(crate) fn way(self, locale: Locale) -> Way {
        Way::new(self.href(), self.label(locale))
    }
}

/// The frame of a page in an area.
pub(crate) fn frame(state: &AppState, viewer: &Viewer, area: Area, title: impl Into<String>) -> Frame {
    let role = viewer.account.as_ref().map(|account| account.role);
    let ways = Area::ALL.into_iter().filter(|way| role.is_some_and(|role| way.opens_to(role)));
    let locale = viewer.locale;
    Frame {
        title: title.into(),
        locale,
        named: viewer.named,
        readers: viewer.readers,
        theme: viewer.theme,
        assets: state.assets,
        nonce: viewer.nonce.clone(),
        here: viewer.here.clone(),
        ways: ways.map(|way| Way { current: way == area, ..way.way(locale) }).collect(),
        above: Vec::new(),
        help: guide::of_page(locale, viewer.here.split('?').next().unwrap_or_default())
            .map(|topic| Way::new(topic.href(), topic.title)),
        reader: viewer.account.as_ref().map(|account| Reader {
            name: account.full_name.clone(),
            role: role_name(locale, account.role).to_owned(),
        }),
        sought: String::new(),
        width: Width::Page,
        islands: false,
        keys: None,
        outside: false,
    }
}

/// The frame of a page for somebody from outside, under a secret address.
pub(crate) fn outside(state: &AppState, viewer: &Viewer, title: impl Into<String>) -> Frame {
    let frame = frame(state, viewer, Area::Elsewhere, title);
    Frame { ways: Vec::new(), help: None, reader: None, width: Width::Narrow, outside: true, ..frame }
}

/// A role in words.
pub(crate) fn role_name(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Administrator => td_string!(locale, role.administrator),
        Role::Facilities => td_string!(locale, role.facilities),
        Role::Housekeeping => td_string!(locale, role.housekeeping),
        Role::Organiser => td_string!(locale, role.organiser),
        Role::Management => td_string!(locale, role.management),
        Role::Auditor => td_string!(locale, role.auditor),
        Role::ApiClient => td_string!(locale, role.api_client),
    }
}

/// The finished page.
pub(crate) fn page<V: IntoView + 'static>(
    frame: Frame,
    content: impl FnOnce() -> V + Send + 'static,
) -> Html<String> {
    Html(render::document(move || view! { <Document frame=frame>{content().into_markup()}</Document> }))
}
