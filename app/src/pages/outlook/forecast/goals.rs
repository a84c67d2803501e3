//! Targets: how likely they are to be reached, where they land, and of what kind the nights are.

use domain::forecast::outlook::{Goal, Line, STRESS};
use domain::forecast::record::{ENOUGH, Record, Trust};
use domain::segment::SegmentClass;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::forecast::Told;

use super::words::{between, chance, goal_name, nights, score, share, signed, years_of};
use crate::components::{Downloads, Stat, Stats, Table};
use crate::markup::IntoMarkup;
use crate::pages::nights::segment_name;

/// The figures a director asks for, each with how far it is to be trusted.
#[component]
pub(super) fn GoalStats(locale: Locale, told: Told) -> impl IntoView {
    if told.outlook.goals.is_empty() {
        return view! { <p class="quiet">{td_string!(locale, forecast.no_goal)}</p> }.into_markup();
    }
    let stats = told
        .outlook
        .goals
        .iter()
        .zip(&told.trust)
        .map(|(goal, trust)| {
            let (record, months) = (told.record.clone(), goal.months_to_go(told.origin));
            view! { <OneGoal locale=locale goal=goal.clone() trust=*trust record=record months=months /> }
        })
        .collect_view();
    view! { <Stats>{stats}</Stats> }.into_markup()
}

#[component]
fn OneGoal(locale: Locale, goal: Goal, trust: Trust, record: Record, months: u32) -> impl IntoView {
    let (from, to) = (nights(locale, goal.p10), nights(locale, goal.p90));
    let target = count(locale, goal.target);
    // Where the record shows no skill, a number would be taken for more than it is.
    let figure = if trust.shows_chance() {
        chance(locale, goal.chance)
    } else {
        td_string!(locale, forecast.range, from = from.clone(), to = to.clone())
    };
    let range = trust
        .shows_chance()
        .then(|| td_string!(locale, forecast.eight_of_ten, from = from, to = to))
        .map(|text| view! { <span>{text}</span> });
    let expected =
        td_string!(locale, forecast.expected, n = nights(locale, goal.mean), target = target.clone());
    let committed = td_string!(locale, forecast.committed_short, n = nights(locale, goal.committed));
    let words = [trust_text(locale, trust, &record, months), uncalibrated(locale, trust, &record, months)];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    view! {
        <Stat label=format!("{} · {target}", goal_name(locale, &goal)) figure=figure>
            {range}
            <span>{expected}</span>
            <span>{committed}</span>
            <span class="fine">{words}</span>
        </Stat>
    }
}

fn trust_text(locale: Locale, trust: Trust, record: &Record, months: u32) -> Option<String> {
    let number = |number: usize| count(locale, i64::try_from(number).unwrap_or_default());
    let row = record.goals.iter().find(|row| row.months == months).filter(|row| row.counts());
    match trust {
        Trust::NoSkill => Some(td_string!(locale, forecast.no_skill).to_owned()),
        Trust::Beaten => Some(td_string!(locale, forecast.beaten).to_owned()),
        Trust::Uncalibrated | Trust::Scored => row.map(|row| {
            let brier = score(locale, row.brier);
            let (years, n, late) = (number(row.goals), number(row.n), number(row.replayed));
            td_string!(locale, forecast.scored, brier = brier, years = years, n = n, late = late)
        }),
    }
}

/// That the range, and with it the chance where one is told, was not yet seen to be right: too few years were scored so far from
/// their end.
fn uncalibrated(locale: Locale, trust: Trust, record: &Record, months: u32) -> Option<String> {
    let years = record.years_scored(months);
    let n = count(locale, i64::try_from(years).unwrap_or_default());
    (years < ENOUGH).then(|| {
        if trust.shows_chance() {
            td_string!(locale, forecast.uncalibrated, n = n)
        } else {
            td_string!(locale, forecast.range_uncalibrated, n = n)
        }
    })
}

