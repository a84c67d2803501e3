//! What the tests of the use cases stand on: both engines, a small campus, and verbs that read as a clerk's actions.
//!
//! `on_both!` runs each body on a fresh SQLite file and, where `FORESTERIA_TEST_POSTGRES` names a maintenance
//! database, on a fresh PostgreSQL database that is dropped afterwards. Nothing here is random and no clock runs.

#![expect(dead_code, reason = "each test program uses a part of it")]

pub mod block;
pub mod campus;
pub mod clerk;
pub mod clock;
pub mod engine;
pub mod event;
pub mod hall;
pub mod interpreters;
pub mod meeting;
pub mod outcome;
pub mod programme;
pub mod raw;
pub mod registration;
pub mod rooming;
pub mod services;
pub mod stand;

/// Declares tests that must hold on both engines: `on_both! { async fn name(campus: Campus) { … } }`, or with a layout
/// of its own: `async fn name(campus: Campus = layout()) { … }`.
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($campus:ident: $kind:ty $(= $layout:expr)?) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            fn layout() -> $crate::support::campus::Layout {
                vec![$($layout,)? $crate::support::campus::Layout::default()].swap_remove(0)
            }

            async fn body($campus: $kind) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                $crate::support::engine::run($crate::support::engine::Engine::Sqlite, layout(), body).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                $crate::support::engine::run($crate::support::engine::Engine::Postgres, layout(), body).await;
            }
        }
    )*};
}
