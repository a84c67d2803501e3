//! How many were there, beside how many were expected: a table, and for those who may count its form.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::CampusZone;
use domain::turnout::{Attended, Turnout};
use i18n::{Locale, count, whole};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::error::FieldError;
use service::turnout::{self, Count, Title, TurnoutLine, TurnoutRecord};
use service::{ServiceError, error};

use super::{Typed, page_of, path};
use crate::components::{Button, Downloads, ErrorSummary, Notice, Table, Tone};
use crate::fault::Fault;
use crate::local::query_value;
use crate::markup::{IntoMarkup, Markup};
use crate::pages::functions::hours;
use crate::pages::meanwhile::{Differing, Meanwhile, differing};
use crate::state::AppState;
use crate::view::function::times;
use crate::view::interpretation::Sent;
use crate::view::programme::{language, title};
use crate::viewer::Viewer;

/// What was typed of counts and is not kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Counting {
    pub sent: Option<Sent>,
    pub faults: Vec<FieldError>,
    /// What somebody else counted meanwhile.
    pub meanwhile: Option<Vec<Differing>>,
    /// They are kept.
    pub done: bool,
}

/// Writes the counts down. Where somebody else did meanwhile, what was typed is shown again beside what is there now.
pub async fn count_them(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
    Form(mut sent): Form<Sent>,
) -> Result<Response, Fault> {
    let (ctx, actor) = (&state.ctx, viewer.actor()?);
    let record = turnout::of_event(ctx, &actor, &code).await?;
    let outcome = match typed(&record, &sent) {
        Ok(counts) => turnout::record(ctx, &actor, &code, &counts).await,
        Err(faults) => Err(ServiceError::Invalid(faults)),
    };
    let (status, faults, meanwhile) = match outcome {
        Ok(()) => {
            return Ok(Redirect::to(&format!("{}?done=counted#turnout", path(&code))).into_response());
        }
        Err(ServiceError::Invalid(faults)) => (StatusCode::UNPROCESSABLE_ENTITY, faults, None),
        Err(ServiceError::Stale { .. }) => {
            let now = turnout::of_event(ctx, &actor, &code).await?;
            let meanwhile = other(viewer.locale, &now, &mut sent);
            (StatusCode::CONFLICT, Vec::new(), Some(meanwhile))
        }
        Err(error) => return Err(error.into()),
    };
    let counting = Counting { sent: Some(sent), faults, meanwhile, done: false };
    let shown = page_of(&state, &viewer, &code, Typed { counting, ..Typed::default() }).await?;
    Ok((status, shown).into_response())
}

/// Names of the fields of a line.
fn names(line: &TurnoutLine) -> [String; 3] {
    ["on_campus", "online", "version"].map(|name| format!("{name}_{}", line.attended.uuid()))
}

/// The counts of lines that were in the form. Both fields empty: nobody counted; one of them: none of those, unless the
/// line is for both sides.
fn typed(record: &TurnoutRecord, sent: &Sent) -> Result<Vec<Count>, Vec<error::FieldError>> {
    let (mut counts, mut faults) = (Vec::new(), Vec::new());
    for line in record.lines.iter().filter(|line| line.begun) {
        let [on_campus, online, version] = names(line);
        let Ok(version) = sent.text(&version).parse() else { continue };
        let (here, away) = (sent.text(&on_campus).trim(), sent.text(&online).trim());
        let number = |text: &str| if text.is_empty() { Some(0) } else { whole(text) };
        let read = (number(here), number(away));
        let (needs_here, needs_away) = line.sides();
        let amiss = [(wrong(here, away, needs_here), on_campus), (wrong(away, here, needs_away), online)];
        faults.extend(amiss.into_iter().filter_map(|(code, field)| Some(FieldError::new(field, code?))));
        if let (Some(on_campus), Some(online)) = read {
            let nothing = here.is_empty() && away.is_empty();
            let turnout = (!nothing).then_some(Turnout { on_campus, online });
            counts.push(Count { attended: line.attended, version, turnout });
        }
    }
    if faults.is_empty() { Ok(counts) } else { Err(faults) }
}

