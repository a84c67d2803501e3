//! The stays that have no room yet, packed into rows.

use std::cmp::Reverse;

use chrono::NaiveDate;
use domain::calendar::next_day;
use domain::stay::StayStatus;
use service::tape::{Bar, Holder, Unassigned};

use super::{Run, runs};

/// Rows of stays, each into the first row that is free by then. Of stays in order of time that takes the fewest rows:
/// a new one is begun only where all others are taken that night.
pub fn pack(mut stays: Vec<Unassigned>) -> Vec<Vec<Unassigned>> {
    stays.sort_by_key(|stay| (stay.from, Reverse(free_from(stay))));
    let mut rows = Vec::<Vec<Unassigned>>::new();
    for stay in stays {
        let is_free = |row: &&mut Vec<Unassigned>| row.last().is_none_or(|last| free_from(last) <= stay.from);
        match rows.iter_mut().find(is_free) {
            Some(row) => row.push(stay),
            None => rows.push(vec![stay]),
        }
    }
    rows
}

/// The nights of a packed row.
pub fn lane_runs((from, until): (NaiveDate, NaiveDate), row: &[Unassigned]) -> Vec<Run> {
    let bars: Vec<Bar> = row.iter().map(bar).collect();
    runs(from, until, (from, None), &bars)
}

/// As a bar: a stay to come, with who it is and what type of room it needs.
pub fn bar(stay: &Unassigned) -> Bar {
    Bar {
        from: stay.from,
        until: stay.until,
        holder: Holder::Stay { status: StayStatus::Reserved, reference: Some(stay.reference.clone()) },
        label: Some(format!("{} · {}", stay.label, stay.type_code)),
    }
}

/// The first night somebody else can have the place; day use takes its day.
fn free_from(stay: &Unassigned) -> NaiveDate {
    stay.until.max(next_day(stay.from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stay(number: usize, from: u32, nights: u32) -> Unassigned {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        Unassigned {
            reference: format!("S{number}"),
            from: day(from),
            until: day(from + nights),
            label: "Rossi".into(),
            type_code: "single".into(),
            type_name: "Single room".into(),
        }
    }

    fn packed(spans: &[(u32, u32)]) -> Vec<Vec<Unassigned>> {
        let stays = spans.iter().enumerate().map(|(number, (from, nights))| stay(number, *from, *nights));
        pack(stays.collect())
    }

    #[test]
    fn who_comes_on_the_day_another_leaves_follows_in_the_same_row() {
        assert_eq!(packed(&[(1, 3), (4, 2), (2, 1)]).len(), 2);
        assert_eq!(packed(&[(1, 3), (3, 2)]).len(), 2);
    }

    #[test]
    fn day_use_takes_its_day() {
        assert_eq!(packed(&[(4, 0), (4, 2)]).len(), 2);
        assert_eq!(packed(&[(4, 0), (5, 2)]).len(), 1);
    }

    proptest! {
        #[test]
        fn nobody_overlaps_nobody_is_lost_and_no_row_is_wasted(
            spans in prop::collection::vec((1_u32..20, 0_u32..8), 0..40),
        ) {
            let rows = packed(&spans);
            let mut names: Vec<_> = rows.iter().flatten().map(|stay| stay.reference.clone()).collect();
            names.sort();
            names.dedup();
            prop_assert_eq!(names.len(), spans.len());
            for row in &rows {
                prop_assert!(row.windows(2).all(|pair| free_from(&pair[0]) <= pair[1].from));
            }
            let most = (1..30).map(|night| {
                spans.iter().filter(|(from, nights)| (*from..from + (*nights).max(1)).contains(&night)).count()
            });
            prop_assert_eq!(rows.len(), most.max().unwrap_or_default());
        }
    }
}
