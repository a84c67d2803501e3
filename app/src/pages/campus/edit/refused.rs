//! Why rooms were not changed: what is in the way, and the way out.

use chrono::NaiveDate;
use domain::campus::StockSpan;
use domain::ids::ResourceId;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::Actor;
use service::campus::{Problems, Reason};
use service::closure::Hit;

use crate::components::{Icon, Shape};
use crate::fault::Fault;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::closure::hit_line;
use crate::state::AppState;

/// What was refused, and what is in the way.
pub(super) struct Refusal {
    reasons: Vec<Reason>,
    hits: Vec<Hit>,
}

impl Refusal {
    /// Looks up what lies on the nights that each room would lose, given its nights before and after.
    pub(super) async fn of(
        state: &AppState,
        actor: &Actor,
        problems: Problems,
        rooms: &[(ResourceId, StockSpan, StockSpan)],
    ) -> Result<Self, Fault> {
        let mut hits = Vec::new();
        for (id, before, after) in rooms {
            for (from, until) in before.without(*after) {
                let span = (from, until.unwrap_or(LAST_DAY));
                hits.extend(service::closure::hits(&state.ctx, actor, &[*id], span).await?);
            }
        }
        Ok(Self { reasons: problems.0.into_iter().map(|problem| problem.reason).collect(), hits })
    }
}

/// The last day that is written with four digits of year.
const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// How many a message names; the rest is counted.
const NAMED: usize = 10;

/// Nothing has been changed.
#[component]
pub(super) fn Refused(locale: Locale, refusal: Refusal) -> impl IntoView {
    let Refusal { reasons, hits } = refusal;
    let held = held(locale, &reasons, hits);
    let reasons = reasons.iter().filter_map(|reason| told(locale, reason)).collect_view();
    view! {
        <div class="notice bad" role="alert">
            <h2 class="row"><Icon shape=Shape::Alert />{td_string!(locale, campus_data.refused)}</h2>
            {held}
            {reasons}
        </div>
    }
}

/// The rooms that are held on nights they would lose, and by whom.
fn held(locale: Locale, reasons: &[Reason], hits: Vec<Hit>) -> Option<Markup> {
    let rooms = reasons.iter().filter_map(|reason| match reason {
        Reason::NightsInUse { found, .. } => Some(found.clone()),
        _ => None,
    });
    let rooms: Vec<String> = rooms.collect();
    let text = match rooms.as_slice() {
        [] => return None,
        [one] => td_string!(locale, campus_data.nights_in_use, number = one.clone()),
        many => td_string!(locale, campus_stock.nights_in_use, numbers = many.join(", ")),
    };
    let list = named(locale, hits);
    Some(view! { <p>{text}</p>{list}<p>{td_string!(locale, campus_data.in_use_next)}</p> }.into_markup())
}

fn told(locale: Locale, reason: &Reason) -> Option<Markup> {
    let dates = Dates::new(locale);
    let text = match reason {
        Reason::NightsInUse { .. } => return None,
        Reason::TypeInUse { found, nights } => {
            let day = |night: Option<&NaiveDate>| night.map(|night| dates.date(*night)).unwrap_or_default();
            td_string!(
                locale,
                campus_data.type_in_use,
                number = found.clone(),
                n = number(locale, nights.len()),
                first = day(nights.first()),
                last = day(nights.last())
            )
        }
        Reason::NightsFull { nights, .. } => {
            td_string!(locale, campus_data.nights_full, nights = listed(locale, nights))
        }
        // Everything else is wrong with a file only.
        other => other.to_string(),
    };
    Some(view! { <p>{text}</p> }.into_markup())
}

/// Who holds the room, in order of time.
fn named(locale: Locale, mut hits: Vec<Hit>) -> impl IntoView {
    let more = hits.len().saturating_sub(NAMED);
    hits.truncate(NAMED);
    let lines = hits.into_iter().map(|hit| hit_line(locale, hit)).collect_view();
    let more = (more > 0).then(|| td_string!(locale, campus_data.more, n = number(locale, more)));
    view! { <ul class="stack">{lines}{more.map(|text| view! { <li>{text}</li> })}</ul> }
}

fn listed(locale: Locale, nights: &[NaiveDate]) -> String {
    let dates = Dates::new(locale);
    let named = nights.iter().take(NAMED).map(|night| dates.date(*night)).collect::<Vec<_>>().join(", ");
    match nights.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} {}", td_string!(locale, campus_data.more, n = number(locale, more))),
    }
}

fn number(locale: Locale, length: usize) -> String {
    count(locale, i64::try_from(length).unwrap_or(i64::MAX))
}
