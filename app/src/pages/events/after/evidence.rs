//! The pack for an external evaluation (Programme and Budget, S55): one workbook with all that is on record of an event,
//! in figures and without the name of a guest.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::calendar::CampusZone;
use domain::event::EventStatus;
use domain::turnout::{Attended, Turnout, told};
use i18n::Locale;
use leptos_i18n::td_string;
use service::event::{EventAfter, EventRecord};
use service::{event, function, interpretation, order, programme, turnout};
use std::collections::BTreeMap;

use super::provided::{Halls, services, sessions, were_there};
use crate::export::{Cell, Pack, Sheet};
use crate::fault::Fault;
use crate::pages::campus::style_name;
use crate::pages::events::plan::client_word;
use crate::pages::events::words::{kind_word, status_word};
use crate::pages::functions::state_word;
use crate::pages::tape::stay_word;
use crate::state::AppState;
use crate::view::function::times;
use crate::viewer::Viewer;

/// The file.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Result<Response, Fault> {
    let (ctx, actor, locale) = (&state.ctx, viewer.actor()?, viewer.locale);
    let after = event::after(ctx, &actor, &code).await?;
    let functions = function::of_event(ctx, &actor, &code).await?;
    let languages = interpretation::of_event(ctx, &actor, &code).await?;
    let counted = turnout::of_event(ctx, &actor, &code).await?;
    let halls = Halls { functions, languages, turnout: counted.counted() };
    let known = programme::sessions(ctx, &actor, &code).await?;
    let orders = order::of_event(ctx, &actor, &code).await?.lines;
    let sheets = vec![
        about(locale, &after, counted.peak()),
        course(locale, &after.record),
        nights(locale, &after),
        stays(locale, &after.record),
        held(locale, &halls, ctx.zone),
        sessions(locale, ctx.zone, &known, &halls),
        services(locale, ctx.zone, &orders),
    ];
    Pack { name: format!("evidence-{}", after.record.line.event.code), sheets }.answer()
}

fn about(locale: Locale, after: &EventAfter, peak: Option<Turnout>) -> Sheet {
    let (event, aftermath, sum) = (&after.record.line.event, &after.aftermath, after.aftermath.sum());
    let wash = told(sum.slept).and_then(|_| sum.wash());
    // Once it has taken place these are who came, and no plan.
    let heads = |number: i64| match event.status {
        EventStatus::Actual => were_there(Some(number)),
        _ => number.into(),
    };
    let facts: Vec<(&str, Cell)> = vec![
        (td_string!(locale, export.code), event.code.clone().into()),
        (td_string!(locale, events.event), event.title.clone().into()),
        (td_string!(locale, events.kind), kind_word(locale, event.kind).into()),
        (td_string!(locale, pipeline.client), client_word(locale, event.client).into()),
        (td_string!(locale, stay.organisation), Cell::maybe(after.record.line.organisation.clone())),
        (td_string!(locale, room.status), status_word(locale, event.status).1.into()),
        (td_string!(locale, events.first_day), event.from.into()),
        (td_string!(locale, events.last_day), event.until.into()),
        (td_string!(locale, events.on_campus), heads(event.on_campus)),
        (td_string!(locale, events.online), heads(event.online)),
        (td_string!(locale, pipeline.enrolments), event.enrolments.map_or(Cell::Empty, Cell::Number)),
        (td_string!(locale, after.agreed), sum.agreed.into()),
        (td_string!(locale, after.slept), were_there(Some(sum.slept))),
        // What was agreed and did not come would tell how many did.
        (td_string!(locale, after.wash_percent), wash.map_or(Cell::Empty, Cell::Number)),
        (td_string!(locale, after.no_shows), were_there(Some(aftermath.no_shows))),
        (td_string!(locale, after.cancelled), were_there(Some(aftermath.cancelled))),
        (td_string!(locale, turnout.peak), were_there(peak.map(|most| most.on_campus))),
        (td_string!(locale, turnout.peak_online), were_there(peak.map(|most| most.online))),
        (td_string!(locale, after.good), after.lessons.good.clone().into()),
        (td_string!(locale, after.better), after.lessons.better.clone().into()),
        (td_string!(locale, after.talked_on), after.lessons.talked_on.map_or(Cell::Empty, Cell::Date)),
    ];
    let rows = facts.into_iter().map(|(term, cell)| vec![term.into(), cell]).collect();
    Sheet { name: td_string!(locale, events.event).to_owned(), head: Vec::new(), rows }
}

