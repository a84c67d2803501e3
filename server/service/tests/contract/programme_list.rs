//! Lists of sessions: shown as they would be taken, and taken as they were shown, with the halls they ask for.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::interpreters::into_french;
use crate::support::outcome::Outcome;
use crate::support::programme::draft;
use crate::support::rooming::sheet;
use domain::access::Role;
use domain::ids::{FunctionId, SessionId};
use domain::language::Language;
use domain::programme::{Draft, Named, SessionKind, Text};
use service::import::sheet::Sheet;
use service::programme::list::{self, Column, Compared, ListReading};
use service::rooming::DateOrder;
use service::stay::Write;
use service::{Actor, ServiceError};

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const NINE: &str = "2026-06-01 09:00";
const TEN: &str = "2026-06-01 10:00";
const READING: ListReading = ListReading { language: Language::English, order: DateOrder::DayFirst };

/// The organiser's own event with a hall on the first morning, and an event of others.
async fn set(campus: &Campus) -> (Actor, FunctionId) {
    campus.has_a_hall().await;
    campus.holds_event("26-001", JUNE, true).await;
    campus.holds_event("26-002", JUNE, false).await;
    let organiser = campus.actor(Role::Organiser);
    let morning = campus.has_a_morning(&organiser, "26-001").await;
    (organiser, morning)
}

async fn opens(campus: &Campus, organiser: &Actor, morning: FunctionId) -> SessionId {
    let opening = Draft { function: Some(morning), ..draft("Opening", NINE, TEN) };
    campus.adds(organiser, "26-001", &opening).await.good()
}

async fn shown(campus: &Campus, list: &Sheet) -> Compared {
    let organiser = campus.actor(Role::Organiser);
    list::compare(&campus.ctx, &organiser, "26-001", list, READING).await.good().1
}

async fn take(campus: &Campus, list: &Sheet, state: i64) -> Result<(), ServiceError> {
    let write = Write::of_version(campus.fresh_key(), state);
    list::take_over(&campus.ctx, &campus.actor(Role::Organiser), "26-001", (list, READING), &write).await
}

/// Each session as `title from–until hall style`.
async fn programme(campus: &Campus) -> Vec<String> {
    let record = campus.programme(&campus.actor(Role::Organiser), "26-001").await;
    let told = record.sessions.iter().map(|listed| {
        let session = &listed.session;
        let at =
            |at| campus.ctx.zone.local(chrono::DateTime::from_timestamp(at, 0).unwrap()).format("%d %H:%M");
        let hall =
            listed.hall.as_ref().map_or_else(String::new, |(hall, style)| format!("{hall} {}", style.code()));
        let title = &session.texts.values().next().unwrap().title;
        format!("{title} {}–{} {hall}", at(session.time.from_at()), at(session.time.until_at()))
    });
    told.collect()
}

fn codes(compared: &Compared) -> Vec<(u64, Option<Column>, &'static str)> {
    compared
        .bad
        .iter()
        .map(|bad| (bad.line, bad.column.as_ref().map(|(column, _)| *column), bad.code))
        .collect()
}

