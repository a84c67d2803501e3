//! Forecasts of nights that are over.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::forecast::backtest::{Peer, Report};
use service::forecast::{BackTest, backtest};
use service::{Actor, ServiceError};

/// One stay over two months booked long before, and one of five nights booked two days before it.
async fn booked(campus: &Campus) {
    campus.at("2026-02-01 10:00");
    campus.clerk().books("single", "2026-06-01", 60).await.good();
    campus.at("2026-06-18 10:00");
    campus.clerk().books("suite", "2026-06-20", 5).await.good();
    let off = campus.clerk().books("suite", "2026-06-25", 5).await.good();
    campus.at("2026-06-23 10:00");
    campus.clerk().cancels(&off).await.good();
    campus.at("2026-08-01 10:00");
}

async fn tested(campus: &Campus, from: &str, until: &str) -> Result<Report, ServiceError> {
    let asked = BackTest {
        from: day(from),
        until: day(until),
        horizons: vec![1, 7],
        totals: vec![7],
        landing: false,
    };
    backtest(&campus.ctx, &Actor::operator(), &asked).await
}

on_both! {
    async fn each_night_is_scored_against_what_was_known_then(campus: Campus) {
        booked(&campus).await;
        let report = tested(&campus, "2026-06-18", "2026-06-28").await.unwrap();
        // Fifteen room-nights came. Seven days before them, the five of the short stay were not known, and three of the
        // stay called off on the 23rd were still on the books; one day before, all was known.
        let books: Vec<_> = report.peers[&Peer::OnTheBooks].iter().map(|row| (row.days, row.score.n, row.score.wape)).collect();
        assert_eq!(books, [(1, 10, 0.0), (7, 10, 8.0 / 15.0)]);
        // Bookings are counted from a fortnight after the first arrival: before the 15th nothing is known to tell from.
        assert_eq!(report.horizons.iter().map(|row| (row.days, row.score.n)).collect::<Vec<_>>(), [(1, 10), (7, 6)]);
        assert_eq!(report.totals.iter().map(|row| (row.days, row.score.n)).collect::<Vec<_>>(), [(7, 1)]);
    }

    async fn a_night_that_is_not_over_cannot_be_scored(campus: Campus) {
        booked(&campus).await;
        let refused = tested(&campus, "2026-07-20", "2026-08-02").await.unwrap_err();
        assert!(matches!(&refused, ServiceError::Invalid(faults) if faults[0].code == "not_over"), "{refused:?}");
        let refused = tested(&campus, "2026-07-20", "2026-07-20").await.unwrap_err();
        assert!(matches!(&refused, ServiceError::Invalid(faults) if faults[0].code == "before_from"), "{refused:?}");
    }
}
