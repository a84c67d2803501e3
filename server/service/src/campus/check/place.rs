//! Lines and columns.

/// Where each line of a text begins.
pub(super) struct Lines {
    text: String,
    starts: Vec<usize>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(index, _)| index + 1)).collect();
        Self { text: text.to_owned(), starts }
    }

    /// Line and column of a byte, counted from 1; the column counts characters, as editors do.
    pub(super) fn place(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        (line, column + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn places_count_characters_from_one() {
        let lines = Lines::of("à = 1\nb = 2\n");
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place(3), (1, 3), "à is one column and two bytes");
        assert_eq!(lines.place(7), (2, 1));
        assert_eq!(lines.place(11), (2, 5));
        assert_eq!(lines.place(99), (3, 1));
    }
}
