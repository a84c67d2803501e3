//! Targets of room-nights: one a period, changed only as seen, each change kept.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::ids::TargetId;
use domain::target::{Aim, TargetPeriod, TargetStatus};
use service::{ServiceError, target};

on_both! {
    async fn management_sets_changes_and_removes_a_target_and_each_step_is_kept(campus: Campus) {
        let director = campus.actor(Role::Management);
        let id = TargetId::new(campus.ctx.ids.next());
        target::add(&campus.ctx, &director, id, &aim(2028, 25_000)).await.good();
        target::change(&campus.ctx, &director, (id, 1), &aim(2028, 26_000)).await.good();
        let seen = target::list(&campus.ctx, &director).await.good();
        assert_eq!((seen[0].room_nights, seen[0].version, seen[0].source.as_str()), (26_000, 2, "Board paper"));
        target::remove(&campus.ctx, &director, (id, 2)).await.good();
        assert_eq!(target::list(&campus.ctx, &director).await.good(), []);
        let kept = campus.texts("select action from history where subject = 'target' order by seq").await;
        assert_eq!(kept, ["add", "change", "remove"]);
        let kept = campus.texts("select before from history where action = 'remove'").await;
        assert!(kept[0].contains("26000"), "{kept:?}");
    }

    async fn a_change_of_what_somebody_else_changed_meanwhile_is_refused(campus: Campus) {
        let director = campus.actor(Role::Management);
        let id = TargetId::new(campus.ctx.ids.next());
        target::add(&campus.ctx, &director, id, &aim(2028, 25_000)).await.good();
        target::change(&campus.ctx, &director, (id, 1), &aim(2028, 26_000)).await.good();
        let late = target::change(&campus.ctx, &director, (id, 1), &aim(2028, 24_000)).await.error();
        assert!(matches!(late, ServiceError::Stale { subject: "target", current: 2 }), "{late:?}");
        let late = target::remove(&campus.ctx, &director, (id, 1)).await.error();
        assert!(matches!(late, ServiceError::Stale { .. }), "{late:?}");
        assert_eq!(target::list(&campus.ctx, &director).await.good()[0].room_nights, 26_000);
    }

    async fn a_period_has_one_target_and_the_same_one_sent_twice_is_set_once(campus: Campus) {
        let director = campus.actor(Role::Management);
        let [one, two] = [(); 2].map(|()| TargetId::new(campus.ctx.ids.next()));
        target::add(&campus.ctx, &director, one, &aim(2028, 25_000)).await.good();
        target::add(&campus.ctx, &director, one, &aim(2028, 25_000)).await.good();
        assert_eq!(campus.number("select count(*) from history where subject = 'target'").await, 1);
        assert_fault(target::add(&campus.ctx, &director, two, &aim(2028, 1)).await, "first_year", "taken");
        // A biennium of the same first year is another period; moved onto the year, it is in the way.
        let biennium = Aim { period: TargetPeriod::Biennium, ..aim(2028, 25_000) };
        target::add(&campus.ctx, &director, two, &biennium).await.good();
        let moved = target::change(&campus.ctx, &director, (two, 1), &aim(2028, 25_000)).await;
        assert_fault(moved, "first_year", "taken");
    }

    async fn what_cannot_be_a_target_is_named_field_by_field(campus: Campus) {
        let director = campus.actor(Role::Management);
        let wrong = Aim { source: String::new(), period: TargetPeriod::Biennium, ..aim(2027, 0) };
        let outcome = target::add(&campus.ctx, &director, TargetId::new(campus.ctx.ids.next()), &wrong).await;
        let ServiceError::Invalid(faults) = outcome.error() else { panic!("not told what is wrong") };
        let faults = faults.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(faults, ["first_year: odd", "room_nights: out_of_range", "source: missing"]);
        assert_eq!(campus.number("select count(*) from target").await, 0);
    }
}

fn aim(first_year: i32, room_nights: i64) -> Aim {
    let (period, status) = (TargetPeriod::Year, TargetStatus::Assumed);
    Aim { period, first_year, room_nights, source: " Board paper ".to_owned(), status }
}

#[track_caller]
fn assert_fault(outcome: Result<(), ServiceError>, field: &str, code: &str) {
    let ServiceError::Invalid(faults) = outcome.error() else { panic!("not told what is wrong") };
    assert_eq!((faults[0].field.as_str(), faults[0].code), (field, code));
}
