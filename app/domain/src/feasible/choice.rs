//! The choice of halls for an event that begins on a day: found, laid and judged.

use super::answer::{Placed, Session};
use super::fit::{Fit, fit};
use super::options::{Ground, Stretch};
use super::score::Score;
use super::search::{Aim, Chosen, Search, pavilions};
use crate::function::Neighbour;
use crate::ids::FunctionId;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Halls for every room, and what speaks against them.
pub(super) type Halls = (Vec<Placed>, Score);

/// The best halls, once some holders gave way: the same throughout, or, only where that cannot be, with one night on which
/// rooms change halls.
pub(super) fn best(
    ground: &Ground<'_>,
    first: NaiveDate,
    aim: Aim,
    without: &BTreeSet<usize>,
) -> Option<Halls> {
    let days = ground.question.days;
    let found = within(ground, first, &[(1, days)], (aim, without));
    if found.is_some() {
        return found;
    }
    // A night on which no room is needed divides nothing.
    let divides =
        |night: &i64| ground.question.needs.iter().any(|need| need.days.0 <= *night && *night < need.days.1);
    let halves = (1..days)
        .filter(divides)
        .filter_map(|night| within(ground, first, &[(1, night), (night + 1, days)], (aim, without)));
    halves.min_by_key(|(_, score)| score.points())
}

fn within(
    ground: &Ground<'_>,
    first: NaiveDate,
    stretches: &[Stretch],
    (aim, without): (Aim, &BTreeSet<usize>),
) -> Option<Halls> {
    let laid = |chosen: &Chosen| lay(ground, first, stretches, chosen, without);
    let judge = |chosen: &Chosen| laid(chosen).map(|(_, score)| score);
    let (chosen, _) = Search::new(ground, first, stretches, (aim, without)).run(&judge)?;
    laid(&chosen)
}

/// Lays every session of a choice in order of time, as they are booked: each beside those before it. None where one does
/// not fit beside another.
pub(super) fn lay(
    ground: &Ground<'_>,
    first: NaiveDate,
    stretches: &[Stretch],
    chosen: &Chosen,
    without: &BTreeSet<usize>,
) -> Option<Halls> {
    let mut sessions = Vec::new();
    for (room, (need, halls)) in chosen.iter().enumerate() {
        for (hall, stretch) in halls.iter().zip(stretches) {
            let Some(hall) = *hall else { continue };
            for day in ground.days_in(*need, first, *stretch) {
                sessions.push((ground.need(*need).time(day, ground.house.zone)?, room, hall, day));
            }
        }
    }
    sessions.sort_by_key(|(time, room, _, _)| (time.from_at(), time.until_at(), *room));
    let (mut own, mut by_room) =
        (Vec::<Neighbour>::new(), BTreeMap::<usize, Vec<(usize, Session, Fit)>>::new());
    for (number, (time, room, hall, day)) in (1..).zip(sessions) {
        let need = ground.need(chosen[room].0);
        let fit = if ground.entangled {
            fit(ground.house, &ground.house.halls[hall], (need.style, time), &own, without).ok()?
        } else {
            ground.fit((chosen[room].0, hall), day, without).ok()?
        };
        let space = &ground.house.halls[hall].space;
        let id = FunctionId::new(Uuid::from_u128(number));
        own.push(Neighbour { id, parts: space.parts.clone(), style: need.style, time, margins: fit.margins });
        let session = Session { hall: space.id, day, time, fit };
        by_room.entry(room).or_default().push((hall, session, fit));
    }
    Some(placed(ground, chosen, by_room))
}

fn placed(
    ground: &Ground<'_>,
    chosen: &Chosen,
    by_room: BTreeMap<usize, Vec<(usize, Session, Fit)>>,
) -> Halls {
    let walking = pavilions(ground, chosen.iter().map(|(_, halls)| halls));
    let (mut score, mut numbers) =
        (Score { pavilions: walking, ..Score::default() }, BTreeMap::<usize, i64>::new());
    let mut placed = Vec::new();
    for (room, sessions) in by_room {
        let need = chosen[room].0;
        let judged =
            ground.judge(need, &sessions.iter().map(|(hall, _, fit)| (*hall, *fit)).collect::<Vec<_>>());
        score = score + judged;
        let number = numbers.entry(need).or_default();
        *number += 1;
        let sessions = sessions.into_iter().map(|(_, session, _)| session).collect();
        placed.push(Placed { need, number: *number, portable: judged.portable, sessions });
    }
    placed.sort_by_key(|room| (room.need, room.number));
    (placed, score)
}