/// Every target beside where it lands, also if demand fell as it once did.
#[component]
pub(super) fn Goals(locale: Locale, goals: Vec<Goal>) -> impl IntoView {
    (!goals.is_empty()).then(|| {
        let rows = goals.into_iter().map(|goal| view! { <GoalRow locale=locale goal=goal /> }).collect_view();
        let note = td_string!(locale, forecast.stress_note, share = share(locale, STRESS));
        view! {
            <div class="section">
                <Table id="goals-caption" caption=td_string!(locale, forecast.goals_caption)>
                    <thead><tr>
                        <th scope="col">{td_string!(locale, nights.target)}</th>
                        <th scope="col" class="number">{td_string!(locale, nights.room_nights)}</th>
                        <th scope="col" class="number">{td_string!(locale, forecast.middle)}</th>
                        <th scope="col" class="number">{td_string!(locale, forecast.gap)}</th>
                        <th scope="col" class="number">{td_string!(locale, forecast.free_months)}</th>
                        <th scope="col" class="number">{td_string!(locale, forecast.p10)}</th>
                        <th scope="col" class="number">{td_string!(locale, forecast.p90)}</th>
                        <th scope="col" class="number">{td_string!(locale, forecast.stress)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </Table>
                <p class="quiet fine">{note}</p>
            </div>
        }
    })
}

#[component]
fn GoalRow(locale: Locale, goal: Goal) -> impl IntoView {
    #[expect(clippy::cast_precision_loss, reason = "room-nights are far below 2^52")]
    let gap = goal.mean - goal.target as f64;
    let needed = goal.needed().map_or_else(
        || {
            td_string!(
                locale,
                forecast.not_enough,
                n = count(locale, goal.missing),
                free = count(locale, goal.free)
            )
        },
        |needed| {
            if needed == 0 {
                return count(locale, 0);
            }
            let months = count(locale, i64::from(goal.free_months));
            td_string!(
                locale,
                forecast.needed_of,
                count = i64::from(goal.free_months),
                n = count(locale, needed),
                months = months
            )
        },
    );
    view! {
        <tr>
            <th scope="row">{goal_name(locale, &goal)}</th>
            <td class="number">{count(locale, goal.target)}</td>
            <td class="number">{nights(locale, goal.mean)}</td>
            <td class="number">{signed(locale, gap)}</td>
            <td class="number">{needed}</td>
            <td class="number">{nights(locale, goal.p10)}</td>
            <td class="number">{nights(locale, goal.p90)}</td>
            <td class="number">{nights(locale, goal.stress)}</td>
        </tr>
    }
}

/// Of what kind the nights of each year are, and of two of a budget.
#[component]
pub(super) fn Mix(locale: Locale, lines: Vec<Line>) -> impl IntoView {
    let head = SegmentClass::ALL
        .map(|class| view! { <th scope="col" class="number">{segment_name(locale, class.code())}</th> });
    let rows = lines
        .into_iter()
        .map(|line| {
            let whole = line.mean.max(1.0);
            let cells = line.classes.iter().zip(&line.ranges).map(|(mean, range)| {
                let text = format!("{} ({})", nights(locale, *mean), share(locale, mean / whole));
                let range = between(locale, range.p10, range.p90);
                view! { <td class="number">{text}<br /><span class="quiet">{range}</span></td> }
            });
            let cells = cells.collect_view();
            view! { <tr><th scope="row">{years_of(&line)}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="mix">
            <div class="page-head">
                <h2 id="mix">{td_string!(locale, forecast.mix)}</h2>
                <Downloads locale=locale table="forecast-classes" name=td_string!(locale, forecast.mix) />
            </div>
            <Table id="mix-caption" caption=td_string!(locale, forecast.mix_caption) quiet_caption=true>
                <thead><tr><th scope="col">{td_string!(locale, nights.year)}</th>{head.into_iter().collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </Table>
            <p class="quiet fine">{td_string!(locale, forecast.mix_note)}</p>
        </section>
    }
}
