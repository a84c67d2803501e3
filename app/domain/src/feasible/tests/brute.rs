//! The same answer by trying everything: every hall for every room on every day, each session laid as it is booked.

use super::*;
use crate::function::margins;
use proptest::prelude::*;

/// The fewest points of any choice; none where nothing can be laid.
fn fewest(question: &Question, house: &House, first: NaiveDate) -> Option<i64> {
    let rooms = question.needs.iter().flat_map(|need| (0..need.count).map(move |_| need)).collect::<Vec<_>>();
    let throughout = every(rooms.len(), house.halls.len());
    let same = throughout
        .iter()
        .filter_map(|halls| points(question, house, first, &rooms, (halls, halls, question.days)));
    same.min().or_else(|| {
        let nights = 1..question.days;
        let changed = nights.flat_map(|night| {
            let pairs = throughout.iter().flat_map(|one| throughout.iter().map(move |other| (one, other)));
            pairs
                .filter_map(|(one, other)| points(question, house, first, &rooms, (one, other, night)))
                .collect::<Vec<_>>()
        });
        changed.min()
    })
}

/// Every way to give each of some rooms a hall.
fn every(rooms: usize, halls: usize) -> Vec<Vec<usize>> {
    (0..rooms).fold(vec![Vec::new()], |ways, _| {
        let with = |way: Vec<usize>| (0..halls).map(move |hall| [way.clone(), vec![hall]].concat());
        ways.into_iter().flat_map(with).collect()
    })
}

/// What a choice costs, if it can be had: one hall until a night, another from then on.
fn points(
    question: &Question,
    house: &House,
    first: NaiveDate,
    rooms: &[&Need],
    (before, after, night): (&[usize], &[usize], i64),
) -> Option<i64> {
    let mut sessions = Vec::new();
    for (room, need) in rooms.iter().enumerate() {
        for (number, date) in (need.days.0..).zip(need.dates(first)) {
            let hall = if number <= night { before[room] } else { after[room] };
            sessions.push((need.time(date, house.zone).unwrap(), room, hall));
        }
    }
    sessions.sort_by_key(|(time, room, _)| (time.from_at(), time.until_at(), *room));
    let (mut own, mut score) = (Vec::<Neighbour>::new(), Score::default());
    let (mut portable, mut empty) = (vec![0; rooms.len()], vec![0; rooms.len()]);
    let mut last = vec![None; rooms.len()];
    let mut pavilions = BTreeSet::new();
    for (number, (time, room, hall)) in (1..).zip(sessions) {
        let (need, hall_of) = (rooms[room], &house.halls[hall]);
        let seats = hall_of.space.seats(need.style)?.get();
        if seats < need.people || (question.step_free && !hall_of.space.step_free) {
            return None;
        }
        // Free for it alone, and beside the rest of the event.
        laid(house, hall, need.style, time, &[])?;
        let margins = laid(house, hall, need.style, time, &own)?;
        let around = neighbours(house, hall, time, &own);
        let (turns, walls, quiet) = stands(house, hall, need.style, time, &around);
        score.turns += turns;
        score.walls += walls;
        if last[room] != Some(hall) {
            score.moves += i64::from(last[room].is_some());
            score.walls += i64::from(hall_of.space.parts.len() > 1 && quiet);
        }
        last[room] = Some(hall);
        portable[room] = portable[room].max(need.booths - hall_of.space.booths.count);
        empty[room] = empty[room].max((seats - need.people) / 10);
        pavilions.insert(hall_of.pavilion);
        let id = FunctionId::new(Uuid::from_u128(number));
        own.push(Neighbour { id, parts: hall_of.space.parts.clone(), style: need.style, time, margins });
    }
    (score.portable, score.empty) = (portable.iter().sum(), empty.iter().sum());
    score.pavilions = i64::try_from(pavilions.len()).unwrap() - 1;
    (score.portable <= free_booths(question, house, first)).then(|| score.points())
}

