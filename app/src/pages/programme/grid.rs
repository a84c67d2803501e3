//! Sessions by track: a column a track, a line a beginning. What belongs to no track stands in the first column.

use chrono::NaiveDate;
use domain::calendar::CampusZone;
use domain::ids::TrackId;
use domain::programme::Session;
use i18n::{Dates, Locale};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::programme::{ListedSession, ProgrammeRecord};
use std::collections::BTreeSet;

use super::list::{clock, days, titled};
use crate::view::function::times;
use crate::view::programme::{language, track_name};

#[component]
pub(super) fn Grid<'a>(
    locale: Locale,
    zone: CampusZone,
    record: &'a ProgrammeRecord,
) -> impl IntoView + use<> {
    let shown = days(record, zone).into_iter().map(|day| of_day(locale, zone, record, day));
    shown.collect_view()
}

fn of_day(
    locale: Locale,
    zone: CampusZone,
    record: &ProgrammeRecord,
    day: NaiveDate,
) -> impl IntoView + use<> {
    let here = record.sessions.iter().filter(|listed| listed.session.day(zone) == day);
    let here = here.collect::<Vec<_>>();
    let columns = std::iter::once(None).chain(record.tracks.iter().map(|track| Some(track.id)));
    let columns = columns.collect::<Vec<_>>();
    let heads = record.tracks.iter().map(|track| track_name(&track.names, language(locale)));
    let heads = heads.map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    let starts = here.iter().map(|listed| listed.session.time.from_at()).collect::<BTreeSet<_>>();
    let rows = starts.into_iter().map(|start| {
        let (from, _) = times(start, start, zone);
        let cells = columns.iter().map(|track| cell(locale, zone, record, &here, (start, *track)));
        view! { <tr><th scope="row">{from.format("%H:%M").to_string()}</th>{cells.collect_view()}</tr> }
    });
    let (rows, heading) = (rows.collect_view(), Dates::new(locale).long(day));
    let id = format!("day-{day}");
    let named = heading.clone();
    view! {
        <section class="section">
            <h2 id=id>{heading}</h2>
            <div class="scroll" role="region" aria-label=named tabindex="0">
                <table class="table tracks">
                    <thead><tr>
                        <th scope="col">{td_string!(locale, programme.from)}</th>
                        <th scope="col">{td_string!(locale, programme.all_tracks)}</th>
                        {heads}
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// The sessions of a track that begin then.
fn cell(
    locale: Locale,
    zone: CampusZone,
    record: &ProgrammeRecord,
    here: &[&ListedSession],
    (start, track): (i64, Option<TrackId>),
) -> impl IntoView + use<> {
    let starts = |session: &Session| session.time.from_at() == start && session.track == track;
    let these = here.iter().filter(|listed| starts(&listed.session));
    let these = these.map(|listed| {
        let hall = listed.hall.as_ref().map(|(hall, _)| hall.clone());
        let hall = hall.unwrap_or_else(|| td_string!(locale, programme.no_hall).to_owned());
        let line = format!("{}, {hall}", clock(&listed.session, zone));
        view! {
            <div>
                {titled(locale, &listed.session, record.may_plan)}
                <span class="fine quiet block">{line}</span>
            </div>
        }
    });
    view! { <td>{these.collect_view()}</td> }
}