fn course(locale: Locale, record: &EventRecord) -> Sheet {
    let head = vec![
        td_string!(locale, sheet.day),
        td_string!(locale, room.status),
        td_string!(locale, after.learned_percent),
    ];
    let rows = record.stages.iter().map(|stage| {
        let learned = stage.learned.map_or(Cell::Empty, Cell::Number);
        vec![stage.day.into(), status_word(locale, stage.status).1.into(), learned]
    });
    Sheet { name: td_string!(locale, after.course).to_owned(), head, rows: rows.collect() }
}

fn nights(locale: Locale, after: &EventAfter) -> Sheet {
    let head = vec![
        td_string!(locale, events.night),
        td_string!(locale, after.agreed),
        td_string!(locale, after.slept),
        td_string!(locale, events.guests),
    ];
    let rows = after.aftermath.nights.iter().map(|(night, rooms)| {
        let [slept, guests] = [rooms.slept, rooms.guests].map(|number| were_there(Some(number)));
        vec![(*night).into(), rooms.agreed.into(), slept, guests]
    });
    Sheet { name: td_string!(locale, after.nights).to_owned(), head, rows: rows.collect() }
}

/// Stays by type and by what became of them: one line a stay would tell who came when to whoever knows them, and so would
/// the nights of a handful.
fn stays(locale: Locale, record: &EventRecord) -> Sheet {
    let head = vec![
        td_string!(locale, stay.room_type),
        td_string!(locale, room.status),
        td_string!(locale, after.stays),
        td_string!(locale, after.heads),
        td_string!(locale, after.nights),
    ];
    let mut sums = BTreeMap::<(&str, &str), (i64, i64, i64)>::new();
    for line in &record.rooming {
        let sum = sums.entry((&line.room_type, stay_word(locale, line.status))).or_default();
        let slept = line.status.takes_nights();
        let nights = if slept { (line.departure - line.arrival).num_days() } else { 0 };
        *sum = (sum.0 + 1, sum.1 + line.heads(), sum.2 + nights);
    }
    let row = |((kind, status), (stays, heads, nights)): ((&str, &str), (i64, i64, i64))| {
        let nights = told(heads).map_or(Cell::Empty, |_| nights.into());
        let [stays, heads] = [stays, heads].map(|number| were_there(Some(number)));
        vec![kind.to_owned().into(), status.into(), stays, heads, nights]
    };
    let rows = sums.into_iter().map(row).collect();
    Sheet { name: td_string!(locale, after.stays).to_owned(), head, rows }
}

fn held(locale: Locale, halls: &Halls, zone: CampusZone) -> Sheet {
    let head = vec![
        td_string!(locale, sheet.day),
        td_string!(locale, after.begins),
        td_string!(locale, after.until),
        td_string!(locale, function.what),
        td_string!(locale, function.space),
        td_string!(locale, function.style),
        td_string!(locale, function.attendance),
        td_string!(locale, turnout.on_campus),
        td_string!(locale, turnout.online),
        td_string!(locale, interpretation.languages),
        td_string!(locale, room.status),
    ];
    let rows = halls.functions.iter().map(|listed| {
        let function = &listed.function;
        let (from, until) = times(function.time.from_at(), function.time.until_at(), zone);
        let [here, online] = halls.were_there(Attended::Function(function.id));
        vec![
            from.date().into(),
            from.format("%H:%M").to_string().into(),
            until.format("%H:%M").to_string().into(),
            function.title.clone().into(),
            listed.space.clone().into(),
            style_name(locale, function.style).into(),
            function.attendance.into(),
            here,
            online,
            halls.languages(locale, function.id).into(),
            state_word(locale, function.state).into(),
        ]
    });
    Sheet { name: td_string!(locale, function.heading).to_owned(), head, rows: rows.collect() }
}
