//! The shape of a mapping file, as TOML. A key that is not listed here is refused.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A whole mapping.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::import) struct Mapping {
    /// What files of this format are known as, unless the command says otherwise.
    pub source: String,
    /// What stands between the cells of a CSV file; found out where it is not given.
    pub delimiter: Option<char>,
    /// Words that stand for an empty cell.
    #[serde(default)]
    pub empty: Vec<String>,
    /// How dates are written, besides 2026-03-01 and 2026-03-01 14:30: patterns such as `%d/%m/%Y`.
    #[serde(default)]
    pub dates: Vec<String>,
    /// Status of a row that says nothing.
    pub default_status: Option<String>,
    /// Segment (code or name) of a row that says nothing.
    pub default_segment: Option<String>,
    /// Fields whose columns a file may lack.
    #[serde(default)]
    pub optional: Vec<String>,
    pub columns: ColumnNames,
    /// Status words of the file, and ours for them.
    #[serde(default)]
    pub status: BTreeMap<String, String>,
    /// Segment words of the file, and the segments they stand for; those not known yet are added.
    #[serde(default)]
    pub segments: BTreeMap<String, SegmentEntry>,
    /// Room type words of the file, and the codes of ours for them.
    #[serde(default)]
    pub room_types: BTreeMap<String, String>,
}

/// `[columns]`: which columns hold what.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::import) struct ColumnNames {
    pub arrival: DateColumn,
    pub departure: Option<DateColumn>,
    /// Nights are the sum of these.
    #[serde(default)]
    pub nights: Vec<String>,
    pub room_type: String,
    pub segment: Option<String>,
    pub status: Option<String>,
    pub booked: Booked,
    /// When it was cancelled, or found to be a no-show.
    pub status_date: Option<DateColumn>,
    /// How many people.
    pub heads: Option<String>,
    /// People are the sum of these, where `heads` says nothing.
    #[serde(default)]
    pub people: Vec<String>,
    pub reference: Option<String>,
    pub guest: Option<String>,
    pub email: Option<String>,
    pub organisation: Option<String>,
    pub event: Option<String>,
}

impl ColumnNames {
    /// The fields that a mapping may call optional.
    pub const OPTIONAL: [&'static str; 12] = [
        "departure",
        "nights",
        "segment",
        "status",
        "status_date",
        "heads",
        "people",
        "reference",
        "guest",
        "email",
        "organisation",
        "event",
    ];
}

/// A date in one column, or in three.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "the name of a column, or { year = …, month = …, day = … }")]
pub(in crate::import) enum DateColumn {
    One(String),
    Split(SplitDate),
}

/// Columns of a date: the month by number or by its English name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::import) struct SplitDate {
    pub year: String,
    pub month: String,
    pub day: String,
}

/// The date of booking, or how many days before arrival it was.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "the name of a column, { year, month, day }, or { days_before_arrival }")]
pub(in crate::import) enum Booked {
    On(DateColumn),
    Before(LeadTime),
}

/// Column of the lead time, in days.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::import) struct LeadTime {
    pub days_before_arrival: String,
}

/// What a segment word stands for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::import) struct SegmentEntry {
    pub code: String,
    pub name: String,
    pub class: String,
}
