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
use crate::local::query_value;
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
    let (zone, code) = (state.ctx.zone, shown.line.event.code.clone());
    let leads = shown.may.plan.then_some(code);
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

/// The lines; with a way to each where `leads` names the event.
#[component]
pub(super) fn OutsideLines(
    locale: Locale,
    zone: CampusZone,
    outside: Vec<Outside>,
    leads: Option<String>,
) -> impl IntoView {
    let line = |one: Outside| {
        let when = hours(locale, times(one.time.from_at(), one.time.until_at(), zone));
        let kind = kind_word(locale, one.what).to_owned();
        let (called, kind) = match &one.called {
            Called::Texts(texts) => (title(texts, language(locale)), Some(kind)),
            Called::Name(name) => (name.clone(), Some(kind)),
            Called::Itself => (kind, None),
        };
        let about = kind.into_iter().chain([when, how_many(locale, &one)]).collect::<Vec<_>>().join(" · ");
        let named = match &leads {
            Some(code) => view! { <a href=path(&one, code)>{called}</a> }.into_markup(),
            None => view! { <strong>{called}</strong> }.into_markup(),
        };
        view! { <li>{named}" "<span class="fine">{about}</span></li> }
    };
    view! { <ul class="stack">{outside.into_iter().map(line).collect_view()}</ul> }
}

fn path(one: &Outside, code: &str) -> String {
    let id = one.id;
    match one.what {
        Hanging::Session => format!("/sessions/{id}"),
        Hanging::Meetings => format!("/meeting-hosts/{id}"),
        Hanging::Function => format!("/functions/{id}"),
        Hanging::Interpreters => format!("/functions/{id}/languages"),
        Hanging::Serving | Hanging::Delivery => format!("/services/{id}"),
        Hanging::Guests => format!("/events/{}/rooming-list", query_value(code)),
        Hanging::Rooms => format!("/events/{}/rooms", query_value(code)),
    }
}

fn kind_word(locale: Locale, what: Hanging) -> &'static str {
    match what {
        Hanging::Session => td_string!(locale, programme.session),
        Hanging::Meetings => td_string!(locale, outside.meetings),
        Hanging::Function => td_string!(locale, outside.function),
        Hanging::Interpreters => td_string!(locale, interpreter.title),
        Hanging::Serving | Hanging::Delivery => td_string!(locale, outside.order),
        Hanging::Guests => td_string!(locale, outside.guests),
        Hanging::Rooms => td_string!(locale, blocks.title),
    }
}

fn how_many(locale: Locale, one: &Outside) -> String {
    let n = count(locale, one.number);
    match one.what {
        Hanging::Session | Hanging::Function | Hanging::Guests => {
            td_string!(locale, outside.people, count = one.number, n = n)
        }
        Hanging::Meetings => td_string!(locale, outside.times, count = one.number, n = n),
        Hanging::Interpreters => td_string!(locale, outside.voices, count = one.number, n = n),
        Hanging::Serving | Hanging::Delivery => {
            td_string!(locale, outside.pieces, count = one.number, n = n)
        }
        Hanging::Rooms => td_string!(locale, outside.room_nights, count = one.number, n = n),
    }
}
