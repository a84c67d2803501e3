//! Functions of the events around today: a plenary in rows that seats all of them, and classrooms on working days.
//!
//! Each takes a space that is free for a whole day, so that no two ever meet, whatever is set up in between.

use super::dice::Dice;
use super::plan::later;
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use domain::calendar::{CampusZone, nights};
use domain::campus::{Campus, SetupStyle, Space};
use domain::claim::Interval;
use domain::event::Event;
use domain::function::{Function, FunctionState, Margins};
use domain::ids::{FunctionId, ResourceId};
use service::context::{Ids, SeededIds};
use std::collections::BTreeSet;

/// How many days before and after today events have functions.
const NEAR: i64 = 120;

/// The most days of an event that have functions: a master's term is no diary entry a day.
const MOST_DAYS: usize = 12;

/// People in one classroom.
const CLASS: i64 = 40;

/// The halls, and the days on which parts of them are taken.
pub(super) struct Halls {
    campus: Campus,
    zone: CampusZone,
    today: NaiveDate,
    taken: BTreeSet<(ResourceId, NaiveDate)>,
}

impl Halls {
    /// All halls, free.
    pub const fn of(campus: Campus, zone: CampusZone, today: NaiveDate) -> Self {
        Self { campus, zone, today, taken: BTreeSet::new() }
    }

    /// The functions of a year's events, as far as they lie near today. What is called off holds no hall.
    pub fn functions(&mut self, year: i32, events: &[Event]) -> Vec<Function> {
        let seed = u64::from(year.unsigned_abs()) << 24;
        let (ids, mut dice) = (SeededIds::new(seed), Dice::new(seed));
        let (first, last) = (later(self.today, -NEAR), later(self.today, NEAR));
        let near = events.iter().filter(|event| {
            !event.status.is_off() && event.on_campus > 0 && event.from <= last && first <= event.until
        });
        near.flat_map(|event| self.of_event(event, &ids, &mut dice)).collect()
    }

    fn of_event(&mut self, event: &Event, ids: &dyn Ids, dice: &mut Dice) -> Vec<Function> {
        let days = nights(event.from, later(event.until, 1));
        let working = days.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
        let mut functions = Vec::new();
        for (number, day) in working.take(MOST_DAYS).enumerate() {
            if number == 0 {
                let opening = ("Opening plenary", SetupStyle::Theatre, event.on_campus);
                functions.extend(self.place(event, opening, (day, 9, 12), ids));
            } else {
                let groups = ((event.on_campus + CLASS - 1) / CLASS).clamp(1, 3);
                let title = |group: i64| match groups {
                    1 => "Working session".to_owned(),
                    _ => format!("Working group {group}"),
                };
                let until = if dice.chance(70) { 17 } else { 13 };
                for group in 1..=groups {
                    let people = (event.on_campus + groups - 1) / groups;
                    let session = (&*title(group), SetupStyle::Classroom, people);
                    functions.extend(self.place(event, session, (day, 9, until), ids));
                }
            }
        }
        functions
    }

    /// The tightest space that is free that day; none where there is none.
    fn place(
        &mut self,
        event: &Event,
        (title, style, people): (&str, SetupStyle, i64),
        (day, from, until): (NaiveDate, u32, u32),
        ids: &dyn Ids,
    ) -> Option<Function> {
        let id = FunctionId::new(ids.next());
        let is_free = |space: &&Space| {
            space.fits(style, people) && space.parts.iter().all(|part| !self.taken.contains(&(*part, day)))
        };
        let fitting = self.campus.spaces.iter().filter(is_free);
        let space = fitting.min_by_key(|space| (space.seats(style), space.position))?;
        let holds = event.status.holds();
        if holds {
            self.taken.extend(space.parts.iter().map(|part| (*part, day)));
        }
        let setup = self.campus.changeover(style, style).unwrap_or_default();
        let margins = Margins { setup: if holds { setup } else { 0 }, teardown: 0 };
        let hour =
            |hour| self.zone.instant(day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()));
        Some(Function {
            id,
            event: event.id,
            space: space.id,
            title: title.to_owned(),
            style,
            time: Interval::new(hour(from), hour(until))?,
            margins,
            asked: Margins::default(),
            attendance: people,
            state: if holds { FunctionState::Held } else { FunctionState::Waiting },
            asked_at: self.zone.noon(later(event.from, -NEAR)).timestamp(),
            note: String::new(),
            synthetic: true,
            version: 1,
        })
    }
}
