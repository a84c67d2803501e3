//! What lies outside the days of an event: told before its days change, and marked on its page.

use domain::calendar::CampusZone;
use domain::event::Hanging;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::Actor;
use service::event::{Called, EventRecord, Outside};

use crate::components::{Notice, Tone};
use crate::fault::Fault;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::functions::hours;
use crate::render;
use crate::state::AppState;
use crate::view::function::times;
use crate::view::programme::{language, title};

/// What lies outside, for the page of the event; nothing where nothing does. Whoever plans it is led to each.
pub(super) async fn section(
    state: &AppState,
    actor: &Actor,
    locale: Locale,
    shown: &EventRecord,
) -> Result<Markup, Fault> {
    let outside = service::event::outside(&state.ctx, actor, &shown.line.event.code).await?;
    if outside.is_empty() {
        return Ok(Markup::new(String::new()));
    }
    let (zone, leads) = (state.ctx.zone, shown.may.plan);
    Ok(Markup::new(render::fragment(move || {
        view! {
            <section aria-labelledby="outside">
                <Notice tone=Tone::Held>
                    <h2 id="outside">{td_string!(locale, outside.title)}</h2>
                    <p>{td_string!(locale, outside.kept, verb = td_string!(locale, course.move_verb))}</p>
                    <OutsideLines locale=locale zone=zone outside=outside leads=leads />
                </Notice>
            </section>
        }
    })))
}

/// The lines; with a way to each where `leads`.
#[component]
pub(super) fn OutsideLines(
    locale: Locale,
    zone: CampusZone,
    outside: Vec<Outside>,
    leads: bool,
) -> impl IntoView {
    let line = |one: Outside| {
        let when = hours(locale, times(one.time.from_at(), one.time.until_at(), zone));
        let about = [kind_word(locale, one.what).to_owned(), when, how_many(locale, &one)].join(" · ");
        let called = match &one.called {
            Called::Texts(texts) => title(texts, language(locale)),
            Called::Name(name) => name.clone(),
        };
        let named = if leads {
            view! { <a href=path(&one)>{called}</a> }.into_markup()
        } else {
            view! { <strong>{called}</strong> }.into_markup()
        };
        view! { <li>{named}" "<span class="fine">{about}</span></li> }
    };
    view! { <ul class="stack">{outside.into_iter().map(line).collect_view()}</ul> }
}

fn path(one: &Outside) -> String {
    let id = one.id;
    match one.what {
        Hanging::Session => format!("/sessions/{id}"),
        Hanging::Meetings => format!("/meeting-hosts/{id}"),
        Hanging::Function => format!("/functions/{id}"),
        Hanging::Interpreters => format!("/functions/{id}/languages"),
        Hanging::Serving | Hanging::Delivery => format!("/services/{id}"),
    }
}

fn kind_word(locale: Locale, what: Hanging) -> &'static str {
    match what {
        Hanging::Session => td_string!(locale, programme.session),
        Hanging::Meetings => td_string!(locale, outside.meetings),
        Hanging::Function => td_string!(locale, outside.function),
        Hanging::Interpreters => td_string!(locale, interpreter.title),
        Hanging::Serving | Hanging::Delivery => td_string!(locale, outside.order),
    }
}

fn how_many(locale: Locale, one: &Outside) -> String {
    let n = count(locale, one.number);
    match one.what {
        Hanging::Session | Hanging::Function => {
            td_string!(locale, outside.people, count = one.number, n = n)
        }
        Hanging::Meetings => td_string!(locale, outside.times, count = one.number, n = n),
        Hanging::Interpreters => td_string!(locale, outside.voices, count = one.number, n = n),
        Hanging::Serving | Hanging::Delivery => {
            td_string!(locale, outside.pieces, count = one.number, n = n)
        }
    }
}
