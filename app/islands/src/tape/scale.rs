//! Nights and pixels. No browser in here.

/// How wide a night is, and where the first one begins, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub left: f64,
    pub night: f64,
}

impl Scale {
    /// So many nights from one place to another.
    pub(super) fn new(left: f64, right: f64, nights: i64) -> Self {
        Self { left, night: (right - left) / length(nights) }
    }

    /// Where a column begins.
    pub(super) fn x(self, column: i64) -> f64 {
        self.left + length(column) * self.night
    }

    /// The column under a place.
    pub(super) fn column(self, x: i32) -> i64 {
        whole(((f64::from(x) - self.left) / self.night).floor())
    }

    /// How many nights a distance comes to.
    pub(super) fn nights(self, distance: i32) -> i64 {
        whole(f64::from(distance) / self.night)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of nights are far below 2^52")]
fn length(nights: i64) -> f64 {
    nights as f64
}

/// The nearest whole number.
#[expect(clippy::cast_possible_truncation, reason = "a screen is narrow")]
pub(super) fn whole(number: f64) -> i64 {
    number.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_belongs_to_the_night_it_lies_in_and_a_drag_snaps_to_the_nearest() {
        let scale = Scale::new(100.0, 240.0, 7);
        assert_eq!(
            (scale.column(100), scale.column(119), scale.column(120), scale.column(90)),
            (0, 0, 1, -1)
        );
        assert_eq!((scale.nights(9), scale.nights(11), scale.nights(-31)), (0, 1, -2));
        assert!((scale.x(2) - 140.0).abs() < 0.001);
    }
}
