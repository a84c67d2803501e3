//! What would become of targets and years if an event were thought otherwise.

use chrono::Datelike;
use domain::forecast::outlook::{Goal, Line};
use i18n::{Dates, Locale, signed_whole};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::forecast::{Change, Told, WhatIf, what_if};
use service::{Actor, Context, ServiceError};

use super::words::{between, chance, goal_name, nights, years_of};
use crate::components::{Button, Choice, Field, SelectField, Table};
use crate::fault::Fault;

/// What the form asks, as sent.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Thought {
    #[serde(default)]
    event: String,
    #[serde(default, rename = "thought")]
    what: String,
    #[serde(default)]
    number: String,
}

/// The form with what came of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    asked: Thought,
    /// Name of the field and what is wrong with it.
    error: Option<(&'static str, String)>,
    answer: Option<WhatIf>,
}

impl Thought {
    fn change(&self, locale: Locale) -> Result<Change, (&'static str, String)> {
        let number = signed_whole(&self.number);
        match self.what.as_str() {
            "lost" => Ok(Change::Lost),
            "chance" => number
                .map(Change::Chance)
                .ok_or_else(|| ("number", td_string!(locale, forecast.wrong_chance).to_owned())),
            "shift" => number
                .map(Change::Shift)
                .ok_or_else(|| ("number", td_string!(locale, forecast.wrong_days).to_owned())),
            _ => Ok(Change::Won),
        }
    }
}

/// Asks, where something is asked.
pub(super) async fn think(
    ctx: &Context,
    actor: &Actor,
    locale: Locale,
    asked: Thought,
) -> Result<Shown, Fault> {
    if asked.event.is_empty() {
        return Ok(Shown::default());
    }
    let change = match asked.change(locale) {
        Ok(change) => change,
        Err(error) => return Ok(Shown { asked, error: Some(error), answer: None }),
    };
    match what_if(ctx, actor, &[(asked.event.clone(), change)]).await {
        Ok(answer) => Ok(Shown { asked, error: None, answer: Some(answer) }),
        Err(ServiceError::Invalid(faults)) => {
            let error = faults.first().map(|fault| told(locale, &fault.field, fault.code));
            Ok(Shown { asked, error, answer: None })
        }
        Err(other) => Err(other.into()),
    }
}

fn told(locale: Locale, field: &str, code: &str) -> (&'static str, String) {
    match field {
        "event" if code == "begun" => ("event", td_string!(locale, forecast.begun).to_owned()),
        "days" if code == "begun" => ("number", td_string!(locale, forecast.into_the_past).to_owned()),
        "chance" => ("number", td_string!(locale, forecast.wrong_chance).to_owned()),
        "days" => ("number", td_string!(locale, forecast.wrong_days).to_owned()),
        _ => ("event", td_string!(locale, forecast.not_coming).to_owned()),
    }
}

#[component]
pub(super) fn WhatIfForm(locale: Locale, told: Told, shown: Shown) -> impl IntoView {
    let groups = told.outlook.groups.clone();
    (!groups.is_empty()).then(|| {
        let events = groups.iter().map(|group| {
            let date = Dates::new(locale).date(group.from);
            Choice::new(group.code.clone(), format!("{} {}, {date}", group.code, group.title))
        });
        let thoughts = vec![
            Choice::new("won", td_string!(locale, forecast.won)),
            Choice::new("lost", td_string!(locale, forecast.lost)),
            Choice::new("chance", td_string!(locale, forecast.chance_of)),
            Choice::new("shift", td_string!(locale, forecast.shift)),
        ];
        let Shown { asked, error, answer } = shown;
        let wrong = |field: &str| error.as_ref().filter(|(of, _)| *of == field).map(|(_, text)| text.clone());
        view! {
            <section class="section" aria-labelledby="what-if">
                <h2 id="what-if">{td_string!(locale, forecast.what_if)}</h2>
                <p class="quiet">{td_string!(locale, forecast.what_if_intro)}</p>
                <form class="toolbar" method="get" action="/outlook/forecast#what-if">
                    <SelectField
                        name="event" label=td_string!(locale, forecast.event) choices=events.collect()
                        chosen=asked.event.clone() error=wrong("event")
                    />
                    <SelectField
                        name="thought" label=td_string!(locale, forecast.thought) choices=thoughts
                        chosen=asked.what
                    />
                    <Field
                        name="number" label=td_string!(locale, forecast.number) value=asked.number
                        hint=td_string!(locale, forecast.number_hint).to_owned() error=wrong("number")
                    />
                    <Button text=td_string!(locale, forecast.think) />
                </form>
                {answer.map(|answer| view! { <Answer locale=locale answer=answer told=told /> })}
            </section>
        }
    })
}

