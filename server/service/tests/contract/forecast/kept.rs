//! Forecasts that are kept, and how good they were.

use super::with_an_event;
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use service::forecast::{Asked, keep_due, replay_due, with_record};
on_both! {
    async fn the_forecast_of_a_day_is_kept_once_and_scored_when_its_nights_have_come(campus: Campus) {
        with_an_event(&campus, 71).await;
        assert!(keep_due(&campus.ctx).await.unwrap());
        assert!(!keep_due(&campus.ctx).await.unwrap(), "once a day");
        let director = campus.actor(Role::Management);
        let record = with_record(&campus.ctx, &director, &Asked::default()).await.unwrap().record;
        assert_eq!((record.entries, record.nights.len()), (1, 0), "no night of it is over");
        campus.at("2026-08-10 10:00");
        assert!(keep_due(&campus.ctx).await.unwrap());
        let told = with_record(&campus.ctx, &director, &Asked::default()).await.unwrap();
        assert_eq!(told.record.nights.iter().map(|row| row.days).collect::<Vec<_>>(), [] as [i32; 0], "nobody slept, so there is no share");
        assert_eq!((told.moved.len(), told.moved[0].since), (2, day("2026-07-31")));
        assert!(told.moved[0].events.iter().all(|event| event.code == "E1"));
        campus.at("2026-10-06 10:00");
        keep_due(&campus.ctx).await.unwrap();
        campus.at("2026-10-09 10:00");
        let record = with_record(&campus.ctx, &director, &Asked::default()).await.unwrap().record;
        let rows: Vec<_> = record.nights.iter().map(|row| (row.days, row.figures.forecast.n)).collect();
        assert_eq!(rows, [(1, 3)], "the first night after each, on one of which somebody slept");
    }

    async fn what_a_closure_turns_away_is_told_apart_from_rooms_booked_one_by_one(campus: Campus) {
        with_an_event(&campus, 100).await;
        assert!(keep_due(&campus.ctx).await.unwrap());
        campus.at("2026-08-10 10:00");
        campus.clerk().closes(&["101", "102", "103", "104", "105"], "2027-06-01", "2027-07-01").await.good();
        let director = campus.actor(Role::Management);
        let moved = with_record(&campus.ctx, &director, &Asked::default()).await.unwrap().moved;
        let parts = moved[1].parts.unwrap();
        assert!(parts.turned_away < -5.0, "of a month in which somebody slept every night: {:?}", moved[1]);
        let by_events: f64 = moved[1].events.iter().map(|event| event.by).sum();
        let sum = by_events + parts.slept + parts.alone + parts.unknown + parts.turned_away + moved[1].rest;
        assert!((moved[1].now - moved[1].before - sum).abs() < 0.01 && moved[1].rest.abs() < 0.1, "{:?}", moved[1]);
    }

    async fn months_and_years_kept_were_never_scored(campus: Campus) {
        campus.at("2025-08-01 10:00");
        campus.clerk().books("single", "2025-09-01", 40).await.good();
        with_an_event(&campus, 71).await;
        campus.at("2026-08-02 10:00");
        assert!(keep_due(&campus.ctx).await.unwrap());
        let director = campus.actor(Role::Management);
        campus.at("2026-11-02 10:00");
        let record = with_record(&campus.ctx, &director, &Asked::default()).await.unwrap().record;
        assert_eq!((record.months.len(), record.years.len()), (1, 0), "October alone had guests, and the year is not over");
        let october = &record.months[0];
        assert_eq!((october.from, october.to, october.figures.forecast.n, october.figures.disjoint, october.figures.replayed), (2, 2, 1, 1, 0));
        let wapes = (october.figures.on_the_books.unwrap().wape, october.figures.last_year.unwrap().wape);
        assert_eq!(wapes, (0.0, 7.0 / 3.0), "three nights were booked and came, and ten the year before");
        campus.at("2027-01-02 10:00");
        let years = with_record(&campus.ctx, &director, &Asked::default()).await.unwrap().record.years;
        assert_eq!((years.len(), years[0].from, years[0].figures.forecast.n), (1, 5, 1));
        assert!(years[0].figures.last_year.is_none(), "the house began within the year before");
    }

    async fn the_record_of_a_past_instant_was_that_of_today(campus: Campus) {
        with_an_event(&campus, 71).await;
        keep_due(&campus.ctx).await.unwrap();
        campus.at("2026-08-02 10:00");
        keep_due(&campus.ctx).await.unwrap();
        let then = campus.ctx.now();
        campus.at("2026-08-20 10:00");
        keep_due(&campus.ctx).await.unwrap();
        let entries = async |as_of| {
            let asked = Asked { as_of, ..Asked::default() };
            let told = with_record(&campus.ctx, &campus.actor(Role::Management), &asked).await.unwrap();
            assert_eq!(told.trust.len(), told.outlook.goals.len());
            told.record.entries
        };
        assert_eq!((entries(None).await, entries(Some(then)).await), (3, 2));
    }

    async fn days_long_over_are_forecast_again_with_what_was_known_then(campus: Campus) {
        campus.at("2024-06-01 10:00");
        campus.clerk().books("single", "2024-06-10", 20).await.good();
        campus.at("2025-06-08 10:00");
        campus.clerk().books("single", "2025-06-20", 20).await.good();
        campus.at("2025-06-30 10:00");
        let mut days = 0;
        while replay_due(&campus.ctx).await.unwrap() {
            days += 1;
        }
        assert_eq!(days, 3, "every sixth from a year after the first night on: 10 to 29 June");
        let record = with_record(&campus.ctx, &campus.actor(Role::Management), &Asked::default()).await.unwrap().record;
        assert_eq!((record.entries, record.replayed), (3, 3));
        let bodies = campus.texts("select body from forecast_entry order by origin").await;
        campus.clerk().books("suite", "2025-06-25", 2).await.good();
        campus.sql("delete from forecast_entry").await;
        while replay_due(&campus.ctx).await.unwrap() {}
        assert_eq!(campus.texts("select body from forecast_entry order by origin").await, bodies, "what was booked since");
    }

    async fn one_forecast_a_month_is_scored_for_as_long_as_they_are_kept(campus: Campus) {
        with_an_event(&campus, 71).await;
        for day in ["2026-08-02 10:00", "2026-08-10 10:00"] {
            campus.at(day);
            assert!(keep_due(&campus.ctx).await.unwrap());
        }
        let entries = async || with_record(&campus.ctx, &campus.actor(Role::Management), &Asked::default()).await.unwrap().record.entries;
        assert_eq!(entries().await, 2);
        campus.at("2029-08-01 10:00");
        assert_eq!(entries().await, 1, "that of the first of August");
    }
}
