//! The audit trail: all that was done, newest first, by what the address asks for.

mod filter;
mod line;
mod value;
mod words;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::ids::AccountId;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::Actor;
use service::trail::{self, TrailPage};

use self::filter::{Filter, word};
use self::line::Lines;
use super::{Area, frame, page};
use crate::components::{Downloads, ErrorSummary, Notice, Tone};
use crate::state::AppState;
use crate::view::trail::{Asked, Fault, PATH};
use crate::viewer::Viewer;

pub(crate) use line::{Changes, Reader};
pub(crate) use value::told;
pub(crate) use words::{action_word, field_word, kind_word};

/// Lines of a page.
const LINES: i64 = 50;

/// Lines of a file: more would be read by a program, and asks for narrower dates.
pub(crate) const MOST_IN_A_FILE: i64 = 20_000;

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Response, crate::fault::Fault> {
    let actor = viewer.actor()?;
    let locale = viewer.locale;
    let accounts = trail::accounts(&state.ctx, &actor).await?;
    let (found, faults) = match asked.read() {
        Ok((query, after)) => (trail::page(&state.ctx, &actor, &query, after, LINES).await?, Vec::new()),
        Err(faults) => (TrailPage::default(), faults),
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let reader = Reader::of(&actor, state.ctx.zone);
    let shown = Shown { asked, accounts, found, faults, reader };
    let mut frame = frame(&state, &viewer, Area::Administration, td_string!(locale, trail.title));
    frame.above = vec![Area::Administration.way(locale)];
    frame.width = crate::view::frame::Width::Wide;
    Ok((status, page(frame, move || view! { <Content locale=locale shown=shown /> })).into_response())
}

/// What the page shows.
struct Shown {
    asked: Asked,
    accounts: Vec<(AccountId, String)>,
    found: TrailPage,
    faults: Vec<Fault>,
    reader: Reader,
}

#[component]
fn Content(locale: Locale, shown: Shown) -> impl IntoView {
    let Shown { asked, accounts, found, faults, reader } = shown;
    let told = faults.iter().map(|fault| (fault.field(), word(locale, *fault).to_owned())).collect();
    let understood = faults.is_empty();
    let next = found.next.map(|place| asked.below(place));
    let newest = (!asked.after.is_empty()).then(|| format!("{PATH}{}", asked.rest()));
    let most = count(locale, MOST_IN_A_FILE);
    let name = td_string!(locale, trail.title);
    let rest = asked.rest();
    let empty = understood && found.lines.is_empty();
    let nothing = if found.no_such_record {
        td_string!(locale, trail.no_such_record)
    } else if asked.narrows() || !asked.after.is_empty() {
        td_string!(locale, trail.none_match)
    } else {
        td_string!(locale, trail.none)
    };
    view! {
        <div class="page-head">
            <h1>{name}</h1>
            {understood.then(|| view! { <Downloads locale=locale table="history" name=name query=rest /> })}
        </div>
        <p class="quiet">{td_string!(locale, trail.about)}" "{td_string!(locale, trail.most, n = most)}</p>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=told />
        <Filter locale=locale asked=asked.clone() accounts=accounts faults=faults />
        {empty.then(|| view! { <Notice tone=Tone::Past><p>{nothing}</p></Notice> })}
        {(!found.lines.is_empty()).then(|| view! {
            <Lines locale=locale reader=reader asked=asked lines=found.lines />
        })}
        {(next.is_some() || newest.is_some()).then(|| view! {
            <nav class="row" aria-label=td_string!(locale, trail.pages)>
                {newest.map(|href| view! { <a class="button" href=href>{td_string!(locale, trail.newest)}</a> })}
                {next.map(|href| view! { <a class="button" href=href rel="next">{td_string!(locale, trail.older)}</a> })}
            </nav>
        })}
    }
}

/// What a file holds besides the lines where there were too many.
pub(crate) fn cut(locale: Locale) -> String {
    td_string!(locale, trail.cut, n = count(locale, MOST_IN_A_FILE))
}

impl Reader {
    /// What somebody may open.
    pub(crate) fn of(actor: &Actor, zone: domain::calendar::CampusZone) -> Self {
        use domain::access::Permission;
        Self {
            zone,
            stays: actor.may(Permission::ReadStays),
            campus: actor.may(Permission::ReadCampus),
            accounts: actor.may(Permission::ManageAccounts),
        }
    }
}
