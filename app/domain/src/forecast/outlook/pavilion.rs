//! The same by pavilion: on every path they add up to the house.

use super::super::booking::Day;
use super::super::path::summary;
use super::super::pavilion::Divided;
use super::line::Ledger;
use super::period::{Span, biennia, months, weeks, years};
use super::{Basis, SUMS, date, hundredth};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is said of a pavilion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PavilionLines {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The next 28 and 90 nights together.
    pub sums: Vec<PavilionLine>,
    /// Whole weeks from Monday on, beginning with that of January the first of the year that runs.
    #[serde(default)]
    pub weeks: Vec<PavilionLine>,
    /// Calendar months told whole, beginning with January of the year that runs.
    pub months: Vec<PavilionLine>,
    /// Calendar years told whole.
    pub years: Vec<PavilionLine>,
    /// Two years of a budget together, told whole.
    #[serde(default)]
    pub biennia: Vec<PavilionLine>,
}

/// What is said of some nights of a pavilion, in room-nights. Means add up to those of the house; quantiles do not, for the
/// pavilions do not all fill and empty together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PavilionLine {
    /// First night.
    pub from: NaiveDate,
    /// First night after.
    pub until: NaiveDate,
    /// Rooms that are open, those of nights that are over included.
    pub open: i64,
    /// Slept in already. Who had no room on record is divided as nights to come are, so it need not be whole.
    pub slept: f64,
    /// The mean of all paths.
    pub mean: f64,
    /// One path of ten stays below.
    pub p10: f64,
    /// Half of the paths stay below.
    pub p50: f64,
    /// One path of ten goes beyond.
    pub p90: f64,
}

/// Lays out what is said of each pavilion.
pub(super) fn lines(basis: &Basis, ledger: &Ledger) -> Vec<PavilionLines> {
    let (next, until) = (basis.origin() + 1, basis.until());
    let divided = basis.pavilions.divided(basis.origin());
    let kinds =
        [ahead(next), weeks(next, until), months(next, until), years(next, until), biennia(next, until)];
    let told = Told::new(basis, ledger, &divided, kinds.concat());
    let lines = |place: usize| {
        let mut of = (0..told.spans.len()).map(|span| told.line(place, span));
        kinds.each_ref().map(|kind| of.by_ref().take(kind.len()).collect::<Vec<_>>())
    };
    let pavilions = divided.pavilions().iter().enumerate().map(|(place, pavilion)| {
        let [sums, weeks, months, years, biennia] = lines(place);
        let (code, name) = (pavilion.code.clone(), pavilion.name.clone());
        PavilionLines { code, name, sums, weeks, months, years, biennia }
    });
    pavilions.collect()
}

fn ahead(next: Day) -> Vec<Span> {
    SUMS.map(|nights| Span { from: next, until: next + nights }).into()
}

/// What each path comes to in each pavilion, span by span.
struct Told {
    spans: Vec<Span>,
    /// By span, then by pavilion.
    open: Vec<Vec<i64>>,
    /// The same.
    slept: Vec<Vec<f64>>,
    /// The same, path by path: what is still to come.
    rest: Vec<Vec<Vec<f64>>>,
}

impl Told {
    fn new(basis: &Basis, ledger: &Ledger, divided: &Divided, spans: Vec<Span>) -> Self {
        let open = spans.iter().map(|span| divided.open(span.from..span.until)).collect();
        let slept = slept(ledger, divided, (&spans[..], basis.origin() + 1));
        let rest = rest(basis, divided, &spans);
        Self { spans, open, slept, rest }
    }

    fn line(&self, pavilion: usize, span: usize) -> PavilionLine {
        let slept = self.slept[span][pavilion];
        let mut sums: Vec<f64> = self.rest[span][pavilion].iter().map(|rest| slept + rest).collect();
        let ([p10, p50, p90], mean) = summary(&mut sums);
        PavilionLine {
            from: date(self.spans[span].from),
            until: date(self.spans[span].until),
            open: self.open[span][pavilion],
            slept: hundredth(slept),
            mean: hundredth(mean),
            p10: hundredth(p10),
            p50: hundredth(p50),
            p90: hundredth(p90),
        }
    }
}

/// What was slept in, by span and pavilion.
fn slept(ledger: &Ledger, divided: &Divided, (spans, next): (&[Span], Day)) -> Vec<Vec<f64>> {
    let of = |span: &Span| {
        let mut sums = vec![0.0; divided.pavilions().len()];
        for night in span.from..span.until.min(next) {
            let slept = ledger.slept(Span { from: night, until: night + 1 });
            let past = divided.past(night, f64::from(slept.iter().sum::<u32>()));
            sums.iter_mut().zip(past).for_each(|(sum, rooms)| *sum += rooms);
        }
        sums
    };
    spans.iter().map(of).collect()
}

/// What each path still comes to, by span and pavilion.
fn rest(basis: &Basis, divided: &Divided, spans: &[Span]) -> Vec<Vec<Vec<f64>>> {
    let (next, width) = (basis.origin() + 1, divided.pavilions().len());
    let nights = usize::try_from(basis.until() - next).unwrap_or_default();
    let row = |night: Day| usize::try_from(night - next).unwrap_or_default().min(nights) * width;
    let rows: Vec<_> = spans.iter().map(|span| (row(span.from), row(span.until))).collect();
    let mut rest = vec![vec![Vec::new(); width]; spans.len()];
    divided.sums(next, basis.courses.total.iter(), |sums| {
        for ((from, until), of_span) in rows.iter().zip(&mut rest) {
            for (pavilion, paths) in of_span.iter_mut().enumerate() {
                paths.push(sums[until + pavilion] - sums[from + pavilion]);
            }
        }
    });
    rest
}
