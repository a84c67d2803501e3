//! Where a year stands against the targets that apply to it.

use domain::nights::NightCount;
use domain::target::{Target, TargetPeriod};

/// A target, and what its period stands at. The figure of a biennium is the average of a year, and so is what it
/// stands at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The target.
    pub target: Target,
    /// Room-nights slept and booked, of a year.
    pub room_nights: i64,
    /// Guest-nights slept and booked, of a year.
    pub guest_nights: i64,
}

impl Standing {
    /// What is still to be booked; below nought once the target is passed.
    pub const fn missing(&self) -> i64 {
        self.target.room_nights - self.room_nights
    }

    /// The last year of its period.
    pub const fn last_year(&self) -> i32 {
        self.target.first_year + self.target.period.years() - 1
    }
}

/// The targets of the year and of its biennium, in that order.
pub(super) fn of_year(year: i32, targets: &[Target], own: NightCount, other: NightCount) -> Vec<Standing> {
    let standing = |target: &Target, with_other: bool| {
        let mut count = own;
        if with_other {
            count += other;
        }
        let years = i64::from(target.period.years());
        Standing {
            target: target.clone(),
            room_nights: count.committed() / years,
            guest_nights: (count.guest_nights + count.guest_nights_on_the_books) / years,
        }
    };
    let applies = |target: &&Target| target.years().contains(&year);
    let mut standings: Vec<_> = targets
        .iter()
        .filter(applies)
        .map(|target| standing(target, target.period == TargetPeriod::Biennium))
        .collect();
    standings.sort_by_key(|standing| standing.target.period.years());
    standings
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::TargetId;
    use domain::target::TargetStatus;

    fn target(period: TargetPeriod, first_year: i32, room_nights: i64) -> Target {
        Target {
            id: TargetId::new(uuid::Uuid::nil()),
            period,
            first_year,
            room_nights,
            source: "S1".into(),
            status: TargetStatus::Source,
            version: 1,
        }
    }

    #[test]
    fn a_biennium_stands_at_the_average_of_its_years_and_a_year_at_itself() {
        let targets = [
            target(TargetPeriod::Biennium, 2024, 25_000),
            target(TargetPeriod::Year, 2025, 25_000),
            target(TargetPeriod::Year, 2024, 25_000),
        ];
        let own = NightCount { room_nights: 10_000, on_the_books: 2_000, ..NightCount::default() };
        let other = NightCount { room_nights: 20_000, ..NightCount::default() };
        let standings = of_year(2025, &targets, own, other);
        assert_eq!(standings.iter().map(|one| one.room_nights).collect::<Vec<_>>(), [12_000, 16_000]);
        assert_eq!(standings[0].missing(), 13_000);
        assert_eq!(standings[1].last_year(), 2025);
    }
}
