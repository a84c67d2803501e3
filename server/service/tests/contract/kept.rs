//! A chart kept in memory says what the database says.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::nights::Grain;
use service::nights::NightsQuery;
use service::tape::TapeQuery;

/// What stands on the bars of a week, for a role.
async fn labels(campus: &Campus, role: Role) -> Vec<String> {
    let query = TapeQuery { from: day("2026-06-01"), nights: 7 };
    let chart = service::tape::chart(&campus.ctx, &campus.actor(role), query).await.good();
    chart.rooms.iter().flat_map(|room| &room.bars).filter_map(|bar| bar.label.clone()).collect()
}

on_both! {
    async fn a_chart_asked_for_again_shows_what_was_done_in_between(campus: Campus) {
        assert_eq!(labels(&campus, Role::Facilities).await, Vec::<String>::new());
        let stay = campus.clerk().books_for("Ada Tester", "2026-06-01", 2).await.good();
        let stay = campus.clerk().assigns(&stay, "101").await.good();
        assert_eq!(labels(&campus, Role::Facilities).await, ["Ada Tester"]);
        campus.clerk().cancels(&stay).await.good();
        assert_eq!(labels(&campus, Role::Facilities).await, Vec::<String>::new());
    }

    async fn room_nights_asked_for_again_count_what_was_done_in_between(campus: Campus) {
        let query = NightsQuery { from: day("2026-06-01"), until: day("2026-07-01"), grain: Grain::Month, as_of: None };
        let booked = async || {
            let report = service::nights::report(&campus.ctx, &campus.actor(Role::Management), &query).await.good();
            report.iter().map(|row| row.count.on_the_books).sum::<i64>()
        };
        assert_eq!(booked().await, 0);
        let stay = campus.clerk().books_for("Ada Tester", "2026-06-01", 2).await.good();
        assert_eq!(booked().await, 2);
        assert_eq!(booked().await, 2);
        campus.clerk().cancels(&stay).await.good();
        assert_eq!(booked().await, 0);
    }

    async fn a_chart_kept_for_one_role_is_not_shown_to_another(campus: Campus) {
        let stay = campus.clerk().books_for("Ada Tester", "2026-06-01", 2).await.good();
        campus.clerk().assigns(&stay, "101").await.good();
        assert_eq!(labels(&campus, Role::Facilities).await, ["Ada Tester"]);
        assert_eq!(labels(&campus, Role::Organiser).await, Vec::<String>::new());
    }

    async fn who_was_erased_is_on_no_chart_any_more(campus: Campus) {
        let stay = campus.clerk().books_for("Ada Tester", "2026-06-01", 2).await.good();
        let stay = campus.clerk().assigns(&stay, "101").await.good();
        assert_eq!(labels(&campus, Role::Facilities).await, ["Ada Tester"]);
        campus.someone(Role::Administrator).erases(stay.guests[0].guest.unwrap()).await.good();
        assert_eq!(labels(&campus, Role::Facilities).await, [stay.reference]);
    }
}
