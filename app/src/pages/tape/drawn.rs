//! The chart as it was drawn for those who asked first.
//!
//! At eight in the morning everybody opens the same chart. Drawing 300 rooms takes half of what a request costs, so a
//! drawing is kept while the data is what it was (see [`service::kept`]), for each language and for each that may know
//! the same.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::access::Permission;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::kept::Kept;
use service::tape::{Scope, scope};
use service::{Actor, ServiceError};

use super::grid::Grid;
use super::list::NightList;
use super::listing::Listing;
use crate::components::{Notice, Tone};
use crate::markup::IntoMarkup;
use crate::render;
use crate::state::AppState;
use crate::view::tape::{Filter, Lane, TapePage};

/// A chart, and its rooms as HTML.
#[derive(Debug)]
pub struct Drawn {
    /// The chart.
    pub page: TapePage,
    /// Its rooms; the same for all who may know the same.
    pub body: String,
}

/// What a drawing depends on beside the data.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Asked {
    filter: Filter,
    language: &'static str,
    today: NaiveDate,
    scope: Scope,
    may_write: bool,
}

/// Drawings kept.
pub type Drawings = Kept<Asked, Drawn>;

/// The drawing of a chart in a state of the data (see [`service::version`]).
pub(super) async fn drawn(
    state: &AppState,
    actor: &Actor,
    (locale, filter): (Locale, Filter),
    version: &str,
) -> Result<Arc<Drawn>, ServiceError> {
    let (today, scope) = (state.ctx.today(), scope(actor));
    let may_write = actor.may(Permission::WriteStays);
    let asked = Asked { filter: filter.clone(), language: i18n::code(locale), today, scope, may_write };
    if let Some(drawn) = state.drawings.get(version, &asked) {
        return Ok(drawn);
    }
    let tape = service::tape::chart(&state.ctx, actor, filter.query()).await?;
    let page = TapePage::new(filter, &tape, may_write);
    let drawn = Arc::new(Drawn { body: body(locale, &page), page });
    state.drawings.keep(version, asked, drawn.clone());
    Ok(drawn)
}

fn body(locale: Locale, shown: &TapePage) -> String {
    let shown = shown.clone();
    render::fragment(move || {
        if shown.is_empty() {
            view! { <Nothing locale=locale lane=shown.filter.lane /> }.into_markup()
        } else if shown.filter.is_one_night() {
            view! { <NightList locale=locale shown=&shown /> }.into_markup()
        } else if shown.filter.list {
            view! { <Listing locale=locale shown=&shown /> }.into_markup()
        } else {
            view! { <Grid locale=locale shown=&shown /> }.into_markup()
        }
    })
}

#[component]
fn Nothing(locale: Locale, lane: Lane) -> impl IntoView {
    let nothing = match lane {
        Lane::Alone => td_string!(locale, tape.none_unassigned),
        Lane::Shown | Lane::Hidden => td_string!(locale, tape.empty),
    };
    view! {
        <Notice tone=Tone::Past>
            <p>{nothing}</p>
            <p><a class="button" href="/tape-chart">{td_string!(locale, tape.all)}</a></p>
        </Notice>
    }
}
