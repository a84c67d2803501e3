//! Sessions day by day, each with its hall and with what is amiss.

use chrono::NaiveDate;
use domain::calendar::CampusZone;
use domain::programme::{Session, SessionState, Warning};
use i18n::{Dates, Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::programme::{ListedSession, ProgrammeRecord};

use super::words::{format_word, kind_word, state_word, warning_text};
use crate::components::{Badge, Synthetic, Tone};
use crate::local::query_value;
use crate::markup::IntoMarkup;
use crate::markup::Markup;
use crate::pages::campus::style_name;
use crate::pages::interpretation::codes;
use crate::view::function::times;
use crate::view::programme::{language, title, track_name};

/// The days that have sessions, in order.
pub(super) fn days(record: &ProgrammeRecord, zone: CampusZone) -> Vec<NaiveDate> {
    let mut days = record.sessions.iter().map(|listed| listed.session.day(zone)).collect::<Vec<_>>();
    days.dedup();
    days
}

/// `09:00 – 10:30`.
pub(super) fn clock(session: &Session, zone: CampusZone) -> String {
    let (from, until) = times(session.time.from_at(), session.time.until_at(), zone);
    format!("{} – {}", from.format("%H:%M"), until.format("%H:%M"))
}

/// The title of a session, leading to its form for those who may change it.
pub(super) fn titled(locale: Locale, session: &Session, may: bool) -> Markup {
    let text = title(&session.texts, language(locale));
    let off = session.state == SessionState::Cancelled;
    let off = off.then(|| view! { " "<Badge tone=Tone::Closed text=state_word(locale, session.state) /> });
    if may {
        view! { <a href=format!("/sessions/{}", session.id)>{text}</a>{off} }.into_markup()
    } else {
        view! { {text}{off} }.into_markup()
    }
}

#[component]
pub(super) fn List<'a>(
    locale: Locale,
    zone: CampusZone,
    record: &'a ProgrammeRecord,
) -> impl IntoView + use<> {
    days(record, zone)
        .into_iter()
        .map(|day| {
            let here = record.sessions.iter().filter(|listed| listed.session.day(zone) == day);
            let rows = here.map(|listed| row(locale, zone, record, listed)).collect_view();
            let heading = Dates::new(locale).long(day);
            let id = format!("day-{day}");
            let named = heading.clone();
            view! {
                <section class="section">
                    <h2 id=id>{heading}</h2>
                    <div class="scroll" role="region" aria-label=named tabindex="0">
                        <table class="table">
                            {head(locale)}
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </section>
            }
        })
        .collect_view()
}

fn head(locale: Locale) -> impl IntoView {
    view! {
        <thead><tr>
            <th scope="col">{td_string!(locale, function.when)}</th>
            <th scope="col">{td_string!(locale, programme.session)}</th>
            <th scope="col">{td_string!(locale, programme.track)}</th>
            <th scope="col">{td_string!(locale, programme.hall)}</th>
            <th scope="col">{td_string!(locale, interpretation.languages)}</th>
            <th scope="col">{td_string!(locale, programme.speakers)}</th>
            <th scope="col" class="number">{td_string!(locale, programme.expected)}</th>
            <th scope="col">{td_string!(locale, programme.to_look_at)}</th>
        </tr></thead>
    }
}

/// The way to the order of the hybrid kit that a session lacks: of the first there is, one piece, for its function and time;
/// for those who may order it.
fn order_kit(locale: Locale, zone: CampusZone, record: &ProgrammeRecord, session: &Session) -> Markup {
    let Some((item, _)) = record.kit.first().filter(|_| record.may_plan) else { return ().into_markup() };
    let (from, until) = times(session.time.from_at(), session.time.until_at(), zone);
    let function = session.function.map(|id| id.to_string()).unwrap_or_default();
    let href = format!(
        "/events/{}/services/new?item={item}&function={function}&day={}&from_time={}&until_time={}&expected=1",
        query_value(&record.line.event.code),
        from.date(),
        from.format("%H:%M"),
        until.format("%H:%M")
    );
    view! { " "<a href=href>{td_string!(locale, programme.order_kit)}</a> }.into_markup()
}

fn row(
    locale: Locale,
    zone: CampusZone,
    record: &ProgrammeRecord,
    listed: &ListedSession,
) -> impl IntoView + use<> {
    let session = &listed.session;
    let track = record.tracks.iter().find(|track| Some(track.id) == session.track);
    let track = track.map(|track| track_name(&track.names, language(locale)));
    let (hall, style) = match &listed.hall {
        Some((hall, style)) => (hall.clone(), Some(style_name(locale, *style))),
        None => (td_string!(locale, programme.no_hall).to_owned(), None),
    };
    let names = session.speakers.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ");
    let warnings = listed.warnings.iter().map(|warning| {
        let way = (*warning == Warning::NoKit).then(|| order_kit(locale, zone, record, session));
        view! { <li>{warning_text(locale, record, warning)}{way}</li> }
    });
    let warnings = warnings.collect_view();
    let kind = format!("{}, {}", kind_word(locale, session.kind), format_word(locale, session.format));
    let online = (session.online > 0)
        .then(|| td_string!(locale, programme.and_online, n = count(locale, session.online)));
    view! {
        <tr>
            <th scope="row" class="nowrap">{clock(session, zone)}</th>
            <td>
                {titled(locale, session, record.may_plan)}" "
                {session.synthetic.then(|| view! { <Synthetic locale=locale /> })}
                <span class="fine quiet block">{kind}</span>
            </td>
            <td>{track}</td>
            <td>{hall}{style.map(|style| view! { <span class="fine quiet block">{style}</span> })}</td>
            <td>{listed.languages.as_ref().map(|wish| codes(locale, wish))}</td>
            <td>{names}</td>
            <td class="number">
                {count(locale, session.on_campus)}
                {online.map(|text| view! { <span class="fine quiet block">{text}</span> })}
            </td>
            <td><ul class="amiss">{warnings}</ul></td>
        </tr>
    }
}
