//! Events and their rooms taken over from another system: whole or not at all, known again, and reconciled.

use super::officer::Officer as StaysOfficer;
use crate::on_both;
use crate::support::campus::Campus;
use domain::access::Role;
use domain::event::EventStatus;
use service::ServiceError;
use service::dates::DateOrder;
use service::event::EventRecord;
use service::import::desk::{Desk, Order, State, Work};
use service::import::upload::Upload;
use service::import::{self, Balance, EventsFile, EventsReport, events};
use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;

const HEAD: &str =
    "reference,title,kind,status,first_day,last_day,on_campus,organisation,option_until,organiser";
pub(super) const ROOMS: &str = "reference,night,last_night,room_type,rooms";

/// Whoever takes events over, with a folder for the files.
pub(super) struct Officer {
    campus: Campus,
    folder: TempDir,
    order: Option<DateOrder>,
    dry_run: bool,
}

impl Officer {
    pub(super) fn of(campus: &Campus) -> Self {
        let folder = tempfile::tempdir().expect("a folder for files");
        Self { campus: campus.clone(), folder, order: None, dry_run: false }
    }

    pub(super) fn file(&self, name: &str, head: &str, lines: &[&str]) -> Option<PathBuf> {
        let path = self.folder.path().join(name);
        let text = std::iter::once(head).chain(lines.iter().copied()).collect::<Vec<_>>().join("\n");
        std::fs::write(&path, text).expect("a file");
        (!lines.is_empty()).then_some(path)
    }

    async fn tries(&self, lines: &[&str], rooms: &[&str]) -> Result<EventsReport, ServiceError> {
        self.reads(self.file("events.csv", HEAD, lines), self.file("blocks.csv", ROOMS, rooms)).await
    }

    pub(super) async fn reads(
        &self,
        events_at: Option<PathBuf>,
        blocks: Option<PathBuf>,
    ) -> Result<EventsReport, ServiceError> {
        let file = EventsFile {
            events: events_at.as_deref(),
            blocks: blocks.as_deref(),
            source: Some("opera"),
            order: self.order,
            dry_run: self.dry_run,
        };
        let actor = self.campus.actor(Role::Administrator);
        events(&self.campus.ctx, &actor, &file, &mut |_| ()).await
    }

    pub(super) async fn imports(&self, lines: &[&str], rooms: &[&str]) -> EventsReport {
        self.tries(lines, rooms).await.expect("an import that comes to its end")
    }
}

pub(super) async fn event(campus: &Campus, code: &str) -> EventRecord {
    service::event::one(&campus.ctx, &campus.actor(Role::Administrator), code).await.expect("the event")
}

/// Read, new, changed, same, rejected.
pub(super) fn totals(report: &EventsReport) -> (i64, i64, i64, i64, i64) {
    let totals = report.totals;
    (totals.read, totals.new, totals.changed, totals.same, totals.rejected)
}

pub(super) fn rejects(report: &EventsReport) -> Vec<String> {
    report.rejects.iter().map(ToString::to_string).collect()
}

/// What differs, with the reasons.
pub(super) fn differing(report: &EventsReport) -> Vec<&Balance> {
    for line in &report.balance {
        assert_eq!(line.unexplained, 0, "{line:?}");
        assert_eq!(line.difference(), line.rejected + line.since + line.lapsed + line.absent, "{line:?}");
    }
    report.balance.iter().filter(|line| line.difference() != 0).collect()
}

pub(super) const ACADEMY: &str =
    "BQ-1,Summer academy,Academy,Definite,2026-06-01,2026-06-05,30,Labour Institute,,organiser";
pub(super) const RETREAT: &str = "BQ-2,Retreat,retreat,tentative,2026-06-20,2026-06-22,12,,2026-05-20,";

