//! The notes of all events, and the events that ended without one.

use axum::extract::{Query, State};
use axum::response::Html;
use domain::access::Permission;
use domain::calendar::CampusZone;
use domain::recharge::{ISSUED_WITHIN_DAYS, Note, State as At};
use i18n::{Dates, Locale, euros};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::recharge::{self, MissingLine, NoteLine, Notes, Wanted};

use super::{name, state_tone, state_word};
use crate::components::{Badge, Choice, Downloads, Field, SelectField, Synthetic, Table, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::{Area, administration, frame, page};
use crate::state::AppState;
use crate::view::recharge::{Asked, query};
use crate::viewer::Viewer;

/// The page.
pub async fn list(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    let (locale, actor, wanted) = (viewer.locale, viewer.actor()?, asked.wanted(state.ctx.date()));
    let notes = recharge::list(&state.ctx, &actor, wanted).await?;
    let leads = administration::opens_to(actor.role()) && actor.may(Permission::ReadMoney);
    let area = if leads { Area::Administration } else { Area::Events };
    let mut frame = frame(&state, &viewer, area, td_string!(locale, recharge.list_title));
    frame.above = vec![area.way(locale)];
    let zone = state.ctx.zone;
    Ok(page(frame, move || view! { <Content locale=locale wanted=wanted notes=notes zone=zone /> }))
}

#[component]
fn Content(locale: Locale, wanted: Wanted, notes: Notes, zone: CampusZone) -> impl IntoView {
    let title = td_string!(locale, recharge.list_title);
    let body = if notes.lines.is_empty() {
        view! { <p class="quiet">{td_string!(locale, recharge.list_none)}</p> }.into_markup()
    } else {
        view! { <All locale=locale lines=notes.lines zone=zone money=notes.money /> }.into_markup()
    };
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            <Downloads locale=locale table="recharge-notes" name=title query=query(&wanted) />
        </div>
        <p class="quiet">{td_string!(locale, recharge.list_about)}</p>
        <Filter locale=locale wanted=wanted />
        {body}
        <Missing locale=locale lines=notes.missing />
    }
}

#[component]
fn Filter(locale: Locale, wanted: Wanted) -> impl IntoView {
    let all = [Choice::new("", td_string!(locale, recharge.all_states))].into_iter();
    let states = At::ALL.iter().map(|state| Choice::new(state.code(), state_word(locale, *state)));
    let chosen = wanted.state.map_or("", At::code);
    view! {
        <form class="toolbar" method="get" action="/administration/recharges" aria-label=td_string!(locale, tape.filter)>
            <Field name="from" kind="date" label=td_string!(locale, trail.from) value=wanted.from.to_string() error=None />
            <Field name="until" kind="date" label=td_string!(locale, trail.to) value=wanted.until.to_string() error=None />
            <SelectField
                name="status" label=td_string!(locale, room.status) choices=all.chain(states).collect()
                chosen=chosen
            />
            <button class="button">{td_string!(locale, tape.show)}</button>
        </form>
    }
}

#[component]
fn All(locale: Locale, lines: Vec<NoteLine>, zone: CampusZone, money: bool) -> impl IntoView {
    // What is not issued charges nobody yet.
    let issued = || lines.iter().map(|line| &line.note).filter(|note| note.state.is_issued());
    let total = issued().map(Note::total).sum::<i64>();
    let left = issued().map(|note| note.sums().contribution()).sum::<i64>();
    let rows = lines.into_iter().map(|line| row(locale, zone, line, money)).collect_view();
    view! {
        <Table id="notes-caption" caption=td_string!(locale, recharge.list_title) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, recharge.number)}</th>
                <th scope="col">{td_string!(locale, room.status)}</th>
                <th scope="col">{td_string!(locale, recharge.issued_day)}</th>
                <th scope="col">{td_string!(locale, events.event)}</th>
                <th scope="col">{td_string!(locale, recharge.code)}</th>
                <th scope="col" class="number">{td_string!(locale, quote.total)}</th>
                {money.then(|| view! { <th scope="col" class="number">{td_string!(locale, price.left)}</th> })}
            </tr></thead>
            <tbody>{rows}</tbody>
            <tfoot><tr>
                <th scope="row" colspan="5">{td_string!(locale, quote.sum)}</th>
                <td class="number nowrap"><b>{euros(locale, total)}</b></td>
                {money.then(|| view! { <td class="number nowrap"><b>{euros(locale, left)}</b></td> })}
            </tr></tfoot>
        </Table>
    }
}

fn row(locale: Locale, zone: CampusZone, line: NoteLine, money: bool) -> impl IntoView {
    let (note, dates) = (&line.note, Dates::new(locale));
    let href = format!("/events/{}/recharge?note={}", query_value(&line.event_code), note.ordinal);
    let no_value = || td_string!(locale, app.no_value).to_owned();
    let day = line.issued_at.map_or_else(no_value, |at| dates.date(zone.date(at)));
    let code = if note.code.is_empty() { no_value() } else { note.code.clone() };
    let charged = note.charged.as_ref().map(|charged| charged.reference.clone());
    view! {
        <tr>
            <th scope="row">
                <a href=href>{name(locale, note)}<span class="unseen">{format!(", {}", line.event_code)}</span></a>
            </th>
            <td>
                <Badge tone=state_tone(note.state) text=state_word(locale, note.state) />
                {note.synthetic.then(|| view! { " "<Synthetic locale=locale /> })}
                {charged.map(|reference| view! { <span class="fine quiet block">{reference}</span> })}
            </td>
            <td class="nowrap">{day}</td>
            <td>
                {format!("{} {}", line.event_code, line.event_title)}
                {line.organisation.clone().map(|name| view! { <span class="fine quiet block">{name}</span> })}
            </td>
            <td>{code}</td>
            <td class="number nowrap">{euros(locale, note.total())}</td>
            {money.then(|| view! { <td class="number nowrap">{euros(locale, note.sums().contribution())}</td> })}
        </tr>
    }
}

/// Events that ended long enough ago, and have no note that is issued.
#[component]
fn Missing(locale: Locale, lines: Vec<MissingLine>) -> impl IntoView {
    let dates = Dates::new(locale);
    (!lines.is_empty()).then(|| {
        let items = lines.into_iter().map(|line| {
            let href = format!("/events/{}/recharge", query_value(&line.code));
            let about = [Some(dates.date(line.until)), line.organisation].into_iter().flatten();
            let about = about.collect::<Vec<_>>().join(" · ");
            let draft = line.begun.then(|| {
                view! { " "<Badge tone=Tone::Held text=td_string!(locale, recharge.begun) /> }
            });
            view! {
                <li>
                    <a href=href>{format!("{} {}", line.code, line.title)}</a>{draft}
                    <span class="fine quiet block">{about}</span>
                </li>
            }
        });
        let items = items.collect_view();
        let hint = td_string!(locale, recharge.missing_hint, n = ISSUED_WITHIN_DAYS.to_string());
        view! {
            <section class="section" aria-labelledby="missing">
                <h2 id="missing">{td_string!(locale, recharge.missing)}</h2>
                <p class="quiet">{hint}</p>
                <ul class="stack">{items}</ul>
            </section>
        }
    })
}
