//! How sure a year is told to be, beside how sure it is: on made hotels, of which there are as many as one likes.
//!
//! `cargo bench -p foresteria-domain --bench landing` prints the table of BENCHMARKS.md. Each hotel has three years before the
//! first that is told; rooms booked one by one are told by pick-up, since to learn models would take hours. A made hotel is
//! no evidence of how sure real ones are: where it is told too sure, something in how paths are drawn is amiss.

mod made;

use foresteria_domain::forecast::{Books, Day, Individuals, summary};
use made::{FIRST, KINDS, Kind, YEARS, hotel};
use std::time::Instant;

/// Made hotels of each kind.
const HOTELS: u64 = 16;

/// Months to go.
const MONTHS: [Day; 4] = [12, 9, 6, 3];

const PATHS: usize = 1000;

/// Nights that are told of a campus: two years.
const TWO_YEARS: Day = 731;

fn main() {
    print_speed();
    println!(
        "{:>6} {:>6} {:>4} {:>6} {:>7} {:>7} {:>7}",
        "kind", "months", "n", "hold", "width", "error", "bias"
    );
    let tables = std::thread::scope(|scope| {
        let of_kinds = KINDS.map(|kind| scope.spawn(move || table(kind)));
        of_kinds.map(|table| table.join().unwrap_or_default())
    });
    for (kind, rows) in KINDS.iter().zip(tables) {
        for (months, row) in MONTHS.iter().zip(rows) {
            row.print(kind.name, *months);
        }
    }
}

/// How long rooms booked one by one take, of the nights a campus is told, on one core.
fn print_speed() {
    let origin = FIRST + 4 * 365;
    let reach = usize::try_from(Individuals::reach(TWO_YEARS)).unwrap_or_default();
    let bookings = hotel(KINDS[1], 1);
    let books = Books::new(&bookings, FIRST + 14..origin + TWO_YEARS + 8, reach, origin);
    let started = Instant::now();
    let learned = Individuals::learn(&books, TWO_YEARS, &|_| false, 1);
    let learning = started.elapsed().as_millis();
    let started = Instant::now();
    let paths = learned.paths(&books, TWO_YEARS, 2 * PATHS, 1);
    let (took, rooms) = (started.elapsed().as_millis(), paths.iter().flatten().sum::<f32>());
    println!(
        "2,000 paths of 731 nights, rooms booked one by one: {took} ms; learned before, once a month: {learning} ms"
    );
    assert!(rooms > 0.0, "nothing was drawn");
}

/// Sums over the years told.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    years: f64,
    held: f64,
    width: f64,
    error: f64,
    bias: f64,
}

impl Row {
    fn print(self, kind: &str, months: Day) {
        let mean = |sum: f64| 100.0 * sum / self.years;
        let [held, width, error, bias] = [self.held, self.width, self.error, self.bias].map(mean);
        let years = self.years;
        println!("{kind:>6} {months:>6} {years:>4} {held:>5.0}% {width:>6.1}% {error:>6.1}% {bias:>6.1}%");
    }
}

fn table(kind: Kind) -> Vec<Row> {
    let mut rows = vec![Row::default(); MONTHS.len()];
    for seed in 0..HOTELS {
        let bookings = hotel(kind, seed);
        for year in 3..YEARS {
            let year = FIRST + 365 * Day::try_from(year).unwrap_or_default();
            for (months, row) in MONTHS.iter().zip(&mut rows) {
                // Months of equal length, for the sake of simplicity.
                row.add(&bookings, year, year + 365 * (12 - months) / 12 - 1, seed);
            }
        }
    }
    rows
}

impl Row {
    /// Tells what is to come of the year that begins on a day, at the end of another.
    fn add(&mut self, bookings: &[foresteria_domain::forecast::Booking], year: Day, origin: Day, seed: u64) {
        let nights = year + 365 - 1 - origin;
        let reach = usize::try_from(Individuals::reach(nights)).unwrap_or_default();
        let books = Books::new(bookings, FIRST + 14..origin + nights + 8, reach, origin);
        let paths = Individuals::learn(&books, nights, &|_| false, seed).paths(&books, nights, PATHS, seed);
        let ([low, middle, high], _) = summary(&mut paths.sums(origin + 1, year + 365));
        let truth = Books::new(bookings, year..year + 365, 1, year + 365);
        let sum = |nights: std::ops::Range<Day>| -> f64 {
            nights.filter_map(|night| truth.came(night)).map(f64::from).sum()
        };
        let (came, whole) = (sum(origin + 1..year + 365), sum(year..year + 365));
        self.years += 1.0;
        self.held += f64::from(u8::from(low <= came && came <= high));
        self.width += (high - low) / whole;
        self.error += (middle - came).abs() / whole;
        self.bias += (middle - came) / whole;
    }
}
