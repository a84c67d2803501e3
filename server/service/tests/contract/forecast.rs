//! Forecasts of nights to come, and of those that are over.

mod kept;
mod known;

use super::pipeline::{step, wants_all};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use chrono::Datelike;
use domain::access::Role;
use domain::event::{EndReason, Ending, Step};
use domain::forecast::outlook::{How, Outlook};
use domain::ids::TargetId;
use domain::segment::SegmentClass;
use domain::target::{Aim, TargetPeriod, TargetStatus};
use service::forecast::{Asked, Change, outlook, what_if, with_record};
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

    async fn an_event_in_house_moved_in_thought_laid_its_slept_nights_again(campus: Campus) {
        with_an_event(&campus, 84).await;
        let director = campus.actor(Role::Management);
        let think = async |days| {
            let thoughts = [("E1".to_owned(), Change::Shift(days))];
            match what_if(&campus.ctx, &director, &thoughts).await {
                Err(ServiceError::Invalid(faults)) => Some((faults[0].field.clone(), faults[0].code)),
                other => other.map(|_| None).unwrap(),
            }
        };
        assert_eq!(think(-60).await, None, "from the fifth of October to the sixth of August");
        assert_eq!(think(-66).await, Some(("days".to_owned(), "begun")), "the last night that is over");
        campus.at("2026-10-06 10:00");
        assert_eq!(think(30).await, Some(("event".to_owned(), "begun")), "its first night is slept in");
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
