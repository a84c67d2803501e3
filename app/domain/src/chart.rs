//! The numbers behind a picture: values → places in a plot. What prints them is elsewhere.
//!
//! Coordinates are those of SVG: x grows to the right, y downwards, both rounded to a tenth, which no eye and no
//! screen tells from the exact value and which keeps pages small.

/// The area of the data, and the value at its upper edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// Width of the area.
    pub width: f64,
    /// Height of the area.
    pub height: f64,
    /// The value at the upper edge; the lower edge is nought.
    pub top: i64,
}

/// A bar, or one part of a stacked one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height; nought for a value of nought.
    pub height: f64,
}

/// A point of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From above.
    pub y: f64,
}

/// Round numbers from nought to at least `most`, about `wanted` steps of 1, 2 or 5 times a power of ten.
///
/// The last one is the top of the plot, so that no bar touches its frame by accident.
pub fn ticks(most: i64, wanted: i64) -> Vec<i64> {
    let most = most.max(1);
    let step = step_at_least((most + wanted.max(1) - 1) / wanted.max(1));
    let count = (most + step - 1) / step;
    (0..=count).map(|index| index * step).collect()
}

fn step_at_least(least: i64) -> i64 {
    let mut power = 1_i64;
    loop {
        for step in [power, power * 2, power * 5] {
            // The second test ends the search before the power could overflow; no count comes near it.
            if step >= least || power > i64::MAX / 100 {
                return step;
            }
        }
        power *= 10;
    }
}

impl Plot {
    /// How far below the upper edge a value lies. Values outside the plot are drawn at its edge.
    pub fn y(self, value: i64) -> f64 {
        tenth(self.height - self.span(value))
    }

    /// The parts of one stacked bar, lowest first, in slot `index` of `slots`; `fill` is the share of the slot's
    /// width that the bar takes.
    pub fn stack(self, index: usize, slots: usize, fill: f64, values: &[i64]) -> Vec<Bar> {
        let slot = self.slot(slots);
        let x = tenth(slot * (real(index) + (1.0 - fill) / 2.0));
        let mut sum = 0;
        let part = |value: &i64| {
            let lower = self.y(sum);
            sum += value;
            let y = self.y(sum);
            Bar { x, y, width: tenth(slot * fill), height: tenth(lower - y) }
        };
        values.iter().map(part).collect()
    }

    /// The middle of a slot.
    pub fn middle(self, index: usize, slots: usize) -> f64 {
        tenth(self.slot(slots) * (real(index) + 0.5))
    }

    /// A line through one value a slot, at the middle of each.
    pub fn line(self, values: &[i64]) -> Vec<Point> {
        let point =
            |(index, value): (usize, &i64)| Point { x: self.middle(index, values.len()), y: self.y(*value) };
        values.iter().enumerate().map(point).collect()
    }

    fn slot(self, slots: usize) -> f64 {
        self.width / real(slots.max(1))
    }

    fn span(self, value: i64) -> f64 {
        self.height * exact(value.clamp(0, self.top)) / exact(self.top.max(1))
    }
}

/// The `points` attribute of an SVG polyline.
pub fn polyline(points: &[Point]) -> String {
    points.iter().map(|point| format!("{},{}", point.x, point.y)).collect::<Vec<_>>().join(" ")
}

/// Each value with all before it.
pub fn running_total(values: impl IntoIterator<Item = i64>) -> Vec<i64> {
    let add = |sum: &mut i64, value: i64| {
        *sum += value;
        Some(*sum)
    };
    values.into_iter().scan(0, add).collect()
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[expect(clippy::cast_precision_loss, reason = "counts of nights and slots are far below 2^52")]
const fn exact(value: i64) -> f64 {
    value as f64
}

#[expect(clippy::cast_precision_loss, reason = "counts of nights and slots are far below 2^52")]
const fn real(value: usize) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLOT: Plot = Plot { width: 120.0, height: 100.0, top: 200 };

    #[test]
    fn ticks_are_round_and_reach_beyond_the_highest_value() {
        assert_eq!(ticks(25_000, 5), [0, 5_000, 10_000, 15_000, 20_000, 25_000]);
        assert_eq!(ticks(2_346, 4), [0, 1_000, 2_000, 3_000]);
        assert_eq!(ticks(3, 4), [0, 1, 2, 3]);
        assert_eq!(ticks(0, 4), [0, 1]);
    }

    #[test]
    fn the_parts_of_a_stack_stand_on_each_other() {
        let parts = PLOT.stack(1, 12, 0.6, &[100, 50]);
        assert_eq!(parts[0], Bar { x: 12.0, y: 50.0, width: 6.0, height: 50.0 });
        assert_eq!(parts[1], Bar { x: 12.0, y: 25.0, width: 6.0, height: 25.0 });
    }

    #[test]
    fn a_line_runs_through_the_middle_of_the_slots() {
        let points = PLOT.line(&[0, 200]);
        assert_eq!(polyline(&points), "30,100 90,0");
    }

    #[test]
    fn running_totals_add_up() {
        assert_eq!(running_total([1, 2, 3]), [1, 3, 6]);
    }

    proptest! {
        #[test]
        fn ticks_end_at_or_above_the_value_and_are_not_many(most in 0_i64..10_000_000, wanted in 1_i64..10) {
            let ticks = ticks(most, wanted);
            prop_assert!(ticks.last().is_some_and(|last| *last >= most));
            prop_assert!(i64::try_from(ticks.len()).unwrap() <= wanted + 1);
        }

        #[test]
        fn nothing_leaves_the_plot(values in prop::collection::vec(-50_i64..500, 1..6), slot in 0_usize..12) {
            for bar in PLOT.stack(slot, 12, 0.8, &values) {
                prop_assert!(bar.x >= 0.0 && bar.x + bar.width <= PLOT.width + 0.1);
                prop_assert!(bar.y >= 0.0 && bar.y <= PLOT.height);
            }
        }
    }
}
