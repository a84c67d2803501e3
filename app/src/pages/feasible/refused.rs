//! The dates that do not work, and why: those in a row that fail for the same reasons together.

use chrono::DateTime;
use domain::feasible::{Crew, Lack, Obstacle, Question, Reason, Refused};
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::feasible::Feasibility;

use super::words::{days, holder, room_name};
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::view::language::language_name;

#[component]
pub(super) fn NotThese<'a>(
    locale: Locale,
    found: &'a Feasibility,
    question: &'a Question,
) -> impl IntoView + use<> {
    let refused = &found.answer.refused;
    let n = refused.iter().map(|one| one.dates).sum::<i64>();
    let groups = refused.iter().map(|one| group(locale, (found, question), one)).collect_view();
    let open = found.answer.possible.is_empty();
    (n > 0).then(|| {
        view! {
            <details class="section more" open=open>
                <summary>{td_string!(locale, feasible.refused, n = count(locale, n))}</summary>
                <p class="quiet">{td_string!(locale, feasible.refused_hint)}</p>
                {groups}
            </details>
        }
    })
}

fn group(locale: Locale, (found, question): (&Feasibility, &Question), one: &Refused) -> Markup {
    let reasons =
        one.reasons.iter().map(|reason| view! { <li>{reason_of(locale, (found, question), reason)}</li> });
    let reasons = reasons.collect_view();
    let yields = one.yielding.iter().map(|set| {
        let who =
            set.iter().map(|place| holder(locale, &found.house, *place).0).collect::<Vec<_>>().join("; ");
        let text = if set.len() == 1 {
            td_string!(locale, feasible.yield_one, who = who)
        } else {
            td_string!(locale, feasible.yield_many, who = who)
        };
        view! { <p><strong>{text}</strong></p> }
    });
    let yields = yields.collect_view();
    view! {
        <section class="panel section">
            <h3>{days(locale, (one.from, one.until))}</h3>
            <ul class="bullets">{reasons}</ul>
            {yields}
        </section>
    }
    .into_markup()
}

fn reason_of(locale: Locale, (found, question): (&Feasibility, &Question), reason: &Reason) -> Markup {
    let title = |need: usize| question.needs[need].title.clone();
    match reason {
        Reason::TooSmall { need, most: Some(most) } => {
            td_string!(locale, feasible.r_small, need = title(*need), most = count(locale, *most))
                .into_markup()
        }
        Reason::TooSmall { need, most: None } => {
            td_string!(locale, feasible.r_style, need = title(*need)).into_markup()
        }
        Reason::Steps { need } => td_string!(locale, feasible.r_steps, need = title(*need)).into_markup(),
        Reason::FewBooths { need, short } => {
            td_string!(locale, feasible.r_few_booths, need = title(*need), n = *short).into_markup()
        }
        Reason::Taken { need, suit, free, obstacles } => {
            let wanted = question.needs[*need].count;
            let text = td_string!(
                locale,
                feasible.r_taken,
                need = title(*need),
                free = *free,
                suit = *suit,
                wanted = wanted
            );
            view! { {text}{in_the_way(locale, found, obstacles)} }.into_markup()
        }
        Reason::Together { obstacles } => {
            view! { {td_string!(locale, feasible.r_together)}{in_the_way(locale, found, obstacles)} }
                .into_markup()
        }
        Reason::Booths { short } => td_string!(locale, feasible.r_booths, n = *short).into_markup(),
        Reason::Voices(crews) => {
            let line = |crew: &Crew| {
                let need = room_name(&question.needs[crew.need], crew.number);
                let language = language_name(locale, crew.language);
                let day = Dates::new(locale).day_month(crew.day);
                let n = count(locale, crew.missing);
                let text = td_string!(
                    locale,
                    feasible.crew_missing,
                    count = crew.missing,
                    need = need,
                    language = language,
                    n = n,
                    day = day
                );
                view! { <li>{text}</li> }
            };
            let lines = crews.iter().map(line).collect_view();
            view! { {td_string!(locale, feasible.r_voices)}<ul class="bullets fine">{lines}</ul> }
                .into_markup()
        }
        Reason::Beds { lacks, sharing } => {
            let lines =
                lacks.iter().map(|lack| view! { <li>{lack_of(locale, found, lack)}</li> }).collect_view();
            let helps = sharing.then(|| view! { <p>{td_string!(locale, feasible.sharing_helps)}</p> });
            view! { {td_string!(locale, feasible.r_beds)}<ul class="bullets fine">{lines}</ul>{helps} }
                .into_markup()
        }
    }
}

fn in_the_way(locale: Locale, found: &Feasibility, obstacles: &[Obstacle]) -> Markup {
    let dates = Dates::new(locale);
    let at = |second| {
        dates.minute(found.house.zone.local(DateTime::from_timestamp(second, 0).unwrap_or_default()))
    };
    let line = |one: &Obstacle| {
        let hall = found.campus.space(one.hall).map(|space| space.name.to_string()).unwrap_or_default();
        let when = format!("{} – {}", at(one.when.from_at()), at(one.when.until_at()));
        let (who, code) = holder(locale, &found.house, one.holder);
        let who = match code {
            Some(code) => {
                let href = format!("/events/{}", query_value(&code));
                view! { <a href=href>{who}</a> }.into_markup()
            }
            None => who.into_markup(),
        };
        view! { <li>{hall}": "{who}", "{when}</li> }
    };
    let lines = obstacles.iter().map(line).collect_view();
    if obstacles.is_empty() {
        String::new().into_markup()
    } else {
        view! { <ul class="bullets fine">{lines}</ul> }.into_markup()
    }
}

fn lack_of(locale: Locale, found: &Feasibility, lack: &Lack) -> String {
    let kind = lack.kind.and_then(|id| found.campus.room_types.iter().find(|kind| kind.id == id));
    let kind =
        kind.map_or_else(|| td_string!(locale, feasible.any_type).to_owned(), |kind| kind.name.to_string());
    let (night, n) = (Dates::new(locale).date(lack.night), count(locale, lack.short));
    let text = td_string!(locale, feasible.lack, night = night, n = n, room_type = kind);
    let held = lack
        .held
        .iter()
        .map(|(who, rooms)| format!("{} {}", count(locale, *rooms), holder(locale, &found.house, *who).0));
    let held = held.collect::<Vec<_>>().join(", ");
    if held.is_empty() { text } else { format!("{text} {}", td_string!(locale, feasible.held, who = held)) }
}
