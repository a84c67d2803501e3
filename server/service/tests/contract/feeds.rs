//! Calendars under a secret address: who may make them, what they say to whom, and when they stop.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::event::EventStatus;
use service::ServiceError;
use service::feed::{self, Content, Entry, What, When, Wish};
use service::token::Secret;

async fn makes(campus: &Campus, role: Role, wish: Wish) -> Result<Secret, ServiceError> {
    feed::issue(&campus.ctx, &campus.actor(role), &wish).await
}

/// What a calendar program reads; none where there is no calendar.
async fn reads(campus: &Campus, secret: &Secret) -> Option<Content> {
    let line = feed::identify(&campus.ctx, secret.reveal()).await.expect("an answer")?;
    feed::content(&campus.ctx, line).await.ok()
}

async fn room_of(campus: &Campus, role: Role) -> Vec<Entry> {
    let secret = makes(campus, role, Wish::Room("101".to_owned())).await.expect("a calendar");
    reads(campus, &secret).await.expect("a calendar").entries
}

fn is_fault(outcome: Result<Secret, ServiceError>, field: &str, code: &str) -> bool {
    let Err(ServiceError::Invalid(faults)) = outcome else { return false };
    faults.iter().any(|fault| fault.field == field && fault.code == code)
}

on_both! {
    async fn whoever_may_read_a_thing_makes_its_calendar_and_nobody_else(campus: Campus) {
        for role in [Role::Facilities, Role::Housekeeping, Role::Organiser, Role::Management, Role::Auditor] {
            makes(&campus, role, Wish::Room(" 101 ".to_owned())).await.expect("a calendar");
        }
        makes(&campus, Role::Housekeeping, Wish::House).await.expect("a calendar");
        assert!(is_fault(makes(&campus, Role::Organiser, Wish::House).await, "what", "not_allowed"));
        assert!(is_fault(makes(&campus, Role::Housekeeping, Wish::Events).await, "what", "not_allowed"));
        assert!(is_fault(makes(&campus, Role::Organiser, Wish::Room("999".to_owned())).await, "code", "unknown"));
        assert!(is_fault(makes(&campus, Role::Organiser, Wish::Space("X".to_owned())).await, "code", "unknown"));
    }

    async fn a_room_says_to_an_organiser_that_it_is_occupied_and_to_the_desk_by_which_stay(campus: Campus) {
        let stay = campus.clerk().books_for("Anna Rossi", "2026-06-01", 2).await.good();
        campus.clerk().assigns(&stay, "101").await.good();
        campus.clerk().closes(&["101"], "2026-06-10", "2026-06-12").await.good();
        let seen = room_of(&campus, Role::Organiser).await;
        assert_eq!(seen[0].what, What::Occupied);
        assert_eq!(seen[0].when, When::Days(day("2026-06-01"), day("2026-06-03")));
        assert!(matches!(&seen[1].what, What::Closure { reason, .. } if reason == "a burst pipe"));
        let known = room_of(&campus, Role::Facilities).await;
        assert!(matches!(&known[0].what, What::Stay { reference, .. } if *reference == stay.reference));
        assert!(!format!("{known:?}").contains("Rossi"), "a calendar names a guest");
        assert_eq!(known[0].version, 2, "a stay that was given a room is at its second version");
    }

    async fn a_stay_keeps_its_id_through_a_change_and_is_said_to_be_cancelled_for_thirty_days(campus: Campus) {
        let stay = campus.clerk().books_room("101", "2026-06-01", 2).await.good();
        let secret = makes(&campus, Role::Facilities, Wish::Room("101".to_owned())).await.expect("a calendar");
        let before = reads(&campus, &secret).await.expect("a calendar").entries.remove(0);
        campus.at("2026-05-02 09:00");
        let longer = campus.clerk().redates(&stay, "2026-06-01", "2026-06-04").await.good();
        let after = reads(&campus, &secret).await.expect("a calendar").entries.remove(0);
        assert_eq!((&before.uid, after.when), (&after.uid, When::Days(day("2026-06-01"), day("2026-06-04"))));
        assert!(before.version < after.version && before.changed_at < after.changed_at);
        campus.clerk().cancels(&longer).await.good();
        let off = reads(&campus, &secret).await.expect("a calendar").entries.remove(0);
        assert!(off.cancelled && off.uid == before.uid && after.version < off.version);
        campus.at("2026-06-02 09:00");
        assert!(reads(&campus, &secret).await.expect("a calendar").entries.is_empty());
    }

    async fn it_reaches_ninety_days_back_and_four_hundred_ahead(campus: Campus) {
        for arrival in ["2026-01-20", "2026-02-10", "2027-06-01", "2027-06-20"] {
            campus.at("2026-01-01 09:00");
            campus.clerk().books_room("101", arrival, 1).await.good();
        }
        campus.at("2026-05-01 09:00");
        let starts = room_of(&campus, Role::Facilities).await.into_iter().map(|entry| entry.when);
        let expected = ["2026-02-10", "2027-06-01"].map(|text| When::Days(day(text), day(text).succ_opt().unwrap()));
        assert_eq!(starts.collect::<Vec<_>>(), expected);
    }

    async fn the_house_counts_arrivals_and_departures_and_names_nobody(campus: Campus) {
        campus.clerk().books("single", "2026-06-01", 2).await.good();
        let gone = campus.clerk().books("single", "2026-06-01", 1).await.good();
        campus.clerk().books("suite", "2026-06-03", 1).await.good();
        campus.clerk().cancels(&gone).await.good();
        let secret = makes(&campus, Role::Housekeeping, Wish::House).await.expect("a calendar");
        let entries = reads(&campus, &secret).await.expect("a calendar").entries;
        let counts = entries.iter().map(|entry| match entry.what {
            What::Day { arrivals, departures } => (arrivals, departures),
            _ => panic!("no day"),
        });
        assert_eq!(counts.collect::<Vec<_>>(), [(1, 0), (1, 1), (0, 1)]);
        assert_eq!(entries[1].uid, "house-2026-06-03@foresteria");
    }

    async fn an_organisers_events_are_their_own_and_one_called_off_is_cancelled(campus: Campus) {
        campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        campus.holds_event("26-002", ("2026-06-01", "2026-06-05"), false).await;
        let secret = makes(&campus, Role::Organiser, Wish::Events).await.expect("a calendar");
        let entries = reads(&campus, &secret).await.expect("a calendar").entries;
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].when, When::Days(day("2026-06-01"), day("2026-06-06")), "the last day is in");
        let cancelled = EventStatus::Cancelled.code();
        campus.sql(&format!("update event set status = '{cancelled}'")).await;
        assert!(reads(&campus, &secret).await.expect("a calendar").entries[0].cancelled);
    }

    async fn it_stops_when_it_is_revoked_its_maker_switched_off_or_may_read_it_no_more(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let secret = makes(&campus, Role::Facilities, Wish::House).await.expect("a calendar");
        assert!(reads(&campus, &secret).await.is_some());
        campus.sql("update account set role = 'organiser' where role = 'facilities'").await;
        let line = feed::identify(&campus.ctx, secret.reveal()).await.unwrap().expect("still made");
        assert!(matches!(feed::content(&campus.ctx, line).await, Err(ServiceError::Forbidden(_))));
        campus.sql("update account set role = 'facilities', disabled = true where email like 'facilities%'").await;
        assert!(reads(&campus, &secret).await.is_none(), "its maker is switched off");
        campus.sql("update account set disabled = false").await;
        assert!(reads(&campus, &secret).await.is_some());
        let id = feed::list_own(&campus.ctx, &desk).await.unwrap()[0].feed.id;
        let other = feed::revoke_own(&campus.ctx, &campus.actor(Role::Auditor), id).await;
        assert!(matches!(other, Err(ServiceError::NotFound("calendar"))));
        assert!(reads(&campus, &secret).await.is_some(), "somebody else revoked it");
        let owner = desk.id().expect("an account");
        feed::revoke(&campus.ctx, &campus.actor(Role::Administrator), owner, id).await.expect("revoked");
        assert!(reads(&campus, &secret).await.is_none());
        let again = feed::revoke_own(&campus.ctx, &desk, id).await;
        assert!(matches!(again, Err(ServiceError::NotFound("calendar"))));
    }

    async fn the_secret_is_nowhere_in_the_database_opens_one_thing_and_the_day_it_was_read_is_kept(campus: Campus) {
        let secret = makes(&campus, Role::Facilities, Wish::House).await.expect("a calendar");
        assert!(secret.reveal().starts_with("fsc_") && !campus.dump().await.contains(secret.reveal()));
        assert!(service::token::identify(&campus.ctx, secret.reveal()).await.unwrap().is_none(), "it is no token");
        let desk = campus.actor(Role::Facilities);
        assert_eq!(feed::list_own(&campus.ctx, &desk).await.unwrap()[0].feed.used_on, None);
        reads(&campus, &secret).await.expect("a calendar");
        let used_on = feed::list_own(&campus.ctx, &desk).await.unwrap()[0].feed.used_on;
        assert_eq!(used_on, Some(day("2026-05-01")));
        assert!(feed::list_own(&campus.ctx, &campus.actor(Role::Auditor)).await.unwrap().is_empty());
    }

    async fn a_space_says_what_holds_any_part_of_it_once_and_by_the_clock(campus: Campus) {
        let space = campus.has_a_space("HALL").await;
        let secret = makes(&campus, Role::Organiser, Wish::Space("hall".to_owned())).await.expect("a calendar");
        let entries = reads(&campus, &secret).await.expect("a calendar").entries;
        assert_eq!(entries.len(), 1, "two parts held together are one thing");
        let at = |seconds| chrono::DateTime::from_timestamp(seconds, 0).unwrap();
        assert_eq!(entries[0].when, When::Instants(at(space.0), at(space.1)));
    }
}
