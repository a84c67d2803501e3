use super::super::booking::Booking;
use super::*;

const ORIGIN: Day = 1400;
const REACH: Day = 12;

/// A house whose nights fill by chance: most rooms a week or two before, some cancelled, more of them at weekends.
fn house(seed: u64) -> Vec<Booking> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut below = |number: u32| Day::try_from(rng.next_u32() % number).unwrap();
    let mut bookings = Vec::new();
    for arrival in 1000..1440 {
        let rooms = 4 + below(6) + if arrival % 7 > 4 { 6 } else { 0 };
        for _ in 0..rooms {
            let booked = arrival - below(20);
            let gone = (below(6) == 0).then(|| booked + below(8)).filter(|gone| *gone < arrival);
            bookings.push(Booking { arrival, departure: arrival + 1 + below(3), booked, gone });
        }
    }
    bookings
}

fn books(bookings: &[Booking]) -> Books {
    Books::new(bookings, 1014..ORIGIN + 40, 80, ORIGIN)
}

fn learned(books: &Books) -> Individuals {
    let plan = Plan { trees: 8, ..Plan::default() };
    Individuals::learn_by(&plan, books, REACH, &|days| days == 7, 1)
}

fn bits(bookings: &[Booking], seed: u64) -> Vec<u32> {
    let books = books(bookings);
    let paths = learned(&books).paths(&books, REACH, 50, seed);
    paths.iter().flatten().map(|rooms| rooms.to_bits()).collect()
}

#[test]
fn nothing_that_happens_after_the_origin_changes_one_bit() {
    let bookings = house(1);
    let mut changed = bookings.clone();
    // Cancellations to come are undone, everybody else cancels, and another house is booked on top.
    for booking in &mut changed {
        booking.gone = match booking.gone {
            Some(gone) if gone > ORIGIN => None,
            None if booking.departure > ORIGIN => Some(ORIGIN + 1),
            known => known,
        };
    }
    changed.retain(|booking| booking.booked <= ORIGIN);
    changed.extend(house(2).into_iter().filter(|booking| booking.booked > ORIGIN));
    assert_ne!(bookings, changed);
    assert!(learned(&books(&bookings)).is_learned(7), "the model has to be tried, not pick-up alone");
    assert_eq!(bits(&bookings, 5), bits(&changed, 5));
}

#[test]
fn what_was_known_at_the_origin_does_change_it() {
    let bookings = house(1);
    let mut changed = bookings.clone();
    changed.push(Booking { arrival: ORIGIN + 3, departure: ORIGIN + 5, booked: ORIGIN, gone: None });
    assert_ne!(bits(&bookings, 5), bits(&changed, 5));
}

#[test]
fn the_same_seed_gives_the_same_bits_and_another_gives_others() {
    let bookings = house(1);
    assert_eq!(bits(&bookings, 5), bits(&bookings, 5));
    assert_ne!(bits(&bookings, 5), bits(&bookings, 6));
}

#[test]
fn paths_lie_around_what_comes_and_as_wide_as_past_errors() {
    let bookings = house(1);
    let (books, truth) = (books(&bookings), Books::new(&bookings, 1014..1440, 80, 1440));
    let paths = learned(&books).paths(&books, REACH, 400, 5);
    let mut inside = 0;
    for night in ORIGIN + 1..=ORIGIN + REACH {
        let ([low, _, high], _) = super::super::path::summary(&mut paths.sums(night, night + 1));
        assert!(low < high, "a forecast without a range");
        inside += i32::from((low..=high).contains(&f64::from(truth.came(night).unwrap())));
    }
    assert!(inside >= 7, "{inside} of 12 nights");
}

#[test]
fn a_house_with_few_nights_is_told_by_pick_up() {
    let bookings: Vec<Booking> = house(1).into_iter().filter(|booking| booking.arrival > 1300).collect();
    let young = Books::new(&bookings, 1314..ORIGIN + 40, 80, ORIGIN);
    assert!(!learned(&young).is_learned(7));
    let empty = Books::new(&[], 1399..1400, 80, ORIGIN);
    let paths = learned(&empty).paths(&empty, REACH, 3, 1);
    assert!(paths.iter().flatten().all(|rooms| *rooms == 0.0), "nothing known, nothing booked: nothing said");
}
