//! What the event of a sheet is, and whom to ask.

use domain::event::EventPart;
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::Sheet;
use crate::components::{Badge, Fact, Facts, Synthetic};
use crate::pages::events::plan::client_word;
use crate::pages::events::words::{kind_word, status_word};

/// What the event is, and whom to ask.
#[component]
pub(super) fn About<'a>(locale: Locale, sheet: &'a Sheet) -> impl IntoView + use<> {
    let (event, dates) = (&sheet.record.line.event, Dates::new(locale));
    let (tone, status) = status_word(locale, event.status);
    let days =
        td_string!(locale, room.between, from = dates.date(event.from), until = dates.date(event.until));
    let people = sheet.record.people.iter().map(|person| {
        let part = match person.part {
            EventPart::Organiser => None,
            EventPart::Shared => Some(td_string!(locale, events.shared)),
            EventPart::Deputy => Some(td_string!(locale, deputy.part)),
        };
        let told = format!("{}, {}", person.name, person.email);
        view! { <span class="block">{told}{part.map(|part| format!(" ({part})"))}</span> }
    });
    let people = people.collect_view();
    let nobody = sheet.record.people.is_empty().then(|| td_string!(locale, events.nobody));
    view! {
        <section class="panel section" aria-labelledby="about">
            <h2 id="about">
                {event.code.clone()}" "<Badge tone=tone text=status />" "
                {event.synthetic.then(|| view! { <Synthetic locale=locale /> })}
            </h2>
            <Facts>
                <Fact term=td_string!(locale, events.kind)>{kind_word(locale, event.kind)}</Fact>
                <Fact term=td_string!(locale, events.days)>{days}</Fact>
                <Fact term=td_string!(locale, pipeline.client)>
                    {client_word(locale, event.client)}
                    {sheet.record.line.organisation.clone().map(|name| view! { <span class="block">{name}</span> })}
                </Fact>
                <Fact term=td_string!(locale, events.on_campus)>{count(locale, event.on_campus)}</Fact>
                <Fact term=td_string!(locale, events.online)>{count(locale, event.online)}</Fact>
                {event.enrolments.map(|enrolments| view! {
                    <Fact term=td_string!(locale, pipeline.enrolments)>{count(locale, enrolments)}</Fact>
                })}
                <Fact term=td_string!(locale, events.people)>{people}{nobody}</Fact>
            </Facts>
            {(!event.brief.is_empty()).then(|| view! {
                <h3>{td_string!(locale, pipeline.brief)}</h3>
                <p class="typed">{event.brief.clone()}</p>
            })}
        </section>
    }
}
