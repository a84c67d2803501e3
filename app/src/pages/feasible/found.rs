//! The dates that work: halls, walls, changeovers, booths and beds of each.

use domain::campus::{Campus, Space, conflicting};
use domain::feasible::{BedPlan, Crew, Fit, Placed, Possible, Question, Session, Stood, Weight};
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::feasible::{Feasibility, Wish};

use super::words::{days, room_name, weight_word};
use crate::components::Table;
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::campus::style_name;
use crate::view::feasible::Typed;
use crate::view::language::language_name;

/// So many dates are shown in full.
const FULL: usize = 8;

#[component]
pub(super) fn Found<'a>(
    locale: Locale,
    found: &'a Feasibility,
    question: &'a Question,
    typed: &'a Typed,
    key: String,
) -> impl IntoView + use<> {
    let possible = &found.answer.possible;
    let n = possible.len();
    let heading = if n == 0 {
        td_string!(locale, feasible.none).to_owned()
    } else {
        let number = count(locale, i64::try_from(n).unwrap_or_default());
        td_string!(locale, feasible.works, count = n, n = number)
    };
    let full = possible.iter().take(FULL).enumerate().map(|(place, one)| {
        let key = format!("{key}-{place}");
        date(locale, (found, question, typed), one, (place, key))
    });
    let full = full.collect_view();
    let rest = possible.iter().skip(FULL).map(|one| view! { <li>{summary(locale, one)}</li> }).collect_view();
    let rest = (n > FULL).then(|| {
        view! { <details class="more"><summary>{td_string!(locale, feasible.more)}</summary><ul class="bullets">{rest}</ul></details> }
    });
    view! {
        <section class="section" aria-labelledby="found">
            <h2 id="found">{heading}</h2>
            {(n > 0).then(|| view! { <p class="quiet">{td_string!(locale, feasible.points_hint)}</p> })}
            {full}
            {rest}
        </section>
    }
}

fn summary(locale: Locale, one: &Possible) -> String {
    let points = count(locale, one.score.points());
    let points = td_string!(locale, feasible.points, count = one.score.points(), n = points);
    format!("{} · {points}", days(locale, (one.first, one.last)))
}

fn date(
    locale: Locale,
    (found, question, typed): (&Feasibility, &Question, &Typed),
    one: &Possible,
    (place, key): (usize, String),
) -> Markup {
    // Each table of the page needs a name of its own; there are no more than are shown in full.
    const IDS: [&str; FULL] =
        ["halls-1", "halls-2", "halls-3", "halls-4", "halls-5", "halls-6", "halls-7", "halls-8"];
    let caption = td_string!(locale, feasible.caption, days = days(locale, (one.first, one.last)));
    let rooms = one.rooms.iter().map(|room| room_row(locale, (found, question), room)).collect_view();
    let against = Weight::ALL.into_iter().filter(|weight| one.score.times(*weight) > 0);
    let against = against.map(|weight| {
        let (times, points) = (count(locale, one.score.times(weight)), weight.points());
        view! { <li>{td_string!(locale, feasible.part, what = weight_word(locale, weight), n = times, points = points)}</li> }
    });
    let against = against.collect_view();
    let none = one.score.points() == 0;
    let halls = (!one.rooms.is_empty()).then(|| {
        view! {
            <Table id=IDS[place] caption=caption quiet_caption=true>
                <thead><tr>
                    <th scope="col">{td_string!(locale, feasible.room)}</th>
                    <th scope="col">{td_string!(locale, feasible.hall)}</th>
                    <th scope="col">{td_string!(locale, feasible.walls)}</th>
                    <th scope="col">{td_string!(locale, feasible.changeover)}</th>
                    <th scope="col">{td_string!(locale, feasible.booths)}</th>
                </tr></thead>
                <tbody>{rooms}</tbody>
            </Table>
        }
    });
    view! {
        <details class="panel date" open=place == 0>
            <summary>{summary(locale, one)}</summary>
            {halls}
            {crews(locale, question, one)}
            {beds(locale, &found.campus, &one.beds)}
            <h3>{td_string!(locale, feasible.against)}</h3>
            <ul class="bullets">{against}</ul>
            {none.then(|| view! { <p class="quiet">{td_string!(locale, feasible.nothing_against)}</p> })}
            {way_on(locale, (found, question, typed), one, key)}
        </details>
    }
    .into_markup()
}