/// Lines with a fault each, but for one.
const BAD_LINES: [&str; 17] = [
    "B-1,,training,definite,2026-06-01,2026-06-02,1,,,",
    "B-2,=HYPERLINK(\"http://x\"),training,definite,2026-06-01,2026-06-02,1,,,",
    "B-3,T,picnic,definite,2026-06-01,2026-06-02,1,,,",
    "B-4,T,training,perhaps,2026-06-01,2026-06-02,1,,,",
    "B-5,T,training,definite,next week,2026-06-02,1,,,",
    "B-6,T,training,definite,03/06/2026,2026-06-08,1,,,",
    "B-7,T,training,definite,28/06/2026,27.6.2026,1,,,",
    "B-8,T,training,definite,2026-06-01,2026-06-02,many,,,",
    "B-9,T,training,tentative,2026-06-01,2026-06-02,1,,,",
    "B-10,T,training,tentative,2026-06-01,2026-06-02,1,,2026-06-02,",
    "B-11,T,training,actual,2026-06-01,2026-06-02,1,,,",
    "B-12,T,training,definite,2026-06-01,2026-06-02,1,,,nobody@campus.test",
    "B-13,One,training,definite,2026-06-01,2026-06-02,1,,,",
    "B-13,Two,training,definite,2026-06-01,2026-06-02,1,,,",
    ",T,training,definite,2026-06-01,2026-06-02,1,,,",
    "B-15,T,training,definite,2026-06-01",
    "B-16,Good,training,definite,2026-06-01,2026-06-02,1,,,",
];

/// Rooms of some of them.
const BAD_ROOMS: [&str; 6] = [
    "B-16,2026-06-01,,loft,1",
    "B-17,2026-06-01,,single,1",
    "B-2,2026-06-01,,single,x",
    "B-2,2026-06-02,,single,1",
    "B-1,2026-06-01,,single,1",
    "B-6,2026-06-01,,single,1",
];

