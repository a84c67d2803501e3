//! The tracks of a programme: all of them in fields, in order, and one more.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::TrackId;
use domain::programme::{LANGUAGES, Track};
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::programme::{self, ProgrammeRecord};
use service::{Context, ServiceError};

use super::send::{below, planned};
use super::words::fault_text;
use crate::components::{Button, ErrorSummary};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::meanwhile::{Differing, Meanwhile, differing};
use crate::pages::page;
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::interpretation::{Sent, field};
use crate::view::language::language_name;
use crate::view::programme::names;
use crate::viewer::Viewer;

/// How many tracks the form has fields for besides those there are.
const MORE: usize = 2;

/// The most fields a form is read for.
const MOST: usize = 20;

/// The form.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let record = planned(&state, &viewer.actor()?, &code).await?;
    let sent = fields(&record);
    Ok(render(&state, &viewer, &record, sent, Problem::default()))
}

#[derive(Default)]
struct Problem {
    faults: Vec<FieldError>,
    /// What somebody else changed while the form was open.
    meanwhile: Option<Vec<Differing>>,
}

/// Saves all tracks; one whose names were emptied is taken away.
pub async fn save(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(mut sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor) = (&state.ctx, viewer.actor()?);
    let asked = (code.as_str(), sent.version());
    let problem = match programme::set_tracks(ctx, &actor, asked, &typed(ctx, &sent)).await {
        Ok(()) => {
            let path = format!("/events/{}/programme?done=saved", query_value(&code));
            return Ok(Redirect::to(&path).into_response());
        }
        Err(ServiceError::Stale { current, .. }) => {
            let now = fields(&planned(&state, &actor, &code).await?);
            let meanwhile = Some(other(viewer.locale, &sent, &now));
            sent.put("version", current.to_string());
            Problem { meanwhile, faults: Vec::new() }
        }
        Err(ServiceError::Invalid(faults)) => Problem { faults, meanwhile: None },
        Err(error) => return Err(error.into()),
    };
    let record = planned(&state, &actor, &code).await?;
    Ok(render(&state, &viewer, &record, sent, problem))
}

/// The tracks as typed, by their places.
fn typed(ctx: &Context, sent: &Sent) -> Vec<Track> {
    let track = |number: usize| {
        let names = names(sent, &format!("name{number}"));
        let id = sent.text(&format!("id{number}")).parse();
        let place = sent.text(&format!("place{number}")).trim().parse::<usize>().unwrap_or(number);
        let track = Track { id: id.unwrap_or_else(|_| TrackId::new(ctx.ids.next())), names };
        (!track.names.is_empty()).then_some((place, number, track))
    };
    let mut tracks = (1..=MOST).filter_map(track).collect::<Vec<_>>();
    tracks.sort_by_key(|(place, number, _)| (*place, *number));
    tracks.into_iter().map(|(_, _, track)| track).collect()
}

/// The names and places that are there now in another way than they were typed.
fn other(locale: Locale, typed: &Sent, now: &Sent) -> Vec<Differing> {
    let of_track = |number: usize| {
        let track = td_string!(locale, programme.track_n, n = number.to_string());
        let place = (format!("place{number}"), td_string!(locale, programme.place).to_owned());
        let names = LANGUAGES.map(|language| {
            (field(&format!("name{number}"), language), language_name(locale, language).to_owned())
        });
        let is_track = |sent: &Sent| !sent.text(&format!("id{number}")).is_empty();
        // Lines that are empty on the form and in the store have a place all the same.
        let place = Some(place).filter(|_| is_track(typed) && is_track(now));
        let all = place.into_iter().chain(names);
        all.map(move |(name, label)| (format!("{track}, {label}"), name)).collect::<Vec<_>>()
    };
    let all = (1..=MOST).flat_map(of_track);
    differing(all.map(|(label, name)| (label, typed.text(&name).to_owned(), now.text(&name).to_owned())))
}

/// The tracks as their form shows them.
fn fields(record: &ProgrammeRecord) -> Sent {
    let mut sent = Sent::default();
    sent.put("version", record.programme.version.to_string());
    for (number, track) in (1..).zip(&record.tracks) {
        sent.put(&format!("id{number}"), track.id.to_string());
        sent.put(&format!("place{number}"), number.to_string());
        for (language, name) in &track.names {
            sent.put(&field(&format!("name{number}"), *language), name.clone());
        }
    }
    sent
}

fn render(
    state: &AppState,
    viewer: &Viewer,
    record: &ProgrammeRecord,
    sent: Sent,
    problem: Problem,
) -> Response {
    let status = match (problem.meanwhile.is_some(), problem.faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let (locale, event) = (viewer.locale, &record.line.event);
    let title = td_string!(locale, programme.tracks_of, event = event.code.clone());
    let back = format!("/events/{}/programme", query_value(&event.code));
    let mut frame = below(state, viewer, (&event.code, &event.title), title.clone());
    frame.above.push(Way::new(back.clone(), td_string!(locale, programme.heading)));
    let html = page(frame, move || {
        view! { <Tracks locale=locale title=title back=back sent=sent problem=problem /> }
    });
    (status, html).into_response()
}

#[component]
fn Tracks(locale: Locale, title: String, back: String, sent: Sent, problem: Problem) -> impl IntoView {
    let told = |one: &FieldError| (None::<String>, fault_text(locale, one).to_owned());
    let faults = problem.faults.iter().map(told).collect();
    let is_used = |number: &usize| {
        !names(&sent, &format!("name{number}")).is_empty() || !sent.text(&format!("id{number}")).is_empty()
    };
    let last = (1..=MOST).rev().find(is_used).unwrap_or_default();
    let action = format!("{back}/tracks");
    let lines = (1..=(last + MORE).min(MOST)).map(|number| line(locale, &sent, number)).collect_view();
    view! {
        <h1>{title}</h1>
        {problem.meanwhile.map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <p class="quiet">{td_string!(locale, programme.tracks_about)}</p>
        <form class="panel form" method="post" action=action novalidate>
            <input type="hidden" name="version" value=sent.version() />
            {lines}
            <div class="row">
                <Button primary=true text=td_string!(locale, programme.save_tracks) />
                <a class="button plain" href=back>{td_string!(locale, programme.cancel)}</a>
            </div>
        </form>
    }
}

fn line(locale: Locale, sent: &Sent, number: usize) -> impl IntoView + use<> {
    let fields = LANGUAGES.map(|language| {
        let name = field(&format!("name{number}"), language);
        let value = sent.text(&name).to_owned();
        view! {
            <div class="field">
                <label for=name.clone()>{language_name(locale, language)}</label>
                <input
                    id=name.clone() name=name type="text" value=value autocomplete="off" lang=language.code() dir="auto"
                />
            </div>
        }
    });
    let (id, place) = (format!("id{number}"), format!("place{number}"));
    let place_value = Some(sent.text(&place)).filter(|text| !text.is_empty()).map(ToOwned::to_owned);
    view! {
        <fieldset class="form three">
            <legend>{td_string!(locale, programme.track_n, n = number.to_string())}</legend>
            <input type="hidden" name=id.clone() value=sent.text(&id).to_owned() />
            <div class="field">
                <label for=place.clone()>{td_string!(locale, programme.place)}</label>
                <input
                    id=place.clone() name=place type="text" inputmode="numeric" autocomplete="off"
                    value=place_value.unwrap_or_else(|| number.to_string())
                />
            </div>
            {fields.collect_view()}
        </fieldset>
    }
}
