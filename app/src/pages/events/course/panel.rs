//! Where an event stands.

use domain::event::{Event, EventStatus, Odds};
use i18n::{Dates, Locale, count, whole_percent};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::event::{EventRecord, StageLine};

use super::reason_word;
use super::steps::{Repeat, Steps};
use crate::components::{Badge, Fact, Facts};
use crate::pages::events::words::status_word;
use crate::view::event_plan::Tried;

/// Where it stands, and how it may go on for those who plan it.
#[component]
pub(in crate::pages::events) fn Course(
    locale: Locale,
    shown: EventRecord,
    odds: Option<Odds>,
    tried: Option<Tried>,
    key: String,
) -> impl IntoView {
    let event = shown.line.event.clone();
    let dates = Dates::new(locale);
    let (tone, status) = status_word(locale, event.status);
    let until = event.option_until.map(|until| {
        view! { <Fact term=td_string!(locale, course.option_until)>{dates.date(until)}</Fact> }
    });
    let ending = event.ending.as_ref().map(|ending| {
        let note = (!ending.note.is_empty()).then(|| view! { <span class="block">{ending.note.clone()}</span> });
        view! { <Fact term=td_string!(locale, course.reason)>{reason_word(locale, ending.reason)}{note}</Fact> }
    });
    let forms = shown.may.plan.then(|| {
        view! {
            <Steps locale=locale event=event.clone() tried=tried.clone() />
            <Repeat locale=locale event=event.clone() tried=tried key=key />
        }
    });
    view! {
        <section class="panel section" aria-labelledby="course">
            <h2 id="course">{td_string!(locale, course.title)}</h2>
            <Facts>
                <Fact term=td_string!(locale, room.status)><Badge tone=tone text=status /></Fact>
                {until}
                {event.waits.then(|| view! {
                    <Fact term=td_string!(locale, course.waits)>{td_string!(locale, course.waits_hint)}</Fact>
                })}
                {ending}
                {odds.map(|odds| view! { <Likely locale=locale event=event.clone() odds=odds /> })}
            </Facts>
            <Stages locale=locale stages=shown.stages />
            {forms}
        </section>
    }
}

/// How likely it is, and what that rests on; what somebody typed in stands beside it.
#[component]
fn Likely(locale: Locale, event: Event, odds: Odds) -> impl IntoView {
    let number = |number: usize| count(locale, i64::try_from(number).unwrap_or_default());
    let status = status_word(locale, event.status).1;
    let basis = td_string!(
        locale,
        course.basis,
        status = status,
        n = number(odds.precedents),
        of_kind = number(odds.of_kind)
    );
    let typed = event.probability.map(|typed| {
        let text = td_string!(locale, course.typed, percent = whole_percent(locale, typed));
        view! { <span class="block">{text}</span> }
    });
    view! {
        <Fact term=td_string!(locale, course.likely)>
            {whole_percent(locale, odds.percent())}
            <span class="fine quiet block">{basis}</span>
            {typed}
        </Fact>
    }
}

/// The statuses it came to, with the day of each.
#[component]
fn Stages(locale: Locale, stages: Vec<StageLine>) -> impl IntoView {
    let dates = Dates::new(locale);
    let likely = |stage: &StageLine| {
        let open =
            matches!(stage.status, EventStatus::Enquiry | EventStatus::Tentative | EventStatus::Definite);
        stage.learned.filter(|_| open).map(|learned| format!(" ({})", whole_percent(locale, learned)))
    };
    let lines = stages
        .iter()
        .map(|stage| {
            let text = format!("{}: {}", status_word(locale, stage.status).1, dates.date(stage.day));
            view! { <li>{text}{likely(stage)}</li> }
        })
        .collect_view();
    (!stages.is_empty()).then(|| {
        view! { <ol class="fine quiet row course" aria-label=td_string!(locale, course.so_far)>{lines}</ol> }
    })
}