fn free_booths(question: &Question, house: &House, first: NaiveDate) -> i64 {
    let days = first.iter_days().take(usize::try_from(question.days).unwrap());
    days.map(|day| house.portable - house.promised.get(&day).copied().unwrap_or_default()).min().unwrap()
}

fn neighbours(house: &House, hall: usize, time: Interval, own: &[Neighbour]) -> Vec<(bool, Neighbour)> {
    let (hall, none) = (&house.halls[hall], BTreeSet::new());
    let others = hall.near(time, &none).map(|used| (false, used.function.clone()));
    let own =
        own.iter().filter(|one| !one.parts.is_disjoint(&hall.space.parts)).map(|one| (true, one.clone()));
    others.chain(own).collect()
}

/// The booking of a function: its margins, if nothing overlaps.
fn laid(house: &House, hall: usize, style: SetupStyle, time: Interval, own: &[Neighbour]) -> Option<Margins> {
    let around = neighbours(house, hall, time, own).into_iter().map(|(_, one)| one).collect::<Vec<_>>();
    let parts = &house.halls[hall].space.parts;
    let found =
        margins((parts, style), time, Margins::default(), &around, |from, to| house.minutes(from, to))
            .ok()?;
    around.iter().all(|other| !other.claimed().overlaps(found.around(time))).then_some(found)
}

/// Turns and walls around a session, and whether nothing stood there before.
fn stands(
    house: &House,
    hall: usize,
    style: SetupStyle,
    time: Interval,
    around: &[(bool, Neighbour)],
) -> (i64, i64, bool) {
    let parts = &house.halls[hall].space.parts;
    let near = |gap: i64| (0..=crate::function::STANDS_FOR).contains(&gap);
    let side = |gap: &dyn Fn(&Neighbour) -> i64, minutes: &dyn Fn(SetupStyle) -> i64| {
        let of_part = |part| {
            let here = around.iter().filter(|(_, one)| one.parts.contains(part) && near(gap(one)));
            here.min_by_key(|(_, one)| gap(one))
        };
        let found = parts.iter().filter_map(of_part);
        let found =
            found.map(|(own, one)| (&one.parts != parts, minutes(one.style), one.style != style, *own));
        found.max_by_key(|(walls, minutes, turn, _)| (*walls, *minutes, *turn))
    };
    let before = side(&|one| time.from_at() - one.time.until_at(), &|other| house.minutes(other, style));
    let after = side(&|one| one.time.from_at() - time.until_at(), &|other| house.minutes(style, other));
    let after = after.filter(|(_, _, _, own)| !own);
    let count = |of: &dyn Fn((bool, i64, bool, bool)) -> bool| {
        [before, after].into_iter().flatten().map(|one| i64::from(of(one))).sum::<i64>()
    };
    (count(&|one| one.2), count(&|one| one.0), before.is_none())
}

fn needs() -> impl Strategy<Value = Vec<Need>> {
    let hours = prop_oneof![Just((9, 12)), Just((9, 17)), Just((14, 17)), Just((19, 22))];
    let one = (
        1_i64..=2,
        prop_oneof![Just(20), Just(30), Just(45), Just(75), Just(110)],
        hours,
        any::<bool>(),
        0_i64..=2,
        0_usize..3,
    );
    let one = one.prop_map(|(count, people, hours, banquet, booths, days)| Need {
        style: if banquet { SetupStyle::Banquet } else { SetupStyle::Theatre },
        days: [(1, 2), (1, 1), (2, 2)][days],
        booths,
        ..need(count, people, hours)
    });
    prop::collection::vec(one, 1..=3).prop_map(|mut needs: Vec<Need>| {
        // Three rooms at most: their ways are all tried.
        while needs.iter().map(|need| need.count).sum::<i64>() > 3 {
            needs.pop();
        }
        needs
    })
}

