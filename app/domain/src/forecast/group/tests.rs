use super::super::path::Paths;
use super::*;
use proptest::prelude::*;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const ORIGIN: Day = 2000;

/// Nothing that all groups of a path share.
const CALM: Shocks = Shocks { coming: 0.0, new: 0.0 };

const ASK: Ask = Ask { nights: 120, number: 64, seed: 1, class: None, open: &[], leanings: &[] };

fn rooms(first: Day, by_night: &[u16]) -> Rooms {
    Rooms { first, by_night: by_night.to_vec() }
}

fn definite(key: u64, booked: Day, held: Rooms) -> Group {
    let step = Step { since: booked, stage: Stage::Definite, asked: true, rooms: held };
    Group::new(key, u8::try_from(key % 3).unwrap(), vec![step], None, None).unwrap()
}

/// Two years of groups and more, of all stages and sizes: some called off, some grown or shrunk, some half slept in.
fn campus(seed: u64) -> Vec<Group> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut below = |number: u32| rng.next_u32() % number;
    let mut groups = Vec::new();
    for (first, key) in (ORIGIN - 800..ORIGIN + 200).step_by(5).zip(seed * 10_000..) {
        let [lead, most, nights] =
            [1 + below(200), 1 + below(40), 1 + below(6)].map(|number| u16::try_from(number).unwrap());
        let stage = [Stage::Enquiry, Stage::Tentative, Stage::Definite][below(3) as usize];
        let (booked, held) = (first - Day::from(lead), vec![most; usize::from(nights)]);
        let later = booked + Day::from(lead) * 2 / 3;
        let changed = vec![most.div_ceil(2).max(u16::try_from(below(40)).unwrap()); usize::from(nights)];
        let steps = vec![
            Step { since: booked, stage, asked: true, rooms: rooms(first, &held) },
            Step { since: later, stage: Stage::Definite, asked: true, rooms: rooms(first, &changed) },
        ];
        let gone = (below(3) == 0).then(|| first - Day::try_from(below(u32::from(lead))).unwrap());
        let slept = rooms(first, &changed.iter().map(|rooms| rooms / 2 + 1).collect::<Vec<_>>());
        let class = u8::try_from(below(3)).unwrap();
        groups.extend(Group::new(key, class, steps, gone, gone.is_none().then_some(slept)));
    }
    groups
}

/// Everything after the origin otherwise: who was to be called off comes, all others are called off, steps and nights to
/// come are others, and another campus is booked on top.
fn otherwise(groups: &[Group]) -> Vec<Group> {
    let turned = groups.iter().filter(|group| group.booked() <= ORIGIN).map(|group| {
        let mut group = group.clone();
        group.gone = match group.gone {
            // Off by then, and back the day after.
            Some(gone) if gone <= ORIGIN => {
                group.off.push(gone..ORIGIN + 1);
                None
            }
            Some(_) => None,
            None => Some(ORIGIN + 1).filter(|_| group.last().until() > ORIGIN + 1),
        };
        group.steps.retain(|step| step.since <= ORIGIN);
        let held = rooms(group.first() + 3, &[99, 99]);
        group.steps.push(Step { since: ORIGIN + 1, stage: Stage::Enquiry, asked: true, rooms: held });
        if let Some(slept) = &mut group.slept {
            let nights = usize::try_from(ORIGIN + 1 - slept.first).unwrap_or_default();
            slept.by_night.iter_mut().skip(nights).for_each(|rooms| *rooms += 7);
        }
        group
    });
    turned.chain(campus(2).into_iter().filter(|group| group.booked() > ORIGIN)).collect()
}

fn bits(paths: &Paths) -> Vec<u32> {
    paths.iter().flatten().map(|rooms| rooms.to_bits()).collect()
}

fn simulated(groups: &[Group], seed: u64) -> Simulated {
    Groups::learn(groups, ORIGIN, Shocks::default()).simulate(groups, &Ask { seed, ..ASK })
}

