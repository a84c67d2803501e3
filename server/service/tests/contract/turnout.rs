//! How many were there: counted once it began, beside what was expected, by those who may plan the event.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use crate::support::programme::draft;
use domain::access::Role;
use domain::event::EventStatus;
use domain::ids::{FunctionId, SessionId};
use domain::programme::Draft;
use domain::turnout::{Attended, Turnout};
use service::turnout::{self, Count, TurnoutRecord};
use service::{Actor, ServiceError, function, programme};
use std::collections::BTreeMap;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

/// A session in a hall on the first morning, and one without a hall on the next.
async fn set(campus: &Campus) -> (Actor, FunctionId, [SessionId; 2]) {
    campus.has_a_hall().await;
    campus.holds_event("26-001", JUNE, true).await;
    campus.holds_event("26-002", JUNE, false).await;
    let organiser = campus.actor(Role::Organiser);
    let morning = campus.has_a_morning(&organiser, "26-001").await;
    let opening =
        Draft { function: Some(morning), ..draft("Opening", "2026-06-01 09:00", "2026-06-01 10:00") };
    let first = campus.adds(&organiser, "26-001", &opening).await.good();
    let next = draft("Panel", "2026-06-02 09:00", "2026-06-02 10:00");
    let second = campus.adds(&organiser, "26-001", &next).await.good();
    (organiser, morning, [first, second])
}

fn count(attended: Attended, version: i64, people: (i64, i64)) -> Count {
    let (on_campus, online) = people;
    Count { attended, version, turnout: Some(Turnout { on_campus, online }) }
}

async fn counted(campus: &Campus) -> TurnoutRecord {
    turnout::of_event(&campus.ctx, &campus.actor(Role::Management), "26-001").await.good()
}

#[track_caller]
fn fault<T: std::fmt::Debug>(outcome: Result<T, ServiceError>) -> String {
    match outcome {
        Err(ServiceError::Invalid(faults)) => faults[0].to_string(),
        other => panic!("should have been refused, but: {other:?}"),
    }
}

