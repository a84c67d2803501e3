use super::super::booking::Booking;
use super::*;
use rand_chacha::rand_core::Rng;

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

/// Everything after the origin otherwise: who was to cancel stays, everybody else cancels, another house is booked on top.
fn otherwise(bookings: &[Booking]) -> Vec<Booking> {
    let known = bookings.iter().filter(|booking| booking.booked <= ORIGIN);
    let turned = known.map(|booking| match booking.gone {
        Some(gone) if gone > ORIGIN => Booking { gone: None, ..*booking },
        None if booking.departure > ORIGIN => Booking { gone: Some(ORIGIN + 1), ..*booking },
        _ => *booking,
    });
    turned.chain(house(2).into_iter().filter(|booking| booking.booked > ORIGIN)).collect()
}

#[test]
fn nothing_that_happens_after_the_origin_changes_what_a_model_or_pick_up_says() {
    let bookings = house(1);
    let [one, other] = [bookings.clone(), otherwise(&bookings)].map(|bookings| books(&bookings));
    let (band, plan) = (Band { first: 6, last: 7 }, Plan { trees: 8, ..Plan::default() });
    let learn = |books| Learned::learn(&plan, books, &Lessons::new(books, band), FEWEST_NIGHTS, 1).unwrap();
    assert_eq!(learn(&one).say(&one, ORIGIN + 7, 7), learn(&other).say(&other, ORIGIN + 7, 7));
    assert!(learn(&one).say(&one, ORIGIN + 7, 7).is_some());
    for window in [Window::Classical, Window::Advanced, Window::LastYear, Window::Mixed] {
        let said = |books| PickUp(window).expected(books, ORIGIN + 7, 7);
        assert!(said(&one).is_some(), "{window:?}");
        assert_eq!(said(&one), said(&other), "{window:?}");
    }
}

#[test]
fn nothing_that_happens_after_the_origin_changes_what_is_said_of_nights_far_ahead() {
    let bookings = house(1);
    let told = |bookings: &[Booking]| {
        let books = Books::new(bookings, 1014..ORIGIN + 400, 400, ORIGIN);
        let said: Vec<_> = [150, 250, 365].map(|days| Prospect::of(&books, ORIGIN + days, days)).into();
        assert!(said.iter().all(Option::is_some));
        format!("{:?} {said:?}", Far::learn(&books))
    };
    assert_eq!(told(&bookings), told(&otherwise(&bookings)));
}

