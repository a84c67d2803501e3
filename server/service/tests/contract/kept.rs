//! A chart kept in memory says what the database says.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::event::COLLEAGUE;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::nights::Grain;
use service::Actor;
use service::event;
use service::nights::NightsQuery;
use service::tape::{Bar, TapeQuery};

/// The bars of a week, for somebody.
async fn bars(campus: &Campus, actor: &Actor) -> Vec<Bar> {
    let query = TapeQuery { from: day("2026-06-01"), nights: 7 };
    let chart = service::tape::chart(&campus.ctx, actor, query).await.good();
    chart.rooms.iter().flat_map(|room| room.bars.clone()).collect()
}

/// What stands on them.
async fn read(campus: &Campus, actor: &Actor) -> Vec<String> {
    bars(campus, actor).await.into_iter().filter_map(|bar| bar.label).collect()
}

/// What stands on the bars of a week, for a role.
async fn labels(campus: &Campus, role: Role) -> Vec<String> {
    read(campus, &campus.actor(role)).await
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

    async fn an_organiser_reads_the_names_of_their_own_events_and_of_those_shared_with_them(campus: Campus) {
        let own = campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        let other = campus.holds_event("26-002", ("2026-06-01", "2026-06-05"), false).await;
        let (anna, bruno) = (campus.hosts(own, "Anna Rossi", "2026-06-01", 2).await, campus.hosts(other, "Bruno Verdi", "2026-06-01", 2).await);
        campus.clerk().assigns(&anna, "101").await.good();
        campus.clerk().assigns(&bruno, "102").await.good();
        let (organiser, colleague) = (campus.actor(Role::Organiser), campus.has_a_colleague().await);
        assert_eq!(read(&campus, &organiser).await, ["Anna Rossi"]);
        let drawn = bars(&campus, &organiser).await;
        assert_eq!(drawn.len(), 2, "the other's stay is there, and says nothing");
        assert!(drawn.iter().all(|bar| bar.holder.reference().is_none()), "a way to a page that would not open");
        assert!(read(&campus, &colleague).await.is_empty(), "a chart kept for one organiser was shown to another");
        event::share(&campus.ctx, &organiser, "26-001", COLLEAGUE).await.expect("shared");
        assert_eq!(read(&campus, &colleague).await, ["Anna Rossi"]);
        event::unshare(&campus.ctx, &organiser, "26-001", COLLEAGUE).await.expect("no longer shared");
        assert!(read(&campus, &colleague).await.is_empty());
        assert!(labels(&campus, Role::Management).await.is_empty(), "whoever looks after no event reads no names");
    }

    async fn who_was_erased_is_on_no_chart_any_more(campus: Campus) {
        let stay = campus.clerk().books_for("Ada Tester", "2026-06-01", 2).await.good();
        let stay = campus.clerk().assigns(&stay, "101").await.good();
        assert_eq!(labels(&campus, Role::Facilities).await, ["Ada Tester"]);
        campus.someone(Role::Administrator).erases(stay.guests[0].guest.unwrap()).await.good();
        assert_eq!(labels(&campus, Role::Facilities).await, [stay.reference]);
    }
}
