//! What stands around the lines of a version, and what of it is otherwise since it was sent.

use domain::quote::{Particular, Particulars};
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Fact, Facts, Notice, Tone};

/// The days of an event.
pub(crate) fn days_text(locale: Locale, particulars: &Particulars) -> String {
    let dates = Dates::new(locale);
    let (from, until) = (dates.date(particulars.from), dates.date(particulars.until));
    td_string!(locale, room.between, from = from, until = until)
}

fn client_text(locale: Locale, particulars: &Particulars) -> String {
    particulars.client.clone().unwrap_or_else(|| td_string!(locale, app.no_value).to_owned())
}

/// Of which event, on which days and for whom a version is.
#[component]
pub(super) fn Around(locale: Locale, particulars: Particulars) -> impl IntoView {
    let (days, client) = (days_text(locale, &particulars), client_text(locale, &particulars));
    view! {
        <Facts>
            <Fact term=td_string!(locale, events.event)>{particulars.title}</Fact>
            <Fact term=td_string!(locale, events.days)>{days}</Fact>
            <Fact term=td_string!(locale, pipeline.client)>{client}</Fact>
        </Facts>
    }
}

/// What is otherwise since a version was sent, each with how it is now.
#[component]
pub(super) fn Moved(
    locale: Locale,
    /// What is otherwise.
    changed: Vec<Particular>,
    /// How it is now.
    now: Particulars,
) -> impl IntoView {
    let line = |one: &Particular| match one {
        Particular::Title => td_string!(locale, quote.now_title, now = now.title.clone()),
        Particular::Days => td_string!(locale, quote.now_days, now = days_text(locale, &now)),
        Particular::Client => td_string!(locale, quote.now_client, now = client_text(locale, &now)),
        Particular::Tax => td_string!(locale, quote.now_tax).to_owned(),
    };
    (!changed.is_empty()).then(|| {
        let lines = changed.iter().map(|one| view! { <li>{line(one)}</li> }).collect_view();
        view! {
            <Notice tone=Tone::Held>
                <ul class="stack">{lines}</ul>
                <p>{td_string!(locale, quote.now_next)}</p>
            </Notice>
        }
    })
}
