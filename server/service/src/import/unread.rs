//! Cells whose value cannot be taken: what stands there is named, and never guessed.

use super::fault::Reason;
use serde::{Deserialize, Serialize};

/// What a spreadsheet shows where a formula has no value. A workbook keeps the English words; what is pasted or written as
/// CSV has those of the language it was made in: English, French, Italian, Spanish, Portuguese.
const ERRORS: [&str; 24] = [
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#DATA!",
    "#SPILL!",
    "#CALC!",
    "#N/D",
    "#VALEUR!",
    "#NOM?",
    "#NOMBRE!",
    "#NUL!",
    "#RIF!",
    "#VALORE!",
    "#NOME?",
    "#NULLO!",
    "#¡REF!",
    "#¡VALOR!",
    "#¿NOMBRE?",
    "#¡DIV/0!",
    "#VALOR!",
];

/// A cell of a row that cannot be taken, by its place from 0. Nobody may read it as one that is empty; where nobody reads its
/// column, it is in nobody's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unread {
    /// It is not UTF-8; it is empty among the cells.
    NotUtf8(usize),
    /// It is the error of a formula; this stands among the cells, such as `#N/A`.
    Error(usize),
}

impl Unread {
    /// The cell of a text, where that is the error of a formula.
    pub(super) fn of(place: usize, text: &str) -> Option<Self> {
        ERRORS.contains(&text).then_some(Self::Error(place))
    }

    /// The first of these that stands in a column which is read.
    pub(crate) fn first(cells: &[Self], is_read: impl Fn(usize) -> bool) -> Option<Self> {
        cells.iter().copied().find(|cell| is_read(cell.place()))
    }

    /// Which cell.
    pub const fn place(self) -> usize {
        match self {
            Self::NotUtf8(place) | Self::Error(place) => place,
        }
    }

    /// The word that a bad row carries.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotUtf8(_) => "not_utf8",
            Self::Error(_) => "error_cell",
        }
    }

    /// Why the row is not taken.
    pub(super) const fn reason(self) -> Reason {
        match self {
            Self::NotUtf8(_) => Reason::NotUtf8,
            Self::Error(_) => Reason::ErrorCell,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_of_a_formula_is_told_from_words_and_stored_as_the_word_of_its_reason() {
        assert_eq!(Unread::of(2, "#N/A"), Some(Unread::Error(2)));
        assert_eq!(Unread::of(2, "#N/D"), Some(Unread::Error(2)), "pasted from an Italian sheet");
        for text in ["", "N/A", "#1", "room #REF! 12"] {
            assert_eq!(Unread::of(2, text), None, "{text}");
        }
        let row = [Unread::Error(1), Unread::NotUtf8(3)];
        assert_eq!(
            Unread::first(&row, |place| place > 1),
            Some(Unread::NotUtf8(3)),
            "nobody reads the second column"
        );
        for unread in [Unread::NotUtf8(0), Unread::Error(0)] {
            assert_eq!(unread.code(), unread.reason().code());
        }
    }
}