on_both! {
    async fn an_event_is_taken_with_its_rooms_and_known_again(campus: Campus) {
        let officer = Officer::of(&campus);
        let lines = [ACADEMY, RETREAT];
        let rooms = ["BQ-1,2026-06-01,2026-06-04,single,2", "BQ-1,2026-06-01,,suite,1", "BQ-2,2026-06-20,,suite,2"];
        let report = officer.imports(&lines, &rooms).await;
        assert_eq!((totals(&report), rejects(&report)), ((5, 5, 0, 0, 0), Vec::new()));
        let academy = event(&campus, "26-001").await.line.event;
        assert_eq!((academy.title.as_str(), academy.status, academy.on_campus), ("Summer academy", EventStatus::Definite, 30));
        assert_eq!(academy.source, "opera BQ-1");
        let retreat = event(&campus, "26-002").await.line.event;
        assert_eq!((retreat.status, retreat.option_until), (EventStatus::Tentative, "2026-05-20".parse().ok()));
        assert_eq!((campus.taken("single", "2026-06-04").await, campus.taken("single", "2026-06-05").await), (2, 0));
        assert_eq!(campus.taken("suite", "2026-06-20").await, 2);
        assert!(differing(&report).is_empty(), "{:?}", report.balance);
        let nights = report.balance.iter().filter(|line| line.counted == "room_nights");
        assert_eq!(nights.map(|line| (line.in_file, line.here)).collect::<Vec<_>>(), [(2, 2), (9, 9)]);
        let kept = import::reconciliation(&campus.ctx, &campus.actor(Role::Administrator), report.record.expect("kept")).await;
        assert_eq!(kept.expect("the reconciliation"), report.balance);
        assert_eq!(campus.number("select count(*) from event_account where part = 'organiser'").await, 1);

        let history = campus.number("select count(*) from history").await;
        let again = officer.imports(&lines, &rooms).await;
        assert_eq!(totals(&again), (5, 0, 0, 5, 0));
        assert_eq!(campus.number("select count(*) from history").await, history);
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn a_corrected_file_changes_what_it_says_differently(campus: Campus) {
        let officer = Officer::of(&campus);
        let rooms = ["BQ-1,2026-06-01,2026-06-04,single,2", "BQ-2,2026-06-20,,suite,2"];
        officer.imports(&[ACADEMY, RETREAT], &rooms).await;
        let off = ACADEMY.replace("Definite", "cancelled");
        let rooms = ["BQ-1,2026-06-01,2026-06-04,single,2", "BQ-2,2026-06-20,,suite,1"];
        let report = officer.imports(&[&off, RETREAT], &rooms).await;
        assert_eq!((totals(&report), rejects(&report)), ((4, 0, 2, 2, 0), Vec::new()));
        assert_eq!(event(&campus, "26-001").await.line.event.status, EventStatus::Cancelled);
        assert_eq!((campus.taken("single", "2026-06-01").await, campus.taken("suite", "2026-06-20").await), (0, 1));
        assert!(differing(&report).is_empty());
        let back = officer.imports(&[ACADEMY, RETREAT], &rooms).await;
        assert_eq!(totals(&back), (4, 0, 1, 3, 0));
        assert_eq!(campus.taken("single", "2026-06-01").await, 2);
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn what_somebody_changed_since_is_named_and_stays(campus: Campus) {
        let officer = Officer::of(&campus);
        let room = "BQ-1,2026-06-01,,single,2";
        officer.imports(&[ACADEMY, RETREAT], &[room]).await;
        let (hand, step) = (campus.actor(Role::Administrator), domain::event::Step::Confirm);
        service::event::step(&campus.ctx, &hand, ("26-002", 1), &step).await.expect("confirmed by hand");
        let report = officer.imports(&[ACADEMY, &RETREAT.replace("12", "14")], &[room]).await;
        assert_eq!(totals(&report), (3, 0, 0, 2, 1));
        assert_eq!(rejects(&report), ["events, line 3: the line was changed in Foresteria since it was imported, and is not overwritten; change it there"]);
        let kept = event(&campus, "26-002").await.line.event;
        assert_eq!((kept.status, kept.on_campus), (EventStatus::Definite, 12));
        let differ = differing(&report);
        let told = differ.iter().map(|line| (line.status.as_deref().unwrap_or_default(), line.difference(), line.since));
        assert_eq!(told.collect::<Vec<_>>(), [("tentative", -1, -1), ("definite", 1, 1)]);

        campus.agrees("26-001", &[("single", "2026-06-01", 3)]).await.expect("agreed by hand");
        let report = officer.imports(&[ACADEMY], &["BQ-1,2026-06-01,,single,1"]).await;
        assert_eq!(totals(&report), (2, 0, 0, 0, 2));
        assert_eq!(campus.taken("single", "2026-06-01").await, 3);
    }

    async fn an_event_whose_rooms_are_not_there_is_not_taken_at_all(campus: Campus) {
        let officer = Officer::of(&campus);
        let rooms = ["BQ-1,2026-06-01,2026-06-02,single,5", "BQ-1,2026-06-01,,suite,1", "BQ-2,2026-06-20,,suite,1"];
        let report = officer.imports(&[ACADEMY, RETREAT], &rooms).await;
        assert_eq!(totals(&report), (5, 2, 0, 0, 3));
        assert_eq!(rejects(&report), [
            "events, line 2: the line asks for more rooms than there are: 2026-06-01 single 2, 2026-06-02 single 2 lacking; add rooms, agree fewer, or move the event",
            "blocks, line 2: the line asks for more rooms than there are: 2026-06-01 single 2, 2026-06-02 single 2 lacking; add rooms, agree fewer, or move the event",
            "blocks, line 3: the line goes with another line of its event that was not taken: see blocks 2",
        ]);
        assert_eq!(campus.texts("select title from event").await, ["Retreat"]);
        assert_eq!(campus.number("select count(*) from organisation").await, 0);
        assert_eq!(campus.number("select count(*) from block").await, 1);
        let missing = differing(&report).iter().map(|line| line.rejected).sum::<i64>();
        assert_eq!(missing, -12, "the event, and its eleven room-nights");
        let record = report.record.expect("a record");
        let kept = import::rejects(&campus.ctx, &campus.actor(Role::Administrator), record, 10).await.expect("kept");
        assert_eq!((kept[0].part.as_str(), kept[0].detail.as_str()), ("events", "2026-06-01 single 2, 2026-06-02 single 2"));
        let fewer = officer.imports(&[ACADEMY, RETREAT], &["BQ-1,2026-06-01,2026-06-02,single,3", rooms[1], rooms[2]]).await;
        assert_eq!(totals(&fewer), (5, 3, 0, 2, 0));
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn every_bad_row_is_named_and_nothing_is_lost(campus: Campus) {
        let officer = Officer::of(&campus);
        let report = officer.imports(&BAD_LINES, &BAD_ROOMS).await;
        let told = report.rejects.iter().map(|reject| {
            format!("{} {} {} {}", reject.part.code(), reject.line, reject.column, reject.reason.code())
        });
        assert_eq!(told.collect::<Vec<_>>(), [
            "events 2 title missing",
            "events 3  with_another",
            "events 4 kind unknown_kind",
            "events 5 status unknown_event_status",
            "events 6 first_day not_a_date",
            "events 7 first_day ambiguous_date",
            "events 8 last_day ends_before",
            "events 9 on_campus not_a_number",
            "events 10 option_until missing",
            "events 11 option_until option_late",
            "events 12 status not_yet",
            "events 13 organiser unknown_organiser",
            "events 14 reference reference_twice",
            "events 15 reference reference_twice",
            "events 16 reference missing",
            "events 17  width",
            "events 18  with_another",
            "blocks 2 room_type unknown_room_type",
            "blocks 3 reference unknown_reference",
            "blocks 4 rooms not_a_number",
            "blocks 5  with_another",
            "blocks 6  with_another",
            "blocks 7  with_another",
        ]);
        assert_eq!(totals(&report), (23, 0, 0, 0, 23));
        assert_eq!(campus.number("select count(*) from event").await, 0);
        let events = report.balance.iter().filter(|line| line.counted == "events");
        assert_eq!(events.map(|line| (line.in_file, line.rejected)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1)), (17, -17));

        let good = [BAD_LINES[1], BAD_LINES[16], BAD_LINES[5]];
        let day_first = Officer { order: Some(DateOrder::DayFirst), ..Officer::of(&campus) };
        assert_eq!(totals(&day_first.imports(&good, &[]).await), (3, 3, 0, 0, 0));
        let titles = campus.texts("select title from event order by code").await;
        assert_eq!(titles, ["=HYPERLINK(\"http://x\")", "Good", "T"], "what looks like a formula is a text");
        assert_eq!(campus.texts("select cast(from_date as text) from event where title = 'T'").await, ["2026-06-03"]);
    }

    async fn a_dry_run_says_all_that_would_be_and_keeps_nothing(campus: Campus) {
        let lines = [ACADEMY, RETREAT, "B-3,T,picnic,definite,2026-06-01,2026-06-02,1,,,"];
        let rooms = ["BQ-1,2026-06-01,,single,2", "BQ-2,2026-06-20,,suite,9"];
        let dry = Officer { dry_run: true, ..Officer::of(&campus) }.imports(&lines, &rooms).await;
        assert_eq!((totals(&dry), dry.record), ((5, 2, 0, 0, 3), None));
        for table in ["event", "event_stage", "block", "organisation", "night_count", "import", "import_event", "import_reject", "import_balance", "history"] {
            assert_eq!(campus.number(&format!("select count(*) from {table}")).await, 0, "{table}");
        }
        let wet = Officer::of(&campus).imports(&lines, &rooms).await;
        assert_eq!((wet.totals, &wet.rejects, &wet.balance), (dry.totals, &dry.rejects, &dry.balance));
    }

    async fn the_past_is_learned_from_and_nobody_is_written_to(campus: Campus) {
        let officer = Officer::of(&campus);
        let head = "\u{feff}Ref;Event name;Type;Status;Start date;End date;Enquiry date;Decision date;Cancelled on;Reason;Option date;Owner;Colour";
        let lines = [
            "H-1;Course;training;actual;2025-03-03;2025-03-07;2024-11-01;2025-01-10;;;;;red",
            "H-2;Course;training;canceled;2025-04-03;2025-04-07;2024-11-01;2025-01-10;2025-02-01;funding;;;red",
            "H-3;Course;training;lost;2025-05-03;2025-05-07;2024-11-01;;2025-02-01;The minister fell ill;;;red",
            "F-1;Course;training;tentative;2026-08-03;2026-08-07;2026-01-01;;;;2026-04-30;organiser;red",
            "F-2;Course;training;definite;2026-05-10;2026-05-12;2026-01-01;2026-02-01;;;;organiser;red",
        ];
        let path = officer.file("events.csv", head, &lines);
        let rooms = officer.file("blocks.csv", ROOMS, &["H-1,2025-03-03,,single,9", "F-1,2026-08-03,,single,3"]);
        let report = officer.reads(path, rooms).await.expect("an import");
        assert_eq!((totals(&report), report.ignored.join(",")), ((7, 7, 0, 0, 0), "Colour".to_owned()));
        let record = service::event::precedents(&campus.ctx, &campus.actor(Role::Administrator)).await.expect("the record");
        let open = event(&campus, "26-002").await.line.event;
        let odds = record.odds(&open, campus.ctx.today()).expect("it is open");
        assert_eq!(odds.precedents, 2, "of the three that ended two had been agreed");
        let why = "select end_reason || ':' || end_note from event where end_reason is not null order by code";
        assert_eq!(campus.texts(why).await, ["funding:", "other:The minister fell ill"]);
        assert_eq!(campus.texts("select status from event where title = 'Course' and from_date > '2026-07-01'").await, ["enquiry"]);
        assert_eq!(campus.taken("single", "2026-08-03").await, 0, "an option that is over holds nothing");
        assert_eq!(campus.texts("select state from block order by state").await, ["released", "waiting"]);
        let lapsed = differing(&report).iter().map(|line| line.lapsed).collect::<Vec<_>>();
        assert_eq!(lapsed, [1, -1, 3, -3]);

        let actor = campus.actor(Role::Facilities);
        service::concern::set(&campus.ctx, &actor, domain::concern::Concern::ALL).await.expect("a concern");
        campus.sql("update account_concern set told_seq = 0").await;
        campus.clock.pass(7200);
        service::event::tell_changes(&campus.ctx).await.expect("told");
        service::concern::tell(&campus.ctx).await.expect("told");
        service::event::expire(&campus.ctx).await.expect("expired");
        service::event::remind(&campus.ctx).await.expect("reminded");
        assert_eq!(campus.number("select count(*) from mail").await, 0);
        let organiser = campus.actor(Role::Organiser);
        assert!(service::event::unseen(&campus.ctx, &organiser).await.expect("news").is_empty());
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn a_stay_may_name_its_event_as_the_old_system_did(campus: Campus) {
        Officer::of(&campus).imports(&[ACADEMY], &["BQ-1,2026-06-01,,single,2"]).await;
        let desk = StaysOfficer::of(&campus);
        let done = desk.imports(&["arrival,nights,room_type,booked_at,event", "2026-06-01,1,single,2026-04-01,BQ-1"]).await;
        assert_eq!((done.totals.new, done.totals.rejected), (1, 0));
        assert_eq!(campus.texts("select e.code from stay s join event e on e.id = s.event_id").await, ["26-001"]);
        assert_eq!(campus.taken("single", "2026-06-01").await, 2, "the stay is one of the two");
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn rooms_alone_are_taken_for_events_that_were_imported_before(campus: Campus) {
        let officer = Officer::of(&campus);
        officer.imports(&[ACADEMY], &[]).await;
        let report = officer.imports(&[], &["BQ-1,2026-06-01,,single,2", "BQ-9,2026-06-01,,single,2"]).await;
        assert_eq!(totals(&report), (2, 1, 0, 0, 1));
        assert_eq!(campus.taken("single", "2026-06-01").await, 2);
        let again = officer.imports(&[ACADEMY], &["BQ-1,2026-06-01,,single,2"]).await;
        assert_eq!(totals(&again), (2, 0, 0, 2, 0));
    }

    async fn an_import_of_events_that_was_interrupted_goes_on_with_the_same_files(campus: Campus) {
        let row = |n: u32| format!("N-{n},Course {n},training,enquiry,2026-07-01,2026-07-02,1,,,");
        let text = std::iter::once(HEAD.to_owned()).chain((0..900).map(row)).collect::<Vec<_>>().join("\n");
        let desk = Desk::default();
        let administrator = campus.actor(Role::Administrator);
        let work = import::begin(&campus.ctx, &administrator, &desk, order(&text)).await.expect("it begins");
        let task = tokio::spawn(work);
        while campus.number("select count(*) from event").await < 100 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        task.abort();
        assert!(task.await.is_err(), "it was done before it could be interrupted");
        let before = campus.number("select count(*) from event").await;
        assert_eq!((before % 100, campus.number("select rows_new from import").await), (0, before));
        let work = import::begin(&campus.ctx, &administrator, &desk, order(&text)).await.expect("it begins");
        work.await;
        let latest = import::latest(&administrator, &desk).expect("may look").expect("an import");
        let State::Events(report) = latest.state else { panic!("no report") };
        assert_eq!(totals(&report), (900, 900 - before, 0, before, 0));
        assert_eq!(campus.number("select count(*) from event").await, 900);
        assert_eq!(campus.number("select count(distinct code) from event").await, 900);
    }
}

/// A file of events as it came over the network.
fn order(text: &str) -> Order {
    let upload = Upload::begin().expect("a folder");
    let (path, mut file) = upload.file("events.csv").expect("a file");
    file.write_all(text.as_bytes()).expect("its content");
    let work = Work::Events { events: Some(path.clone()), blocks: None, source: None, order: None };
    Order { upload, path, work, dry_run: false }
}
