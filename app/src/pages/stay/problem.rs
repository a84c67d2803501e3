//! Why a change was not made: what stands in the way, who changed what meanwhile, and what would do instead.

use domain::claim::OwnerKind;
use domain::stay::StayError;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::refusal::{Alternatives, Blocker, HeldFor, Obstacle, PiecesFor};
use service::stay::StayEvent;

use super::about::nights;
use crate::local::query_value;
use crate::pages::history::action_word;
use crate::pages::tape::stay_word;
use crate::view::stay::{Action, Problem, StayPage, Trouble};
use crate::{
    components::{Icon, Shape},
    markup::{IntoMarkup, Markup},
};

/// In a box that is read out as soon as the page has loaded.
#[component]
pub(super) fn Explained(locale: Locale, shown: StayPage, problem: Problem) -> impl IntoView {
    let body = match problem.why {
        Trouble::Refused(refusal) => {
            let mut refusal = refusal;
            // The stay's own room is in nobody's way.
            if let Obstacle::Occupied { blockers, .. } = &mut refusal.obstacle {
                blockers.retain(|blocker| blocker.name.as_ref() != Some(&shown.record.stay.reference));
            }
            let instead = instead(locale, &shown, problem.action, &refusal.instead);
            view! { {obstacle(locale, &refusal.obstacle)}{instead} }.into_markup()
        }
        Trouble::Rule(rule) => view! { <p>{rule_word(locale, rule)}</p> }.into_markup(),
        Trouble::Dates(domain::calendar::DatesError::Backwards { .. }) => {
            view! { <p>{td_string!(locale, stay.backwards)}</p> }.into_markup()
        }
        Trouble::Dates(domain::calendar::DatesError::TooLong { .. }) => {
            view! { <p>{td_string!(locale, stay.too_long)}</p> }.into_markup()
        }
        Trouble::NoDate => view! { <p>{td_string!(locale, stay.no_date)}</p> }.into_markup(),
        Trouble::NoSuchRoom => view! { <p>{td_string!(locale, stay.no_such_room)}</p> }.into_markup(),
        Trouble::NoSuchStay => view! { <p>{td_string!(locale, stay.no_such_stay)}</p> }.into_markup(),
        Trouble::Stale(seen) => meanwhile(locale, shown.meanwhile(seen)).into_markup(),
    };
    view! {
        <div class="notice bad" role="alert" id="problem">
            <h3 class="row"><Icon shape=Shape::Alert />{td_string!(locale, stay.not_done)}</h3>
            {body}
        </div>
    }
}

/// What stands in the way, in a sentence and a list.
pub(crate) fn obstacle(locale: Locale, obstacle: &Obstacle) -> Markup {
    match obstacle {
        Obstacle::Occupied { resource, blockers: claims } => {
            let is_hall = claims.iter().any(|claim| claim.kind == OwnerKind::Function);
            let text = if is_hall {
                td_string!(locale, stay.hall_occupied, hall = resource.clone())
            } else {
                td_string!(locale, stay.occupied, room = resource.clone())
            };
            view! { <p>{text}</p>{blockers(locale, claims)} }.into_markup()
        }
        Obstacle::Full { room_type, night, rooms, closed, taken, held } => {
            let text = td_string!(
                locale,
                stay.full,
                room_type = room_type.clone(),
                night = Dates::new(locale).date(*night),
                rooms = *rooms,
                closed = *closed,
                taken = *taken
            );
            view! { <p>{text}</p>{held_for(locale, held)} }.into_markup()
        }
        Obstacle::Scarce { item, wanted, stock, held } => {
            let (wanted, stock) = (count(locale, *wanted), count(locale, *stock));
            let text = td_string!(locale, order.scarce, item = item.clone(), wanted = wanted, stock = stock);
            view! { <p>{text}</p>{pieces_for(locale, held)} }.into_markup()
        }
    }
}

/// Which events hold pieces of a thing, from when until when; a link where the reader may follow it.
fn pieces_for(locale: Locale, held: &[PiecesFor]) -> impl IntoView + use<> {
    let dates = Dates::new(locale);
    let line = |held: &PiecesFor| {
        let (from, until) = (dates.minute(held.from), dates.minute(held.until));
        let span = td_string!(locale, stay.held_between, from = from, until = until);
        let event = match held.event.clone() {
            Some(code) => {
                view! { <a href=format!("/events/{}/services", query_value(&code))>{code.clone()}</a> }
                    .into_markup()
            }
            None => td_string!(locale, blocks.some_event).into_markup(),
        };
        view! { <li>{event}": "{count(locale, held.pieces)}" "<span class="nowrap">{span}</span></li> }
    };
    let lines = held.iter().map(line).collect_view();
    (!held.is_empty()).then(|| view! { <ul class="stack">{lines}</ul> })
}

/// Which events rooms are held for; a link where the reader may follow it.
pub(crate) fn held_for(locale: Locale, held: &[HeldFor]) -> impl IntoView + use<> {
    let line = |held: &HeldFor| {
        let rooms = td_string!(locale, unit.rooms, count = held.rooms, n = count(locale, held.rooms));
        let event = match held.event.clone() {
            Some(code) => {
                view! { <a href=format!("/events/{}", query_value(&code))>{code.clone()}</a> }.into_markup()
            }
            None => td_string!(locale, blocks.some_event).into_markup(),
        };
        view! { <li>{td_string!(locale, blocks.held_for)}" "{event}": "{rooms}</li> }
    };
    let lines = held.iter().map(line).collect_view();
    (!held.is_empty()).then(|| view! { <ul class="stack">{lines}</ul> })
}

