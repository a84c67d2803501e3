use super::*;
use proptest::prelude::*;

const ORIGIN: Day = 2000;

fn named(number: usize) -> Vec<Pavilion> {
    (0..number).map(|place| Pavilion { code: format!("P{place}"), name: String::new() }).collect()
}

/// So many rooms of a pavilion on some nights.
fn rooms(pavilion: usize, number: i32, nights: Range<Day>) -> Vec<RoomNights> {
    (0..number).map(|_| RoomNights { pavilion, nights: nights.clone() }).collect()
}

/// Two pavilions with ten rooms each, of which the first was slept in twice as much as the second, and a third with ten rooms
/// that opens three nights after the origin.
fn three(given: &[RoomNights]) -> Pavilions {
    let (from, until) = (ORIGIN - 400, ORIGIN + 10);
    let stock = (0..3).flat_map(|place| rooms(place, 10, from..until)).collect::<Vec<_>>();
    let slept = [rooms(0, 8, from..ORIGIN + 1), rooms(1, 4, from..ORIGIN + 1)].concat();
    let given = [slept, given.to_vec()].concat();
    Pavilions::new(named(3), &(from..until), &stock, &rooms(2, 10, from..ORIGIN + 4), &given)
}

/// What each pavilion takes of so many rooms of a night.
fn of(pavilions: &Pavilions, night: Day, rooms: f64) -> Vec<f64> {
    let mut parts = vec![0.0; pavilions.all().len()];
    pavilions.divided(ORIGIN).division(night).divide(rooms, |place, rooms| parts[place] = rooms);
    parts
}

fn near(parts: &[f64], wanted: &[f64]) -> bool {
    parts.iter().zip(wanted).all(|(part, wanted)| (part - wanted).abs() < 0.1)
}

#[test]
fn what_was_promised_beyond_the_rooms_known_is_open_where_most_rooms_are() {
    let mut pavilions = three(&[]);
    pavilions.promise(ORIGIN + 1, 20);
    assert_eq!(pavilions.open(ORIGIN + 1), [10, 10, 0], "there is room for as many");
    pavilions.promise(ORIGIN + 1, 23);
    pavilions.promise(ORIGIN + 4000, 23);
    assert_eq!(pavilions.open(ORIGIN + 1), [13, 10, 0], "the first of those with as many");
    assert_eq!(pavilions.open(ORIGIN + 2).iter().sum::<i32>(), 20);
    Pavilions::default().promise(ORIGIN, 1);
}

#[test]
fn rooms_promised_where_none_is_open_went_to_the_last_pavilion_though_a_closed_one_takes_nothing() {
    let (night, nights) = (ORIGIN + 1, ORIGIN..ORIGIN + 10);
    let all = |number: [i32; 3]| -> Vec<RoomNights> {
        number
            .into_iter()
            .enumerate()
            .flat_map(|(place, number)| rooms(place, number, nights.clone()))
            .collect()
    };
    let promised = |stock: [i32; 3], given: [i32; 3], number: i32| {
        let stock = all(stock);
        let mut pavilions = Pavilions::new(named(3), &nights, &stock, &stock, &all(given));
        assert_eq!(pavilions.open(night), [0, 0, 0], "all of it is closed");
        pavilions.promise(night, number);
        pavilions.open(night).to_vec()
    };
    assert_eq!(promised([5, 9, 5], [2, 1, 0], 4), [3, 1, 0], "where stays were given rooms");
    assert_eq!(promised([5, 9, 5], [1, 2, 0], 3), [1, 2, 0]);
    assert_eq!(promised([5, 9, 5], [0, 2, 2], 6), [0, 4, 2], "the first of those with as many");
    assert_eq!(promised([5, 9, 5], [0, 0, 0], 2), [0, 2, 0], "nobody has a room: where most are");
    assert_eq!(promised([5, 5, 0], [0, 0, 0], 2), [2, 0, 0]);
    assert_eq!(promised([0, 0, 0], [0, 0, 0], 2), [2, 0, 0], "no room is on record");
}

#[test]
fn rooms_not_yet_given_go_where_nights_of_the_last_year_were_slept_and_then_where_there_is_room() {
    let pavilions = three(&[]);
    assert!(near(&of(&pavilions, ORIGIN + 1, 9.0), &[6.0, 3.0, 0.0]), "two to one");
    assert!(near(&of(&pavilions, ORIGIN + 1, 18.0), &[10.0, 8.0, 0.0]), "the first is full");
    assert!(near(&of(&pavilions, ORIGIN + 1, 20.0), &[10.0, 10.0, 0.0]));
    // The third was closed all year: it opens to fill as the house did, by twelve rooms of twenty.
    assert!(
        near(&of(&pavilions, ORIGIN + 4, 18.0), &[8.0, 4.0, 6.0]),
        "{:?}",
        of(&pavilions, ORIGIN + 4, 18.0)
    );
}

#[test]
fn who_has_a_room_counts_in_its_pavilion_and_only_the_rest_is_divided() {
    let night = ORIGIN + 2;
    let pavilions = three(&rooms(1, 6, night..night + 1));
    assert!(near(&of(&pavilions, night, 9.0), &[2.0, 7.0, 0.0]), "three more, two to one");
    assert!(near(&of(&pavilions, night, 3.0), &[0.0, 3.0, 0.0]), "half of them are called off");
    assert!(near(&of(&pavilions, night, 20.0), &[10.0, 10.0, 0.0]));
    assert!(near(&of(&pavilions, night + 1, 9.0), &[6.0, 3.0, 0.0]), "the night after nobody has a room yet");
}

