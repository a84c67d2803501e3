//! An empty database of each engine for one test. PostgreSQL takes part where `POSTGRES_DATABASE_URL` names a server
//! on which databases may be made.

use foresteria_service::{Context, Store};
use sqlx::{Connection, Executor, PgConnection};
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A database with the schema and nothing in it; it is gone with the test.
pub struct Fresh {
    pub ctx: Context,
    folder: Option<TempDir>,
    database: Option<(String, String)>,
}

impl Fresh {
    /// One of each engine there is.
    pub async fn each() -> Vec<Self> {
        let mut fresh = vec![Self::sqlite().await];
        if let Ok(url) = std::env::var("POSTGRES_DATABASE_URL") {
            fresh.push(Self::postgres(&url).await);
        }
        fresh
    }

    async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("campus.db").display());
        let ctx = Context::new(Store::open(&url).await.unwrap());
        Self { ctx, folder: Some(folder), database: None }
    }

    async fn postgres(server: &str) -> Self {
        let name = format!("campus_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        admin(server, format!("create database {name}")).await;
        let (host, _) = server.rsplit_once('/').unwrap();
        let ctx = Context::new(Store::open(&format!("{host}/{name}")).await.unwrap());
        Self { ctx, folder: None, database: Some((server.to_owned(), name)) }
    }

    /// One number from the database, such as a count of rows.
    pub async fn number(&self, sql: &'static str) -> i64 {
        match &self.ctx.store {
            Store::Sqlite(pools) => sqlx::query_scalar(sql).fetch_one(&pools.readers).await.unwrap(),
            Store::Postgres(pools) => sqlx::query_scalar(sql).fetch_one(&pools.readers).await.unwrap(),
        }
    }

    /// Closes the database and removes it.
    pub async fn remove(self) {
        self.ctx.store.close().await;
        if let Some((server, name)) = self.database {
            admin(&server, format!("drop database {name}")).await;
        }
        drop(self.folder);
    }
}

async fn admin(server: &str, sql: String) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
    connection.close().await.unwrap();
}
