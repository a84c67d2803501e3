//! Thirty-two participants want one time of one host; and one of them, with a link opened thirty-two times, wants all times
//! of a morning. The service does not look who has a time before it writes: the database stands between them.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::meeting::drop_booking_guard;
use crate::support::outcome::Outcome;
use crate::support::registration::{answers, terms};
use domain::access::Role;
use domain::ids::MeetingSlotId;
use service::ServiceError;
use tokio::task::JoinSet;

const PEOPLE: usize = 32;
const MOST: i64 = 5;

on_both! {
    async fn of_thirty_two_who_want_one_time_at_once_one_has_it(campus: Campus) {
        let (links, slots) = set(&campus, PEOPLE).await;
        let wishes = links.iter().map(|link| (link.clone(), slots[0]));
        assert_eq!(rush(&campus, wishes, "slot: taken").await, 1);
        assert_eq!(campus.number("select count(*) from meeting_booking").await, 1);
        assert_eq!(campus.number("select count(*) from mail where kind = 'meeting'").await, 1);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn one_person_at_thirty_two_screens_has_as_many_times_as_one_may_have(campus: Campus) {
        let (links, slots) = set(&campus, 1).await;
        let wishes = slots.iter().cycle().take(PEOPLE).map(|slot| (links[0].clone(), *slot));
        rush(&campus, wishes, "slot: most").await;
        assert_eq!(campus.number("select count(*) from meeting_booking").await, MOST);
        assert_eq!(campus.number("select count(*) from mail where kind = 'meeting'").await, MOST);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn without_the_guard_all_thirty_two_would_have_it(campus: Campus) {
        let (links, slots) = set(&campus, PEOPLE).await;
        drop_booking_guard(&campus).await;
        rush(&campus, links.iter().map(|link| (link.clone(), slots[0])), "slot: taken").await;
        assert_eq!(campus.number("select count(*) from meeting_booking").await, i64::try_from(PEOPLE).unwrap());
    }
}

/// So many people with links of their own, and the times of a host.
async fn set(campus: &Campus, people: usize) -> (Vec<String>, Vec<MeetingSlotId>) {
    campus.holds_event("E1", ("2026-06-01", "2026-06-05"), true).await;
    let link = campus.opens_registration("E1", &terms()).await;
    let organiser = campus.actor(Role::Organiser);
    let host = campus.can_be_met(&organiser, "E1", (13, MOST)).await;
    let mut links = Vec::new();
    for number in 0..people {
        let somebody = answers(&format!("Guest {number}"), &format!("guest{number}@example.org"));
        links.push(campus.registers(&link, &somebody).await.good().expect("a link"));
    }
    (links, campus.times(&organiser, host).await.iter().map(|slot| slot.id).collect())
}

/// All wishes at once; how many came true. The others are told one thing.
async fn rush(
    campus: &Campus,
    wishes: impl Iterator<Item = (String, MeetingSlotId)>,
    otherwise: &str,
) -> usize {
    let mut writers = JoinSet::new();
    for (link, slot) in wishes {
        let campus = campus.clone();
        writers.spawn(async move { campus.meets(&link, slot).await });
    }
    let mut done = 0;
    for outcome in writers.join_all().await {
        match outcome {
            Ok(()) => done += 1,
            Err(ServiceError::Invalid(faults)) => assert_eq!(faults[0].to_string(), otherwise),
            Err(other) => panic!("a participant was told only this: {other:?}"),
        }
    }
    done
}
