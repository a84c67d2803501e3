//! Events to come: how likely each is, what it adds, and how much it moves the target.

use domain::forecast::group::Stage;
use domain::forecast::outlook::GroupLine;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::forecast::Told;

use super::moves::{MonthsMove, Moves};
use super::words::{nights, share};
use crate::components::{Badge, Downloads, Table};
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::events::words::status_word;

/// How many are named.
const NAMED: usize = 20;

#[component]
pub(super) fn Events(locale: Locale, told: Told) -> impl IntoView {
    let groups = told.outlook.groups.clone();
    let any = !groups.is_empty();
    let body = if groups.is_empty() {
        view! { <p class="quiet">{td_string!(locale, forecast.no_events)}</p> }.into_markup()
    } else {
        view! {
            <Stages locale=locale groups=groups.clone() />
            <Biggest locale=locale groups=groups told=told />
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
fn Biggest(locale: Locale, mut groups: Vec<GroupLine>, told: Told) -> impl IntoView {
    let moves = Moves::of(&told);
    // They come by room-nights: those that move the target go first.
    groups.sort_by(|one, other| moves.weight(other).total_cmp(&moves.weight(one)));
    let rows = groups
        .into_iter()
        .take(NAMED)
        .map(|group| {
            let own = moves.cell(locale, &group);
            view! { <OneEvent locale=locale group=group moves=own /> }
        })
        .collect_view();
    let head = moves.head(locale).map(|head| view! { <th scope="col" class="number">{head}</th> });
    view! {
        <Table id="pipeline-caption" caption=moves.caption(locale)>
            <thead><tr>
                <th scope="col">{td_string!(locale, forecast.event)}</th>
                <th scope="col">{td_string!(locale, room.status)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.asked)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.comes)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.typed)}</th>
                <th scope="col" class="number">{td_string!(locale, forecast.adds)}</th>
                {head}
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
        <MonthsMove locale=locale moves=moves told=told />
    }
}

#[component]
fn OneEvent(locale: Locale, group: GroupLine, moves: Option<String>) -> impl IntoView {
    let (tone, word) = status_word(locale, group.stage.status());
    let like = i64::from(group.like);
    let like = td_string!(locale, forecast.like, count = like, n = count(locale, like));
    let none = || td_string!(locale, app.no_value).to_owned();
    let typed = group.typed.map_or_else(none, |typed| share(locale, typed));
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
            {moves.map(|moves| view! { <td class="number">{moves}</td> })}
        </tr>
    }
}
