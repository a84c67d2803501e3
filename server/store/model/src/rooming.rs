//! Rooming lists.

/// A list as a whole; none is kept before its first entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Whether what fits is approved when it is written.
    pub auto_approve: bool,
    /// When it was last marked as seen, in UTC seconds.
    pub seen_at: Option<i64>,
    /// Grows with each change of the list or of one of its entries.
    pub version: i64,
}
