//! Which key means which step, and where a step lands. No browser in here.

/// How many rows Page Up and Page Down pass.
const PAGE: i64 = 10;

/// The place of a cell: its row, and the column of its first night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub row: i64,
    pub col: i64,
}

/// One move over the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To a neighbour in the same row: -1 or 1.
    Along(i64),
    /// To the first or the last cell of the row.
    RowEnd(End),
    /// To another row, so many down (negative: up).
    Across(i64),
    /// To the first or the last cell of the grid.
    GridEnd(End),
}

/// One of the two ends of a row or of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

impl End {
    /// A column beyond every cell on that side.
    pub(super) fn col(self) -> i64 {
        match self {
            Self::First => i64::MIN,
            Self::Last => i64::MAX,
        }
    }
}

impl Step {
    /// The step a key stands for, if any.
    pub(super) fn from_key(key: &str, ctrl: bool) -> Option<Self> {
        Some(match (key, ctrl) {
            ("ArrowLeft", false) => Self::Along(-1),
            ("ArrowRight", false) => Self::Along(1),
            ("ArrowUp", false) => Self::Across(-1),
            ("ArrowDown", false) => Self::Across(1),
            ("PageUp", false) => Self::Across(-PAGE),
            ("PageDown", false) => Self::Across(PAGE),
            ("Home", false) => Self::RowEnd(End::First),
            ("End", false) => Self::RowEnd(End::Last),
            ("Home", true) => Self::GridEnd(End::First),
            ("End", true) => Self::GridEnd(End::Last),
            _ => return None,
        })
    }
}

/// Of the columns where the cells of a row begin, the index of the one that covers `col`: the last that begins at
/// or before it, else the first of all.
pub(super) fn covering(starts: &[i64], col: i64) -> Option<usize> {
    starts
        .iter()
        .enumerate()
        .filter(|(_, start)| **start <= col)
        .max_by_key(|(_, start)| **start)
        .or_else(|| starts.iter().enumerate().min_by_key(|(_, start)| **start))
        .map(|(index, _)| index)
}

/// Of the columns where the cells of a row begin, the index of the neighbour of `col` in the given direction.
pub(super) fn neighbour(starts: &[i64], col: i64, direction: i64) -> Option<usize> {
    starts
        .iter()
        .enumerate()
        .filter(|(_, start)| (**start - col).signum() == direction)
        .min_by_key(|(_, start)| (**start - col).abs())
        .map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_reached_from_any_column_it_covers() {
        let starts = [0, 3, 9];
        assert_eq!(covering(&starts, 3), Some(1));
        assert_eq!(covering(&starts, 8), Some(1));
        assert_eq!(covering(&starts, 30), Some(2));
    }

    #[test]
    fn a_row_that_begins_later_is_entered_at_its_first_cell() {
        assert_eq!(covering(&[5, 7], 2), Some(0));
        assert_eq!(covering(&[], 2), None);
    }

    #[test]
    fn the_neighbour_is_the_nearest_in_that_direction_and_there_is_none_past_the_edge() {
        let starts = [0, 3, 9];
        assert_eq!(neighbour(&starts, 3, 1), Some(2));
        assert_eq!(neighbour(&starts, 3, -1), Some(0));
        assert_eq!(neighbour(&starts, 9, 1), None);
    }

    #[test]
    fn a_key_with_control_is_left_to_the_browser_unless_it_is_home_or_end() {
        assert_eq!(Step::from_key("ArrowLeft", true), None);
        assert_eq!(Step::from_key("Home", true), Some(Step::GridEnd(End::First)));
        assert_eq!(Step::from_key("a", false), None);
    }
}
