//! The notes of an event: what it is charged to, one of its notes whole, and what has changed since.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use domain::access::Permission;
use domain::calendar::CampusZone;
use domain::recharge::State as At;
use i18n::{Dates, Locale, count, euros};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::recharge::{self, EventNotes, NoteLine};

use super::form::{CodeForm, FreeForm};
use super::steps::{Approval, ChargeForm, Steps};
use super::{Lines, Sum, name, state_tone, state_word, summary};
use crate::components::{Badge, Button, ErrorSummary, Notice, Synthetic, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::pages::meanwhile::{Differing, Meanwhile};
use crate::pages::quotes::{Differences, number_text, unpriced_text};
use crate::pages::{Area, events, frame, page};
use crate::state::AppState;
use crate::view::interpretation::Sent;
use crate::view::recharge::fields;
use crate::viewer::Viewer;

/// A form of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// What the event is charged to.
    Code,
    /// Lines by hand.
    Free,
    /// How the note was charged.
    Charge,
}

/// What was sent and is not done, if anything.
#[derive(Clone, Debug, Default)]
pub(super) struct Tried {
    /// Of which note; none asks for the last.
    pub ordinal: Option<i64>,
    /// The form that was sent, and what stood in it.
    pub sent: Option<(Form, Sent)>,
    /// What is wrong.
    pub faults: Vec<FieldError>,
    /// What was done before, in a word.
    pub done: String,
    /// What somebody else changed while the form was filled in.
    pub meanwhile: Option<Vec<Differing>>,
}

impl Tried {
    /// What was typed into a form.
    pub(super) fn typed(&self, form: Form) -> Option<Sent> {
        self.sent.as_ref().filter(|(sent, _)| *sent == form).map(|(_, sent)| sent.clone())
    }
}

/// What the reader may do beyond planning the event.
#[derive(Clone, Copy, Debug)]
pub(super) struct May {
    /// Approve as the second person.
    pub approve: bool,
    /// Note what the finance system charged.
    pub charge: bool,
}

/// All that the page shows.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub locale: Locale,
    pub notes: EventNotes,
    pub note: Option<NoteLine>,
    pub tried: Tried,
    pub may: May,
    /// For a note that is made next.
    key: String,
    /// By which days are told.
    pub zone: CampusZone,
    pub today: NaiveDate,
}

