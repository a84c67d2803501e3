//! What an import may not do to what is booked.

use super::plan::Plan;
use super::problem::{Problem, Reason};
use chrono::{DateTime, NaiveDate};
use domain::calendar::CampusZone;
use domain::campus::{Campus, Code, GuestRoom, Record, StockSpan};
use domain::claim::Interval;
use std::collections::BTreeMap;
use store_model::campus::ShortNight;

const ROOMS: &str = "pavilion.floor.rooms";

/// Problems that show without a look at claims: a variant chosen anew, a space made of other parts.
pub(super) fn without_claims(known: &Campus, plan: &Plan) -> Vec<Problem> {
    let kept = known.rooms.iter().filter(|room| plan.left_out.contains(&room.number)).map(|room| {
        let reason = Reason::VariantChanged { found: room.number.to_string() };
        Problem { place: None, field: "--without", reason }
    });
    let made_anew = plan.changes.iter().filter_map(|change| match (&change.before, &change.after) {
        (Some(Record::Space(before)), Record::Space(after)) if before.parts != after.parts => {
            let reason = Reason::PartsChanged { found: after.code.to_string() };
            Some(problem(plan, &after.code, "pavilion.floor.space.joins", reason))
        }
        _ => None,
    });
    kept.chain(made_anew).collect()
}

/// What is wrong with a change of a room, given when it is claimed.
pub(super) fn room(
    plan: &Plan,
    before: &GuestRoom,
    after: &GuestRoom,
    claims: &[Interval],
    zone: CampusZone,
) -> Vec<Problem> {
    let found = || after.number.to_string();
    let nights =
        |claims: &[Interval]| claims.iter().map(|claim| first_night(*claim, zone)).collect::<Vec<_>>();
    let mut problems = Vec::new();
    if before.room_type != after.room_type && !claims.is_empty() {
        let reason = Reason::TypeInUse { found: found(), nights: nights(claims) };
        problems.push(problem(plan, &after.number, ROOMS, reason));
    }
    let outside = |claim: &&Interval| !covers(after.stock, **claim, zone);
    let stranded: Vec<Interval> = claims.iter().filter(outside).copied().collect();
    if before.stock != after.stock && !stranded.is_empty() {
        let reason = Reason::NightsInUse { found: found(), nights: nights(&stranded) };
        problems.push(problem(plan, &after.number, ROOMS, reason));
    }
    problems
}

/// One problem a type that would have too few rooms on some nights.
pub(super) fn short(nights: Vec<ShortNight>) -> Vec<Problem> {
    let mut by_type: BTreeMap<String, Vec<NaiveDate>> = BTreeMap::new();
    for short in nights {
        by_type.entry(short.room_type).or_default().push(short.night);
    }
    let problems = by_type.into_iter().map(|(found, nights)| Problem {
        place: None,
        field: ROOMS,
        reason: Reason::NightsFull { found, nights },
    });
    problems.collect()
}

fn problem(plan: &Plan, code: &Code, field: &'static str, reason: Reason) -> Problem {
    Problem { place: plan.places.get(code).copied(), field, reason }
}

/// Whether a room is in stock on every night of a claim.
fn covers(stock: StockSpan, claim: Interval, zone: CampusZone) -> bool {
    let until = date(claim.until_at(), zone);
    stock.from() <= first_night(claim, zone) && stock.until().is_none_or(|end| until <= end)
}

fn first_night(claim: Interval, zone: CampusZone) -> NaiveDate {
    date(claim.from_at(), zone)
}

/// A claim's seconds lie within what chrono can hold: they were written from dates.
fn date(seconds: i64, zone: CampusZone) -> NaiveDate {
    DateTime::from_timestamp(seconds, 0).map_or(NaiveDate::MAX, |at| zone.business_date(at))
}
