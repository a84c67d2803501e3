//! Columns and pixels: nights of the tape chart, quarters of an hour in the diary. No browser in here.

/// How wide a column is, and where the first one begins, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    pub left: f64,
    pub width: f64,
}

impl Scale {
    /// So many columns from one place to another.
    pub(crate) fn new(left: f64, right: f64, columns: i64) -> Self {
        Self { left, width: (right - left) / length(columns) }
    }

    /// Where a column begins.
    pub(crate) fn x(self, column: i64) -> f64 {
        self.left + length(column) * self.width
    }

    /// The column under a place.
    pub(crate) fn column(self, x: i32) -> i64 {
        whole(((f64::from(x) - self.left) / self.width).floor())
    }

    /// How many columns a distance comes to.
    pub(crate) fn columns(self, distance: f64) -> i64 {
        whole(distance / self.width)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of columns are far below 2^52")]
fn length(columns: i64) -> f64 {
    columns as f64
}

/// The nearest whole number.
#[expect(clippy::cast_possible_truncation, reason = "a screen is narrow")]
pub(crate) fn whole(number: f64) -> i64 {
    number.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_belongs_to_the_column_it_lies_in_and_a_drag_snaps_to_the_nearest() {
        let scale = Scale::new(100.0, 240.0, 7);
        assert_eq!(
            (scale.column(100), scale.column(119), scale.column(120), scale.column(90)),
            (0, 0, 1, -1)
        );
        assert_eq!((scale.columns(9.0), scale.columns(11.0), scale.columns(-31.0)), (0, 1, -2));
        assert!((scale.x(2) - 140.0).abs() < 0.001);
    }
}
