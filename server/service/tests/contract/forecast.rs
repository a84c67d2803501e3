//! Forecasts of nights to come, and of those that are over.

use super::pipeline::{found, step, wants_all};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use chrono::Datelike;
use domain::access::Role;
use domain::campus::{Code, Slug, StockSpan};
use domain::event::{EndReason, Ending, EventDraft, EventKind, Step};
use domain::forecast::backtest::{Peer, Report};
use domain::forecast::outlook::{How, Outlook};
use domain::ids::{ResourceId, TargetId};
use domain::segment::SegmentClass;
use domain::target::{Aim, TargetPeriod, TargetStatus};
use service::campus::{Move, NewRoom, RoomWish, StockWish, add_room, move_stock};
use service::event::{self, Changed, Enquiry};
use service::forecast::{
    Asked, BackTest, Change, backtest, keep_due, outlook, replay_due, what_if, with_record,
};
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

const DAYS: (&str, &str) = ("2026-10-05", "2026-10-08");

/// The year with some stays, and an event that holds two rooms for three nights.
async fn without_a_target(campus: &Campus) {
    booked(campus).await;
    let event = campus.holds_event("E1", DAYS, true).await;
    let nights = ["2026-10-05", "2026-10-06", "2026-10-07"].map(|night| ("single", night, 2));
    campus.agrees("E1", &nights).await.good();
    campus.books_for_event(event, "2026-10-05", 3).await.good();
}

/// The same with a target.
async fn with_an_event(campus: &Campus, target: i64) {
    without_a_target(campus).await;
    let aim = Aim {
        period: TargetPeriod::Year,
        first_year: 2026,
        room_nights: target,
        source: "S1".into(),
        status: TargetStatus::Assumed,
    };
    let id = TargetId::new(uuid::Uuid::from_u128(7));
    service::target::add(&campus.ctx, &campus.actor(Role::Management), id, &aim).await.good();
}

async fn told(campus: &Campus, as_of: Option<&str>) -> Outlook {
    let as_of = as_of.map(|as_of| as_of.parse().unwrap());
    let asked = Asked { as_of, until: None, how: Some(How::PickUp) };
    outlook(&campus.ctx, &Actor::operator(), &asked).await.unwrap()
}