#[test]
fn what_happens_after_the_origin_is_not_known() {
    let step =
        |since, first| Step { since, stage: Stage::Tentative, asked: true, rooms: rooms(first, &[4, 4, 4]) };
    let slept = rooms(101, &[3, 3, 2]);
    let group = Group::new(1, 0, vec![step(40, 100), step(60, 101)], Some(101), Some(slept)).unwrap();
    assert_eq!(known_at(std::slice::from_ref(&group), 39), []);
    let early = Group::new(1, 0, vec![step(40, 100)], None, None).unwrap();
    assert_eq!(known_at(std::slice::from_ref(&group), 59), [early]);
    let here =
        Group::new(1, 0, vec![step(40, 100), step(60, 101)], Some(101), Some(rooms(101, &[3]))).unwrap();
    assert_eq!(known_at(std::slice::from_ref(&group), 101), [here]);
    assert_eq!(known_at(std::slice::from_ref(&group), 103), [group]);
}

#[test]
fn nothing_that_happens_after_the_origin_changes_a_bit() {
    let groups = campus(1);
    let other = otherwise(&groups);
    assert_ne!(groups, other);
    assert_eq!(known_at(&groups, ORIGIN), known_at(&other, ORIGIN));
    let drawn = |groups: &[Group]| bits(&simulated(groups, 1).paths);
    assert_eq!(drawn(&groups), drawn(&other));
}

#[test]
fn the_same_seed_gives_the_same_bits_and_another_gives_others() {
    let groups = campus(1);
    let [one, again, other] = [1, 1, 2].map(|seed| bits(&simulated(&groups, seed).paths));
    assert_eq!(one, again);
    assert_ne!(one, other);
}

#[test]
fn groups_had_a_good_year_where_rooms_booked_one_by_one_had_a_bad_one() {
    let groups = campus(1);
    let leanings: Vec<Option<f64>> = [Some(-1.0), Some(1.0)].into_iter().cycle().take(2000).collect();
    let ask = Ask { number: 2000, leanings: &leanings, ..ASK };
    let learned = |shocks| Groups::learn(&groups, ORIGIN, shocks).simulate(&groups, &ask);
    let gap = |shocks| {
        let sums = learned(shocks).paths.sums(ORIGIN + 1, ORIGIN + 121);
        let mean = |from: usize| sums.iter().skip(from).step_by(2).sum::<f64>() / 1000.0;
        (mean(1) - mean(0)) / f64::midpoint(mean(0), mean(1))
    };
    let [coming, new] =
        [Shocks { new: 0.0, ..Shocks::default() }, Shocks { coming: 0.0, ..Shocks::default() }];
    assert!(gap(coming) > 0.05 && gap(new) > 0.05, "{} {}", gap(coming), gap(new));
    assert!(gap(CALM).abs() < 0.03, "chance alone: {}", gap(CALM));
}

#[test]
fn classes_add_up_to_the_whole_path_by_path() {
    let groups = campus(1);
    let learned = Groups::learn(&groups, ORIGIN, Shocks::default());
    let sums = |class| learned.simulate(&groups, &Ask { class, ..ASK }).paths.sums(ORIGIN + 1, ORIGIN + 121);
    let parts = [0, 1, 2].map(|class| sums(Some(class)));
    for (path, whole) in sums(None).into_iter().enumerate() {
        let sum: f64 = parts.iter().map(|part| part[path]).sum();
        assert!((sum - whole).abs() < 1e-2 && parts.iter().all(|part| part[path] < whole), "{sum} {whole}");
    }
}

#[test]
fn a_group_comes_whole_or_not_at_all() {
    let group = definite(1, ORIGIN - 10, rooms(ORIGIN + 20, &[8, 9, 10])).with_odds(Some(0.5));
    let drawn = Groups::learn(&[], ORIGIN, Shocks::default()).simulate(&[group], &ASK);
    let came = |path: &[f32]| path[19..22] == [8.0, 9.0, 10.0] && path[18] + path[22] == 0.0;
    let stayed = |path: &[f32]| path.iter().all(|rooms| *rooms == 0.0);
    assert!(drawn.paths.iter().any(came) && drawn.paths.iter().any(stayed));
    assert!(drawn.paths.iter().all(|path| came(path) || stayed(path)));
    let whole = drawn.paths.sums(ORIGIN, ORIGIN + 100);
    assert!(
        drawn.shares(0).iter().zip(whole).all(|(share, sum)| (f64::from(*share) * 27.0 - sum).abs() < 1e-9)
    );
}

