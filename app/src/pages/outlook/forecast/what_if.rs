//! What would become of the targets if an event were thought otherwise.

use domain::forecast::outlook::Goal;
use i18n::{Dates, Locale, signed_whole};
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::forecast::{Change, Told, WhatIf, what_if};
use service::{Actor, Context, ServiceError};

use super::words::{chance, goal_name, nights};
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
            let error = faults.first().map(|fault| told(locale, &fault.field));
            Ok(Shown { asked, error, answer: None })
        }
        Err(other) => Err(other.into()),
    }
}

fn told(locale: Locale, field: &str) -> (&'static str, String) {
    match field {
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

#[component]
fn Answer(locale: Locale, answer: WhatIf, told: Told) -> impl IntoView {
    // Where the record shows no skill a chance is no more to be shown here than beside the target.
    let chance = |goal: &Goal| {
        let shown = told.record.trust(goal.months_to_go(told.origin)).shows_chance();
        if shown { chance(locale, goal.chance) } else { td_string!(locale, app.no_value).to_owned() }
    };
    let row = |(now, then): (Goal, Goal)| {
        view! {
            <tr>
                <th scope="row">{goal_name(locale, &now)}</th>
                <td class="number">{chance(&now)}</td>
                <td class="number">{chance(&then)}</td>
                <td class="number">{nights(locale, now.mean)}</td>
                <td class="number">{nights(locale, then.mean)}</td>
            </tr>
        }
    };
    let rows = answer.now.into_iter().zip(answer.then).map(row).collect_view();
    let (as_is, if_so) = (td_string!(locale, forecast.as_is), td_string!(locale, forecast.if_so));
    view! {
        <Table id="what-if-caption" caption=td_string!(locale, forecast.what_if_caption)>
            <thead>
                <tr>
                    <th scope="col" rowspan="2">{td_string!(locale, nights.target)}</th>
                    <th scope="colgroup" colspan="2">{td_string!(locale, forecast.chance)}</th>
                    <th scope="colgroup" colspan="2">{td_string!(locale, forecast.middle)}</th>
                </tr>
                <tr>
                    <th scope="col" class="number">{as_is}</th><th scope="col" class="number">{if_so}</th>
                    <th scope="col" class="number">{as_is}</th><th scope="col" class="number">{if_so}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
