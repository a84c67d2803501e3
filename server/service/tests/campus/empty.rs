//! An empty campus on a fresh database, where the tests of `support` begin with one laid out.

use crate::support::campus::{Campus, Layout};
use crate::support::engine::{Database, Engine};
use std::future::Future;

/// Runs a test body on a database without a room; the database is removed whether it passes or not.
pub async fn run<F: Future<Output = ()> + Send + 'static>(engine: Engine, body: impl FnOnce(Campus) -> F) {
    let Some(database) = Database::fresh(engine).await else { return };
    let campus = Campus::open(&database, &Layout { rooms: Vec::new(), seed: 1 }).await;
    let store = campus.ctx.store.clone();
    let outcome = tokio::spawn(body(campus)).await;
    store.close().await;
    database.remove().await;
    if let Err(failed) = outcome {
        std::panic::resume_unwind(failed.into_panic());
    }
}

/// Declares tests that must hold on both engines, each on an empty campus.
macro_rules! on_both_empty {
    ($(async fn $name:ident($campus:ident: $kind:ty) $body:block)*) => {$(
        mod $name {
            use super::*;

            async fn body($campus: $kind) $body

            #[tokio::test]
            async fn on_sqlite() {
                crate::campus::empty::run(crate::support::engine::Engine::Sqlite, body).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                crate::campus::empty::run(crate::support::engine::Engine::Postgres, body).await;
            }
        }
    )*};
}

pub(crate) use on_both_empty;