on_both! {
    async fn a_programme_is_shown_as_it_would_be_taken_and_taken_as_it_was_shown(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        opens(&campus, &organiser, morning).await;
        let list = sheet(&[
            "Jour,De,À,Titre,Salle,Disposition,Intervenants,Attendus sur le campus,Colour",
            "1 juin 2026,,,,,,,,",
            ",09:00,10:00,Opening,,,,90,red",
            ",10h,11h,Panel,H,,Bo Bell,,",
            ",14:00,15:00,Fair,SA,theatre,,,",
            ",15:00,16:00,Market,sa,,,,",
            "Tue 2 June 2026,09.00-10.30,,Lunch,,,,,",
        ]);
        let first = shown(&campus, &list).await;
        assert_eq!((codes(&first), first.unread.as_slice()), (vec![], &["Colour".to_owned()][..]));
        let lines = first.differences.iter().map(|one| (one.line, one.before.is_some())).collect::<Vec<_>>();
        assert_eq!(lines, [(3, true), (4, false), (5, false), (6, false), (7, false)]);
        assert_eq!(first.functions.len(), 1, "two sessions one after the other stand in one function");
        assert_eq!(programme(&campus).await.len(), 1, "nothing is written");
        let write = Write::of_version("once", first.state);
        for _ in 0..2 {
            list::take_over(&campus.ctx, &organiser, "26-001", (&list, READING), &write).await.good();
        }
        assert_eq!(programme(&campus).await, [
            "Opening 01 09:00–01 10:00 Room H theatre",
            "Panel 01 10:00–01 11:00 Room H theatre",
            "Fair 01 14:00–01 15:00 Room SA theatre",
            "Market 01 15:00–01 16:00 Room SA theatre",
            "Lunch 02 09:00–02 10:30 ",
        ]);
        let again = shown(&campus, &list).await;
        assert_eq!((again.differences.len(), again.same, again.absent.len()), (0, 5, 0));
        let kept = campus.texts("select coalesce(before, '') || coalesce(after, '') from history").await;
        assert!(kept.iter().all(|line| !line.contains("Bo Bell")), "{kept:?}");
        assert_eq!(campus.number("select count(*) from claim where owner_kind = 'function'").await, 3);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn each_row_that_cannot_be_taken_says_why_and_in_which_column(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        opens(&campus, &organiser, morning).await;
        let desk = campus.actor(Role::Facilities);
        let theirs = campus.wants_hall("2026-06-02 09:00", "2026-06-02 12:00");
        campus.plans(&desk, "26-002", &theirs).await.good();
        let list = sheet(&[
            "Title,Date,From,Until,Hall,Style,Track,Languages,Online,Link,Reference",
            "Early,2026-06-03,10:00,09:00,,,,,,,",
            "Late,2026-06-08,09:00,10:00,,,,,,,",
            "Soon,tomorrow,09:00,10:00,,,,,,,",
            "Noon,2026-06-03,noon,13:00,,,,,,,",
            "Endless,2026-06-03,09:00,,,,,,,,",
            "Lost,2026-06-03,09:00,10:00,Z9,,,,,,",
            "Stream,2026-06-03,09:00,10:00,,,Skills,,,,",
            "Tongues,2026-06-03,09:00,10:00,,,,Klingon,,,",
            "Silent,2026-06-03,09:00,10:00,,,,EN,,,",
            "Clash,2026-06-02,09:00,10:00,H,theatre,,,,,",
            "Table,2026-06-03,09:00,10:00,SA,classroom,,,,,",
            "Crowd,2026-06-03,09:00,10:00,,,,,many,,",
            "Sum,2026-06-03,09:00,10:00,,,,,=1+1,,",
            "Web,2026-06-03,09:00,10:00,,,,,,meet.example.org,",
            "Who,2026-06-03,09:00,10:00,,,,,,,X1",
            ",2026-06-03,09:00,10:00,,,,,,,",
            "Twice,2026-06-03,09:00,10:00,,,,,,,",
            "Twice,2026-06-03,09:00,10:00,,,,,,,",
            "At once,2026-06-01,09:30,10:00,H,theatre,,,,,",
        ]);
        let compared = shown(&campus, &list).await;
        let bad = codes(&compared);
        let some = |column| Some(column);
        assert_eq!(bad, [
            (2, some(Column::Until), "backwards"), (4, some(Column::Date), "not_a_date"), (5, some(Column::From), "not_a_time"),
            (6, some(Column::Until), "missing"), (7, some(Column::Hall), "unknown"),
            (9, some(Column::Languages), "unknown"),
            (10, some(Column::Languages), "no_hall"), (11, some(Column::Hall), "occupied"),
            (12, some(Column::Hall), "occupied"), (13, some(Column::Online), "out_of_range"),
            (14, some(Column::Online), "formula"), (15, some(Column::Link), "no_address"),
            (16, some(Column::Reference), "unknown"), (17, some(Column::Title), "missing"),
            (19, None, "again"), (20, some(Column::Hall), "occupied"),
        ]);
        let taken = compared.differences.iter().map(|one| (one.line, one.outside)).collect::<Vec<_>>();
        assert_eq!((taken, compared.absent.len()), (vec![(3, true), (8, false), (18, false)], 1));
        let headless = shown(&campus, &sheet(&["Hall,Colour", "H,red"])).await;
        assert_eq!(headless.lacking, [Column::Title, Column::From]);
    }

    async fn two_sessions_that_change_halls_or_hours_keep_nobody_from_anything(campus: Campus) {
        let (organiser, _) = set(&campus).await;
        let first = sheet(&[
            "Title,Date,From,Until,Hall,Style",
            "Skills,2026-06-03,09:00,10:00,H,theatre",
            "Tools,2026-06-03,09:00,10:00,SA,theatre",
        ]);
        take(&campus, &first, shown(&campus, &first).await.state).await.good();
        let wish = into_french();
        let function = campus.programme(&organiser, "26-001").await.sessions[0].session.function.unwrap();
        service::interpretation::set(&campus.ctx, &organiser, (function, 0), &wish).await.good();
        let swapped = sheet(&[
            "Title,Date,From,Until,Hall",
            "Skills,2026-06-03,09:15,10:15,SA",
            "Tools,2026-06-03,09:00,10:00,H",
        ]);
        let compared = shown(&campus, &swapped).await;
        assert_eq!((codes(&compared), compared.functions.len(), compared.left.len()), (vec![], 2, 0));
        take(&campus, &swapped, compared.state).await.good();
        assert_eq!(programme(&campus).await, [
            "Tools 03 09:00–03 10:00 Room H theatre",
            "Skills 03 09:15–03 10:15 Room SA theatre",
        ]);
        let listed = campus.programme(&organiser, "26-001").await.sessions[1].clone();
        assert_eq!((listed.session.function, listed.languages), (Some(function), Some(wish)), "its languages came along");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_list_is_not_taken_where_a_hall_was_taken_meanwhile(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        opens(&campus, &organiser, morning).await;
        let list = sheet(&[
            "Title,Date,From,Until,Hall,Style,Languages",
            "Fair,2026-06-02,09:00,10:00,H,theatre,EN into FR",
            "Opening,2026-06-04,09:00,10:00,,,",
        ]);
        let compared = shown(&campus, &list).await;
        assert_eq!(codes(&compared), []);
        assert_eq!(compared.absent.len(), 1, "the list says nothing of the day of the only one of this title");
        let theirs = campus.wants_hall("2026-06-02 09:00", "2026-06-02 12:00");
        campus.plans(&campus.actor(Role::Facilities), "26-002", &theirs).await.good();
        let outcome = take(&campus, &list, compared.state).await;
        assert!(matches!(outcome, Err(ServiceError::Stale { subject: "programme", .. })), "{outcome:?}");
        assert_eq!(programme(&campus).await, ["Opening 01 09:00–01 10:00 Room H theatre"]);
        let compared = shown(&campus, &list).await;
        assert_eq!(codes(&compared), [(2, Some(Column::Hall), "occupied")]);
        take(&campus, &list, compared.state).await.good();
        assert_eq!(programme(&campus).await, [
            "Opening 01 09:00–01 10:00 Room H theatre",
            "Opening 04 09:00–04 10:00 ",
        ]);
        let director = campus.actor(Role::Management);
        let outcome = list::compare(&campus.ctx, &director, "26-001", &list, READING).await;
        assert!(matches!(outcome, Err(ServiceError::Forbidden(_))));
        let outcome = list::compare(&campus.ctx, &organiser, "26-002", &list, READING).await;
        assert!(matches!(outcome, Err(ServiceError::NotFound(_))));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_session_is_known_by_its_reference_whatever_else_is_written_and_keeps_what_is_not_said(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        let opening = opens(&campus, &organiser, morning).await;
        let list = sheet(&[
            "Reference,Title,Date,From,Until,Speakers,Languages",
            &format!("{opening},Welcome,2026-06-01,11:30,12:30,Ada Voice,EN into FR"),
        ]);
        let compared = shown(&campus, &list).await;
        let [change] = &compared.differences[..] else { panic!("{compared:?}") };
        assert_eq!(change.draft.speakers[0].affiliation, "Voices", "a name alone leaves what is known");
        take(&campus, &list, compared.state).await.good();
        let record = campus.programme(&organiser, "26-001").await;
        let [listed] = &record.sessions[..] else { panic!("one session") };
        let session = &listed.session;
        assert_eq!((session.id, session.on_campus, session.version), (opening, 80, 2));
        assert_eq!(session.texts[&Language::English].title, "Welcome");
        assert_eq!(listed.languages.as_ref().map(|wish| wish.wanted.len()), Some(1));
        assert_eq!(campus.number("select count(*) from erased").await, 0, "Ada is who she was");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_list_of_the_next_day_does_not_move_the_lunch_and_the_panel_of_the_first(campus: Campus) {
        set(&campus).await;
        let of = |day: &str| {
            let rows = [format!("Lunch,{day},12:00,13:00"), format!("Panel,{day},14:00,15:00")];
            sheet(&["Title,Date,From,Until", &rows[0], &rows[1]])
        };
        for (day, absent) in [("2026-06-01", 0), ("2026-06-02", 2)] {
            let compared = shown(&campus, &of(day)).await;
            assert!(compared.differences.iter().all(|one| one.before.is_none()), "{compared:?}");
            assert_eq!((codes(&compared), compared.differences.len(), compared.absent.len()), (vec![], 2, absent));
            take(&campus, &of(day), compared.state).await.good();
        }
        assert_eq!(programme(&campus).await, [
            "Lunch 01 12:00–01 13:00 ", "Panel 01 14:00–01 15:00 ",
            "Lunch 02 12:00–02 13:00 ", "Panel 02 14:00–02 15:00 ",
        ]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_session_moves_to_another_day_where_the_list_speaks_of_its_own_but_a_lunch_never_does(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        let opening = opens(&campus, &organiser, morning).await;
        let lunch = Draft { kind: SessionKind::Break, ..draft("Lunch", "2026-06-01 12:00", "2026-06-01 13:00") };
        let lunch = campus.adds(&organiser, "26-001", &lunch).await.good();
        let list = sheet(&[
            "Title,Date,From,Until",
            "Fair,2026-06-01,14:00,15:00",
            "Opening,2026-06-04,09:00,10:00",
            "Lunch,2026-06-04,12:00,13:00",
        ]);
        let compared = shown(&campus, &list).await;
        let before = compared.differences.iter().map(|one| one.before.as_ref().map(|before| before.id));
        assert_eq!(before.collect::<Vec<_>>(), [None, Some(opening), None]);
        assert_eq!(compared.absent.iter().map(|session| session.id).collect::<Vec<_>>(), [lunch]);
        take(&campus, &list, compared.state).await.good();
        assert_eq!(programme(&campus).await, [
            "Lunch 01 12:00–01 13:00 ", "Fair 01 14:00–01 15:00 ",
            "Opening 04 09:00–04 10:00 Room H theatre", "Lunch 04 12:00–04 13:00 ",
        ]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_row_of_a_chair_alone_erases_no_speaker_and_no_organisation(campus: Campus) {
        let (organiser, _) = set(&campus).await;
        let bo = Named { name: "Bo Bell".into(), part: "Panellist".into(), affiliation: "Bells".into() };
        let mut panel = draft("Panel", NINE, TEN);
        panel.speakers.push(bo);
        campus.adds(&organiser, "26-001", &panel).await.good();
        let list = sheet(&[
            "Title,Date,From,Until,Chair,Speakers",
            "Panel,2026-06-01,09:00,10:00,Ada Voice,",
        ]);
        let compared = shown(&campus, &list).await;
        assert_eq!((codes(&compared), compared.differences.len(), compared.same), (vec![], 0, 1));
    }

    async fn a_row_without_reference_after_the_same_with_one_is_no_second_session(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        let opening = opens(&campus, &organiser, morning).await;
        let list = sheet(&[
            "Reference,Title,Date,From,Until",
            &format!("{opening},Opening,2026-06-01,09:00,10:00"),
            ",OPENING,2026-06-01,09:00,10:00",
        ]);
        let compared = shown(&campus, &list).await;
        assert_eq!((codes(&compared), compared.differences.len(), compared.same), (vec![(3, None, "again")], 0, 1));
    }

    async fn a_french_title_in_capitals_does_not_overwrite_the_english_one(campus: Campus) {
        let (organiser, _) = set(&campus).await;
        let french = Text { title: "Ouverture".to_owned(), description: String::new() };
        let mut opening = draft("Opening", NINE, TEN);
        opening.texts.insert(Language::French, french);
        campus.adds(&organiser, "26-001", &opening).await.good();
        let list = sheet(&["Title,Date,From,Until", "OUVERTURE,2026-06-01,09:00,10:00"]);
        let compared = shown(&campus, &list).await;
        let [change] = &compared.differences[..] else { panic!("{compared:?}") };
        let title = |language: Language| change.draft.texts[&language].title.as_str();
        assert_eq!((title(Language::English), title(Language::French)), ("Opening", "OUVERTURE"));
    }
}
