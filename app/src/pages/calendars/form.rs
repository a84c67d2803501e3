//! The form that makes a calendar.

use domain::access::{Permission, Role};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::error::FieldError;
use service::feed::Wish;

use crate::components::{Button, Choice, ErrorSummary, Field, SelectField};

/// What was chosen and typed, or what the link here proposes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Sent {
    what: String,
    code: String,
}

impl Sent {
    /// As the use case takes it.
    pub(super) fn wish(&self) -> Wish {
        match self.what.as_str() {
            "house" => Wish::House,
            "events" => Wish::Events,
            "space" => Wish::Space(self.code.clone()),
            _ => Wish::Room(self.code.clone()),
        }
    }
}

/// The form; it offers only what the role may read.
#[component]
pub(super) fn FeedForm(locale: Locale, role: Role, sent: Sent, faults: Vec<FieldError>) -> impl IntoView {
    let error = |field: &str| {
        faults.iter().find(|fault| fault.field == field).map(|fault| fault_text(locale, fault).to_owned())
    };
    let summary =
        ["what", "code"].into_iter().filter_map(|field| Some((Some(field), error(field)?))).collect();
    let events = if role.keeps_to_own_events() {
        td_string!(locale, calendars.own_events)
    } else {
        td_string!(locale, calendars.events)
    };
    let offered = [
        ("events", events, Permission::ReadEvents),
        ("house", td_string!(locale, calendars.house), Permission::ReadStays),
        ("room", td_string!(locale, calendars.room), Permission::ReadCampus),
        ("space", td_string!(locale, calendars.space), Permission::ReadCampus),
    ];
    let offered = offered.into_iter().filter(|(_, _, permission)| role.allows(*permission));
    let choices = offered.map(|(code, label, _)| Choice::new(code, label)).collect();
    view! {
        <section class="section" aria-labelledby="make">
            <h2 id="make">{td_string!(locale, calendars.make)}</h2>
            <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary />
            <form class="panel form" method="post" action="/account/calendars" novalidate>
                <SelectField name="what" label=td_string!(locale, calendars.what) choices=choices chosen=sent.what />
                <Field
                    name="code" label=td_string!(locale, calendars.code) value=sent.code error=error("code")
                    hint=td_string!(locale, calendars.code_hint).to_owned()
                />
                <div><Button primary=true text=td_string!(locale, calendars.make) /></div>
            </form>
        </section>
    }
}

fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match fault.field.as_str() {
        "code" => td_string!(locale, calendars.fault_code),
        _ => td_string!(locale, calendars.fault_what),
    }
}
