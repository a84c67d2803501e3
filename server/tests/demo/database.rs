//! A demonstration in a file that goes with it.

use chrono::{Datelike, NaiveDate};
use server::demo::{DemoOptions, DemoReport, fill_years};
use service::context::FixedClock;
use service::{Context, Store};
use sqlx::{AssertSqlSafe, Row, SqlitePool};
use std::fmt::Write as _;
use std::sync::Arc;
use tempfile::TempDir;

/// An empty database, and the demonstration asked for.
pub struct Demo {
    /// What use cases take; the clock stands at nine in the morning.
    pub ctx: Context,
    /// The day and the parts left out.
    pub options: DemoOptions,
    folder: TempDir,
}

impl Demo {
    /// As of a day, without some parts.
    pub async fn on(today: &str, without: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store =
            Store::open(&format!("sqlite:{}", folder.path().join("demo.db").display())).await.unwrap();
        let today: NaiveDate = today.parse().unwrap();
        let ctx = Context::new(store);
        let ctx = Context { clock: Arc::new(FixedClock(ctx.zone.at(today, 9))), ..ctx };
        let without = without.iter().map(|&part| part.to_owned()).collect();
        Self { ctx, options: DemoOptions { today, without }, folder }
    }

    /// Fills the year of today only.
    pub async fn fill_this_year(&self) -> DemoReport {
        let year = self.options.today.year();
        fill_years(&self.ctx, &self.options, year..=year, |_| ()).await.unwrap()
    }

    /// Runs a statement past all rules.
    pub async fn execute(&self, statement: &str) {
        sqlx::query(AssertSqlSafe(statement.to_owned())).execute(&self.pool().await).await.unwrap();
    }

    /// One whole number out of the database.
    pub async fn number(&self, query: &str) -> i64 {
        sqlx::query_scalar(AssertSqlSafe(query.to_owned())).fetch_one(&self.pool().await).await.unwrap()
    }

    /// Every cell of every table as text, but for what is random on purpose: the hashes of passwords nobody knows.
    pub async fn dump(&self) -> String {
        let pool = self.pool().await;
        let tables = "select m.name, group_concat('quote(' || c.name || ')', ' || '','' || ')
            from sqlite_master m join pragma_table_info(m.name) c
            where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '\\_sqlx%' escape '\\'
              and c.name <> 'password_hash'
            group by m.name order by m.name";
        let mut dump = String::new();
        for table in sqlx::query(tables).fetch_all(&pool).await.unwrap() {
            let (name, cells): (String, String) = (table.get(0), table.get(1));
            let rows = AssertSqlSafe(format!("select {cells} as line from {name} order by 1"));
            let rows: Vec<String> = sqlx::query_scalar(rows).fetch_all(&pool).await.unwrap();
            writeln!(dump, "{name}\n{}", rows.join("\n")).unwrap();
        }
        dump
    }

    async fn pool(&self) -> SqlitePool {
        SqlitePool::connect(&format!("sqlite:{}", self.folder.path().join("demo.db").display()))
            .await
            .unwrap()
    }
}