#[test]
fn nothing_that_happens_after_the_origin_changes_one_bit() {
    let bookings = house(1);
    let changed = otherwise(&bookings);
    assert_ne!(bookings, changed);
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
fn a_young_house_is_told_as_pick_up_says_and_not_as_far_off_as_its_one_season_was() {
    // Every week one room more than the week before: pick-up falls short all along.
    let bookings: Vec<Booking> = (1200..1440)
        .flat_map(|night| {
            let rooms = usize::try_from((night - 1200) / 7).unwrap();
            vec![Booking { arrival: night, departure: night + 1, booked: night - 5, gone: None }; rooms]
        })
        .collect();
    let young = Books::new(&bookings, 1214..ORIGIN + 40, 80, ORIGIN);
    let paths = learned(&young).paths(&young, REACH, 400, 5);
    let night = ORIGIN + 10;
    let ([low, middle, high], _) = super::super::path::summary(&mut paths.sums(night, night + 1));
    let says = PickUp(Window::Mixed).expected(&young, night, 10).unwrap();
    assert!((middle - says).abs() <= 1.0 && low < high, "{middle} is not {says}");
}

#[test]
fn a_house_with_few_nights_is_told_by_pick_up() {
    let bookings: Vec<Booking> = house(1).into_iter().filter(|booking| booking.arrival > 1300).collect();
    let young = Books::new(&bookings, 1314..ORIGIN + 40, 80, ORIGIN);
    assert!(learned(&young).tellers.iter().all(|(_, teller)| matches!(teller, Teller::PickUp(_))));
    let empty = Books::new(&[], 1399..1400, 80, ORIGIN);
    let paths = learned(&empty).paths(&empty, REACH, 3, 1);
    assert!(paths.iter().flatten().all(|rooms| *rooms == 0.0), "nothing known, nothing booked: nothing said");
}

/// The P10 and P90 of a night so many days ahead.
fn range(books: &Books, days: Day) -> (f64, f64) {
    let paths = Individuals::learn(books, days, &|_| true, 1).paths(books, days, 400, 5);
    let night = books.origin() + days;
    let ([low, _, high], _) = super::super::path::summary(&mut paths.sums(night, night + 1));
    (low, high)
}

#[test]
fn a_house_that_has_not_seen_a_night_go_by_is_not_told_as_if_all_were_certain() {
    let booking =
        |night, ahead| Booking { arrival: night, departure: night + 1, booked: night - ahead, gone: None };
    let bookings: Vec<Booking> =
        (ORIGIN + 1..ORIGIN + 300).flat_map(|night| vec![booking(night, 300); 30]).collect();
    for first in [ORIGIN + 1, ORIGIN, ORIGIN - 4] {
        // With one night over, or five, few errors are known, and the middle of them is nought.
        let books = Books::new(&bookings, first..ORIGIN + 300, 300, ORIGIN);
        for days in [1, 7, 30, 200] {
            let (low, high) = range(&books, days);
            assert!(
                low < 29.5 && high > 30.5,
                "{days} days ahead from {low} to {high}, records from {first}"
            );
        }
    }
}

#[test]
fn a_house_with_errors_enough_is_told_by_them_alone() {
    let of = |days: Day| {
        let over = ORIGIN - days;
        let mut errors = Errors { first: over, reach: 1, off: vec![0.0; 100], known: vec![Vec::new()] };
        errors.known[0] = (0..u32::try_from(days).unwrap()).collect();
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let doubt = Doubt::of(30.0, 30.0, 60);
        let said = Said { middle: 30.0, below: 1.0, above: 1.0 };
        let mut off = 0;
        for _ in 0..1000 {
            let rooms = errors.course(&mut rng).rooms(said, doubt, 1, &mut rng);
            off += i32::from((rooms - 30.0).abs() > 1e-6);
        }
        off
    };
    assert_eq!((of(0), of(28), of(60)), (1000, 0, 0));
    assert!((of(14) - 500).abs() < 60, "half of the errors there ought to be: {}", of(14));
}

#[test]
fn errors_of_a_full_season_do_not_fill_a_house_that_is_closed() {
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let mut below = |number: u32| Day::try_from(rng.next_u32() % number).unwrap();
    let mut bookings = Vec::new();
    for arrival in (0..1700).filter(|night| night % 364 < 200) {
        for _ in 0..20 + below(20) {
            bookings.push(Booking {
                arrival,
                departure: arrival + 1,
                booked: arrival - below(10),
                gone: None,
            });
        }
    }
    let origin = 4 * 364 + 210;
    let books = Books::new(&bookings, 14..origin + 120, 200, origin);
    let paths = Individuals::learn(&books, 60, &|_| false, 1).paths(&books, 60, 400, 5);
    let ([_, middle, high], mean) = super::super::path::summary(&mut paths.sums(origin + 20, origin + 61));
    assert!(
        middle < 10.0 && mean < 30.0 && high < 80.0,
        "{middle} {mean} {high} of forty nights without a guest"
    );
}

const AUGUST: std::ops::Range<Day> = 1000..1021;

/// The end of a day three weeks before a year has passed since the house was closed.
const YEAR_AFTER: Day = 1000 + 364 - 21;

/// Rooms booked one to three weeks before, more of them at weekends, since long before; on some nights the house is closed: nobody
/// is taken, and who stayed is gone from the first of them on.
fn closing(closed: &[std::ops::Range<Day>]) -> Vec<Booking> {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let mut below = |number: u32| Day::try_from(rng.next_u32() % number).unwrap();
    let mut bookings = Vec::new();
    for arrival in 700..1500 {
        for _ in 0..10 + below(4) + if arrival % 7 > 4 { 6 } else { 0 } {
            let booking =
                Booking { arrival, departure: arrival + 1, booked: arrival - 6 - below(15), gone: None };
            if !closed.iter().any(|closed| closed.contains(&arrival)) {
                bookings.push(booking);
            }
        }
    }
    bookings
}

fn closing_books(closed: &[std::ops::Range<Day>], origin: Day) -> Books {
    Books::new(&closing(closed), 714..origin + 260, 400, origin)
}

/// What the nights of a span come to in the mean of all paths; `by` is what tells them up to four weeks ahead.
fn mean_of(books: &Books, by: Option<&Teller>, nights: std::ops::Range<Day>) -> f64 {
    let ahead = nights.end - 1 - books.origin();
    let mut told = Individuals::learn(books, ahead, &|_| false, 1);
    if let Some(teller) = by {
        told.tellers = told.tellers.into_iter().map(|(band, _)| (band, teller.clone())).collect();
    }
    let paths = told.paths(books, ahead, 200, 5);
    super::super::path::summary(&mut paths.sums(nights.start, nights.end)).1
        / f64::from(nights.end - nights.start)
}

/// A model of some weeks ahead, learned whoever errs less.
fn model(books: &Books) -> Teller {
    let plan = Plan { trees: 16, ..Plan::default() };
    let lessons = Lessons::new(books, Band { first: 14, last: 28 });
    Teller::Learned(Box::new(Learned::learn(&plan, books, &lessons, FEWEST_NIGHTS, 1).unwrap()))
}

#[test]
fn a_house_closed_in_august_told_the_nights_around_it_too_low_a_year_later() {
    let closed = AUGUST.collect();
    let never = closing_books(&[], YEAR_AFTER);
    let blind = closing_books(&[AUGUST], YEAR_AFTER);
    let told = blind.clone().closed(&closed);
    let around = YEAR_AFTER + 14..YEAR_AFTER + 56;
    for (way, by, least) in [("pick-up", false, 0.9), ("a model", true, 0.95)] {
        let mean = |books: &Books| mean_of(books, by.then(|| model(books)).as_ref(), around.clone());
        let [never, told, blind] = [&never, &told, &blind].map(mean);
        assert!((told / never - 1.0).abs() < 0.03, "{way}: {told}, and {never} of a house never closed");
        assert!(blind / never < least, "{way}: this test could not fail: {blind} of {never}");
    }
}

#[test]
fn a_closure_moved_by_a_week_was_told_on_the_nights_of_the_year_before() {
    // This year it begins a week later: its first week of the year before is open, and the one after is not.
    let next = AUGUST.start + 364 + 7..AUGUST.end + 364 + 7;
    let is_open = [AUGUST.start + 364..next.start, next.end..next.end + 14];
    let shut = AUGUST.chain(next.clone()).collect();
    // Some weeks before it, and farther ahead than the books tell of.
    for origin in [YEAR_AFTER, AUGUST.start + 364 - 170] {
        let never = closing_books(&[], origin);
        let blind = closing_books(&[AUGUST, next.clone()], origin);
        let told = blind.clone().closed(&shut);
        for open in &is_open {
            let [never, told, blind] =
                [&never, &told, &blind].map(|books| mean_of(books, None, open.clone()));
            assert!((told / never - 1.0).abs() < 0.06, "{told} and {never} from {origin}: {open:?}");
            assert!(
                blind / never < 0.92,
                "this test could not fail: {blind} of {never} from {origin}: {open:?}"
            );
        }
    }
}

#[test]
fn a_house_that_was_closed_for_long_is_not_learned_from_as_if_it_had_been_open() {
    let closed = 900..1300;
    let books = closing_books(std::slice::from_ref(&closed), 1320).closed(&closed.collect());
    let (band, plan) = (Band { first: 6, last: 7 }, Plan { trees: 8, ..Plan::default() });
    let lessons = Lessons::new(&books, band);
    assert_eq!((lessons.nights_until(1320), lessons.nights_until(1305)), (186 + 21, 186 + 6));
    assert!(Learned::learn(&plan, &books, &lessons, FEWEST_NIGHTS, 1).is_none());
    assert!(Trial::forward(&plan, &books, &lessons, band, FEWEST_NIGHTS, 1).is_none());
    let mean = mean_of(&books, None, 1322..1343);
    let never = mean_of(&closing_books(&[], 1320), None, 1322..1343);
    assert!((mean / never - 1.0).abs() < 0.1, "told by the nights before and since: {mean} of {never}");
}
