//! Whom somebody can meet; of one host, the free times.

use chrono::NaiveDate;
use domain::meeting::Slot;
use i18n::{Dates, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::meeting::Offering;

use super::Shown;
use crate::components::{Notice, Tone};
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup, apart};
use crate::pages::meetings::{called, clock, day_of, languages, whereabouts};

/// Nothing while nothing can be booked.
pub(super) fn hosts(shown: &Shown) -> Markup {
    let (locale, offered) = (shown.locale, &shown.offered);
    if offered.gate != domain::meeting::Gate::Open || !offered.active {
        return Markup::new(String::new());
    }
    let none = offered.hosts.is_empty();
    let list = offered.hosts.iter().map(|host| one(shown, host)).collect_view();
    view! {
        <section class="section">
            <h2 id="hosts">{td_string!(locale, meet.hosts)}</h2>
            {offered.full.then(|| view! {
                <Notice tone=Tone::Held><p>{td_string!(locale, meet.full)}</p></Notice>
            })}
            {none.then(|| view! { <p class="quiet">{td_string!(locale, meet.no_hosts)}</p> })}
            {list}
        </section>
    }
    .into_markup()
}

fn one(shown: &Shown, offering: &Offering) -> Markup {
    let (locale, line) = (shown.locale, &offering.line);
    let (id, name) = (line.host.id.to_string(), called(locale, line));
    let profile = &line.host.profile;
    let facts = [whereabouts(locale, line).unwrap_or_default(), languages(locale, &profile.languages)];
    let facts = facts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let facts = (!facts.is_empty()).then(|| view! { <p class="quiet">{apart(facts, " · ")}</p> });
    let n = count(locale, i64::try_from(offering.free.len()).unwrap_or_default());
    let is_chosen = shown.host == id || shown.offered.hosts.len() == 1;
    let way = format!("{}?host={}#of-{id}", shown.path, query_value(&id));
    let see = (!is_chosen && !offering.free.is_empty()).then(|| {
        view! {
            <a class="button" href=way>
                {td_string!(locale, meet.see)}<span class="unseen">": "<bdi>{name.clone()}</bdi></span>
            </a>
        }
    });
    let about = profile.about.clone();
    view! {
        <section class="panel host" aria-labelledby=format!("of-{id}")>
            <h3 id=format!("of-{id}")><bdi>{name.clone()}</bdi></h3>
            {(!about.is_empty()).then(|| view! { <p class="note" dir="auto">{about}</p> })}
            {facts}
            <p class="row"><span>{td_string!(locale, meet.free_n, n = n)}</span>{see}</p>
            {is_chosen.then(|| times(shown, offering, &name))}
        </section>
    }
    .into_markup()
}

/// The free times of a host, day by day, each a button that books it.
fn times(shown: &Shown, offering: &Offering, name: &str) -> Markup {
    let locale = shown.locale;
    if offering.free.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, meet.none_free)}</p> }.into_markup();
    }
    if shown.offered.full {
        return Markup::new(String::new());
    }
    let on_one_day = |a: &Slot, b: &Slot| day_of(a.time, shown.zone) == day_of(b.time, shown.zone);
    let days = offering.free.chunk_by(on_one_day).map(|slots| {
        let day = slots.first().map(|slot| day_of(slot.time, shown.zone)).unwrap_or_default();
        of_day(shown, day, (slots, name))
    });
    let days = days.collect_view();
    let id = offering.line.host.id.to_string();
    view! {
        <p class="fine">{td_string!(locale, meet.press)}</p>
        <form method="post" action=shown.path.clone()>
            <input type="hidden" name="host" value=id />
            {days}
        </form>
    }
    .into_markup()
}

fn of_day(shown: &Shown, day: NaiveDate, (slots, name): (&[Slot], &str)) -> Markup {
    let day = Dates::new(shown.locale).long(day);
    let buttons = slots.iter().map(|slot| {
        let hours = clock(slot.time, shown.zone);
        let label = format!("{hours}, {day}, {name}");
        view! {
            <button class="button" name="slot" value=slot.id.to_string() aria-label=label><bdi>{hours}</bdi></button>
        }
    });
    let buttons = buttons.collect_view();
    view! { <h4>{day.clone()}</h4><div class="slots">{buttons}</div> }.into_markup()
}