/// The page.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(asked): Query<Sent>,
) -> Result<Response, Fault> {
    let ordinal = asked.text("note").parse().ok();
    let tried = Tried { ordinal, done: asked.text("done").to_owned(), ..Tried::default() };
    shown(&state, &viewer, &code, (StatusCode::OK, tried)).await
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn shown(
    state: &AppState,
    viewer: &Viewer,
    code: &str,
    (status, tried): (StatusCode, Tried),
) -> Result<Response, Fault> {
    let (actor, locale) = (viewer.actor()?, viewer.locale);
    let notes = recharge::of_event(&state.ctx, &actor, code).await?;
    let note = match tried.ordinal {
        Some(ordinal) => Some(notes.note(ordinal).cloned().ok_or(Fault::NotFound)?),
        None => notes.notes.first().cloned(),
    };
    let event = &notes.event.event;
    let title = td_string!(locale, recharge.for_event, event = event.code.clone());
    let mut frame = frame(state, viewer, Area::Events, title);
    frame.above = vec![Area::Events.way(locale), events::way(code, event.title.clone())];
    let may =
        May { approve: actor.may(Permission::ApproveQuotes), charge: actor.may(Permission::WritePrices) };
    let key = state.ctx.ids.next().to_string();
    let (zone, today) = (state.ctx.zone, state.ctx.date());
    let shown = Page { locale, notes, note, tried, may, key, zone, today };
    Ok((status, page(frame, move || view! { <Content shown=shown /> })).into_response())
}

#[component]
fn Content(shown: Page) -> impl IntoView {
    let Page { locale, notes, note, tried, key, zone, today, .. } = shown.clone();
    let code = notes.event.event.code.clone();
    let path = format!("/events/{}/recharge", query_value(&code));
    let news = match tried.done.as_str() {
        "" => None,
        "deleted" => Some((Tone::Good, td_string!(locale, recharge.deleted))),
        "stale" => Some((Tone::Bad, td_string!(locale, recharge.stale))),
        _ => Some((Tone::Good, td_string!(locale, interpreter.done))),
    };
    let make = notes.may_make().then(|| {
        let first = notes.notes.is_empty();
        let verb =
            if first { td_string!(locale, recharge.make) } else { td_string!(locale, recharge.make_next) };
        view! {
            <form method="post" action=path.clone()>
                <input type="hidden" name="key" value=key />
                <Button primary=first text=verb />
            </form>
        }
    });
    let body = match note {
        Some(note) => view! { <One shown=shown.clone() note=note /> }.into_markup(),
        None => view! { <p class="quiet">{td_string!(locale, recharge.none)}</p> }.into_markup(),
    };
    view! {
        <div class="page-head"><h1>{td_string!(locale, recharge.for_event, event = code)}</h1>{make}</div>
        {tried.meanwhile.clone().map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        {news.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &tried.faults) />
        <p class="quiet">{td_string!(locale, recharge.about)}</p>
        <Remarks locale=locale notes=notes.clone() today=today />
        <CodeForm locale=locale notes=notes.clone() path=path tried=tried />
        <Notes locale=locale notes=notes zone=zone />
        {body}
    }
}

/// What of the event is not in a note, and why.
#[component]
fn Remarks(locale: Locale, notes: EventNotes, today: NaiveDate) -> impl IntoView {
    let (event, (missed, undecided)) = (&notes.event.event, notes.unslept);
    let unstaffed = notes.now.unstaffed;
    let n = |number| count(locale, number);
    let unpriced = unpriced_text(locale, &notes.now.unpriced);
    let running = notes.begun && !event.status.is_off() && event.until >= today;
    let told = [
        (!notes.begun).then(|| td_string!(locale, recharge.not_begun).to_owned()),
        event.status.is_off().then(|| td_string!(locale, recharge.off).to_owned()),
        running.then(|| td_string!(locale, recharge.running).to_owned()),
        (notes.begun && notes.quote.is_none()).then(|| td_string!(locale, recharge.no_quote).to_owned()),
        (!unpriced.is_empty()).then(|| td_string!(locale, recharge.unpriced, names = unpriced)),
        (notes.begun && unstaffed > 0)
            .then(|| td_string!(locale, recharge.unstaffed, count = unstaffed, n = n(unstaffed))),
        (missed > 0).then(|| td_string!(locale, recharge.no_shows, count = missed, n = n(missed))),
        (notes.begun && undecided > 0)
            .then(|| td_string!(locale, recharge.undecided, count = undecided, n = n(undecided))),
    ];
    let told = told.into_iter().flatten().collect::<Vec<_>>();
    (!told.is_empty()).then(|| {
        let lines = told.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        view! { <Notice tone=Tone::Held><ul class="stack">{lines}</ul></Notice> }
    })
}

/// All notes of the event, each with where it stands, and what those that are issued come to.
#[component]
fn Notes(locale: Locale, notes: EventNotes, zone: CampusZone) -> impl IntoView {
    let (code, dates) = (notes.event.event.code.clone(), Dates::new(locale));
    let lines = notes.notes.iter().map(|line| {
        let note = &line.note;
        let href = format!("/events/{}/recharge?note={}", query_value(&code), note.ordinal);
        let by = line.made_by.clone().unwrap_or_else(|| td_string!(locale, order.somebody).to_owned());
        let at = dates.date(zone.date(line.issued_at.unwrap_or(line.made_at)));
        view! {
            <li>
                <a href=href>{name(locale, note)}</a>" "
                <Badge tone=state_tone(note.state) text=state_word(locale, note.state) />" "
                {note.synthetic.then(|| view! { <Synthetic locale=locale /> })}
                <span class="fine quiet block">{format!("{}, {by}, {at}", euros(locale, note.total()))}</span>
            </li>
        }
    });
    let lines = lines.collect_view();
    let all = (notes.notes.len() > 1).then(|| {
        let sum = euros(locale, notes.charged());
        view! { <p class="quiet">{format!("{}: {sum}", td_string!(locale, recharge.all_notes))}</p> }
    });
    (!notes.notes.is_empty()).then(|| view! { <ul class="stack">{lines}</ul>{all} })
}

/// A note whole.
#[component]
fn One(shown: Page, note: NoteLine) -> impl IntoView {
    let Page { locale, notes, tried, zone, .. } = shown.clone();
    let (line, code) = (note.clone(), notes.event.event.code.clone());
    let note = note.note;
    let (is_draft, agreed) = (note.state == At::Draft, notes.agreed(&note).to_vec());
    let path = format!("/events/{}/recharge/{}", query_value(&code), note.ordinal);
    let against = note.quote.filter(|_| note.ordinal == 1).map(|number| {
        let text = td_string!(locale, recharge.beside, quote = number_text(&code, number));
        view! { <p class="quiet">{text}</p> }
    });
    let further =
        (note.ordinal > 1).then(|| view! { <p class="quiet">{td_string!(locale, recharge.further)}</p> });
    let since = if note.state.is_issued() { Vec::new() } else { notes.changed_since(&note) };
    let since = (!since.is_empty()).then(|| {
        let title = td_string!(locale, recharge.changed_since).to_owned();
        view! { <Differences locale=locale id="since-caption" title=title differences=since /> }
    });
    let form = (notes.may_plan && is_draft).then(|| {
        let sent = tried.typed(Form::Free).unwrap_or_else(|| fields(&note));
        view! {
            <FreeForm
                locale=locale action=path.clone() sent=sent faults=tried.faults.clone() money=notes.money
            />
        }
    });
    view! {
        <section class="section" aria-labelledby="note">
            <div class="row spread">
                <h2 id="note">
                    {name(locale, &note)}" "<Badge tone=state_tone(note.state) text=state_word(locale, note.state) />
                </h2>
                <a class="button" href=path.clone()>{td_string!(locale, recharge.print)}</a>
            </div>
            {against}
            {further}
            <Approval locale=locale line=line zone=zone />
            <Lines locale=locale note=note.clone() agreed=agreed.clone() money=notes.money />
            <Sum locale=locale note=note.clone() agreed=agreed money=notes.money />
            <Steps shown=shown.clone() path=path.clone() />
            {since}
            {form}
            <ChargeForm shown=shown path=path />
        </section>
    }
}