/// What is told of a target or a year: as it is, and if so.
struct Row {
    name: String,
    /// None of a year, which no target speaks of.
    chance: Option<[String; 2]>,
    mean: [f64; 2],
    range: [(f64, f64); 2],
}

/// Targets, and then the years that have none of their own.
fn rows(locale: Locale, answer: WhatIf, told: &Told) -> Vec<Row> {
    // Where the record shows no skill a chance is no more to be shown here than beside the target.
    let chance = |goal: &Goal| {
        let shown = told.record.trust(goal.months_to_go(told.origin)).shows_chance();
        if shown { chance(locale, goal.chance) } else { td_string!(locale, app.no_value).to_owned() }
    };
    let of_goal = |(now, then): (&Goal, &Goal)| Row {
        name: goal_name(locale, now),
        chance: Some([chance(now), chance(then)]),
        mean: [now.mean, then.mean],
        range: [(now.p10, now.p90), (then.p10, then.p90)],
    };
    let has_own =
        |year: i32| answer.now.iter().any(|goal| (goal.first_year, goal.last_year()) == (year, year));
    let of_year = |(now, then): &(Line, Line)| Row {
        name: years_of(now),
        chance: None,
        mean: [now.mean, then.mean],
        range: [(now.p10, now.p90), (then.p10, then.p90)],
    };
    let years = answer.years.iter().filter(|(now, _)| !has_own(now.from.year())).map(of_year);
    answer.now.iter().zip(&answer.then).map(of_goal).chain(years).collect()
}

#[component]
fn Answer(locale: Locale, answer: WhatIf, told: Told) -> impl IntoView {
    let any_goal = !answer.now.is_empty();
    let row = |row: Row| {
        let none = || [(); 2].map(|()| td_string!(locale, app.no_value).to_owned());
        let chances = any_goal.then(|| row.chance.unwrap_or_else(none));
        let ranges = row.range.map(|(p10, p90)| between(locale, p10, p90));
        let cells = chances.into_iter().chain([row.mean.map(|mean| nights(locale, mean)), ranges]);
        let cells = cells.flatten().map(|cell| view! { <td class="number">{cell}</td> }).collect_view();
        view! { <tr><th scope="row">{row.name}</th>{cells}</tr> }
    };
    let rows = rows(locale, answer, &told).into_iter().map(row).collect_view();
    let range = format!("{}–{}", td_string!(locale, forecast.p10), td_string!(locale, forecast.p90));
    let chance = any_goal.then(|| td_string!(locale, forecast.chance).to_owned());
    let heads = chance.into_iter().chain([td_string!(locale, forecast.middle).to_owned(), range]);
    let heads: Vec<String> = heads.collect();
    let pairs = heads.iter().map(|_| {
        let (as_is, if_so) = (td_string!(locale, forecast.as_is), td_string!(locale, forecast.if_so));
        view! { <th scope="col" class="number">{as_is}</th><th scope="col" class="number">{if_so}</th> }
    });
    let pairs = pairs.collect_view();
    let heads =
        heads.into_iter().map(|head| view! { <th scope="colgroup" colspan="2">{head}</th> }).collect_view();
    view! {
        <Table id="what-if-caption" caption=td_string!(locale, forecast.what_if_caption)>
            <thead>
                <tr><th scope="col" rowspan="2">{td_string!(locale, forecast.target_or_year)}</th>{heads}</tr>
                <tr>{pairs}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