fn uses() -> impl Strategy<Value = Vec<Use>> {
    let one = (1_usize..=5, 0_u32..2, 0_usize..4, any::<bool>(), 0_usize..5);
    prop::collection::vec(one, 0..6).prop_map(|wishes| {
        let mut uses = Vec::<Use>::new();
        for (space, on, hours, banquet, holder) in wishes {
            let style = if banquet { SetupStyle::Banquet } else { SetupStyle::Theatre };
            let (from, until) = [(7, 8), (10, 11), (13, 14), (18, 23)][hours];
            let new = used(holder, space, style, (["2026-06-01", "2026-06-02"][on as usize], from, until));
            let clash = |known: &Use| {
                known.function.claimed().overlaps(new.function.claimed())
                    && !known.function.parts.is_disjoint(&new.function.parts)
            };
            if !uses.iter().any(clash) {
                uses.push(new);
            }
        }
        uses
    })
}

/// The smallest sets of at most three that work; none where nothing has to give way.
fn smallest(all: &BTreeSet<usize>, works: impl Fn(&BTreeSet<usize>) -> bool) -> BTreeSet<BTreeSet<usize>> {
    let mut sets = BTreeSet::from([BTreeSet::new()]);
    for _ in 0..3 {
        let grown = sets.iter().flat_map(|set| all.iter().map(move |one| set | &BTreeSet::from([*one])));
        sets = grown.collect();
        let working = sets.iter().filter(|set| works(set)).cloned().collect::<BTreeSet<_>>();
        if !working.is_empty() {
            return working;
        }
    }
    BTreeSet::new()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn the_choice_of_halls_is_the_best_there_is(
        needs in needs(), uses in uses(), step_free in any::<bool>(), promised in 0..2i64,
    ) {
        let (question, date) = (Question { step_free, ..question(needs) }, day("2026-06-01"));
        let mut house = house(&uses, (0, 0));
        house.promised = HashMap::from([(question.last(date), promised)]);
        let found = on(&question, &house, date).ok().map(|possible| possible.score.points());
        prop_assert_eq!(found, fewest(&question, &house, date));
    }

    #[test]
    fn an_option_is_named_exactly_where_its_giving_way_makes_the_day_work(needs in needs(), uses in uses()) {
        let asked = Question { window: (day("2026-06-01"), day("2026-06-02")), ..question(needs) };
        let found = answer(&asked, &house(&uses, (0, 0)));
        let works = |gone: &BTreeSet<usize>| {
            let without = uses.iter().filter(|used| !gone.contains(&used.holder)).cloned().collect::<Vec<_>>();
            fewest(&asked, &house(&without, (0, 0)), day("2026-06-01")).is_some()
        };
        let holders = uses.iter().map(|used| used.holder).filter(|holder| house(&uses, (0, 0)).is_tentative(*holder));
        let holders = holders.collect();
        let expected = smallest(&holders, works);
        for refused in &found.refused {
            prop_assert_eq!(&refused.yielding.iter().cloned().collect::<BTreeSet<_>>(), &expected);
        }
        prop_assert!(works(&holders) || found.possible.is_empty());
    }

    #[test]
    fn beds_are_found_wherever_they_suffice(
        singles in 0_i64..6, doubles in 0_i64..6, typed in 0_i64..4, any in 0_i64..14, sharing in any::<bool>(),
    ) {
        prop_assume!(typed + any > 0);
        let asked = question(Vec::new());
        let beds = Beds { typed: BTreeMap::from([(DOUBLE, typed)]), any, sharing, ..asked.beds.clone() };
        let found = on(&Question { beds, ..asked }, &house(&[], (singles, doubles)), day("2026-06-01"));
        let enough = (0..=any / 2).any(|pairs| {
            let shares = pairs == 0 || sharing;
            shares && typed + pairs <= doubles && typed + any - pairs <= singles + doubles
        });
        prop_assert_eq!(found.is_ok(), enough);
        if let Ok(possible) = found {
            let rooms = possible.beds.rooms.iter().filter(|((_, night), _)| *night == day("2026-06-01"));
            prop_assert_eq!(rooms.map(|(_, rooms)| rooms).sum::<i64>(), typed + any - possible.beds.shared);
        }
    }
}