fn room_row(locale: Locale, (found, question): (&Feasibility, &Question), room: &Placed) -> Markup {
    let need = &question.needs[room.need];
    let title = room_name(need, room.number);
    let dates = Dates::new(locale);
    let (mut halls, mut last) = (Vec::new(), None);
    for session in &room.sessions {
        if last != Some(session.hall) {
            let from = last.map(|_| dates.day_month(session.day));
            halls.extend(found.campus.space(session.hall).map(|space| (space, from)));
            last = Some(session.hall);
        }
    }
    let named = halls.iter().map(|(space, from)| match from {
        None => space.name.to_string(),
        Some(day) => td_string!(locale, feasible.hall_from, hall = space.name.to_string(), day = day.clone()),
    });
    let named = named.map(|text| view! { <span class="block">{text}</span> }).collect_view();
    let seats =
        halls.iter().filter_map(|(space, _)| space.seats(need.style)).map(|seats| count(locale, seats.get()));
    let seats = seats.collect::<Vec<_>>().join(", ");
    let walls = halls.iter().map(|(space, _)| wall_word(locale, &found.campus, space)).collect::<Vec<_>>();
    let turned = room.sessions.iter().flat_map(|session| turned(locale, session, need.style));
    let turned = turned.map(|text| view! { <span class="block">{text}</span> }).collect_view();
    let setup = room.sessions.iter().map(|session| session.fit.margins.setup).max().unwrap_or_default();
    let fixed = need.booths - room.portable;
    let booths = [
        (fixed > 0).then(|| td_string!(locale, feasible.fixed, n = fixed)),
        (room.portable > 0).then(|| td_string!(locale, feasible.portable, n = room.portable)),
    ];
    let booths = booths.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let booths = if booths.is_empty() { "–".to_owned() } else { booths };
    view! {
        <tr>
            <th scope="row">
                {title}
                <span class="block fine quiet">{td_string!(locale, feasible.people_style, n = count(locale, need.people), style = style_name(locale, need.style))}</span>
            </th>
            <td>{named}<span class="block fine quiet">{td_string!(locale, feasible.seats, n = seats)}</span></td>
            <td>{walls.join(", ")}</td>
            <td>{td_string!(locale, feasible.setup, n = setup)}{turned}</td>
            <td>{booths}</td>
        </tr>
    }
    .into_markup()
}

fn wall_word(locale: Locale, campus: &Campus, space: &Space) -> &'static str {
    let divides = conflicting(space, &campus.spaces).next().is_some();
    match (space.is_joined(), divides) {
        (true, _) => td_string!(locale, feasible.walls_open),
        (false, true) => td_string!(locale, feasible.walls_closed),
        (false, false) => "–",
    }
}

/// How a hall has to be turned before and after a session, where it has.
fn turned(locale: Locale, session: &Session, style: domain::campus::SetupStyle) -> Vec<String> {
    let Fit { before, after, .. } = session.fit;
    let differs = |stood: &Stood| stood.style != style || stood.walls;
    let day = Dates::new(locale).day_month(session.day);
    let before = before.filter(differs).map(|stood| {
        let name = style_name(locale, stood.style);
        td_string!(locale, feasible.turned_before, day = day.clone(), style = name, n = stood.minutes)
    });
    let after = after.filter(|stood| differs(stood) && stood.holder.is_some()).map(|stood| {
        let name = style_name(locale, stood.style);
        td_string!(locale, feasible.turned_after, day = day.clone(), style = name, n = stood.minutes)
    });
    before.into_iter().chain(after).collect()
}

