//! Stands: a finite stock that is given out once, and who waits for it.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use crate::support::rooming::sheet;
use crate::support::stand::drop_stand_guard;
use domain::access::Role;
use domain::ids::{EventId, ExhibitorId, FunctionId, StandId};
use domain::programme::Settings;
use domain::stand::{Row, Said, StandDraft};
use service::retention::run;
use service::stand::{self, StandPlan};
use service::stay::Write;
use service::{Actor, ServiceError, event, programme};
use tokio::task::JoinSet;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const WRITERS: usize = 16;

fn row(last: i64, area: i64) -> Row {
    Row {
        prefix: "A".to_owned(),
        first: 1,
        last,
        area,
        power: 2000,
        fittings: "a table".to_owned(),
        function: None,
    }
}

fn said(organisation: &str, area: i64) -> Said {
    Said {
        organisation: organisation.to_owned(),
        contact: "Ada Voice, ada@voice.test".to_owned(),
        link: "https://stand.example.org".to_owned(),
        area,
    }
}

/// Two events of which one is the organiser's own, with stands and exhibitors of so many.
async fn set(campus: &Campus, stands: i64, exhibitors: usize) -> (Actor, Vec<ExhibitorId>) {
    campus.holds_event("26-001", JUNE, true).await;
    campus.holds_event("26-002", JUNE, false).await;
    let organiser = campus.actor(Role::Organiser);
    stand::add_stands(&campus.ctx, &organiser, "26-001", &row(stands, 6)).await.good();
    let mut ids = Vec::new();
    for number in 0..exhibitors {
        campus.clock.pass(1);
        let id = ExhibitorId::new(campus.ctx.ids.next());
        let said = said(&format!("Tools {number}"), 6);
        for _ in 0..2 {
            stand::add_exhibitor(&campus.ctx, &organiser, ("26-001", id), &said).await.good();
        }
        ids.push(id);
    }
    (organiser, ids)
}

async fn plan(campus: &Campus) -> StandPlan {
    stand::plan(&campus.ctx, &campus.actor(Role::Facilities), "26-001").await.good()
}

#[track_caller]
fn fault<T: std::fmt::Debug>(outcome: Result<T, ServiceError>) -> String {
    match outcome {
        Err(ServiceError::Invalid(faults)) => faults[0].to_string(),
        other => panic!("should have been refused, but: {other:?}"),
    }
}

/// All exhibitors at once ask for one stand; how many have it then.
async fn rush(campus: &Campus, ids: &[ExhibitorId], stand: StandId) -> i64 {
    let mut writers = JoinSet::new();
    for id in ids.iter().copied() {
        let campus = campus.clone();
        writers.spawn(async move {
            let desk = campus.actor(Role::Facilities);
            stand::allot(&campus.ctx, &desk, (id, 1), Some(stand)).await
        });
    }
    for outcome in writers.join_all().await {
        if outcome.is_err() {
            assert_eq!(fault(outcome), "stand: taken");
        }
    }
    campus.number("select count(*) from exhibitor where stand_id is not null").await
}

