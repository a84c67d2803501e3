//! Asking twice does once; changing what one did not see is refused.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::stay::Step;
use service::ServiceError;
use service::stay::{Reservation, Write};
use store_model::StoreError;

on_both! {
    async fn the_same_request_twice_books_once(campus: Campus) {
        let wish = campus.clerk().wish("single", Some("101"), "2026-06-01", 2);
        let first = campus.clerk().books_as(&wish, "once").await.good();
        assert_eq!(campus.clerk().books_as(&wish, "once").await.good(), first);
        assert_eq!(campus.number("select count(*) from stay").await, 1);
    }

    async fn a_key_used_for_another_request_is_refused(campus: Campus) {
        let wish = campus.clerk().wish("single", None, "2026-06-01", 2);
        campus.clerk().books_as(&wish, "once").await.good();
        let other = Reservation { departure: wish.arrival, ..wish };
        let error = campus.clerk().books_as(&other, "once").await.error();
        assert!(matches!(error, ServiceError::Store(StoreError::KeyReused)), "{error:?}");
    }

    async fn keys_belong_to_the_account(campus: Campus) {
        let wish = campus.clerk().wish("single", None, "2026-06-01", 2);
        let mine = campus.clerk().books_as(&wish, "once").await.good();
        let theirs = campus.someone(Role::Administrator).books_as(&wish, "once").await.good();
        assert_ne!(mine.id, theirs.id);
    }

    async fn a_key_is_forgotten_after_a_day(campus: Campus) {
        let wish = campus.clerk().wish("single", None, "2026-06-01", 2);
        let first = campus.clerk().books_as(&wish, "once").await.good();
        campus.clock.pass(store_model::idempotency::KEPT_FOR + 1);
        assert_ne!(campus.clerk().books_as(&wish, "once").await.good().id, first.id);
    }

    async fn two_at_once_under_one_key_both_get_the_last_room(campus: Campus) {
        // The last room: whoever comes second must be told of the booking, not that the room is gone.
        let wish = campus.clerk().wish("single", Some("101"), "2026-06-01", 2);
        campus.clerk().books_room("102", "2026-06-01", 2).await.good();
        campus.clerk().books_room("103", "2026-06-01", 2).await.good();
        for round in 0..10 {
            let key = format!("round {round}");
            let (one, two) = (campus.clerk(), campus.clerk());
            let (one, two) = tokio::join!(one.books_as(&wish, &key), two.books_as(&wish, &key));
            let (one, two) = (one.good(), two.good());
            assert_eq!(one.id, two.id);
            campus.clerk().cancels(&one).await.good();
        }
    }

    async fn a_step_sent_twice_at_once_was_answered_with_the_stay_as_it_had_been(campus: Campus) {
        let actor = campus.actor(Role::Facilities);
        for round in 0..20 {
            let stay = campus.clerk().books_room("101", "2026-06-01", 2).await.good();
            let write = Write::of_version(format!("cancel {round}"), stay.version);
            let send = || service::stay::change(&campus.ctx, &actor, stay.id, Step::Cancel, &write);
            let (one, two) = tokio::join!(send(), send());
            assert_eq!((one.good().version, two.good().version), (2, 2));
        }
    }

    async fn a_change_of_what_was_not_seen_is_refused_with_the_version_there_is(campus: Campus) {
        let stay = campus.clerk().books("single", "2026-06-01", 2).await.good();
        campus.clerk().assigns(&stay, "101").await.good();
        let error = campus.clerk().cancels(&stay).await.error();
        assert!(matches!(error, ServiceError::Stale { subject: "stay", current: 2 }), "{error:?}");
    }

    async fn of_two_changes_at_once_one_is_told_that_it_is_stale(campus: Campus) {
        for nights in 1..8 {
            let stay = campus.clerk().books("single", "2026-06-01", nights).await.good();
            let (one, two) = (campus.clerk(), campus.clerk());
            let (one, two) = tokio::join!(one.assigns(&stay, "101"), two.cancels(&stay));
            let (won, lost) = if one.is_ok() { (one, two) } else { (two, one) };
            let (won, lost) = (won.good(), lost.error());
            assert!(matches!(lost, ServiceError::Stale { current: 2, .. }), "{lost:?}");
            if won.rooms.len() == 1 {
                campus.clerk().cancels(&won).await.good();
            }
        }
    }

    async fn lifting_a_closure_twice_is_stale(campus: Campus) {
        let closure = campus.clerk().closes(&["101"], "2026-06-01", "2026-06-05").await.good();
        campus.clerk().lifts(&closure).await.good();
        let error = campus.clerk().lifts(&closure).await.error();
        assert!(matches!(error, ServiceError::Stale { subject: "closure", current: 2 }), "{error:?}");
    }
}
