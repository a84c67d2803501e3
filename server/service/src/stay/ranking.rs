//! Which free room suits a stay best, and why.

use crate::store::read;
use crate::{Context, ServiceError};
use chrono::NaiveDate;
use domain::calendar::{next_day, nights};
use domain::claim::Interval;
use domain::ids::ResourceId;
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use store_model::night::NightRow;
use store_model::room::FreeRoom;
use uuid::Uuid;

/// A room that could be given, and what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The room.
    pub room: ResourceId,
    /// Its number.
    pub number: String,
    /// Code of its type.
    pub room_type: String,
    /// Code of its pavilion.
    pub pavilion: String,
    /// What speaks for it.
    pub why: Why,
    /// Whether it can be reached by whoever sleeps in it.
    pub access: Access,
}

/// Whether a room can be reached by whoever sleeps in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Nobody in the stay needs a room without a step.
    Any,
    /// Somebody does, and it has none.
    StepFree,
    /// Somebody does, and it has steps.
    Steps,
}

impl Access {
    /// Of a room for a stay that needs one without a step, or does not.
    pub const fn of(needed: bool, step_free: bool) -> Self {
        match (needed, step_free) {
            (false, _) => Self::Any,
            (true, true) => Self::StepFree,
            (true, false) => Self::Steps,
        }
    }
}

/// What speaks for a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The type booked, in the pavilion where others of the event sleep.
    WithGroup,
    /// The type booked, in a pavilion that is open anyway.
    OpenPavilion,
    /// The type booked.
    SameType,
    /// Another type; of the one booked there is none, or none better.
    OtherType,
}

/// The rooms of some nights with what holds them.
pub(crate) struct Pool {
    rooms: Vec<FreeRoom>,
    claims: HashMap<ResourceId, Vec<Interval>>,
    full: HashSet<(Uuid, NaiveDate)>,
}

/// What a stay looks for.
pub(crate) struct Seeker<'a> {
    /// The type booked.
    pub room_type: Uuid,
    /// When it needs the room.
    pub interval: Interval,
    /// Its nights, half-open.
    pub nights: (NaiveDate, NaiveDate),
    /// How many of its group sleep in each pavilion.
    pub group: Option<&'a HashMap<String, usize>>,
    /// Whether somebody in it needs a room without a step.
    pub step_free: bool,
}

impl Pool {
    /// The rooms in stock on the first night, with all that holds them up to, not including, the night of `until`.
    pub async fn load(ctx: &Context, from: NaiveDate, until: NaiveDate) -> Result<Self, ServiceError> {
        let until = until.max(next_day(from));
        // From the evening before: a room given this morning may be held by who leaves at noon.
        let interval = Interval::new(ctx.zone.start_of(from), ctx.zone.noon(next_day(until)));
        let Some(interval) = interval else { return Ok(Self::new(Vec::new(), Vec::new(), &[])) };
        let (rooms, claims, counts) = read!(ctx.store, |tx, db| {
            Ok::<_, ServiceError>((
                db::claim::rooms_in_stock(tx, from, from).await?,
                db::claim::on_rooms(tx, interval).await?,
                db::night::between(tx, from, until).await?,
            ))
        })?;
        Ok(Self::new(rooms, claims, &counts))
    }

    fn new(rooms: Vec<FreeRoom>, claimed: Vec<(ResourceId, Interval)>, counts: &[NightRow]) -> Self {
        let mut claims = HashMap::<ResourceId, Vec<Interval>>::new();
        for (room, interval) in claimed {
            claims.entry(room).or_default().push(interval);
        }
        let full = counts.iter().filter(|row| row.taken + row.closed >= row.rooms);
        let full = full.map(|row| (row.room_type_id, row.night)).collect();
        Self { rooms, claims, full }
    }

    /// The rooms a stay could have, best first. `open` are pavilions where somebody sleeps anyway; a room in `given`
    /// was proposed to somebody else, and comes last. Whoever needs a room without a step is offered those before the type
    /// booked; to the others they come last of their like, so that they are there for those who need them.
    pub fn rank(
        &self,
        seeker: &Seeker<'_>,
        open: &HashSet<String>,
        given: &HashSet<ResourceId>,
    ) -> Vec<Suggestion> {
        let fits = |room: &&FreeRoom| self.is_free(room, seeker) && self.is_open(room, seeker);
        let mut rooms = self.rooms.iter().filter(fits).collect::<Vec<_>>();
        let friends = |room: &FreeRoom| {
            seeker.group.and_then(|group| group.get(&room.pavilion)).copied().unwrap_or_default()
        };
        rooms.sort_by_cached_key(|room| {
            (
                given.contains(&ResourceId::new(room.id)),
                seeker.step_free && !room.step_free,
                room.room_type_id != seeker.room_type,
                std::cmp::Reverse(friends(room)),
                !open.contains(&room.pavilion),
                room.step_free && !seeker.step_free,
                room.number.clone(),
            )
        });
        let why = |room: &FreeRoom| match (room.room_type_id == seeker.room_type, friends(room)) {
            (false, _) => Why::OtherType,
            (true, 0) if open.contains(&room.pavilion) => Why::OpenPavilion,
            (true, 0) => Why::SameType,
            (true, _) => Why::WithGroup,
        };
        let access = |room: &FreeRoom| Access::of(seeker.step_free, room.step_free);
        rooms.into_iter().map(|room| suggestion(room, why(room), access(room))).collect()
    }