#[test]
fn the_rooms_of_a_group_in_house_are_taken_from_tonight_and_those_beyond_the_end_are_not() {
    let groups = [
        definite(1, ORIGIN - 9, rooms(ORIGIN - 1, &[5, 6, 7])),
        definite(2, ORIGIN - 9, rooms(ORIGIN + 4, &[1, 2, 3])).with_odds(Some(1.0)),
        definite(3, ORIGIN - 9, rooms(ORIGIN - 3, &[5, 5])),
        definite(4, ORIGIN - 9, rooms(ORIGIN + 9, &[5, 5])).with_odds(Some(1.0)),
    ];
    let drawn = Groups::learn(&[], ORIGIN, CALM).simulate(&groups, &Ask { nights: 5, ..ASK });
    assert!(drawn.paths.iter().all(|path| path == [7.0, 0.0, 0.0, 1.0, 2.0]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn adding_a_definite_group_lowers_no_night_of_any_path(
        key in 1_000_000_u64.., days in -3..130_i32, held in prop::collection::vec(0_u16..60, 1..9), seed: u64
    ) {
        let groups = campus(1);
        let learned = Groups::learn(&groups, ORIGIN, Shocks::default());
        let added = definite(key, ORIGIN - 5, rooms(ORIGIN + days, &held));
        let with: Vec<Group> = std::iter::once(added).chain(groups.iter().cloned()).collect();
        let ask = Ask { seed, ..ASK };
        let [fewer, more] = [&groups, &with].map(|groups| learned.simulate(groups, &ask).paths);
        for (fewer, more) in fewer.iter().flatten().zip(more.iter().flatten()) {
            prop_assert!(fewer <= more);
        }
    }

    #[test]
    fn a_small_definite_group_to_come_lowers_no_night_of_what_is_learned_anew_with_it(
        key in 1_000_000_u64.., days in 1..200_i32, lead in 0..600_i32, held in prop::collection::vec(0_u16..4, 1..4),
        campus_of in 1_u64..4, seed: u64
    ) {
        let groups = campus(campus_of);
        let added = definite(key, ORIGIN - lead, rooms(ORIGIN + days, &held));
        let with: Vec<Group> = std::iter::once(added).chain(groups.iter().cloned()).collect();
        let told = |groups: &[Group]| {
            Groups::learn(groups, ORIGIN, Shocks::default()).simulate(groups, &Ask { seed, ..ASK }).paths
        };
        let [fewer, more] = [&groups, &with].map(|groups| told(groups));
        for (fewer, more) in fewer.iter().flatten().zip(more.iter().flatten()) {
            prop_assert!(fewer <= more);
        }
    }

    #[test]
    fn removing_a_group_leaves_the_draws_of_others(removed in 0_usize..200, seed: u64) {
        let groups = campus(1);
        let learned = Groups::learn(&groups, ORIGIN, Shocks::default());
        let mut fewer = groups.clone();
        fewer.remove(removed);
        let ask = Ask { seed, ..ASK };
        let [before, after] = [&groups, &fewer].map(|groups| learned.simulate(groups, &ask));
        for group in (0..groups.len()).filter(|group| *group != removed) {
            prop_assert_eq!(before.shares(group), after.shares(group - usize::from(group > removed)));
        }
    }

    #[test]
    fn a_chance_of_nought_or_one_is_obeyed(seed: u64, key: u64, coming in 0.0..3.0_f64) {
        let groups = [0.0, 1.0].map(|odds| definite(key, ORIGIN - 9, rooms(ORIGIN + 9, &[5])).with_odds(Some(odds)));
        let shocks = Shocks { coming, new: 0.0 };
        let drawn = Groups::learn(&[], ORIGIN, shocks).simulate(&groups, &Ask { seed, ..ASK });
        prop_assert!(drawn.shares(0).iter().all(|share| *share == 0.0));
        prop_assert!(drawn.shares(1).iter().all(|share| (*share - 1.0).abs() < f32::EPSILON));
    }

    #[test]
    fn a_likelier_group_comes_on_every_path_on_which_it_came(odds in 0.0..1.0_f64, more in 0.0..1.0_f64) {
        let of = |odds| definite(7, ORIGIN - 9, rooms(ORIGIN + 9, &[5])).with_odds(Some(odds));
        let groups = [of(odds.min(more)), of(odds.max(more))];
        let drawn = Groups::learn(&[], ORIGIN, Shocks::default()).simulate(&groups, &ASK);
        prop_assert!(drawn.shares(0).iter().zip(drawn.shares(1)).all(|(less, more)| less <= more));
    }
}