on_both! {
    async fn stands_are_given_out_in_the_order_of_asking_and_who_finds_none_waits(campus: Campus) {
        let (organiser, ids) = set(&campus, 2, 3).await;
        assert_eq!(stand::give_out(&campus.ctx, &organiser, "26-001").await.good(), 2);
        assert_eq!(stand::give_out(&campus.ctx, &organiser, "26-001").await.good(), 0);
        let now = plan(&campus).await;
        let labels = now.exhibitors.iter().map(|one| now.stand_of(one).map(|stand| stand.label.as_str()));
        assert_eq!(labels.collect::<Vec<_>>(), [Some("A1"), Some("A2"), None]);
        let taken = now.stands[0].id;
        assert_eq!(fault(stand::allot(&campus.ctx, &organiser, (ids[2], 1), Some(taken)).await), "stand: taken");
        assert_eq!(fault(stand::remove_stand(&campus.ctx, &organiser, ("26-001", taken)).await), "stand: taken");
        stand::remove_exhibitor(&campus.ctx, &organiser, (ids[0], 2)).await.good();
        assert_eq!(stand::give_out(&campus.ctx, &organiser, "26-001").await.good(), 1);
        assert_eq!(plan(&campus).await.free().count(), 0);
        assert_eq!(fault(stand::add_stands(&campus.ctx, &organiser, "26-001", &row(3, 6)).await), "first: there");
        assert_eq!(campus.number("select count(*) from stand").await, 2, "made whole or not at all");
        let kept = campus.texts("select coalesce(before, '') || coalesce(after, '') from history").await;
        assert!(kept.iter().all(|line| !line.contains("Ada Voice")), "{kept:?}");
    }

    async fn of_sixteen_who_want_one_stand_at_once_one_has_it(campus: Campus) {
        let (_, ids) = set(&campus, 1, WRITERS).await;
        let stand = plan(&campus).await.stands[0].id;
        assert_eq!(rush(&campus, &ids, stand).await, 1);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn without_the_guard_all_of_them_would_have_it(campus: Campus) {
        let (_, ids) = set(&campus, 1, WRITERS).await;
        drop_stand_guard(&campus).await;
        let stand = plan(&campus).await.stands[0].id;
        assert_eq!(rush(&campus, &ids, stand).await, i64::try_from(WRITERS).unwrap());
    }

    async fn stands_of_others_are_not_there_and_those_who_only_read_know_no_contact(campus: Campus) {
        let (organiser, ids) = set(&campus, 1, 1).await;
        let theirs = ExhibitorId::new(campus.ctx.ids.next());
        let desk = campus.actor(Role::Facilities);
        stand::add_exhibitor(&campus.ctx, &desk, ("26-002", theirs), &said("Theirs", 6)).await.good();
        for outcome in [
            stand::change_exhibitor(&campus.ctx, &organiser, (theirs, 1), &said("Mine", 6)).await,
            stand::remove_exhibitor(&campus.ctx, &organiser, (theirs, 1)).await,
            stand::allot(&campus.ctx, &organiser, (theirs, 1), None).await,
            stand::exhibitor(&campus.ctx, &organiser, theirs).await.map(drop),
            stand::plan(&campus.ctx, &organiser, "26-002").await.map(drop),
            stand::add_stands(&campus.ctx, &organiser, "26-002", &row(1, 6)).await,
            stand::give_out(&campus.ctx, &organiser, "26-002").await.map(drop),
        ] {
            assert!(matches!(outcome, Err(ServiceError::NotFound(_))), "{outcome:?}");
        }
        // A stand of one event is none for another.
        let stand = plan(&campus).await.stands[0].id;
        assert_eq!(fault(stand::allot(&campus.ctx, &desk, (theirs, 1), Some(stand)).await), "stand: unknown");
        stand::change_exhibitor(&campus.ctx, &organiser, (ids[0], 1), &said("Tools", 9)).await.good();
        let stale = stand::change_exhibitor(&campus.ctx, &organiser, (ids[0], 1), &said("Tools", 9)).await;
        assert!(matches!(stale, Err(ServiceError::Stale { current: 2, .. })), "{stale:?}");
        let director = campus.actor(Role::Management);
        let read = stand::plan(&campus.ctx, &director, "26-001").await.good();
        assert_eq!((read.exhibitors[0].said.contact.as_str(), read.may_plan), ("", false));
    }

    async fn a_stand_is_changed_in_all_it_has_and_who_has_it_keeps_it(campus: Campus) {
        let (organiser, ids) = set(&campus, 2, 1).await;
        let [first, second] = &plan(&campus).await.stands[..] else { panic!("two stands") };
        assert_eq!(first.fittings, "a table");
        stand::allot(&campus.ctx, &organiser, (ids[0], 1), Some(first.id)).await.good();
        let draft = StandDraft {
            label: "B7".to_owned(), area: 12, power: 500, fittings: "a table, a screen".to_owned(), function: None,
        };
        let change = async |id, version, draft: &StandDraft| {
            stand::change_stand(&campus.ctx, &organiser, ("26-001", id, version), draft).await
        };
        change(first.id, 1, &draft).await.good();
        let now = plan(&campus).await;
        let stand = now.stand_of(&now.exhibitors[0]).unwrap();
        assert_eq!((stand.label.as_str(), stand.area, stand.power, stand.fittings.as_str()), ("B7", 12, 500, "a table, a screen"));
        assert!(matches!(change(first.id, 1, &draft).await, Err(ServiceError::Stale { subject: "stand", current: 2 })));
        assert_eq!(fault(change(second.id, 1, &draft).await), "label: there");
        assert_eq!(fault(change(second.id, 1, &StandDraft { label: "B 8".to_owned(), ..draft.clone() }).await), "label: bad");
        let nowhere = StandDraft { label: "B8".to_owned(), function: Some(FunctionId::new(campus.ctx.ids.next())), ..draft };
        assert_eq!(fault(change(second.id, 1, &nowhere).await), "function: unknown");
        let told = campus.texts("select after from history where subject = 'stand' and action = 'change'").await;
        assert!(told.len() == 1 && told[0].contains("a screen"), "{told:?}");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn labels_that_differ_in_case_alone_were_two_stands(campus: Campus) {
        let (organiser, _) = set(&campus, 2, 1).await;
        let small = Row { prefix: "a".to_owned(), ..row(2, 6) };
        assert_eq!(fault(stand::add_stands(&campus.ctx, &organiser, "26-001", &small).await), "first: there");
        let second = plan(&campus).await.stands[1].id;
        let draft = |label: &str| StandDraft {
            label: label.to_owned(), area: 6, power: 0, fittings: String::new(), function: None,
        };
        let change = async |version, label: &str| {
            stand::change_stand(&campus.ctx, &organiser, ("26-001", second, version), &draft(label)).await
        };
        assert_eq!(fault(change(1, "a1").await), "label: there");
        change(1, "a2").await.good();
        assert_eq!(plan(&campus).await.stands.iter().filter(|stand| stand.label == "a2").count(), 1, "its own name");
    }

    async fn a_list_is_shown_as_new_changed_same_and_bad_and_taken_over_as_shown(campus: Campus) {
        let (organiser, ids) = set(&campus, 3, 3).await;
        let now = plan(&campus).await;
        for (id, stand) in ids.iter().zip(&now.stands).take(2) {
            stand::allot(&campus.ctx, &organiser, (*id, 1), Some(stand.id)).await.good();
        }
        let list = sheet(&[
            "Exhibitor,Contact,E-mail,Link,Size,Booth,Colour",
            "TOOLS 0,,,,,a2,",
            "Tools 1,,,,,A1,red",
            "Tools 2,,,,,,",
            "Skills Fund,Eve Jones,eve@fund.test,https://fund.example.org,9 m²,A3,",
            "Skills  fund,,,,,,",
            "Late,,,,,A3,",
            "Nowhere,,,,,Z9,",
            "Wrong,,not a mail,,,,",
            "Odd,,,stand.example.org,,,",
            "Large,,,,6.5,,",
            ",,,,,A3,",
            "=1+1,,,,,,",
        ]);
        let (_, shown) = stand::compare(&campus.ctx, &organiser, "26-001", &list).await.good();
        let lines = shown.differences.iter().map(|one| (one.line, one.before.is_some())).collect::<Vec<_>>();
        assert_eq!((lines, shown.same), (vec![(2, true), (3, true), (5, false), (13, false)], 1));
        let bad = shown.bad.iter().map(|bad| (bad.line, bad.column.as_str(), bad.code)).collect::<Vec<_>>();
        let expected = [
            (6, "Exhibitor", "again"), (7, "Booth", "taken"), (8, "Booth", "unknown"), (9, "E-mail", "not_an_address"),
            (10, "Link", "no_address"), (11, "Size", "out_of_range"),
        ];
        assert_eq!((bad, shown.unread.as_slice()), (expected.to_vec(), &["Colour".to_owned()][..]));
        let write = Write::of_version("once", shown.state);
        for _ in 0..2 {
            stand::take_over(&campus.ctx, &organiser, "26-001", &list, &write).await.good();
        }
        let now = plan(&campus).await;
        let stands = now.exhibitors.iter().map(|one| {
            (one.said.organisation.as_str(), now.stand_of(one).map(|stand| stand.label.as_str()))
        });
        let expected = [("TOOLS 0", Some("A2")), ("Tools 1", Some("A1")), ("Tools 2", None), ("Skills Fund", Some("A3")), ("=1+1", None)];
        assert_eq!(stands.collect::<Vec<_>>(), expected, "the two have each other's stands");
        let fund = &now.exhibitors[3].said;
        assert_eq!((fund.contact.as_str(), fund.area), ("Eve Jones, eve@fund.test", 9));
        assert_eq!(now.exhibitors[0].said.contact, "Ada Voice, ada@voice.test", "an empty cell says nothing");
        let (_, again) = stand::compare(&campus.ctx, &organiser, "26-001", &list).await.good();
        assert_eq!((again.differences.len(), again.same), (0, 5));
        let kept = campus.texts("select coalesce(before, '') || coalesce(after, '') from history").await;
        assert!(kept.iter().all(|line| !line.contains("Eve Jones")), "{kept:?}");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_list_is_not_taken_over_where_a_stand_was_given_meanwhile(campus: Campus) {
        let (organiser, ids) = set(&campus, 1, 1).await;
        let list = sheet(&["Name,Stand", "New,A1"]);
        let (before, shown) = stand::compare(&campus.ctx, &organiser, "26-001", &list).await.good();
        stand::allot(&campus.ctx, &organiser, (ids[0], 1), Some(before.stands[0].id)).await.good();
        let write = Write::of_version("once", shown.state);
        let outcome = stand::take_over(&campus.ctx, &organiser, "26-001", &list, &write).await;
        assert!(matches!(outcome, Err(ServiceError::Stale { subject: "exhibitor", .. })), "{outcome:?}");
        let (_, shown) = stand::compare(&campus.ctx, &organiser, "26-001", &list).await.good();
        assert_eq!((shown.differences.len(), shown.bad[0].code, shown.absent.len()), (0, "taken", 1));
        let nameless = sheet(&["Stand", "A1"]);
        let (_, shown) = stand::compare(&campus.ctx, &organiser, "26-001", &nameless).await.good();
        assert!(shown.lacks_names && shown.bad.is_empty());
        let director = campus.actor(Role::Management);
        assert!(matches!(stand::compare(&campus.ctx, &director, "26-001", &list).await, Err(ServiceError::Forbidden(_))));
    }

    async fn exhibitors_are_published_where_they_are_to_be_and_their_contacts_leave_on_time(campus: Campus) {
        let (organiser, _) = set(&campus, 1, 2).await;
        stand::give_out(&campus.ctx, &organiser, "26-001").await.good();
        let opening = crate::support::programme::draft("Opening", "2026-06-01 09:00", "2026-06-01 10:00");
        campus.adds(&organiser, "26-001", &opening).await.good();
        programme::publish(&campus.ctx, &organiser, ("26-001", 1), Settings::default()).await.good();
        let shown = async || programme::reading(&campus.ctx, "26-001").await.good().published.stands;
        assert!(shown().await.is_empty());
        let settings = Settings { stands: true, ..Settings::default() };
        programme::publish(&campus.ctx, &organiser, ("26-001", 2), settings).await.good();
        let stands = shown().await;
        assert_eq!((stands.len(), stands[0].organisation.as_str(), stands[0].label.as_str()), (1, "Tools 0", "A1"));
        let again = EventId::new(campus.ctx.ids.next());
        let code = event::duplicate(&campus.ctx, &organiser, "26-001", (again, day("2026-09-07"))).await.good();
        let copy = stand::plan(&campus.ctx, &organiser, &code).await.good();
        assert_eq!((copy.stands.len(), copy.exhibitors.len()), (1, 0));
        campus.at("2028-06-03 09:00");
        run(&campus.ctx, &Actor::operator()).await.good();
        assert!(campus.dump().await.contains("ada@voice.test"));
        campus.at("2028-06-04 09:00");
        run(&campus.ctx, &Actor::operator()).await.good();
        let dump = campus.dump().await;
        assert!(!dump.contains("ada@voice.test") && dump.contains("Tools 0"));
        assert_eq!(campus.violations().await, [""; 0]);
    }
}
