//! A fresh database of either engine, and its removal.

use super::campus::{Campus, Layout};
use service::Store;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

/// Names a maintenance database in which test databases may be made and dropped.
const POSTGRES: &str = "FORESTERIA_TEST_POSTGRES";

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file in a folder of its own.
    Sqlite,
    /// A database of its own on the server of `FORESTERIA_TEST_POSTGRES`.
    Postgres,
}

/// An address with an empty database behind it.
#[derive(Clone, Debug)]
pub struct Database {
    /// Which engine.
    pub engine: Engine,
    /// What `Store::open` takes.
    pub url: String,
    /// The SQLite file's folder, removed with the last clone.
    folder: Option<Arc<TempDir>>,
}

impl Database {
    /// Makes an empty one; none where PostgreSQL is not at hand, which is said aloud.
    pub async fn fresh(engine: Engine) -> Option<Self> {
        match engine {
            Engine::Sqlite => {
                let folder = Arc::new(tempfile::tempdir().expect("a folder for the database"));
                let url = format!("sqlite:{}", folder.path().join("campus.db").display());
                Some(Self { engine, url, folder: Some(folder) })
            }
            Engine::Postgres => {
                let Ok(maintenance) = std::env::var(POSTGRES) else {
                    println!("NOT RUN on PostgreSQL: {POSTGRES} is not set");
                    return None;
                };
                let name = fresh_name();
                administer(&maintenance, &format!("create database {name}")).await;
                let (server, _) = maintenance.rsplit_once('/').expect("an address that names a database");
                Some(Self { engine, url: format!("{server}/{name}"), folder: None })
            }
        }
    }

    /// One that somebody else made and will remove.
    pub fn at(url: &str) -> Self {
        let engine = if url.starts_with("sqlite:") { Engine::Sqlite } else { Engine::Postgres };
        Self { engine, url: url.to_owned(), folder: None }
    }

    /// Opens it and brings its schema up to date.
    pub async fn open(&self) -> Store {
        Store::open(&self.url).await.expect("the test database opens")
    }

    /// The bytes of the SQLite file and of its log; none on PostgreSQL.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        let path = self.url.strip_prefix("sqlite:")?;
        let mut bytes = std::fs::read(path).expect("the database file");
        bytes.extend(std::fs::read(format!("{path}-wal")).unwrap_or_default());
        Some(bytes)
    }

    /// Drops a PostgreSQL database; a SQLite file goes with its folder.
    pub async fn remove(&self) {
        if let (Engine::Postgres, Ok(maintenance)) = (self.engine, std::env::var(POSTGRES)) {
            let (_, name) = self.url.rsplit_once('/').expect("an address that names a database");
            // Without force, PostgreSQL ends its own vacuuming of the database; with force, it refuses to, as only the
            // server's owner may end what is not the user's.
            administer(&maintenance, &format!("drop database if exists {name}")).await;
        }
    }
}

/// Runs a test body on a fresh campus; the database is removed whether it passes or not.
pub async fn run<F: Future<Output = ()> + Send + 'static>(
    engine: Engine,
    layout: Layout,
    body: impl FnOnce(Campus) -> F,
) {
    let Some(database) = Database::fresh(engine).await else { return };
    let campus = Campus::build(&database, &layout).await;
    let store = campus.ctx.store.clone();
    let outcome = tokio::spawn(body(campus)).await;
    store.close().await;
    database.remove().await;
    if let Err(failed) = outcome {
        std::panic::resume_unwind(failed.into_panic());
    }
}

async fn administer(maintenance: &str, statement: &str) {
    let mut server = PgConnection::connect(maintenance).await.expect("the PostgreSQL of the tests");
    server.execute(AssertSqlSafe(statement)).await.expect(statement);
    server.close().await.expect("an orderly end");
}

/// A name that no other test of this or another process has.
fn fresh_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!("foresteria_test_{}_{count}", std::process::id())
}
