//! What an import of events did, for people and for programs.

use crate::import::report::Reject;
use domain::ids::ImportId;
use std::fmt;
use store_model::import::Totals;
use store_model::import::events::Balance;

/// What an import did, or would do. Its text is a summary, the reconciliation, and every line that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventsReport {
    /// Names of the files.
    pub file_name: String,
    /// Where the references are from; they are known again under this name only.
    pub source: String,
    /// Nothing was kept: the report says what would be.
    pub dry_run: bool,
    /// Rows read, new, changed, known before, not taken.
    pub totals: Totals,
    /// Columns that nobody asks for.
    pub ignored: Vec<String>,
    /// What the files hold and what is here.
    pub balance: Vec<Balance>,
    /// Lines not taken, in their order.
    pub rejects: Vec<Reject>,
    /// The record of the import; none where nothing was kept.
    pub record: Option<ImportId>,
}

impl fmt::Display for EventsReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let totals = &self.totals;
        if self.dry_run {
            writeln!(f, "Dry run: nothing is kept. This is what would be.")?;
        }
        write!(
            f,
            "{} (source {}): {} rows read, {} new",
            self.file_name, self.source, totals.read, totals.new
        )?;
        writeln!(
            f,
            ", {} changed, {} known before, {} rejected",
            totals.changed, totals.same, totals.rejected
        )?;
        if !self.ignored.is_empty() {
            writeln!(f, "Columns left alone: {}", self.ignored.join(", "))?;
        }
        for line in &self.balance {
            let month = line.month.map_or_else(|| "?".to_owned(), |month| month.format("%Y-%m").to_string());
            let status = line.status.as_deref().unwrap_or("?");
            write!(f, "{month} {status} {}: {} in the file, {} here", line.counted, line.in_file, line.here)?;
            writeln!(
                f,
                ", difference {} (rejected {}, changed since {}, option over {}, not in the file {}, unexplained {}); \
                 from elsewhere {}",
                line.difference(),
                line.rejected,
                line.since,
                line.lapsed,
                line.absent,
                line.unexplained,
                line.others
            )?;
        }
        for reject in &self.rejects {
            writeln!(f, "Rejected {reject}")?;
        }
        Ok(())
    }
}
