//! Closures: refused where somebody would be stranded, counted where not, given back when lifted.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::closure::Closure;
use domain::nights::Capacity;
use service::ServiceError;
use service::refusal::Obstacle;
use store_model::StoreError;

on_both! {
    async fn a_booked_room_is_not_closed_and_the_refusal_names_whom_it_hits(campus: Campus) {
        let stay = campus.clerk().books_room("102", "2026-06-03", 2).await.good();
        let refusal = campus.clerk().closes(&["101", "102"], "2026-06-01", "2026-06-30").await.refused();
        let Obstacle::Occupied { resource, blockers } = refusal.obstacle else { panic!("{refusal:?}") };
        assert_eq!(resource, "102");
        assert_eq!(blockers[0].name.as_deref(), Some(stay.reference.as_str()));
        assert_eq!(campus.closed("single", "2026-06-01").await, 0);
        assert_eq!(campus.number("select count(*) from closure").await, 0);
    }

    async fn rooms_promised_by_type_are_not_closed_either(campus: Campus) {
        campus.clerk().books("single", "2026-06-03", 1).await.good();
        campus.clerk().books("single", "2026-06-03", 1).await.good();
        campus.clerk().closes(&["101"], "2026-06-01", "2026-06-05").await.good();
        let refusal = campus.clerk().closes(&["102"], "2026-06-02", "2026-06-04").await.refused();
        assert!(matches!(refusal.obstacle, Obstacle::Full { rooms: 3, closed: 1, taken: 2, .. }), "{refusal:?}");
    }

    async fn a_closed_room_is_not_given(campus: Campus) {
        campus.clerk().closes(&["101"], "2026-06-01", "2026-06-05").await.good();
        let refusal = campus.clerk().books_room("101", "2026-06-04", 3).await.refused();
        let Obstacle::Occupied { blockers, .. } = &refusal.obstacle else { panic!("{refusal:?}") };
        assert_eq!(blockers[0].name.as_deref(), Some("a burst pipe"));
        campus.clerk().books_room("101", "2026-06-05", 1).await.good();
    }

    async fn a_closure_takes_open_nights_and_leaves_the_stock_and_lifting_gives_them_back(campus: Campus) {
        let june = async || campus.clerk().reads_nights(("2026-06-01", "2026-07-01"), None).await.good()[0].capacity;
        assert_eq!(june().await, Capacity { stock_nights: 150, open_nights: 150 });
        let closure = campus.clerk().closes(&["101", "104"], "2026-06-10", "2026-06-20").await.good();
        assert_eq!(june().await, Capacity { stock_nights: 150, open_nights: 130 });
        assert_eq!(campus.closed("suite", "2026-06-19").await, 1);
        campus.clerk().lifts(&closure).await.good();
        assert_eq!(june().await, Capacity { stock_nights: 150, open_nights: 150 });
        assert_eq!(campus.closed("suite", "2026-06-19").await, 0);
        campus.clerk().books_room("101", "2026-06-12", 3).await.good();
    }

    async fn two_closures_do_not_share_a_room(campus: Campus) {
        campus.clerk().closes(&["101"], "2026-06-01", "2026-06-05").await.good();
        campus.clerk().closes(&["101"], "2026-06-04", "2026-06-09").await.refused();
        campus.clerk().closes(&["101"], "2026-06-05", "2026-06-09").await.good();
        assert_eq!(campus.closed("single", "2026-06-05").await, 1);
    }

    async fn the_same_closure_sent_twice_is_a_duplicate_by_one_name(campus: Campus) {
        let closure = campus.clerk().closes(&["101"], "2026-06-01", "2026-06-05").await.good();
        let elsewhere = Closure { resources: vec![campus.room("102")], ..closure };
        let actor = campus.clerk().actor;
        let error = service::closure::close(&campus.ctx, &actor, &elsewhere).await.error();
        let ServiceError::Store(StoreError::Duplicate { constraint }) = error else { panic!("{error:?}") };
        assert_eq!(constraint, "closure_pkey");
    }

    async fn a_closure_without_a_night_is_refused(campus: Campus) {
        let error = campus.clerk().closes(&["101"], "2026-06-01", "2026-06-01").await.error();
        assert!(matches!(error, ServiceError::Dates(_)), "{error:?}");
    }
}