on_both! {
    async fn who_was_there_is_counted_during_it_or_after_and_never_before(campus: Campus) {
        let (organiser, morning, [first, second]) = set(&campus).await;
        let record = async |counts: &[Count]| turnout::record(&campus.ctx, &organiser, "26-001", counts).await;
        let opening = count(Attended::Session(first), 0, (72, 12));
        campus.at("2026-06-01 08:59");
        assert_eq!(fault(record(&[opening]).await), format!("on_campus_{first}: not_begun"));
        campus.at("2026-06-01 09:30");
        let both = [opening, count(Attended::Session(second), 0, (5, 0))];
        assert_eq!(fault(record(&both).await), format!("on_campus_{second}: not_begun"));
        assert!(counted(&campus).await.counted().is_empty(), "all of it or nothing");
        record(&[opening, count(Attended::Function(morning), 0, (75, 0))]).await.good();
        let now = counted(&campus).await;
        let lines = now.lines.iter().map(|line| (line.expected, line.counted.map(|one| one.on_campus), line.begun));
        let expected = [((80, Some(0)), Some(72), true), ((80, Some(0)), None, false), ((80, None), Some(75), true)];
        assert_eq!(lines.collect::<Vec<_>>(), expected, "what was expected stays beside it");
        assert_eq!((now.peak(), now.may_count), (Some(Turnout { on_campus: 72, online: 12 }), false));
        let (wrong, few) = (count(Attended::Session(first), 1, (-1, 0)), Attended::Session(first));
        assert_eq!(fault(record(&[wrong]).await), format!("on_campus_{first}: out_of_range"));
        record(&[Count { attended: few, version: 1, turnout: None }]).await.good();
        assert_eq!(counted(&campus).await.peak(), None, "taken back");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn of_two_who_count_one_learns_of_the_other_and_history_keeps_both(campus: Campus) {
        let (organiser, _, [first, _]) = set(&campus).await;
        campus.at("2026-06-03 09:00");
        let desk = campus.actor(Role::Facilities);
        let of = Attended::Session(first);
        turnout::record(&campus.ctx, &desk, "26-001", &[count(of, 0, (70, 0))]).await.good();
        let late = turnout::record(&campus.ctx, &organiser, "26-001", &[count(of, 0, (72, 0))]).await;
        assert!(matches!(late, Err(ServiceError::Stale { subject: "turnout", current: 1 })), "{late:?}");
        turnout::record(&campus.ctx, &organiser, "26-001", &[count(of, 0, (70, 0))]).await.good();
        turnout::record(&campus.ctx, &organiser, "26-001", &[count(of, 1, (72, 0))]).await.good();
        let told = campus.texts("select after from history where subject = 'turnout' order by seq").await;
        assert!(told.len() == 2 && told[1].contains("72"), "the same again is no change: {told:?}");
        let theirs = turnout::record(&campus.ctx, &organiser, "26-002", &[]).await;
        assert!(matches!(theirs, Err(ServiceError::NotFound("event"))), "{theirs:?}");
        let nowhere = count(Attended::Function(FunctionId::new(campus.ctx.ids.next())), 0, (1, 0));
        let nowhere = turnout::record(&campus.ctx, &organiser, "26-001", &[nowhere]).await;
        assert!(matches!(nowhere, Err(ServiceError::NotFound("turnout"))), "{nowhere:?}");
    }

    async fn a_form_from_before_a_count_was_taken_back_does_not_overwrite_the_one_after(campus: Campus) {
        let (organiser, _, [first, _]) = set(&campus).await;
        campus.at("2026-06-03 09:00");
        let of = Attended::Session(first);
        let record = async |count: Count| turnout::record(&campus.ctx, &organiser, "26-001", &[count]).await;
        record(count(of, 0, (70, 0))).await.good();
        record(Count { attended: of, version: 1, turnout: None }).await.good();
        let version = counted(&campus).await.lines[0].version;
        record(count(of, version, (72, 0))).await.good();
        for seen in [0, 1, 2] {
            let old = record(count(of, seen, (70, 0))).await;
            assert!(matches!(old, Err(ServiceError::Stale { subject: "turnout", current: 3 })), "{seen}: {old:?}");
        }
        let after = campus.texts("select coalesce(after, 'none') from history where subject = 'turnout' order by seq").await;
        assert!(after.len() == 3 && after[1] == "none", "{after:?}");
    }

    async fn a_count_goes_with_what_it_is_of_and_history_keeps_it(campus: Campus) {
        let (organiser, morning, [first, second]) = set(&campus).await;
        let later = campus.wants_hall("2026-06-03 09:00", "2026-06-03 12:00");
        let later = campus.plans(&organiser, "26-001", &later).await.good();
        let closing = Draft { function: Some(later), ..draft("Closing", "2026-06-03 09:00", "2026-06-03 10:00") };
        let third = campus.adds(&organiser, "26-001", &closing).await.good();
        campus.at("2026-06-04 09:00");
        let (session, hall) = (Attended::Session(first), Attended::Function(morning));
        let stays = [(Attended::Session(third), (60, 2)), (Attended::Function(later), (62, 0))];
        let goes = [count(session, 0, (70, 3)), count(hall, 0, (71, 0))];
        let counts = goes.into_iter().chain(stays.map(|(of, people)| count(of, 0, people))).collect::<Vec<_>>();
        turnout::record(&campus.ctx, &organiser, "26-001", &counts).await.good();
        assert_eq!(counted(&campus).await.lines.iter().filter(|line| line.hall.is_some()).count(), 4);
        programme::remove(&campus.ctx, &organiser, (first, 1)).await.good();
        function::remove(&campus.ctx, &organiser, (morning, 1)).await.good();
        programme::remove(&campus.ctx, &organiser, (second, 1)).await.good();
        let kept = stays.map(|(of, (on_campus, online))| (of, Turnout { on_campus, online }));
        assert_eq!(counted(&campus).await.counted(), BTreeMap::from(kept), "only what was counted of those removed goes");
        let gone = "select before from history where subject = 'turnout' and after is null order by seq";
        let gone = campus.texts(gone).await;
        assert_eq!(gone.len(), 2, "nobody counted the third that was removed: {gone:?}");
        let told = [("session", "70"), ("function", "71")];
        let told = told.into_iter().zip(&gone);
        for ((of, people), line) in told {
            assert!(line.contains(of) && line.contains(people), "{line}");
        }
        campus.stands("26-001", EventStatus::Cancelled).await;
        let off = turnout::record(&campus.ctx, &organiser, "26-001", &[]).await;
        assert_eq!(fault(off), "event: called_off");
        assert_eq!(counted(&campus).await.lines.iter().filter(|line| line.hall.is_some()).count(), 2);
    }
}