/// Who claims the room, until when; a link where the reader may follow it.
pub(crate) fn blockers(locale: Locale, blockers: &[Blocker]) -> impl IntoView + use<> {
    let dates = Dates::new(locale);
    let line = |blocker: &Blocker| {
        let span = td_string!(
            locale,
            stay.held_between,
            from = dates.date(blocker.from),
            until = dates.date(blocker.until)
        );
        let owner = match (blocker.kind, blocker.name.clone()) {
            (OwnerKind::Stay, Some(reference)) => {
                view! { <a href=format!("/stays/{reference}")>{reference.clone()}</a> }.into_markup()
            }
            (OwnerKind::Closure, Some(reason)) => view! { <a href="/closures">{reason}</a> }.into_markup(),
            (OwnerKind::Stock, _) => td_string!(locale, tape.no_longer).into_markup(),
            (_, Some(name)) => name.into_markup(),
            (_, None) => td_string!(locale, tape.occupied).into_markup(),
        };
        view! { <li>{owner}" "<span class="nowrap">{span}</span></li> }
    };
    let lines = blockers.iter().map(line).collect_view();
    view! { <ul class="stack">{lines}</ul> }
}

/// Rooms that would do, one click each; else a way through several.
fn instead(
    locale: Locale,
    shown: &StayPage,
    action: Option<Action>,
    instead: &Alternatives,
) -> impl IntoView + use<> {
    // A swap has no room to take instead; a check-in needs the room and the arrival in one.
    let action = action.filter(|action| matches!(action, Action::Room | Action::Dates | Action::CheckIn));
    let stay = &shown.record.stay;
    let (href, key, version) = (format!("/stays/{}", stay.reference), shown.key.clone(), stay.version);
    let typed = shown.typed.clone();
    let back = shown.back.clone();
    let forms = action.filter(|_| shown.may_write && !instead.free_rooms.is_empty()).map(|action| {
        let button = |room: &service::refusal::Alternative| {
            let text = format!("{} · {} · {}", room.number, room.room_type, room.pavilion);
            view! { <button class="button" name="room" value=room.number.clone()>{text}</button> }
        };
        let buttons = instead.free_rooms.iter().map(button).collect_view();
        view! {
            <p>{instead_of(locale)}</p>
            <form class="row" method="post" action=href>
                <input type="hidden" name="key" value=key />
                <input type="hidden" name="version" value=version />
                <input type="hidden" name="step" value=action.code() />
                <input type="hidden" name="arrival" value=typed.arrival />
                <input type="hidden" name="departure" value=typed.departure />
                <input type="hidden" name="back" value=back />
                {buttons}
            </form>
        }
    });
    let nothing = (instead.free_rooms.is_empty() && instead.moves.is_empty())
        .then(|| view! { <p>{td_string!(locale, stay.nothing_free)}</p> });
    let way = (!instead.moves.is_empty()).then(|| {
        let leg = |leg: &service::refusal::RoomLeg| {
            let text = format!(
                "{}: {}, {}",
                leg.room.number,
                super::about::span(locale, leg.dates),
                nights(locale, leg.dates.count())
            );
            view! { <li>{text}</li> }
        };
        let legs = instead.moves.iter().map(leg).collect_view();
        view! { <p>{td_string!(locale, stay.way_through)}</p><ol class="stack">{legs}</ol> }
    });
    view! { {forms}{nothing}{way} }
}

/// What stands before rooms that would do.
pub(crate) fn instead_of(locale: Locale) -> &'static str {
    td_string!(locale, stay.free_instead)
}

/// Who changed what since the page was made. Those who may not read history learn that it was changed.
fn meanwhile(locale: Locale, lines: Vec<StayEvent>) -> impl IntoView {
    let zone = domain::calendar::CampusZone::default();
    let dates = Dates::new(locale);
    let line = |line: StayEvent| {
        let actor = line.actor.unwrap_or_else(|| td_string!(locale, room.system).to_owned());
        let text = format!(
            "{} · {} · {} · {}",
            dates.minute(zone.local(line.at)),
            actor,
            action_word(locale, &line.action),
            line.rooms.join(", ")
        );
        view! { <li>{text.trim_end_matches(" · ").to_owned()}</li> }
    };
    let lines = lines.into_iter().map(line).collect_view();
    view! { <p>{td_string!(locale, stay.stale)}</p><ul class="stack">{lines}</ul><p>{td_string!(locale, stay.stale_next)}</p> }
}

/// A rule of stays, in words.
pub(crate) fn rule_word(locale: Locale, rule: StayError) -> String {
    let dates = Dates::new(locale);
    match rule {
        StayError::WrongStatus { status, .. } => {
            td_string!(locale, stay.wrong_status, status = stay_word(locale, status))
        }
        StayError::NoRoom => td_string!(locale, stay.needs_room).to_owned(),
        StayError::SameRoom => td_string!(locale, stay.same_room).to_owned(),
        StayError::OutsideDates { arrival, departure, .. } => {
            td_string!(locale, stay.outside_dates, from = dates.date(arrival), until = dates.date(departure))
        }
        StayError::AlreadySlept { today } => {
            td_string!(locale, stay.already_slept, date = dates.date(today))
        }
        StayError::NotDueYet { arrival } => td_string!(locale, stay.not_due, date = dates.date(arrival)),
        StayError::GuestOutside => td_string!(locale, stay.guest_outside).to_owned(),
        StayError::NoGuest => td_string!(locale, stay.no_guest).to_owned(),
    }
}
