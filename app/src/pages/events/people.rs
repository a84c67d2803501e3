//! Who looks after an event, and the forms that change it.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::event::EventPart;
use domain::ids::AccountId;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use serde::Deserialize;
use service::event::{self, EventPerson, EventRecord};
use service::{Actor, Context, ServiceError};

use super::one;
use crate::components::{Choice, SelectField};
use crate::fault::Fault;
use crate::local::query_value;
use crate::state::AppState;
use crate::viewer::Viewer;

/// The organiser chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    account: String,
}

/// Entrusts the event to another, or to nobody.
pub async fn entrust(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let account = if sent.account.is_empty() { None } else { Some(id(&sent)?) };
    let outcome = event::entrust(&state.ctx, &viewer.actor()?, &code, account).await;
    told(&state, &viewer, &code, outcome).await
}

/// Shares it.
pub async fn share(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let outcome = shares(&state.ctx, &viewer.actor()?, &code, &sent).await;
    told(&state, &viewer, &code, outcome).await
}

/// Where nobody was chosen the list says so as for somebody who is no organiser.
async fn shares(ctx: &Context, actor: &Actor, code: &str, sent: &Sent) -> Result<(), ServiceError> {
    let account = sent.account.parse().unwrap_or(AccountId::new(uuid::Uuid::nil()));
    event::share(ctx, actor, code, account).await
}

/// Ends the sharing.
pub async fn unshare(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response, Fault> {
    let outcome = event::unshare(&state.ctx, &viewer.actor()?, &code, id(&sent)?).await;
    told(&state, &viewer, &code, outcome).await
}

fn id(sent: &Sent) -> Result<AccountId, Fault> {
    sent.account.parse().map_err(|_| Fault::Unreadable)
}

async fn told(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    outcome: Result<(), ServiceError>,
) -> Result<Response, Fault> {
    match outcome {
        Ok(()) => Ok(Redirect::to(&format!("/events/{}?done=people", query_value(code))).into_response()),
        Err(ServiceError::Invalid(_)) => one::refused(state, viewer, code).await,
        Err(error) => Err(error.into()),
    }
}

#[component]
pub(super) fn People(
    locale: Locale,
    shown: EventRecord,
    organisers: Vec<(AccountId, String)>,
) -> impl IntoView {
    let path = format!("/events/{}", query_value(&shown.line.event.code));
    let (may_share, may_entrust) = (shown.may.share, shown.may.entrust);
    let organiser = shown.people.iter().find(|person| person.part == EventPart::Organiser);
    let chosen = organiser.map(|person| person.account.to_string()).unwrap_or_default();
    let known =
        |id: &AccountId| shown.people.iter().any(|one| one.account == *id && one.part != EventPart::Deputy);
    let choice = |(id, name): &(AccountId, String)| Choice::new(id.to_string(), name.clone());
    let others = organisers.iter().filter(|(id, _)| !known(id)).map(choice).collect::<Vec<_>>();
    let nobody = Choice::new("", td_string!(locale, events.nobody));
    let all = std::iter::once(nobody).chain(organisers.iter().map(choice)).collect::<Vec<_>>();
    let lines = shown.people.into_iter().map(|person| {
        let end = (may_share && person.part == EventPart::Shared).then(|| format!("{path}/unshare"));
        view! { <Person locale=locale person=person end=end /> }
    });
    let lines = lines.collect_view();
    view! {
        <section class="panel section" aria-labelledby="people">
            <h2 id="people">{td_string!(locale, events.people)}</h2>
            {chosen.is_empty().then(|| view! { <p class="quiet">{td_string!(locale, events.nobody_hint)}</p> })}
            <ul class="stack">{lines}</ul>
            {may_entrust.then(|| view! {
                <form class="form" method="post" action=format!("{path}/organiser")>
                    <SelectField name="account" label=td_string!(locale, events.entrust_to) choices=all chosen=chosen />
                    <div><button class="button">{td_string!(locale, events.entrust)}</button></div>
                </form>
            })}
            {(may_share && !others.is_empty()).then(|| view! {
                <form class="form" method="post" action=format!("{path}/share")>
                    <div class="field">
                        <label for="share">{td_string!(locale, events.share_with)}</label>
                        <p class="hint" id="share-hint">{td_string!(locale, events.share_hint)}</p>
                        <select id="share" name="account" aria-describedby="share-hint">
                            <crate::components::Options choices=others chosen=String::new() />
                        </select>
                    </div>
                    <div><button class="button">{td_string!(locale, events.share)}</button></div>
                </form>
            })}
        </section>
    }
}

#[component]
fn Person(locale: Locale, person: EventPerson, end: Option<String>) -> impl IntoView {
    let part = match person.part {
        EventPart::Organiser => td_string!(locale, events.organiser),
        EventPart::Shared => td_string!(locale, events.shared),
        EventPart::Deputy => td_string!(locale, deputy.part),
    };
    let label = td_string!(locale, events.unshare_named, name = person.name.clone());
    view! {
        <li class="row spread">
            <span>
                {person.name}" "<span class="fine quiet">{part}</span>
                <a class="block" href=format!("mailto:{}", person.email)>{person.email.clone()}</a>
            </span>
            {end.map(|path| view! {
                <form method="post" action=path>
                    <button class="button plain" name="account" value=person.account.to_string() aria-label=label>
                        {td_string!(locale, events.unshare)}
                    </button>
                </form>
            })}
        </li>
    }
}
