//! Someone who imports files, written for the purpose into a folder of their own.

use crate::support::campus::Campus;
use domain::access::Role;
use service::ServiceError;
use service::import::{Progress, StaysFile, StaysReport, stays};
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The columns every file of our own needs.
pub const HEADER: &str = "arrival,nights,room_type,booked_at";

/// Whoever may import, with a folder for files and the options of the command.
pub struct Officer {
    pub campus: Campus,
    pub folder: TempDir,
    pub role: Role,
    pub mapping: Option<String>,
    pub source: Option<String>,
    pub create_room_types: bool,
    pub dry_run: bool,
}

impl Officer {
    pub fn of(campus: &Campus) -> Self {
        Self {
            campus: campus.clone(),
            folder: tempfile::tempdir().expect("a folder for files"),
            role: Role::Administrator,
            mapping: None,
            source: None,
            create_room_types: false,
            dry_run: false,
        }
    }

    /// Writes a file into the folder.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        let mut file = std::fs::File::create(&path).expect("a file");
        file.write_all(content.as_ref()).expect("its content");
        path
    }

    /// Imports a file, whatever comes of it.
    pub async fn tries(&self, path: &Path) -> Result<StaysReport, ServiceError> {
        self.watches(path, &mut |_| ()).await
    }

    /// Imports a file and looks at the progress told.
    pub async fn watches(
        &self,
        path: &Path,
        tell: &mut (dyn FnMut(Progress) + Send),
    ) -> Result<StaysReport, ServiceError> {
        let file = StaysFile {
            path,
            mapping: self.mapping.as_deref(),
            source: self.source.as_deref(),
            create_room_types: self.create_room_types,
            dry_run: self.dry_run,
        };
        stays(&self.campus.ctx, &self.campus.actor(self.role), &file, tell).await
    }

    /// Imports a CSV of these lines.
    pub async fn imports(&self, lines: &[&str]) -> StaysReport {
        let path = self.file("stays.csv", lines.join("\n"));
        self.tries(&path).await.expect("an import that comes to its end")
    }

    /// What is said of a CSV that cannot be imported at all.
    pub async fn is_told(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.file(name, content);
        self.tries(&path).await.expect_err("a file that cannot be read").to_string()
    }
}

/// The rejects as text.
pub fn rejects(report: &StaysReport) -> Vec<String> {
    report.rejects.iter().map(ToString::to_string).collect()
}

/// How many stays there are.
pub async fn stays_of(campus: &Campus) -> i64 {
    campus.number("select count(*) from stay").await
}