/// An event that waits for what others hold.
async fn with_one_that_waits(campus: &Campus) -> String {
    let organiser = campus.actor(Role::Organiser);
    let code = wants_all(campus, &organiser).await;
    step(campus, &organiser, &code, Step::Option { until: day("2026-08-20"), second: true }).await.good();
    code
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
    async fn what_is_booked_and_what_is_held_for_an_event_stand_beside_what_is_told(campus: Campus) {
        with_an_event(&campus, 100).await;
        let told = told(&campus, None).await;
        let october = &told.months[9];
        assert_eq!((october.slept, october.booked, october.held), (0, 3, 3), "one of two rooms is picked up");
        let year = &told.years[0];
        assert_eq!((year.slept, told.years.len()), (65, 2), "60 and five nights; two years end within those told");
        assert!(told.months.iter().all(|month| month.until.day() == 1), "the last is told whole, too");
        assert!((told.months[..12].iter().map(|month| month.mean).sum::<f64>() - year.mean).abs() < 0.5);
        let group = &told.groups[0];
        assert_eq!((group.code.as_str(), group.room_nights), ("E1", 6));
        assert!(told.nights.iter().all(|night| night.open == 5 && night.p90 <= 5.0), "three singles and two suites");
    }

    async fn a_closure_takes_its_rooms_from_every_path_from_the_day_it_is_known(campus: Campus) {
        with_an_event(&campus, 100).await;
        let before = told(&campus, Some("2026-08-01T08:00:00Z")).await;
        campus.at("2026-08-02 10:00");
        campus.clerk().closes(&["101"], "2026-11-01", "2026-11-11").await.good();
        let open = |told: &Outlook| told.months[10].open;
        assert_eq!(open(&before) - open(&told(&campus, None).await), 10);
        assert_eq!(told(&campus, Some("2026-08-01T08:00:00Z")).await, before);
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

    async fn an_event_thought_won_makes_the_year_likelier_and_nothing_is_written_down(campus: Campus) {
        with_an_event(&campus, 84).await;
        let director = campus.actor(Role::Management);
        let before = campus.dump().await;
        let think = async |change| what_if(&campus.ctx, &director, &[("E1".to_owned(), change)]).await;
        let (won, lost) = (think(Change::Won).await.unwrap(), think(Change::Lost).await.unwrap());
        assert_eq!(won.now, lost.now);
        let chances = [lost.then[0].chance, won.now[0].chance, won.then[0].chance];
        assert!(chances[0] <= chances[1] && chances[1] <= chances[2] && chances[0] < chances[2], "{chances:?}");
        assert!(won.then[0].mean > won.now[0].mean);
        assert!((lost.then[0].mean - lost.now[0].mean) < -1.0, "{} and {}", lost.then[0].mean, lost.now[0].mean);
        let moved = think(Change::Shift(300)).await.unwrap();
        assert!(moved.then[0].mean < moved.now[0].mean, "into the year after");
        for ((now, then), goal) in won.years.iter().zip(won.now.iter().zip(&won.then)) {
            assert_eq!((now.mean, then.mean, then.p10, then.p90), (goal.0.mean, goal.1.mean, goal.1.p10, goal.1.p90));
        }
        let wrong = think(Change::Chance(101)).await.unwrap_err();
        assert!(matches!(&wrong, ServiceError::Invalid(faults) if faults[0].field == "chance"), "{wrong:?}");
        let unknown = what_if(&campus.ctx, &director, &[("E9".to_owned(), Change::Won)]).await.unwrap_err();
        assert!(matches!(&unknown, ServiceError::Invalid(faults) if faults[0].code == "not_coming"), "{unknown:?}");
        assert_eq!(campus.dump().await, before);
    }

    async fn a_house_without_a_target_was_told_nothing_of_what_an_event_would_change(campus: Campus) {
        without_a_target(&campus).await;
        let director = campus.actor(Role::Management);
        let think = async |change| what_if(&campus.ctx, &director, &[("E1".to_owned(), change)]).await.unwrap();
        let (won, lost) = (think(Change::Won).await, think(Change::Lost).await);
        assert!(won.now.is_empty() && won.then.is_empty());
        assert_eq!(won.years.iter().map(|(now, _)| now.from.year()).collect::<Vec<_>>(), [2026, 2027]);
        let [(now, won), (_, lost)] = [&won.years[0], &lost.years[0]];
        assert!(lost.mean < now.mean - 1.0 && now.mean < won.mean && lost.p90 < won.p90, "{lost:?} {now:?} {won:?}");
    }

    async fn an_organiser_is_told_the_figures_of_all_and_the_names_of_its_own(campus: Campus) {
        with_an_event(&campus, 71).await;
        campus.holds_event("E2", ("2026-11-05", "2026-11-08"), false).await;
        campus.agrees("E2", &[("single", "2026-11-05", 3)]).await.good();
        let (own, all) = (campus.actor(Role::Organiser), campus.actor(Role::Management));
        let told = async |actor| with_record(&campus.ctx, actor, &Asked::default()).await.unwrap().outlook;
        let codes = |told: &Outlook| told.groups.iter().map(|group| group.code.clone()).collect::<Vec<_>>();
        let (seen, whole) = (told(&own).await, told(&all).await);
        assert_eq!((codes(&seen), codes(&whole)), (vec!["E1".to_owned()], vec!["E1".to_owned(), "E2".to_owned()]));
        assert_eq!((seen.goals[0].chance, seen.months.clone()), (whole.goals[0].chance, whole.months));
        assert!(seen.goals[0].events.iter().all(|event| event.code == "E1"));
        let other = what_if(&campus.ctx, &own, &[("E2".to_owned(), Change::Won)]).await.unwrap_err();
        assert!(matches!(&other, ServiceError::Invalid(faults) if faults[0].code == "not_coming"), "{other:?}");
    }

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
        let rows: Vec<_> = record.nights.iter().map(|row| (row.days, row.forecast.n)).collect();
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
        assert_eq!((october.from, october.to, october.forecast.n, october.disjoint, october.replayed), (2, 2, 1, 1, 0));
        let wapes = (october.on_the_books.unwrap().wape, october.last_year.unwrap().wape);
        assert_eq!(wapes, (0.0, 7.0 / 3.0), "three nights were booked and came, and ten the year before");
        campus.at("2027-01-02 10:00");
        let years = with_record(&campus.ctx, &director, &Asked::default()).await.unwrap().record.years;
        assert_eq!((years.len(), years[0].from, years[0].forecast.n), (1, 5, 1));
        assert!(years[0].last_year.is_none(), "the house began within the year before");
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

    async fn stays_left_standing_under_an_event_that_is_off_are_told_as_rooms_booked_one_by_one(campus: Campus) {
        with_an_event(&campus, 100).await;
        campus.at("2026-08-02 10:00");
        let why = Ending { reason: EndReason::Dates, note: String::new() };
        step(&campus, &campus.actor(Role::Facilities), "E1", Step::Cancel(why)).await.good();
        let told = told(&campus, None).await;
        let october = &told.months[9];
        assert_eq!((october.booked, october.held, told.groups.len()), (3, 0, 0));
        assert!(october.mean >= 2.9, "three nights are booked, and {} told", october.mean);
        let class = october.classes[SegmentClass::Training.place() as usize];
        assert!(class > 2.0, "of the class of their event: {:?}", october.classes);
    }

    async fn an_event_that_waits_comes_only_where_rooms_are_let_go(campus: Campus) {
        with_an_event(&campus, 100).await;
        let organiser = campus.actor(Role::Organiser);
        let code = wants_all(&campus, &organiser).await;
        let of = async || told(&campus, None).await.groups.into_iter().find(|group| group.code == code).unwrap();
        assert!(!of().await.waits && of().await.mean > 0.0, "only asked about");
        step(&campus, &organiser, &code, Step::Option { until: day("2026-08-20"), second: true }).await.good();
        let waiting = of().await;
        assert!(waiting.waits && waiting.mean == 0.0 && waiting.comes > 0.0, "{waiting:?}");
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

    async fn a_forecast_of_a_day_that_has_not_come_is_refused(campus: Campus) {
        let asked = Asked { as_of: Some("2199-01-01T00:00:00Z".parse().unwrap()), ..Asked::default() };
        let refused = outlook(&campus.ctx, &Actor::operator(), &asked).await.unwrap_err();
        assert!(matches!(&refused, ServiceError::Invalid(faults) if faults[0].field == "as_of"), "{refused:?}");
        let asked = Asked { until: Some(day("2040-01-01")), ..Asked::default() };
        let refused = outlook(&campus.ctx, &Actor::operator(), &asked).await.unwrap_err();
        assert!(matches!(&refused, ServiceError::Invalid(faults) if faults[0].field == "until"), "{refused:?}");
    }

    async fn a_house_without_a_stay_has_nothing_to_tell_and_says_so(campus: Campus) {
        let told = told(&campus, None).await;
        assert!(told.months.iter().all(|month| month.mean == 0.0 && month.booked == 0) && told.groups.is_empty());
    }
}
