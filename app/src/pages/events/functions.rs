//! The functions of an event, for its page.

use i18n::Locale;
use leptos::prelude::*;
use service::Actor;
use service::event::EventRecord;

use crate::fault::Fault;
use crate::markup::Markup;
use crate::pages::functions::Functions;
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
    Ok(Markup::new(list))
}