/// What is wrong with what was typed of a side, beside what was typed of the other.
fn wrong(text: &str, other: &str, needed: bool) -> Option<&'static str> {
    if text.is_empty() {
        return (needed && !other.is_empty()).then_some("missing");
    }
    whole(text).is_none().then_some("out_of_range")
}

/// What is there now of lines that are at another version than the form saw, which it sees from now on.
fn other(locale: Locale, now: &TurnoutRecord, sent: &mut Sent) -> Vec<Differing> {
    let mut fields = Vec::new();
    for line in now.lines.iter().filter(|line| line.begun) {
        let [on_campus, online, version] = names(line);
        if sent.text(&version) == line.version.to_string() {
            continue;
        }
        sent.put(&version, line.version.to_string());
        let kept = |of: fn(Turnout) -> i64| line.counted.map(|one| of(one).to_string()).unwrap_or_default();
        let name = name_of(locale, line);
        let label = |what: &str| format!("{name}, {what}");
        fields.push((
            label(td_string!(locale, turnout.on_campus)),
            sent.text(&on_campus).to_owned(),
            kept(|one| one.on_campus),
        ));
        fields.push((
            label(td_string!(locale, turnout.online)),
            sent.text(&online).to_owned(),
            kept(|one| one.online),
        ));
    }
    differing(fields)
}

/// What a line is called.
pub(crate) fn name_of(locale: Locale, line: &TurnoutLine) -> String {
    match &line.title {
        Title::Session(texts) => title(texts, language(locale)),
        Title::Function(name) => name.clone(),
    }
}

fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.split('_').next().unwrap_or_default(), fault.code) {
        (_, "not_begun") => td_string!(locale, turnout.not_begun),
        (_, "missing") => td_string!(locale, turnout.one_empty),
        ("online", _) => td_string!(locale, turnout.no_online),
        ("event", _) => td_string!(locale, programme.called_off),
        _ => td_string!(locale, turnout.no_number),
    }
}

/// All that the section shows.
pub(super) struct Shown {
    pub locale: Locale,
    pub zone: CampusZone,
    pub record: TurnoutRecord,
    pub counting: Counting,
}

#[component]
pub(super) fn TurnoutForm(shown: Shown) -> impl IntoView {
    let Shown { locale, record, counting, .. } = &shown;
    let locale = *locale;
    let code = record.line.event.code.clone();
    let body = if record.lines.is_empty() {
        view! { <p class="quiet">{td_string!(locale, turnout.nothing)}</p> }.into_markup()
    } else if record.may_count {
        let action = format!("{}/turnout", path(&code));
        let list = counting.faults.iter();
        let list = list.map(|one| (Some(one.field.clone()), fault_text(locale, one).to_owned())).collect();
        view! {
            <ErrorSummary title=td_string!(locale, sign_in.problem) faults=list />
            <form class="room-grid" method="post" action=action novalidate>
                {table(&shown)}
                <p class="fine quiet">{td_string!(locale, turnout.hint)}</p>
                <div><Button primary=false text=td_string!(locale, turnout.save) /></div>
            </form>
        }
        .into_markup()
    } else {
        table(&shown).into_markup()
    };
    let meanwhile = counting.meanwhile.clone();
    // The table below is a region of this name already.
    view! {
        <section class="section">
            <div class="page-head">
                <h2 id="turnout">{td_string!(locale, turnout.heading)}</h2>
                <Downloads
                    locale=locale table="turnout" name=td_string!(locale, turnout.heading)
                    query=format!("?event={}", query_value(&code))
                />
            </div>
            {counting.done.then(|| view! {
                <Notice tone=Tone::Good><p>{td_string!(locale, turnout.saved)}</p></Notice>
            })}
            {meanwhile.map(|fields| view! { <Meanwhile locale=locale fields=fields /> })}
            {body}
        </section>
    }
}

