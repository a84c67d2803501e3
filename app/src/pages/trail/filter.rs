//! What the lines are chosen by: all of it is in the address.

use domain::ids::AccountId;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::trail::{ACTIONS, Clock, KINDS};

use super::words::{action_word, kind_word};
use crate::components::{Choice, Field, SelectField};
use crate::view::trail::{Asked, Fault, PATH};

/// The form.
#[component]
pub(super) fn Filter(
    locale: Locale,
    asked: Asked,
    accounts: Vec<(AccountId, String)>,
    faults: Vec<Fault>,
) -> impl IntoView {
    let error = |field| {
        let of_field = faults.iter().find(|fault| fault.field() == Some(field));
        of_field.map(|fault| word(locale, *fault).to_owned())
    };
    let any = |label: &str| Choice::new("", label);
    let who = [any(td_string!(locale, trail.anyone)), Choice::new("none", td_string!(locale, room.system))]
        .into_iter()
        .chain(accounts.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)));
    let kinds = choices(locale, td_string!(locale, trail.all_kinds), &KINDS, &asked.kind, kind_word);
    let actions =
        choices(locale, td_string!(locale, trail.all_actions), &ACTIONS, &asked.action, action_word);
    let times = vec![
        Choice::new("recorded", td_string!(locale, trail.recorded)),
        Choice::new("effective", td_string!(locale, trail.effective)),
    ];
    let chosen = if asked.clock() == Clock::Effective { "effective" } else { "recorded" };
    let narrows = asked.narrows();
    view! {
        <form class="toolbar" method="get" action=PATH aria-label=td_string!(locale, tape.filter)>
            <SelectField name="time" label=td_string!(locale, trail.time) choices=times chosen=chosen />
            <Field name="from" kind="date" label=td_string!(locale, trail.from) value=asked.from error=error("from") />
            <Field name="to" kind="date" label=td_string!(locale, trail.to) value=asked.to error=error("to") />
            <SelectField name="who" label=td_string!(locale, room.who) choices=who.collect() chosen=asked.who />
            <SelectField name="kind" label=td_string!(locale, trail.kind) choices=kinds chosen=asked.kind />
            <SelectField name="action" label=td_string!(locale, room.what) choices=actions chosen=asked.action />
            <Field
                name="record" kind="search" label=td_string!(locale, trail.record) value=asked.record
                autocomplete="off" error=None
            />
            <button class="button">{td_string!(locale, tape.show)}</button>
            {narrows.then(|| view! { <a class="button plain" href=PATH>{td_string!(locale, today.clear)}</a> })}
        </form>
    }
}

/// All words there are, by how they are read; one that is new to us and asked for stands as it was asked.
fn choices(
    locale: Locale,
    all: &str,
    codes: &[&'static str],
    chosen: &str,
    word: fn(Locale, &str) -> String,
) -> Vec<Choice> {
    let choice = |code: &str| Choice::new(code, word(locale, code));
    let mut choices = codes.iter().map(|code| choice(code)).collect::<Vec<_>>();
    if !chosen.is_empty() && !codes.contains(&chosen) {
        choices.push(choice(chosen));
    }
    choices.sort_by_key(|choice| choice.label.to_lowercase());
    choices.insert(0, Choice::new("", all));
    choices
}

/// What cannot be read, and the way out.
pub(super) fn word(locale: Locale, fault: Fault) -> &'static str {
    match fault {
        Fault::From | Fault::To => td_string!(locale, stay.no_date),
        Fault::Backwards => td_string!(locale, trail.backwards),
        Fault::Who => td_string!(locale, trail.no_such_account),
        Fault::After => td_string!(locale, trail.no_such_place),
    }
}
