//! The programme of an event, its functions, what is ordered and the documents to be translated for it, for its page.

use domain::order::OrderState;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::Actor;
use service::event::EventRecord;

use crate::components::{Badge, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::Markup;
use crate::pages::functions::Functions;
use crate::pages::translations::Translations;
use crate::render;
use crate::state::AppState;

/// The list, and the way to another function for those who may plan the event.
pub(super) async fn section(
    state: &AppState,
    actor: &Actor,
    locale: Locale,
    shown: &EventRecord,
) -> Result<Markup, Fault> {
    let event = shown.line.event.code.clone();
    let functions = service::function::of_event(&state.ctx, actor, &event).await?;
    let languages = service::interpretation::of_event(&state.ctx, actor, &event).await?;
    let may_plan = shown.may.plan && !shown.line.event.status.is_off();
    let zone = state.ctx.zone;
    let list = render::fragment(move || {
        view! {
            <Functions
                locale=locale zone=zone event=event functions=functions languages=languages may_plan=may_plan
            />
        }
    });
    let programme = programme(state, actor, locale, shown).await?;
    let services = services(state, actor, locale, shown).await?;
    let translations = translations(state, actor, locale, shown).await?;
    Ok(Markup::new(programme + &list + &services + &translations))
}

/// How far the programme has come, and the way to it.
async fn programme(
    state: &AppState,
    actor: &Actor,
    locale: Locale,
    shown: &EventRecord,
) -> Result<String, Fault> {
    let record = service::programme::one(&state.ctx, actor, &shown.line.event.code).await?;
    let open = format!("/events/{}/programme", query_value(&shown.line.event.code));
    let n = i64::try_from(record.sessions.len()).unwrap_or_default();
    let sessions = td_string!(locale, programme.sessions_n, count = n, n = count(locale, n));
    let amiss = record.sessions.iter().filter(|listed| !listed.warnings.is_empty()).count();
    let amiss = i64::try_from(amiss).unwrap_or_default();
    let amiss =
        (amiss > 0).then(|| td_string!(locale, programme.amiss, count = amiss, n = count(locale, amiss)));
    let (tone, badge) = match record.programme.published_at {
        Some(_) if record.differences.as_ref().is_some_and(|since| !since.is_empty()) => {
            (Tone::Held, td_string!(locale, programme.is_published_otherwise))
        }
        Some(_) => (Tone::Good, td_string!(locale, programme.is_published)),
        None => (Tone::Past, td_string!(locale, programme.is_draft)),
    };
    Ok(render::fragment(move || {
        view! {
            <section class="section" aria-labelledby="programme">
                <div class="row spread">
                    <h2 id="programme">{td_string!(locale, programme.heading)}</h2>
                    <a class="button" href=open>{td_string!(locale, programme.open)}</a>
                </div>
                <p class="row">{sessions}<Badge tone=tone text=badge /><span class="quiet">{amiss}</span></p>
            </section>
        }
    }))
}

/// How much is ordered, and the way to it.
async fn services(
    state: &AppState,
    actor: &Actor,
    locale: Locale,
    shown: &EventRecord,
) -> Result<String, Fault> {
    let code = shown.line.event.code.clone();
    let lines = service::order::of_event(&state.ctx, actor, &code).await?.lines;
    let stands = lines.iter().filter(|line| line.order.state == OrderState::Ordered).count();
    let stands = i64::try_from(stands).unwrap_or_default();
    let text = if stands == 0 {
        td_string!(locale, order.none).to_owned()
    } else {
        td_string!(locale, order.some, count = stands, n = count(locale, stands))
    };
    let href = format!("/events/{}/services", query_value(&code));
    let quote = format!("/events/{}/quote", query_value(&code));
    let recharge = format!("/events/{}/recharge", query_value(&code));
    Ok(render::fragment(move || {
        view! {
            <section class="section">
                <div class="row spread">
                    <h2 id="services">{td_string!(locale, order.services)}</h2>
                    <span class="row">
                        <a class="button" href=href>{td_string!(locale, order.open)}</a>
                        <a class="button" href=quote>{td_string!(locale, quote.open)}</a>
                        <a class="button" href=recharge>{td_string!(locale, recharge.open)}</a>
                    </span>
                </div>
                <p class="quiet">{text}</p>
            </section>
        }
    }))
}

/// What is ordered, and the way to another order.
async fn translations(
    state: &AppState,
    actor: &Actor,
    locale: Locale,
    shown: &EventRecord,
) -> Result<String, Fault> {
    let (event, today) = (&shown.line.event, state.ctx.today());
    let mut lines = service::translation::list(&state.ctx, actor).await?;
    lines.retain(|line| line.translation.event == event.id);
    let may = shown.may.plan;
    let create = format!("/events/{}/translations/new", query_value(&event.code));
    let none = lines.is_empty();
    Ok(render::fragment(move || {
        view! {
            <section class="section">
                <div class="row spread">
                    <h2 id="translations">{td_string!(locale, translation.title)}</h2>
                    {may.then(|| view! { <a class="button" href=create>{td_string!(locale, translation.create)}</a> })}
                </div>
                {none.then(|| view! { <p class="quiet">{td_string!(locale, translation.none_here)}</p> })}
                {(!none).then(|| view! {
                    <Translations locale=locale today=today lines=lines whose=false may=may />
                })}
            </section>
        }
    }))
}
