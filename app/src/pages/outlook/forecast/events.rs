//! Events to come: how likely each is, what it adds, and how much it moves the target.

use domain::forecast::group::Stage;
use domain::forecast::outlook::{Goal, GroupLine};
use i18n::{Dates, Locale, Month, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words::{goal_name, nights, share, signed};
use crate::components::{Badge, Downloads, Table};
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::events::words::status_word;

/// How many are named.
const NAMED: usize = 20;

#[component]
pub(super) fn Events(locale: Locale, groups: Vec<GroupLine>, goal: Option<Goal>) -> impl IntoView {
    let any = !groups.is_empty();
    let body = if groups.is_empty() {
        view! { <p class="quiet">{td_string!(locale, forecast.no_events)}</p> }.into_markup()
    } else {
        view! {
            <Stages locale=locale groups=groups.clone() />
            <Biggest locale=locale groups=groups goal=goal />
        }
        .into_markup()
    };
    view! {
        <section class="section" aria-labelledby="pipeline">
            <div class="page-head">
                <h2 id="pipeline">{td_string!(locale, forecast.pipeline)}</h2>
                {any.then(|| view! {
                    <Downloads locale=locale table="forecast-events" name=td_string!(locale, forecast.pipeline) />
                })}
            </div>
            {body}
        </section>
    }
}

#[component]
fn Stages(locale: Locale, groups: Vec<GroupLine>) -> impl IntoView {
    let rows = Stage::ALL.map(|stage| {
        let of: Vec<&GroupLine> = groups.iter().filter(|group| group.stage == stage).collect();
        let (tone, word) = status_word(locale, stage.status());
        let asked = of.iter().map(|group| group.room_nights).sum();
        let adds: f64 = of.iter().map(|group| group.mean).sum();
        view! {
            <tr>
                <th scope="row"><Badge tone=tone text=word /></th>
                <td class="number">{count(locale, i64::try_from(of.len()).unwrap_or_default())}</td>
                <td class="number">{count(locale, asked)}</td>
                <td class="number">{nights(locale, adds)}</td>
            </tr>
        }
    });
    view! {
        <Table id="stages-caption" caption=td_string!(locale, forecast.stages_caption)>
            <thead><tr>
                <th scope="col">{td_string!(locale, room.status)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.events)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.asked)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.adds)}</th>
            </tr></thead>
            <tbody>{rows.into_iter().collect_view()}</tbody>
        </Table>
    }
}

#[component]
fn Biggest(locale: Locale, mut groups: Vec<GroupLine>, goal: Option<Goal>) -> impl IntoView {
    let by = |code: &str| {
        let events = goal.iter().flat_map(|goal| &goal.events);
        events.into_iter().find(|event| event.code == code).map(|event| event.by)
    };
    let weight = |group: &GroupLine| by(&group.code).unwrap_or_default().abs();
    // They come by room-nights: those that move the target go first.
    groups.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
    let rows = groups
        .iter()
        .take(NAMED)
        .map(|group| view! { <OneEvent locale=locale group=group.clone() by=by(&group.code) /> })
        .collect_view();
    let caption = match &goal {
        Some(goal) => td_string!(locale, forecast.pipeline_caption, target = goal_name(locale, goal)),
        None => td_string!(locale, forecast.pipeline_plain).to_owned(),
    };
    view! {
        <Table id="pipeline-caption" caption=caption>
            <thead><tr>
                <th scope="col">{td_string!(locale, forecast.event)}</th>
                <th scope="col">{td_string!(locale, room.status)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.asked)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.comes)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.typed)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.adds)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.moves)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        {goal.map(|goal| view! { <MonthsMove locale=locale goal=goal /> })}
    }
}

#[component]
fn OneEvent(locale: Locale, group: GroupLine, by: Option<f64>) -> impl IntoView {
    let (tone, word) = status_word(locale, group.stage.status());
    let like = i64::from(group.like);
    let like = td_string!(locale, forecast.like, count = like, n = count(locale, like));
    let none = || td_string!(locale, app.no_value).to_owned();
    let typed = group.typed.map_or_else(none, |typed| share(locale, typed));
    let moves =
        by.map_or_else(none, |by| td_string!(locale, forecast.points, n = signed(locale, 100.0 * by)));
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/events/{}", query_value(&group.code))>{group.code.clone()}" "{group.title}</a>
                <span class="quiet">" "{Dates::new(locale).date(group.from)}</span>
            </th>
            <td>
                <Badge tone=tone text=word />
                {group.waits.then(|| view! { <span class="quiet">" "{td_string!(locale, forecast.waits)}</span> })}
            </td>
            <td class="number">{count(locale, group.room_nights)}</td>
            <td class="number">{share(locale, group.comes)}<span class="quiet">" · "{like}</span></td>
            <td class="number">{typed}</td>
            <td class="number">{nights(locale, group.mean)}</td>
            <td class="number">{moves}</td>
        </tr>
    }
}

/// The three months whose outcome moves the target most.
#[component]
fn MonthsMove(locale: Locale, goal: Goal) -> impl IntoView {
    let mut months = goal.months;
    months.sort_by(|one, other| other.by.abs().total_cmp(&one.by.abs()));
    let name = |month: &domain::forecast::outlook::ByMonth| {
        let points = td_string!(locale, forecast.points, n = signed(locale, 100.0 * month.by));
        format!("{} ({points})", Dates::new(locale).month(month.month, Month::Full))
    };
    let names: Vec<String> = months.iter().take(3).map(name).collect();
    (!names.is_empty()).then(|| {
        let text = td_string!(locale, forecast.months_move, months = names.join(", "));
        view! { <p class="quiet">{text}</p> }
    })
}
