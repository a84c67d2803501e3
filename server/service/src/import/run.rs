//! One pass over a file: its chunks become batches, and what became of them is added up.

use super::columns::Columns;
use super::fault::{Fault, Reason};
use super::lines::Lines;
use super::report::{NewStays, Part, Reject, StaysReport};
use super::resolve::Resolver;
use crate::ServiceError;
use std::sync::Arc;
use store_model::import::{Batch, Fate, Obstacle, RejectRow, Totals};

/// A batch to write, with the lines of its chunk that make no row.
pub(super) struct Next {
    pub batch: Batch,
    faults: Vec<(i64, Fault)>,
    columns: Arc<Columns>,
    pub bytes: u64,
}

/// What a batch came to once it is written.
#[derive(Debug, Default)]
pub(super) struct Step {
    pub totals: Totals,
    stays: NewStays,
    rejects: Vec<Reject>,
}

impl Next {
    /// Reads the fates of the batch's rows.
    pub fn came_to(&self, fates: &[Fate]) -> Step {
        let mut step = Step::default();
        for (line, fault) in &self.faults {
            let Fault { column, reason } = fault.clone();
            step.rejects.push(Reject { part: Part::Rows, line: *line, column, reason });
        }
        for (row, fate) in self.batch.rows.iter().zip(fates) {
            match fate {
                Fate::Same => step.totals.same += 1,
                Fate::Refused(obstacle) => step.rejects.push(self.refused(row.line, *obstacle)),
                Fate::New => {
                    step.totals.new += 1;
                    row.changes.iter().next_back().into_iter().for_each(|last| step.stays.add(&last.after));
                }
            }
        }
        step.rejects.sort_by_key(|reject| reject.line);
        step.totals.rejected = i64::try_from(step.rejects.len()).unwrap_or(i64::MAX);
        step.totals.read = step.totals.new + step.totals.same + step.totals.rejected;
        step
    }

    fn refused(&self, line: i64, obstacle: Obstacle) -> Reject {
        let (column, reason) = match obstacle {
            Obstacle::Full(night) => (Some(&self.columns.room_type), Reason::Full(night)),
            Obstacle::ReferenceTaken => (self.columns.reference.as_ref(), Reason::ReferenceTaken),
        };
        let column = column.map_or_else(String::new, |column| column.name.clone());
        Reject { part: Part::Rows, line, column, reason }
    }
}

impl Step {
    /// The rejected lines as the record of the import keeps them.
    pub fn reject_rows(&self) -> Vec<RejectRow> {
        self.rejects.iter().map(RejectRow::from).collect()
    }
}

/// A pass over a file.
pub(super) struct Run<'a> {
    lines: Lines,
    resolver: Resolver<'a>,
    /// What it has come to so far.
    pub report: StaysReport,
}

impl<'a> Run<'a> {
    /// Begins a pass.
    pub fn new(lines: Lines, resolver: Resolver<'a>, report: StaysReport) -> Self {
        Self { lines, resolver, report }
    }

    /// The next batch; none at the end of the file.
    pub async fn next(&mut self) -> Result<Option<Next>, ServiceError> {
        let Some(chunk) = self.lines.next().await? else { return Ok(None) };
        let (columns, bytes) = (Arc::clone(&chunk.columns), chunk.bytes);
        let (batch, faults) = self.resolver.batch(chunk);
        Ok(Some(Next { batch, faults, columns, bytes }))
    }

    /// Totals with a step that is about to stand.
    pub fn totals_with(&self, step: &Step) -> Totals {
        let mut totals = self.report.totals;
        totals += step.totals;
        totals
    }

    /// Adds a step that stands.
    pub fn add(&mut self, step: Step) {
        self.report.totals += step.totals;
        self.report.stays += step.stays;
        self.report.rejects.extend(step.rejects);
    }
}
