//! What the sessions of a list bring along that the event has not: tracks, days, and people for its halls.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use crate::support::rooming::sheet;
use domain::access::Role;
use domain::language::Language;
use domain::programme::Warning;
use service::import::sheet::Sheet;
use service::programme::list::{self, Column, Compared, ListReading};
use service::rooming::DateOrder;
use service::stay::Write;
use service::{Actor, ServiceError};

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const READING: ListReading = ListReading { language: Language::English, order: DateOrder::DayFirst };

async fn set(campus: &Campus) -> Actor {
    campus.has_a_hall().await;
    campus.holds_event("26-001", JUNE, true).await;
    campus.holds_event("26-002", JUNE, false).await;
    campus.actor(Role::Organiser)
}

async fn shown(campus: &Campus, list: &Sheet) -> Compared {
    list::compare(&campus.ctx, &campus.actor(Role::Organiser), "26-001", list, READING).await.good().1
}

async fn take(campus: &Campus, list: &Sheet, write: &Write) -> Result<(), ServiceError> {
    list::take_over(&campus.ctx, &campus.actor(Role::Organiser), "26-001", (list, READING), write).await
}

async fn taken(campus: &Campus, list: &Sheet) {
    let state = shown(campus, list).await.state;
    take(campus, list, &Write::of_version(campus.fresh_key(), state)).await.good();
}

fn codes(compared: &Compared) -> Vec<(u64, Column, &'static str)> {
    let code = |bad: &list::BadRow| Some((bad.line, bad.column.as_ref()?.0, bad.code));
    compared.bad.iter().filter_map(code).collect()
}

/// The name of the track of each session, in order of time.
async fn tracks(campus: &Campus) -> Vec<String> {
    let record = campus.programme(&campus.actor(Role::Organiser), "26-001").await;
    let name = |id| record.tracks.iter().find(|track| Some(track.id) == id);
    let named = record.sessions.iter().map(|one| name(one.session.track));
    named.map(|track| track.map_or(String::new(), |track| track.names[&Language::English].clone())).collect()
}

on_both! {
    async fn tracks_that_are_not_there_are_shown_and_made_with_the_list_or_not_at_all(campus: Campus) {
        set(&campus).await;
        let list = sheet(&[
            "Title,Date,From,Until,Track",
            "One,2026-06-03,09:00,10:00,Skills",
            "Two,2026-06-03,10:00,11:00,skills",
            "Three,2026-06-03,11:00,12:00,Tools",
            "Wrong,2026-06-03,12:00,11:00,Nowhere",
        ]);
        let first = shown(&campus, &list).await;
        let names = first.tracks.iter().map(|track| track.names[&Language::English].as_str()).collect::<Vec<_>>();
        assert_eq!((names, first.new_tracks), (vec!["Skills", "Tools"], 2), "that of a row left out is not made");
        assert_eq!(campus.number("select count(*) from programme_track").await, 0, "nothing is written");
        let write = Write::of_version("once", first.state);
        for _ in 0..2 {
            take(&campus, &list, &write).await.good();
        }
        assert_eq!(tracks(&campus).await, ["Skills", "Skills", "Tools"]);
        assert_eq!(campus.number("select count(*) from programme_track").await, 2);
        let history = "select after from history where subject = 'programme' and after like '%tracks%'";
        assert_eq!(campus.texts(history).await.len(), 1);
        let again = shown(&campus, &list).await;
        assert_eq!((again.new_tracks, again.same), (0, 3));
        let late = take(&campus, &list, &Write::of_version(campus.fresh_key(), first.state)).await;
        assert!(matches!(late, Err(ServiceError::Stale { .. })), "{late:?}");
    }

    async fn no_more_tracks_are_made_than_a_programme_has_and_none_with_a_name_too_long(campus: Campus) {
        set(&campus).await;
        let mut lines = vec!["Title,Date,From,Until,Track".to_owned()];
        lines.extend((0..13).map(|n| format!("S{n},2026-06-03,09:00,10:00,T{n}")));
        lines.push(format!("Long,2026-06-03,09:00,10:00,{}", "t".repeat(201)));
        let lines = lines.iter().map(String::as_str).collect::<Vec<_>>();
        let compared = shown(&campus, &sheet(&lines)).await;
        assert_eq!(codes(&compared), [(14, Column::Track, "too_many"), (15, Column::Track, "too_long")]);
        assert_eq!(compared.new_tracks, 12);
    }

    async fn a_session_outside_the_days_is_taken_with_a_warning_and_its_hall_is_looked_at_there(campus: Campus) {
        let organiser = set(&campus).await;
        let desk = campus.actor(Role::Facilities);
        let theirs = campus.wants_hall("2026-07-08 09:00", "2026-07-08 12:00");
        campus.plans(&desk, "26-002", &theirs).await.good();
        let list = sheet(&[
            "Title,Date,From,Until,Hall,Style",
            "Visit,2026-07-08,14:00,15:00,H,theatre",
            "Clash,2026-07-08,09:00,10:00,H,theatre",
        ]);
        let compared = shown(&campus, &list).await;
        assert_eq!(codes(&compared), [(3, Column::Hall, "occupied")]);
        assert!(compared.differences[0].outside);
        taken(&campus, &list).await;
        let record = campus.programme(&organiser, "26-001").await;
        assert_eq!(record.sessions[0].warnings, [Warning::OutsideEvent]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_function_laid_for_several_sessions_is_for_the_largest_of_them(campus: Campus) {
        let organiser = set(&campus).await;
        let list = |largest: u32| {
            let large = format!("Large,2026-06-03,10:00,11:00,H,,{largest}");
            sheet(&["Title,Date,From,Until,Hall,Style,Attendance", "Small,2026-06-03,09:00,10:00,H,theatre,30", &large])
        };
        taken(&campus, &list(70)).await;
        let attendance = async || campus.texts("select cast(attendance as text) from function").await;
        assert_eq!(attendance().await, ["70"]);
        taken(&campus, &sheet(&["Title,Date,From,Until,Hall,Attendance", "More,2026-06-03,11:00,12:00,H,75"])).await;
        assert_eq!(attendance().await, ["75"], "made longer for a larger one");
        let function = campus.programme(&organiser, "26-001").await.sessions[0].session.function;
        assert!(function.is_some());
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn of_sessions_in_one_hall_only_the_one_that_does_not_fit_in_it_is_left_out(campus: Campus) {
        set(&campus).await;
        let list = sheet(&[
            "Title,Date,From,Until,Hall,Style,Attendance",
            "Small,2026-06-03,09:00,10:00,H,theatre,30",
            "Crowd,2026-06-03,10:00,11:00,H,theatre,1900",
        ]);
        let compared = shown(&campus, &list).await;
        assert_eq!(codes(&compared), [(3, Column::Hall, "occupied")]);
        assert_eq!(compared.functions[0].after.attendance, 30);
    }

    async fn a_function_that_comes_along_with_its_session_is_for_as_many(campus: Campus) {
        set(&campus).await;
        taken(&campus, &sheet(&[
            "Title,Date,From,Until,Hall,Style,Attendance", "Alone,2026-06-03,09:00,10:00,H,theatre,60",
        ])).await;
        taken(&campus, &sheet(&["Title,Date,From,Until,Hall,Attendance", "Alone,2026-06-03,14:00,15:00,H,40"])).await;
        assert_eq!(campus.texts("select cast(attendance as text) from function").await, ["40"]);
    }
}