/// Beds by type; nights in a row with as many rooms are one line.
fn beds(locale: Locale, campus: &Campus, plan: &BedPlan) -> Option<Markup> {
    if plan.rooms.is_empty() {
        return None;
    }
    let dates = Dates::new(locale);
    let mut lines = Vec::new();
    for kind in &campus.room_types {
        let nights = plan
            .rooms
            .iter()
            .filter(|((id, _), _)| *id == kind.id)
            .map(|((_, night), rooms)| (*night, *rooms));
        let mut runs: Vec<(chrono::NaiveDate, chrono::NaiveDate, i64)> = Vec::new();
        for (night, rooms) in nights {
            match runs.last_mut() {
                Some((_, until, same)) if *same == rooms && until.succ_opt() == Some(night) => *until = night,
                _ => runs.push((night, night, rooms)),
            }
        }
        lines.extend(runs.into_iter().map(|(from, until, rooms)| {
            let (n, name) = (count(locale, rooms), kind.name.to_string());
            let (from, until) = (dates.date(from), dates.date(until));
            td_string!(locale, feasible.bed_line, n = n, room_type = name, from = from, until = until)
        }));
    }
    let lines = lines.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    Some(view! { <h3>{td_string!(locale, feasible.beds)}</h3><ul class="bullets">{lines}</ul> }.into_markup())
}

/// Interpreters by room and language: how many of those it takes are on the list and free.
fn crews(locale: Locale, question: &Question, possible: &Possible) -> Option<Markup> {
    if possible.crews.is_empty() {
        return None;
    }
    let line = |crew: &Crew| {
        let need = room_name(&question.needs[crew.need], crew.number);
        let language = language_name(locale, crew.language);
        let (n, free) = (count(locale, crew.strength), count(locale, crew.strength - crew.missing));
        let text = if crew.missing == 0 {
            td_string!(
                locale,
                feasible.crew_there,
                count = crew.strength,
                need = need,
                language = language,
                n = n
            )
        } else {
            let day = Dates::new(locale).day_month(crew.day);
            td_string!(
                locale,
                feasible.crew_short,
                need = need,
                language = language,
                n = n,
                free = free,
                day = day
            )
        };
        view! { <li>{text}</li> }
    };
    let lines = possible.crews.iter().map(line).collect_view();
    Some(
        view! { <h3>{td_string!(locale, feasible.interpreters)}</h3><ul class="bullets">{lines}</ul> }
            .into_markup(),
    )
}

/// Lays it for the event it was asked for, or leads to a new event on these days.
fn way_on(
    locale: Locale,
    (found, question, typed): (&Feasibility, &Question, &Typed),
    one: &Possible,
    key: String,
) -> Markup {
    if let Some(line) = &found.event {
        let halls = Wish::halls(one).iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        let hint = if line.event.holds() {
            td_string!(locale, feasible.plan_holds)
        } else {
            td_string!(locale, feasible.plan_notes)
        };
        return view! {
            <form method="post" action="/feasibility/plan">
                <input type="hidden" name="query" value=typed.query() />
                <input type="hidden" name="day" value=one.first.to_string() />
                <input type="hidden" name="halls" value=halls />
                <input type="hidden" name="key" value=key />
                <p class="fine quiet">{hint}</p>
                <button class="button primary">{td_string!(locale, feasible.plan)}</button>
            </form>
        }
        .into_markup();
    }
    let most = question.needs.iter().map(|need| need.people).max().unwrap_or(question.beds.any);
    let query = typed.query();
    let href = format!(
        "/events/new?from={}&until={}&on_campus={most}&then={}",
        one.first,
        one.last,
        query_value(&format!("/feasibility?{query}"))
    );
    view! { <p><a class="button" href=href>{td_string!(locale, feasible.plan_new)}</a></p> }.into_markup()
}