fn table(shown: &Shown) -> impl IntoView + use<> {
    let locale = shown.locale;
    let rows = shown.record.lines.iter().map(|line| row(shown, line)).collect_view();
    view! {
        <Table id="turnout-caption" caption=td_string!(locale, turnout.heading) quiet_caption=true>
            <thead><tr>
                <th scope="col">{td_string!(locale, function.what)}</th>
                <th scope="col" class="number">{td_string!(locale, programme.on_campus)}</th>
                <th scope="col" class="number">{td_string!(locale, turnout.on_campus)}</th>
                <th scope="col" class="number">{td_string!(locale, programme.online)}</th>
                <th scope="col" class="number">{td_string!(locale, turnout.online)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

fn row(shown: &Shown, line: &TurnoutLine) -> impl IntoView + use<> {
    let locale = shown.locale;
    let n = |number| count(locale, number);
    let time = hours(locale, times(line.time.from_at(), line.time.until_at(), shown.zone));
    let kind = match line.attended {
        Attended::Session(_) => td_string!(locale, programme.session),
        Attended::Function(_) => td_string!(locale, record.function),
    };
    // On a phone the fields stand beside the name: what else is told of it stands below.
    let place = line.hall.as_ref().map_or_else(|| kind.to_owned(), |hall| format!("{kind}, {hall}"));
    let [on_campus, online, version] = names(line);
    let may = shown.record.may_count && line.begun;
    let told = |of: fn(Turnout) -> i64| line.counted.map(of);
    let hidden = may.then(|| {
        let seen = shown.counting.sent.as_ref().map(|sent| sent.text(&version).to_owned());
        let seen = seen.filter(|seen| !seen.is_empty()).unwrap_or_else(|| line.version.to_string());
        view! { <input type="hidden" name=version.clone() value=seen /> }
    });
    view! {
        <tr>
            <th scope="row">
                {name_of(locale, line)}<span class="fine quiet block">{place}</span>
                <span class="fine quiet block">{time}</span>{hidden}
            </th>
            <td class="number">{n(line.expected.0)}</td>
            {cell(shown, line, on_campus, (td_string!(locale, turnout.on_campus), told(|one| one.on_campus)))}
            <td class="number">{line.expected.1.map(n)}</td>
            {cell(shown, line, online, (td_string!(locale, turnout.online), told(|one| one.online)))}
        </tr>
    }
}

/// A count: a field for those who may count once it began, else what is kept.
fn cell(shown: &Shown, line: &TurnoutLine, field: String, (what, kept): (&str, Option<i64>)) -> Markup {
    let locale = shown.locale;
    if !line.begun {
        return view! { <td class="number fine quiet">{td_string!(locale, turnout.to_come)}</td> }
            .into_markup();
    }
    if !shown.record.may_count {
        return view! { <td class="number">{kept.map(|kept| count(locale, kept))}</td> }.into_markup();
    }
    let sent = shown.counting.sent.as_ref().map(|sent| sent.text(&field).to_owned());
    let value = sent.unwrap_or_else(|| kept.map(|kept| kept.to_string()).unwrap_or_default());
    let fault = shown.counting.faults.iter().find(|one| one.field == field);
    let error_id = format!("{field}-error");
    let error = fault.map(|one| {
        view! { <p class="error" id=error_id.clone()>{fault_text(locale, one)}</p> }
    });
    let label = format!("{}, {what}", name_of(locale, line));
    view! {
        <td class="number field">
            <input
                id=field.clone() name=field inputmode="numeric" autocomplete="off" value=value aria-label=label
                aria-invalid=error.is_some().then_some("true")
                aria-describedby=error.is_some().then(|| error_id.clone())
            />
            {error}
        </td>
    }
    .into_markup()
}
