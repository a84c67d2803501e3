//! One order: its counts, who said them, and its form.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::order::{OrderState, Stage};
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::order::{self, OrderLine};
use service::price;
use service::refusal::Obstacle;

use super::form::{OrderForm, Shown};
use super::send::{functions, items};
use super::words::stage_word;
use super::{fault_text, span, summary};
use crate::components::{Button, ErrorSummary, Fact, Facts, Field, Notice, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::pages::meanwhile::{Differing, Meanwhile};
use crate::pages::{Area, events, frame, page};
use crate::state::AppState;
use crate::view::frame::Way;
use crate::view::interpretation::Sent;
use crate::view::order::{fields, local};
use crate::viewer::Viewer;

/// What was sent and is not done, if anything.
#[derive(Clone, Debug, Default)]
pub(super) struct Tried {
    /// The form of the order.
    pub order: Option<Sent>,
    /// A count.
    pub count: Option<Sent>,
    /// What is wrong.
    pub faults: Vec<FieldError>,
    /// What stands in the way.
    pub why: Option<Obstacle>,
    /// What was done before, in a word.
    pub done: String,
    /// What somebody else changed while the form was filled in.
    pub meanwhile: Option<Vec<Differing>>,
}

/// All that the page shows.
#[derive(Clone, Debug)]
struct Page {
    locale: Locale,
    line: OrderLine,
    /// The form; none for those who may not change it.
    form: Option<Shown>,
    tried: Tried,
    /// When it is, and who said for how many, in words.
    when: String,
    said: Vec<(Stage, String)>,
}

/// The page.
pub async fn edit(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(asked): Query<Sent>,
) -> Result<Response, Fault> {
    let tried = Tried { done: asked.text("done").to_owned(), ..Tried::default() };
    shown(&state, &viewer, &id, (StatusCode::OK, tried)).await
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn shown(
    state: &AppState,
    viewer: &Viewer,
    id: &str,
    (status, tried): (StatusCode, Tried),
) -> Result<Response, Fault> {
    let (actor, locale, zone) = (viewer.actor()?, viewer.locale, state.ctx.zone);
    let key = id.parse().map_err(|_| Fault::NotFound)?;
    let (line, event) = order::one(&state.ctx, &actor, key).await?;
    let code = query_value(&line.event_code);
    let offers = price::offer(&state.ctx, &actor, event.event.event.from).await?;
    let items = items(locale, offers, Some(&line.item));
    let mut frame = frame(state, viewer, Area::Events, line.item.profile.name.clone());
    let list = format!("/events/{code}/services");
    let above = events::way(&line.event_code, line.event_title.clone());
    frame.above = vec![
        Area::Events.way(locale),
        above,
        Way::new(list.clone(), td_string!(locale, order.for_event, event = line.event_code.clone())),
    ];
    let dates = Dates::new(locale);
    let said = line.said.iter().map(|said| {
        let by = said.by.clone().unwrap_or_else(|| td_string!(locale, order.somebody).to_owned());
        (said.stage, format!("{by}, {}", dates.minute(zone.local(said.at))))
    });
    let may = event.may_plan && line.order.state == OrderState::Ordered;
    let form = may.then(|| Shown {
        locale,
        action: format!("/services/{id}"),
        sent: tried.order.clone().unwrap_or_else(|| fields(&line.order.order, line.order.version, zone)),
        items,
        functions: functions(locale, zone, &event.functions),
        faults: if tried.order.is_some() { tried.faults.clone() } else { Vec::new() },
        why: tried.why.clone(),
        verb: td_string!(locale, interpreter.save),
        back: list,
    });
    let when = span(locale, local(line.order.order.time, zone));
    let page_of = Page { locale, said: said.collect(), line, form, tried, when };
    Ok((status, page(frame, move || view! { <Content shown=page_of /> })).into_response())
}

#[component]
fn Content(shown: Page) -> impl IntoView {
    let Page { locale, line, form, tried, .. } = shown.clone();
    let news = match tried.done.as_str() {
        "changed" => Some((Tone::Good, td_string!(locale, order.done_changed))),
        "counted" => Some((Tone::Good, td_string!(locale, order.done_counted))),
        "stale" => Some((Tone::Bad, td_string!(locale, order.stale))),
        _ => None,
    };
    let action = format!("/services/{}", line.order.id);
    let version = line.order.version;
    let form = form.map(|form| {
        view! {
            <section class="section" aria-labelledby="change">
                <h2 id="change">{td_string!(locale, order.change)}</h2>
                <OrderForm shown=form />
            </section>
            <details class="more">
                <summary>{td_string!(locale, order.withdraw)}</summary>
                <form method="post" action=format!("{action}/withdraw")>
                    <p class="fine">{td_string!(locale, order.withdraw_hint)}</p>
                    <input type="hidden" name="version" value=version />
                    <button class="button">{td_string!(locale, order.withdraw_verb)}</button>
                </form>
            </details>
        }
    });
    view! {
        <h1>{line.item.profile.name.clone()}", "{shown.when.clone()}</h1>
        {tried.meanwhile.clone().map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
        {news.map(|(tone, text)| view! { <Notice tone=tone><p>{text}</p></Notice> })}
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=summary(locale, &tried.faults) />
        <Counts shown=shown />
        {form}
    }
}

/// The three counts, who said them, and the forms of the two that come later.
#[component]
fn Counts(shown: Page) -> impl IntoView {
    let Page { locale, line, tried, said, .. } = shown;
    let counts = line.order.counts();
    let facts = Stage::ALL.iter().map(|stage| {
        let number = counts.of(*stage);
        let number = number.map_or_else(|| td_string!(locale, app.no_value).to_owned(), |n| count(locale, n));
        let said = said.iter().find(|(known, _)| known == stage).map(|(_, text)| text.clone());
        view! {
            <Fact term=stage_word(locale, *stage)>
                {number}{said.map(|text| view! { <span class="fine quiet block">{text}</span> })}
            </Fact>
        }
    });
    let facts = facts.collect_view();
    let due =
        td_string!(locale, order.due_until, date = Dates::new(locale).date(line.order.order.guarantee_due));
    let form = |stage: Stage, verb: &'static str| {
        let sent = tried.count.clone().filter(|sent| sent.text("stage") == stage.code()).unwrap_or_default();
        let error = tried.faults.iter().find(|one| one.field == stage.code());
        let error = error.filter(|_| tried.count.is_some()).map(|one| fault_text(locale, one));
        let known = counts.of(stage).map(|number| number.to_string()).unwrap_or_default();
        let value = if sent.is_empty() { known } else { sent.text("quantity").to_owned() };
        view! {
            <form class="panel form" method="post" action=format!("/services/{}/count", line.order.id) novalidate>
                <input type="hidden" name="version" value=line.order.version />
                <input type="hidden" name="stage" value=stage.code() />
                <Field
                    name="quantity" id=stage.code() label=stage_word(locale, stage) value=value autocomplete="off"
                    error=error
                />
                <div><Button text=verb /></div>
            </form>
        }
    };
    let forms = shown.form.is_some().then(|| {
        view! {
            <div class="pair">
                {form(Stage::Guaranteed, td_string!(locale, order.guarantee))}
                {form(Stage::Actual, td_string!(locale, order.record_actual))}
            </div>
        }
    });
    view! {
        <section class="section" aria-labelledby="counts">
            <h2 id="counts">{td_string!(locale, order.counts)}</h2>
            <Facts>{facts}</Facts>
            <p class="quiet">{due}</p>
            {forms}
        </section>
    }
}