    fn is_free(&self, room: &FreeRoom, seeker: &Seeker<'_>) -> bool {
        let claims = self.claims.get(&ResourceId::new(room.id));
        claims.is_none_or(|claims| !claims.iter().any(|claim| claim.overlaps(seeker.interval)))
    }

    /// A room may be unclaimed and yet promised: its type is full by stays that have no room yet. In its own type the
    /// stay counts already.
    fn is_open(&self, room: &FreeRoom, seeker: &Seeker<'_>) -> bool {
        room.room_type_id == seeker.room_type
            || nights(seeker.nights.0, seeker.nights.1)
                .all(|night| !self.full.contains(&(room.room_type_id, night)))
    }
}

fn suggestion(room: &FreeRoom, why: Why, access: Access) -> Suggestion {
    Suggestion {
        room: ResourceId::new(room.id),
        number: room.number.clone(),
        room_type: room.room_type.clone(),
        pavilion: room.pavilion.clone(),
        why,
        access,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, day).unwrap()
    }

    fn room(id: u128, number: &str, kind: u128, pavilion: &str) -> FreeRoom {
        FreeRoom {
            id: Uuid::from_u128(id),
            number: number.to_owned(),
            room_type_id: Uuid::from_u128(kind),
            room_type: kind.to_string(),
            pavilion: pavilion.to_owned(),
            step_free: false,
        }
    }

    fn pool(claims: Vec<(ResourceId, Interval)>, counts: &[NightRow]) -> Pool {
        let rooms =
            vec![room(1, "A1", 7, "A"), room(2, "B1", 7, "B"), room(3, "B2", 8, "B"), room(4, "C1", 7, "C")];
        Pool::new(rooms, claims, counts)
    }

    fn seeker(group: Option<&HashMap<String, usize>>) -> Seeker<'_> {
        Seeker {
            room_type: Uuid::from_u128(7),
            interval: Interval::from_seconds(100, 200).unwrap(),
            nights: (day(1), day(3)),
            group,
            step_free: false,
        }
    }

    fn ranked(pool: &Pool, group: Option<&HashMap<String, usize>>, given: &[u128]) -> Vec<(String, Why)> {
        let open = HashSet::from(["C".to_owned()]);
        let given = given.iter().map(|id| ResourceId::new(Uuid::from_u128(*id))).collect();
        pool.rank(&seeker(group), &open, &given).into_iter().map(|room| (room.number, room.why)).collect()
    }

    #[test]
    fn the_type_booked_comes_first_and_in_a_pavilion_that_is_open() {
        let found = ranked(&pool(Vec::new(), &[]), None, &[]);
        let expected =
            [("C1", Why::OpenPavilion), ("A1", Why::SameType), ("B1", Why::SameType), ("B2", Why::OtherType)];
        assert_eq!(found, expected.map(|(number, why)| (number.to_owned(), why)));
    }

    #[test]
    fn a_group_stays_together_and_nobody_is_proposed_the_room_of_another() {
        let group = HashMap::from([("B".to_owned(), 2)]);
        assert_eq!(ranked(&pool(Vec::new(), &[]), Some(&group), &[])[0], ("B1".to_owned(), Why::WithGroup));
        assert_eq!(ranked(&pool(Vec::new(), &[]), Some(&group), &[2])[0].0, "C1");
    }

    #[test]
    fn a_room_without_a_step_goes_to_whoever_needs_it_and_is_kept_from_the_others() {
        let mut pool = pool(Vec::new(), &[]);
        for place in [0, 2] {
            pool.rooms[place].step_free = true;
        }
        let ranked = |step_free| {
            let rooms = pool.rank(&Seeker { step_free, ..seeker(None) }, &HashSet::new(), &HashSet::new());
            rooms.into_iter().map(|room| (room.number, room.access)).collect::<Vec<_>>()
        };
        let of = |rooms: [(&str, Access); 4]| rooms.map(|(number, access)| (number.to_owned(), access));
        let (free, steps, any) = (Access::StepFree, Access::Steps, Access::Any);
        assert_eq!(ranked(true), of([("A1", free), ("B2", free), ("B1", steps), ("C1", steps)]));
        assert_eq!(ranked(false), of([("B1", any), ("C1", any), ("A1", any), ("B2", any)]));
    }

    #[test]
    fn a_room_that_is_held_or_of_a_type_promised_to_others_is_not_proposed() {
        let held = vec![(ResourceId::new(Uuid::from_u128(4)), Interval::from_seconds(150, 300).unwrap())];
        let full =
            NightRow { room_type_id: Uuid::from_u128(8), night: day(2), rooms: 1, closed: 0, taken: 1 };
        let found = ranked(&pool(held, &[full]), None, &[]);
        assert_eq!(found.into_iter().map(|(number, _)| number).collect::<Vec<_>>(), ["A1", "B1"]);
    }
}
