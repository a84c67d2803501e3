//! Months, years, and sums that overlap.

use super::*;

fn span(from: &str, until: &str, p50: f64) -> Line {
    let nights = u64::try_from((on(until) - on(from)).num_days()).unwrap();
    line(on(from), nights, p50)
}

#[test]
fn a_month_is_scored_when_it_is_over_by_how_far_ahead_it_lay() {
    let told = |origin, off: f64| Entry {
        months: vec![
            span("2026-05-01", "2026-06-01", 310.0),
            span("2026-06-01", "2026-07-01", 300.0 + off),
            span("2026-07-01", "2026-08-01", 310.0 - off),
            span("2026-08-01", "2026-09-01", 400.0),
        ],
        ..entry(origin)
    };
    let entries = [told("2026-05-31", 30.0), told("2026-06-01", 60.0), told("2026-06-30", 0.0)];
    let record = Record::of(&entries, &came("2026-08-01"), &|_| None);
    let rows: Vec<_> = record
        .months
        .iter()
        .map(|row| (row.from, row.to, row.figures.forecast.n, row.figures.disjoint))
        .collect();
    // From the last of May and from the first of June on June is the month that runs; July is that from the last of June on.
    assert_eq!(rows, [(0, 0, 3, 2), (1, 1, 2, 1)], "August is not over, and May was when it was told");
    let row = &record.months[0];
    assert!((row.figures.forecast.wape - 90.0 / 910.0).abs() < 1e-9, "{row:?}");
    assert_eq!((row.figures.forecast.below10, row.figures.forecast.above90), (2.0 / 3.0, 0.0));
    assert!(
        (row.figures.on_the_books.unwrap().wape - 895.0 / 910.0).abs() < 1e-9 && row.figures.skill.is_none()
    );
    assert!((row.figures.last_year.unwrap().wape).abs() < 1e-9, "as many rooms every night");
}

#[test]
fn a_year_is_scored_by_its_months_to_go_beside_the_year_before_where_that_is_known() {
    let told = |origin| Entry {
        years: vec![span("2026-01-01", "2027-01-01", 3_285.0), span("2027-01-01", "2028-01-01", 3_650.0)],
        ..entry(origin)
    };
    let late = Entry { made_at: "2027-03-01T03:00:00Z".parse().unwrap(), ..told("2026-11-30") };
    let entries = [told("2025-12-31"), told("2026-05-31"), told("2026-06-01"), late];
    let since = |from: &'static str, known| {
        move |start: NaiveDate, until| (start >= on(from)).then(|| came(known)(start, until)).flatten()
    };
    let record = Record::of(&entries, &since("2025-01-01", "2027-01-01"), &|_| None);
    let rows: Vec<_> = record
        .years
        .iter()
        .map(|row| (row.from, row.to, row.figures.forecast.n, row.figures.replayed))
        .collect();
    assert_eq!(rows, [(12, 12, 1, 1), (7, 7, 2, 0), (1, 1, 1, 1)]);
    assert!(
        record
            .years
            .iter()
            .all(|row| (row.figures.forecast.wape - 0.1).abs() < 1e-9 && row.figures.disjoint == 1)
    );
    assert!(record.years[0].figures.last_year.is_some());
    let young = Record::of(&entries, &since("2026-01-01", "2028-01-01"), &|_| None);
    let far = &young.years[0];
    assert_eq!((far.from, far.to, far.figures.forecast.n), (13, 24, 4), "the year after, from all of them");
    assert!(
        far.figures.last_year.is_some() && young.years[1].figures.last_year.is_none(),
        "2025 is not known"
    );
}

#[test]
fn sixty_sums_told_day_by_day_were_taken_for_sixty_sums() {
    let entries = |days: u64| -> Vec<Entry> {
        let one = |day| {
            let next = on("2026-01-01") + chrono::Days::new(day);
            Entry {
                origin: next - chrono::Days::new(1),
                nights: vec![line(next, 1, 9.0)],
                sums: vec![line(next, 28, 280.0)],
                ..entry("2026-06-01")
            }
        };
        (0..days).map(one).collect()
    };
    let record = Record::of(&entries(60), &came("2027-01-01"), &|_| None);
    let (nights, sums) = (&record.nights[0], &record.sums[0]);
    assert_eq!(
        (nights.figures.forecast.n, nights.figures.disjoint, nights.figures.is_calibrated()),
        (60, 60, true)
    );
    assert_eq!(
        (sums.figures.forecast.n, sums.figures.disjoint, sums.figures.is_calibrated()),
        (60, 3, false),
        "87 nights in all"
    );
}
