//! Which part of the work on all events somebody is told of by mail.

use axum::Form;
use axum::extract::State;
use axum::response::Redirect;
use domain::concern::Concern;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::concern;

use crate::components::Button;
use crate::fault::Fault;
use crate::state::AppState;
use crate::view::interpretation::{Sent, TICKED};
use crate::viewer::Viewer;

/// Notes the choice.
pub async fn set(
    State(state): State<AppState>,
    viewer: Viewer,
    Form(sent): Form<Sent>,
) -> Result<Redirect, Fault> {
    let is_ticked = |concern: &&Concern| !sent.text(concern.code()).is_empty();
    let chosen = Concern::ALL.iter().filter(is_ticked).copied().collect::<Vec<_>>();
    concern::set(&state.ctx, &viewer.actor()?, &chosen).await?;
    Ok(Redirect::to("/account?done=concerns"))
}

fn word(locale: Locale, concern: Concern) -> &'static str {
    match concern {
        Concern::Halls => td_string!(locale, account.concern_halls),
        Concern::Services => td_string!(locale, account.concern_services),
        Concern::Interpretation => td_string!(locale, account.concern_interpretation),
        Concern::Rooms => td_string!(locale, account.concern_rooms),
    }
}

/// The choice, as it is.
#[component]
pub(super) fn Concerns(locale: Locale, chosen: Vec<Concern>) -> impl IntoView {
    let boxes = Concern::ALL.iter().map(|concern| {
        let ticked = chosen.contains(concern);
        view! {
            <label class="check">
                <input type="checkbox" name=concern.code() value=TICKED checked=ticked />
                {word(locale, *concern)}
            </label>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <section class="section" aria-labelledby="concerns">
            <h2 id="concerns">{td_string!(locale, account.concerns)}</h2>
            <form class="panel form" method="post" action="/account/concerns">
                <p class="hint">{td_string!(locale, account.concerns_hint)}</p>
                <fieldset class="form">
                    <legend class="unseen">{td_string!(locale, account.concerns)}</legend>
                    {boxes}
                </fieldset>
                <div><Button text=td_string!(locale, account.save_concerns) /></div>
            </form>
        </section>
    }
}
