//! What was known at the end of a day, and nothing later.

use super::{booked, told, with_an_event, with_one_that_waits};
use crate::contract::pipeline::found;
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::campus::{Code, Slug, StockSpan};
use domain::event::{EventDraft, EventKind};
use domain::forecast::backtest::{Peer, Report};
use domain::ids::ResourceId;
use service::campus::{Move, NewRoom, RoomWish, StockWish, add_room, move_stock};
use service::event::{self, Changed, Enquiry};
use service::forecast::{BackTest, backtest};
use service::{Actor, ServiceError};
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

/// What is changed of an event that holds its rooms, of one that waits, and of rooms.
#[derive(Clone, Copy, Debug)]
enum Later {
    Kind,
    Thought,
    Waits,
    Retired,
    Built,
}

impl Later {
    async fn comes(self, campus: &Campus, code: &str) {
        let (ctx, admin) = (&campus.ctx, campus.actor(Role::Administrator));
        let single = Code::parse("103").unwrap();
        match self {
            Self::Kind => is_written(campus, "E1", |draft| draft.kind = EventKind::Retreat).await,
            Self::Thought => is_written(campus, code, |draft| draft.probability = Some(5)).await,
            Self::Waits => assert_eq!(event::promote(ctx).await.unwrap(), 1),
            Self::Retired => {
                let wish = StockWish { rooms: [single].into(), way: Move::Leave, on: day("2026-12-01") };
                move_stock(ctx, &admin, &wish).await.good();
            }
            Self::Built => {
                let wish = RoomWish {
                    level: 1,
                    room_type: Slug::parse("single").unwrap(),
                    step_free: false,
                    hearing_loop: false,
                    stock: StockSpan::new(day("2026-12-01"), None).unwrap(),
                };
                let (id, number) = (ResourceId::new(ctx.ids.next()), Code::parse("201").unwrap());
                add_room(ctx, &admin, &NewRoom { id, pavilion: "T".into(), number, wish }).await.good();
            }
        }
    }
}

async fn is_written(campus: &Campus, code: &str, change: impl FnOnce(&mut EventDraft)) {
    let before = found(campus, code).await;
    let mut draft = EventDraft::from(&before);
    change(&mut draft);
    let (asked, desk) = (Enquiry { draft, organisation: String::new() }, campus.actor(Role::Facilities));
    let done = event::change(&campus.ctx, &desk, (code, before.version), &asked, 0).await.good();
    assert_eq!(done, Changed::Done);
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

    async fn a_back_test_knows_of_a_closure_from_the_day_it_was_written_down(campus: Campus) {
        campus.at("2026-05-01 10:00");
        campus.clerk().books("single", "2026-06-01", 60).await.good();
        // Until 14 July somebody takes a suite each night, three days before.
        for nights in 0..40 {
            let booked = chrono::Days::new(nights);
            let (booked, night) = (day("2026-06-02") + booked, day("2026-06-05") + booked);
            campus.at(&format!("{booked} 10:00"));
            campus.clerk().books("suite", &night.to_string(), 1).await.good();
        }
        campus.at("2026-07-13 10:00");
        campus.clerk().closes(&["102", "103", "104", "105"], "2026-07-15", "2026-07-26").await.good();
        campus.at("2026-08-01 10:00");
        let bias = async |from, until| tested(&campus, from, until).await.unwrap().horizons[1].score.bias;
        let (before, since) = (bias("2026-07-15", "2026-07-20").await, bias("2026-07-20", "2026-07-26").await);
        assert!(before > 0.3, "nobody knew a week before: {before}");
        assert!(since.abs() < f64::EPSILON, "one room is left, which is taken: {since}");
    }

    async fn weeks_in_which_the_house_was_closed_were_learned_as_weeks_to_which_nobody_came(campus: Campus) {
        // A suite is always taken, by the week and from three days before, but for four weeks without an open room.
        let weeks = day("2026-03-01").iter_weeks().take_while(|arrival| *arrival < day("2026-08-30"));
        let shut = day("2026-06-28")..day("2026-07-26");
        for arrival in weeks.filter(|arrival| !shut.contains(arrival)) {
            if arrival == shut.end {
                campus.at("2026-06-20 10:00");
                campus.clerk().closes(&["101", "102", "103", "104", "105"], "2026-06-28", "2026-07-26").await.good();
            }
            campus.at(&format!("{} 10:00", arrival - chrono::Days::new(3)));
            campus.clerk().books("suite", &arrival.to_string(), 7).await.good();
        }
        campus.at("2026-09-08 10:00");
        let report = tested(&campus, "2026-08-09", "2026-08-23").await.unwrap();
        let bias = report.horizons[1].score.bias_of_mean;
        assert!(bias.abs() < 0.25, "of the last eight weeks four were closed: {bias}");
        let told = told(&campus, Some("2026-07-28T08:00:00Z")).await;
        let mean = told.nights[14..28].iter().map(|night| night.mean).sum::<f64>() / 14.0;
        assert!((mean - 1.0).abs() < 0.25, "one suite, and half of one where the weeks closed are learned from: {mean}");
    }

    async fn what_became_known_later_changes_not_one_bit(campus: Campus) {
        with_an_event(&campus, 100).await;
        let code = with_one_that_waits(&campus).await;
        let as_of = Some("2026-08-01T08:00:00Z");
        let then = told(&campus, as_of).await;
        campus.at("2026-08-03 10:00");
        campus.clerk().books("suite", "2026-09-01", 30).await.good();
        campus.agrees("E1", &[("single", "2026-10-05", 3)]).await.good();
        let mut now = told(&campus, None).await;
        assert_ne!(now.years, then.years);
        for later in [Later::Kind, Later::Thought, Later::Waits, Later::Retired, Later::Built] {
            later.comes(&campus, &code).await;
            assert!(told(&campus, as_of).await == then, "{later:?} was known before it was written down");
            let after = told(&campus, None).await;
            assert!(after != now, "{later:?} changes nothing, so that this test could not fail");
            now = after;
        }
    }

    async fn a_room_whose_past_was_imported_was_there_in_forecasts_of_that_past(campus: Campus) {
        with_an_event(&campus, 100).await;
        let as_of = Some("2026-08-01T08:00:00Z");
        let open = async || told(&campus, as_of).await.nights[0].open;
        campus.at("2026-08-03 10:00");
        assert_eq!(open().await, 5);
        Later::Built.comes(&campus, "").await;
        assert_eq!(open().await, 5, "of December, and announced later");
        let wish = StockWish { rooms: [Code::parse("201").unwrap()].into(), way: Move::Join, on: day("2026-07-01") };
        move_stock(&campus.ctx, &campus.actor(Role::Administrator), &wish).await.good();
        assert_eq!(open().await, 6, "there since July, and written down in August");
    }
}
