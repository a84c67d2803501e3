//! The figures each year is made to meet, and of what. Room-nights of 2019, 2020 and (about) 2022 are known; every
//! other figure here is assumed.

use super::plan::habits::GROUPS;
use domain::event::EventKind;

/// Room-nights of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub room_nights: i64,
    /// Ours, where no source states it.
    pub assumed: bool,
}

/// What a year is made to meet. Later years come near the target of 25,000, some above and some below it.
pub(super) fn figure(year: i32) -> Figure {
    let (room_nights, assumed) = match year {
        2019 => (50_000, false), // hearing at the city council, 2021
        2020 => (12_000, false), // the same
        2021 => (14_000, true),
        2022 => (25_000, false), // "about": S3
        2023 => (26_500, true),  // more than 2022: S34
        2024 => (25_800, true),
        2025 => (24_300, true),
        2026 => (25_080, true),
        2027 => (24_600, true),
        later => (24_500 + i64::from(later.rem_euclid(5)) * 250, true),
    };
    Figure { room_nights, assumed }
}

/// Room-nights of a kind of group; what is missing to the figure of the year is slept by individuals.
pub(super) fn quota(year: i32, kind: EventKind) -> i64 {
    figure(year).room_nights * share(year, kind) / 1000
}

/// Thousandths of the year, in the order of [`GROUPS`]. Before the pandemic training and masters filled the
/// campus; in 2022 "conferences and dialogue events" did (S3).
fn share(year: i32, kind: EventKind) -> i64 {
    let shares: [i64; 9] = match year {
        ..=2019 => [280, 150, 300, 60, 30, 10, 10, 80, 40],
        2020 => [180, 60, 500, 50, 20, 5, 5, 60, 40],
        2021 => [230, 90, 250, 110, 60, 20, 20, 80, 40],
        2022 => [90, 70, 160, 250, 150, 40, 30, 100, 40],
        _ => [240, 100, 220, 120, 70, 30, 20, 90, 40],
    };
    GROUPS.iter().position(|known| *known == kind).map_or(0, |place| shares[place])
}

/// How many of a hundred groups and bookings begin in each month. Only the peak in July is on record; the rest, and
/// the quiet second half of August, are assumed.
pub(super) fn months(year: i32) -> [u64; 12] {
    match year {
        2020 => [26, 26, 9, 2, 1, 3, 5, 2, 8, 9, 5, 4],
        2021 => [2, 2, 3, 4, 6, 8, 12, 5, 15, 17, 17, 9],
        _ => [6, 8, 9, 8, 10, 10, 15, 4, 10, 10, 8, 3],
    }
}
