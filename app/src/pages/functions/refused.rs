//! Why a space cannot be had, and what can be had instead: each a button that sends the same form with that in place.

use domain::calendar::CampusZone;
use domain::claim::Interval;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::function::{HallBlocker, HallObstacle, HallRefusal, HallUser};

use super::words::hours;
use crate::components::{Icon, Shape};
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::campus::style_name;
use crate::pages::closure::kind_word;
use crate::view::function::times;

/// The refusal; its buttons belong to the form of the id given.
#[component]
pub(super) fn Refused(
    locale: Locale,
    zone: CampusZone,
    form: &'static str,
    refusal: HallRefusal,
) -> impl IntoView {
    let HallRefusal { space, obstacle, spaces, next } = refusal;
    let may_wait = !matches!(obstacle, HallObstacle::Unfit { .. });
    let none = spaces.is_empty();
    let button = move |value: String, text: String| {
        view! { <li><button class="button" form=form name="instead" value=value>{text}</button></li> }
    };
    let spaces = spaces
        .into_iter()
        .map(|free| {
            let seats = count(locale, free.seats);
            button(
                format!("space {}", free.code),
                td_string!(locale, function.take_space, name = free.name, n = seats),
            )
        })
        .collect_view();
    let next = next.map(|time| {
        let (from, until) = times(time.from_at(), time.until_at(), zone);
        let value =
            format!("time {}/{}", from.format("%Y-%m-%dT%H:%M:%S"), until.format("%Y-%m-%dT%H:%M:%S"));
        let (from, until) = (from.format("%H:%M").to_string(), until.format("%H:%M").to_string());
        button(value, td_string!(locale, function.take_time, from = from, until = until))
    });
    let wait = may_wait.then(|| button("wait".to_owned(), td_string!(locale, function.take_wait).to_owned()));
    view! {
        <div class="notice bad" role="alert">
            <h2 class="row"><Icon shape=Shape::Alert />{td_string!(locale, function.refused, space = space)}</h2>
            {why(locale, zone, obstacle)}
            {none.then(|| view! { <p>{td_string!(locale, function.no_other)}</p> })}
            <h3>{td_string!(locale, function.instead)}</h3>
            <ul class="row plain-list">{spaces}{next}{wait}</ul>
        </div>
    }
}

fn why(locale: Locale, zone: CampusZone, obstacle: HallObstacle) -> Markup {
    match obstacle {
        HallObstacle::Occupied(blockers) => {
            let lines = blockers.into_iter().map(|one| in_the_way(locale, zone, one)).collect_view();
            view! { <ul class="stack">{lines}</ul> }.into_markup()
        }
        HallObstacle::TooClose { other, needed, between } => {
            let text = td_string!(locale, function.too_close, needed = needed, between = between);
            view! { <ul class="stack">{in_the_way(locale, zone, *other)}</ul><p>{text}</p> }.into_markup()
        }
        HallObstacle::Unfit { style, seats, most } => {
            let first = match seats {
                Some(seats) => td_string!(locale, function.seats_only, n = count(locale, seats)),
                None => td_string!(locale, function.not_this_style).to_owned(),
            };
            let most = most.filter(|(best, _)| *best != style).map(|(best, seats)| {
                td_string!(locale, function.most, n = count(locale, seats), style = style_name(locale, best))
            });
            view! { <p>{first}" "{most}</p> }.into_markup()
        }
    }
}

fn in_the_way(locale: Locale, zone: CampusZone, blocker: HallBlocker) -> impl IntoView {
    let HallBlocker { user, claimed, time } = blocker;
    let told = |time: Interval| hours(locale, times(time.from_at(), time.until_at(), zone));
    let wide = (claimed != time).then(|| {
        let (from, until) = times(claimed.from_at(), claimed.until_at(), zone);
        let (from, until) = (from.format("%H:%M").to_string(), until.format("%H:%M").to_string());
        td_string!(locale, function.with_margins, from = from, until = until)
    });
    let wide = wide.map(|text| format!(" ({text})"));
    let who = match user {
        HallUser::Function { title, event_code, event_title, .. } => {
            let href = format!("/events/{}", query_value(&event_code));
            view! { <strong>{title}</strong>", "<a href=href>{event_code.clone()}" "{event_title}</a> }
                .into_markup()
        }
        HallUser::Closure { kind, reason } => {
            view! { <strong>{kind_word(locale, kind)}</strong>": "{reason} }.into_markup()
        }
        HallUser::Unknown => view! { <strong>{td_string!(locale, tape.occupied)}</strong> }.into_markup(),
    };
    view! { <li>{who}", "<span>{told(time)}{wide}</span></li> }
}
