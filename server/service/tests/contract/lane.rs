//! The stays that have no room yet, as the tape chart shows them.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use service::ServiceError;
use service::tape::{Tape, TapeQuery, Unassigned};
use std::sync::Arc;

/// The week from 1 June.
async fn week(campus: &Campus, role: Role) -> Arc<Tape> {
    let query = TapeQuery { from: day("2026-06-01"), nights: 7 };
    service::tape::chart(&campus.ctx, &campus.actor(role), query).await.good()
}

async fn lane(campus: &Campus) -> Vec<Unassigned> {
    week(campus, Role::Facilities).await.unassigned.clone().expect("the desk reads stays")
}

on_both! {
    async fn a_stay_waits_in_the_lane_until_it_has_a_room(campus: Campus) {
        let stay = campus.clerk().books_for("Ada Rossi", "2026-06-02", 3).await.good();
        let waiting = lane(&campus).await;
        assert_eq!(waiting.len(), 1);
        assert_eq!((waiting[0].label.as_str(), waiting[0].type_code.as_str()), ("Ada Rossi", "single"));
        assert_eq!((waiting[0].from, waiting[0].until), (day("2026-06-02"), day("2026-06-05")));
        campus.clerk().assigns(&stay, "101").await.good();
        assert_eq!(lane(&campus).await, []);
    }

    async fn who_is_called_off_or_comes_another_week_does_not_wait(campus: Campus) {
        let stay = campus.clerk().books("single", "2026-06-02", 3).await.good();
        campus.clerk().books("single", "2026-05-29", 3).await.good();
        campus.clerk().books("single", "2026-06-08", 3).await.good();
        campus.clerk().cancels(&stay).await.good();
        assert_eq!(lane(&campus).await, []);
        campus.clerk().books("single", "2026-05-29", 4).await.good();
        campus.clerk().books("suite", "2026-06-07", 30).await.good();
        assert_eq!(lane(&campus).await.len(), 2);
    }

    async fn day_use_waits_on_its_day(campus: Campus) {
        campus.clerk().books("single", "2026-06-01", 0).await.good();
        campus.clerk().books("single", "2026-05-31", 0).await.good();
        campus.clerk().books("single", "2026-06-08", 0).await.good();
        let waiting = lane(&campus).await;
        assert_eq!(waiting.iter().map(|stay| stay.from).collect::<Vec<_>>(), [day("2026-06-01")]);
    }

    async fn who_may_not_read_stays_gets_no_lane(campus: Campus) {
        campus.clerk().books_for("Ada Rossi", "2026-06-02", 3).await.good();
        assert!(week(&campus, Role::Organiser).await.unassigned.is_none());
        assert_eq!(week(&campus, Role::Housekeeping).await.unassigned.as_ref().map(Vec::len), Some(1));
    }

    async fn a_row_of_the_chart_is_that_of_its_room(campus: Campus) {
        campus.clerk().books_room("102", "2026-06-03", 2).await.good();
        let query = TapeQuery { from: day("2026-06-01"), nights: 7 };
        let desk = campus.actor(Role::Facilities);
        let row = service::tape::row(&campus.ctx, &desk, "102", query).await.good();
        let chart = week(&campus, Role::Facilities).await;
        let drawn = chart.rooms.iter().find(|row| row.room.number == "102").expect("room 102");
        assert_eq!((row.bars.len(), &row.bars), (1, &drawn.bars));
        let seen = service::tape::row(&campus.ctx, &campus.actor(Role::Organiser), "102", query).await.good();
        assert_eq!((seen.bars[0].label.as_ref(), seen.bars[0].holder.reference()), (None, None));
        let unknown = service::tape::row(&campus.ctx, &desk, "999", query).await.error();
        assert!(matches!(unknown, ServiceError::NotFound("room")));
    }
}