#[test]
fn a_house_where_nobody_was_ever_given_a_room_fills_by_its_open_rooms() {
    let (from, until) = (ORIGIN - 400, ORIGIN + 10);
    let stock = [rooms(0, 30, from..until), rooms(1, 10, from..until)].concat();
    let pavilions = Pavilions::new(named(2), &(from..until), &stock, &[], &[]);
    assert!(near(&of(&pavilions, ORIGIN + 1, 20.0), &[15.0, 5.0]));
    assert!(near(&pavilions.divided(ORIGIN).past(ORIGIN - 1, 20.0), &[15.0, 5.0]), "and did");
}

#[test]
fn a_night_that_is_over_was_slept_where_the_rooms_were_and_adds_up_to_what_was_slept() {
    let closed = three(&rooms(2, 2, ORIGIN - 5..ORIGIN));
    let past = closed.divided(ORIGIN).past(ORIGIN - 3, 17.0);
    assert!((past.iter().sum::<f64>() - 17.0).abs() < 1e-9);
    assert!(
        near(&past, &[10.0, 5.0, 2.0]),
        "two slept where it was closed, and of three without a room two to one: {past:?}"
    );
}

#[test]
fn what_is_open_and_what_was_slept_is_counted_within_the_nights_asked_for() {
    let pavilions = three(&[]);
    let divided = pavilions.divided(ORIGIN);
    assert_eq!(divided.open(ORIGIN..ORIGIN + 10), [100, 100, 60]);
    assert_eq!(pavilions.open(ORIGIN + 10), [] as [i32; 0], "not counted");
}

/// Filled up round by round: what a pavilion cannot take is divided anew among the others.
fn by_rounds(open: &[i32], given: &[i32], rates: &[f64], rooms: f64) -> Vec<f64> {
    let given: Vec<f64> = open.iter().zip(given).map(|(open, given)| f64::from(*given.min(open))).collect();
    let sum: f64 = given.iter().sum();
    if rooms <= sum {
        return given.iter().map(|given| if sum > 0.0 { given * rooms / sum } else { 0.0 }).collect();
    }
    let mut parts = given;
    let mut rest = rooms - sum;
    for _ in 0..open.len() {
        let is_open = |place: usize| f64::from(open[place]) - parts[place] > 1e-9;
        let weights: Vec<f64> = (0..open.len())
            .map(|place| if is_open(place) { rates[place] * f64::from(open[place]) } else { 0.0 })
            .collect();
        let all: f64 = weights.iter().sum();
        if all <= 0.0 || rest < 1e-9 {
            break;
        }
        let mut over = 0.0;
        for ((part, weight), open) in parts.iter_mut().zip(&weights).zip(open) {
            let more = rest * weight / all;
            let fits = more.min(f64::from(*open) - *part);
            *part += fits;
            over += more - fits;
        }
        rest = over;
    }
    parts
}

fn pavilion() -> impl Strategy<Value = (i32, i32, f64)> {
    (0..40_i32, 0..45_i32, 0.01..1.0_f64)
}

proptest! {
    #[test]
    fn pavilions_add_up_to_the_path_and_none_takes_more_than_is_open(
        of in prop::collection::vec(pavilion(), 1..8), share in 0.0..=1.0_f64,
    ) {
        let open: Vec<i32> = of.iter().map(|(open, _, _)| *open).collect();
        let given: Vec<i32> = of.iter().map(|(_, given, _)| *given).collect();
        let rates: Vec<f64> = of.iter().map(|(_, _, rate)| *rate).collect();
        let rooms = share * f64::from(open.iter().sum::<i32>());
        let told = || {
            let mut parts = vec![f64::NAN; open.len()];
            Division::new(&open, &given, &rates).divide(rooms, |place, rooms| parts[place] = rooms);
            parts
        };
        let parts = told();
        prop_assert!((parts.iter().sum::<f64>() - rooms).abs() < 1e-6, "{parts:?} are not {rooms}");
        for (part, open) in parts.iter().zip(&open) {
            prop_assert!((0.0..=f64::from(*open)).contains(part), "{part} of {open}");
        }
        let rounds = by_rounds(&open, &given, &rates, rooms);
        prop_assert!(parts.iter().zip(&rounds).all(|(part, round)| (part - round).abs() < 1e-6), "{parts:?} {rounds:?}");
        let bits = |parts: Vec<f64>| parts.into_iter().map(f64::to_bits).collect::<Vec<_>>();
        prop_assert_eq!(bits(told()), bits(parts), "one division of one total");
    }

    #[test]
    fn sums_of_paths_are_those_of_their_nights(paths in prop::collection::vec(prop::collection::vec(0.0_f32..20.0, 9), 1..5)) {
        let pavilions = three(&rooms(1, 6, ORIGIN + 2..ORIGIN + 4));
        let divided = pavilions.divided(ORIGIN);
        let mut number = 0;
        divided.sums(ORIGIN + 1, paths.iter().map(Vec::as_slice), |sums| {
            let path = &paths[number];
            number += 1;
            assert_eq!(sums.len(), 30);
            for (place, night) in (0..path.len()).zip(ORIGIN + 1..) {
                let of_night: Vec<f64> = (0..3).map(|pavilion| sums[(place + 1) * 3 + pavilion] - sums[place * 3 + pavilion]).collect();
                let alone = of(&pavilions, night, f64::from(path[place]));
                assert!(of_night.iter().zip(&alone).all(|(one, other)| (one - other).abs() < 1e-9));
                assert!(night >= ORIGIN + 4 || of_night[2].abs() < 1e-12, "closed");
            }
        });
        prop_assert_eq!(number, paths.len());
    }
}
