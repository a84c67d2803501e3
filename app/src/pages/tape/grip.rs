//! The form of a stay for the hand that picks its bar up: made when it is picked up, with the version that holds then,
//! and sent as the stay's own page sends it.

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::stay::{Stay, StayStatus};
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::tape::Bar;

use super::ask::Asked;
use super::grid::run_text;
use super::place::Place;
use super::stay_word;
use crate::fault::Fault;
use crate::pages::stay::nights;
use crate::render;
use crate::state::AppState;
use crate::view::stay::{Action, allowed};
use crate::view::tape::{Filter, bar, bar_of, lane_runs};
use crate::viewer::Viewer;

/// A bar, and the stay it is of.
struct Grip {
    /// What stands on it; an older chart may show somebody else.
    text: String,
    bar: Bar,
    /// Number of its room; none where it has none yet.
    room: Option<String>,
    /// None of a closure or a hold.
    stay: Option<Stay>,
    today: NaiveDate,
    /// The first night drawn: columns are counted from it.
    first: NaiveDate,
    key: String,
}

/// The form of a bar.
pub async fn grip(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
    Query(place): Query<Place>,
) -> Result<Response, Fault> {
    viewer.actor()?.require(Permission::WriteStays)?;
    let filter = asked.filter(state.ctx.today(), false);
    let grip = if place.stay.is_empty() {
        of_room(&state, &viewer, &filter, &place).await?
    } else {
        loose(&state, &viewer, &filter, &place.stay).await?
    };
    let locale = viewer.locale;
    let form = render::fragment(move || view! { <Form locale=locale grip=grip /> });
    Ok(([(header::CACHE_CONTROL, "no-store")], Html(form)).into_response())
}

async fn of_room(state: &AppState, viewer: &Viewer, filter: &Filter, place: &Place) -> Result<Grip, Fault> {
    let (found, run) = place.find(state, viewer, filter).await?;
    let bar = bar_of(&found.bars, &run).cloned().ok_or(Fault::NotFound)?;
    let stay = match run.reference() {
        Some(reference) => Some(service::stay::find(&state.ctx, &viewer.actor()?, reference).await?),
        None => None,
    };
    let (text, room) = (run_text(viewer.locale, &run), Some(found.room.number));
    Ok(Grip { text, bar, room, stay, today: state.ctx.today(), first: filter.from, key: key(state) })
}

async fn loose(state: &AppState, viewer: &Viewer, filter: &Filter, reference: &str) -> Result<Grip, Fault> {
    let actor = viewer.actor()?;
    let tape = service::tape::chart(&state.ctx, &actor, filter.query()).await?;
    // Somebody may have given it a room meanwhile.
    let found = tape.unassigned.iter().flatten().find(|stay| stay.reference == reference);
    let found = found.ok_or(Fault::NotFound)?;
    let stay = service::stay::find(&state.ctx, &actor, reference).await?;
    let runs = lane_runs((filter.from, filter.until()), std::slice::from_ref(found));
    let run = runs.iter().find(|run| run.reference().is_some()).ok_or(Fault::NotFound)?;
    let (text, bar, stay) = (run_text(viewer.locale, run), bar(found), Some(stay));
    Ok(Grip { text, bar, room: None, stay, today: state.ctx.today(), first: filter.from, key: key(state) })
}

/// An idempotency key nobody has.
fn key(state: &AppState) -> String {
    state.ctx.ids.next().to_string()
}

impl Grip {
    /// What the hand may do, in its own words.
    fn offers(&self) -> Vec<&'static str> {
        let Some(stay) = self.stay.as_ref().filter(|_| !self.is_past()) else { return Vec::new() };
        let mut offers = Vec::new();
        for action in allowed(stay, self.today) {
            match action {
                Action::Room => offers.push("room"),
                // Of several rooms the first holds the arrival, the last the departure.
                Action::Dates => {
                    let begins = stay.status == StayStatus::Reserved && self.bar.from == stay.dates.arrival();
                    offers.extend(begins.then_some("arrival"));
                    offers.extend((self.bar.until == stay.dates.departure()).then_some("departure"));
                }
                Action::Cancel => offers.push("cancel"),
                Action::CheckIn | Action::CheckOut | Action::Swap | Action::NoShow => {}
            }
        }
        offers
    }

    /// Of a stay that changed rooms, the nights in a room it has left.
    fn is_past(&self) -> bool {
        self.stay
            .as_ref()
            .is_some_and(|stay| stay.status == StayStatus::InHouse && self.bar.until < stay.dates.departure())
    }

    /// The first night that a move takes along: a guest in house moves from now on.
    fn since(&self) -> NaiveDate {
        let in_house = self.stay.as_ref().is_some_and(|stay| stay.status == StayStatus::InHouse);
        if in_house { self.bar.from.max(self.today) } else { self.bar.from }
    }

    /// Why it cannot be changed at all.
    fn why_not(&self, locale: Locale) -> Option<String> {
        match &self.stay {
            None => Some(td_string!(locale, hand.no_stay).to_owned()),
            Some(_) if self.is_past() => Some(td_string!(locale, hand.moved_on).to_owned()),
            Some(stay) if self.offers().is_empty() => {
                let who = self.bar.label.clone().unwrap_or_default();
                Some(td_string!(locale, hand.cannot, who = who, status = stay_word(locale, stay.status)))
            }
            Some(_) => None,
        }
    }

    /// Whose it is, where and when; and what a move will mean where that is not plain.
    fn said(&self, locale: Locale) -> String {
        let who = self.bar.label.clone().unwrap_or_default();
        let (from, until) = (self.bar.from, self.bar.until);
        let (date, nights) = (Dates::new(locale).day_month(from), nights(locale, (until - from).num_days()));
        let said = if let Some(room) = self.room.clone() {
            td_string!(locale, hand.held, who = who, room = room, nights = nights, date = date)
        } else {
            td_string!(locale, hand.held_loose, who = who, nights = nights, date = date)
        };
        if self.since() == from {
            return said;
        }
        format!("{said}. {}", td_string!(locale, hand.since_today))
    }
}

/// Its fields are those of the stay's page; the island fills in what the hand did.
#[component]
fn Form(locale: Locale, grip: Grip) -> impl IntoView {
    let (said, why, offers) = (grip.said(locale), grip.why_not(locale), grip.offers().join(" "));
    let [from, until, since] =
        [grip.bar.from, grip.bar.until, grip.since()].map(|day| (day - grip.first).num_days());
    let fields = grip.stay.as_ref().map(|stay| {
        [
            ("key", grip.key.clone()),
            ("version", stay.version.to_string()),
            ("step", String::new()),
            ("room", String::new()),
            ("arrival", stay.dates.arrival().to_string()),
            ("departure", stay.dates.departure().to_string()),
            ("back", String::new()),
        ]
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view()
    });
    let action = grip.stay.as_ref().map(|stay| format!("/stays/{}", stay.reference));
    view! {
        <form
            method="post" action=action data-text=grip.text data-said=said data-why=why data-offers=offers
            data-from=from data-until=until data-since=since
        >
            {fields}
        </form>
    }
}
