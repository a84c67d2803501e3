//! The form that makes a token.

use domain::access::{Permission, Role, Scopes};
use domain::ids::AccountId;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::token::{NewToken, OFFERED, Owner};
use std::collections::BTreeMap;

use super::list::scope_name;
use crate::components::{Button, Choice, ErrorSummary, Field, SelectField};

/// For how many days a token may be made.
const PERIODS: [i64; 4] = [30, 90, 180, 365];

/// What was typed and ticked.
#[derive(Clone, Debug, Default)]
pub(super) struct Sent {
    name: String,
    scopes: Vec<Permission>,
    days: i64,
    program: String,
    program_name: String,
}

impl Sent {
    /// Out of a form; a box that is not ticked sends nothing.
    pub fn read(form: &BTreeMap<String, String>) -> Self {
        let text = |name: &str| form.get(name).cloned().unwrap_or_default();
        Self {
            name: text("name"),
            scopes: OFFERED.into_iter().filter(|scope| form.contains_key(scope.code())).collect(),
            days: text("days").parse().unwrap_or_default(),
            program: text("program"),
            program_name: text("program_name"),
        }
    }

    /// As the use case takes it.
    pub fn token(&self) -> NewToken {
        let scopes = self.scopes.iter().copied().collect::<Scopes>();
        NewToken { name: self.name.clone(), scopes, days: self.days }
    }

    /// For which program.
    pub fn owner(&self) -> Owner {
        match self.program.parse::<AccountId>() {
            Ok(id) => Owner::Program(id),
            Err(_) => Owner::NewProgram(self.program_name.clone()),
        }
    }
}

/// The form; with `programs` it asks for which.
#[component]
pub(super) fn TokenForm(
    locale: Locale,
    action: &'static str,
    role: Role,
    sent: Sent,
    faults: Vec<FieldError>,
    programs: Option<Vec<Choice>>,
) -> impl IntoView {
    let error = |field: &str| {
        faults.iter().find(|fault| fault.field == field).map(|fault| fault_text(locale, fault).to_owned())
    };
    let summary = [("program", "program_name"), ("name", "name"), ("scopes", "scopes"), ("days", "days")]
        .into_iter()
        .filter_map(|(field, place)| Some((Some(place), error(field)?)))
        .collect();
    let chosen = if sent.days == 0 { PERIODS[1] } else { sent.days };
    let periods = PERIODS.map(|days| {
        Choice::new(days.to_string(), td_string!(locale, tokens.period, count = days, n = days.to_string()))
    });
    let boxes = OFFERED
        .into_iter()
        .filter(|scope| role.allows(*scope))
        .map(|scope| {
            view! {
                <label class="check">
                    <input type="checkbox" name=scope.code() value="yes" checked=sent.scopes.contains(&scope) />
                    {scope_name(locale, scope)}
                </label>
            }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="make">
            <h2 id="make">{td_string!(locale, tokens.make)}</h2>
            <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
            <form class="panel form" method="post" action=action novalidate>
                {programs.map(|choices| view! {
                    <SelectField
                        name="program" label=td_string!(locale, tokens.program) choices=choices
                        chosen=sent.program.clone()
                    />
                    <Field
                        name="program_name" label=td_string!(locale, tokens.program_name)
                        value=sent.program_name.clone() error=error("program")
                    />
                })}
                <Field name="name" label=td_string!(locale, tokens.name) value=sent.name.clone() error=error("name") />
                <fieldset id="scopes" tabindex="-1">
                    <legend>{td_string!(locale, tokens.scopes)}</legend>
                    {boxes}
                    {error("scopes").map(|error| view! { <p class="error">{error}</p> })}
                </fieldset>
                <SelectField
                    name="days" label=td_string!(locale, tokens.days) choices=periods.to_vec()
                    chosen=chosen.to_string()
                />
                <div><Button primary=true text=td_string!(locale, tokens.make) /></div>
            </form>
        </section>
    }
}

fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        ("program", _) => td_string!(locale, tokens.fault_program),
        ("name", _) => td_string!(locale, tokens.fault_name),
        ("scopes", "none") => td_string!(locale, tokens.fault_none),
        ("scopes", _) => td_string!(locale, tokens.fault_not_allowed),
        _ => td_string!(locale, account.missing),
    }
}
