//! The two schemas are one: same numbers and names of migrations, same tables, same columns.

use crate::on_both;
use crate::support::campus::{Campus, Layout};
use crate::support::engine::{Database, Engine};
use crate::support::raw;
use std::path::Path;

#[test]
fn both_folders_of_migrations_hold_the_same_numbers_and_names() {
    assert_eq!(files("sqlite"), files("postgres"));
    assert!(files("sqlite").iter().zip(1..).all(|(name, number)| name.starts_with(&format!("{number:04}_"))));
}

fn files(engine: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(engine);
    let entries = std::fs::read_dir(folder).expect("a folder of migrations");
    let mut names =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>();
    names.sort();
    names
}

#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let Some(postgres) = Database::fresh(Engine::Postgres).await else { return };
    let sqlite = Database::fresh(Engine::Sqlite).await.expect("SQLite is always there");
    let mut columns = Vec::new();
    for database in [&sqlite, &postgres] {
        let store = database.open().await;
        columns.push(raw::columns(&store).await);
        store.close().await;
    }
    postgres.remove().await;
    assert_eq!(columns[0], columns[1]);
    assert!(columns[0].contains(&"stay.arrival".to_owned()));
}

on_both! {
    async fn a_schema_brought_up_to_date_twice_is_left_alone(campus: Campus) {
        campus.clerk();
        let again = Campus::open(&campus.database, &Layout::default()).await;
        assert_eq!(again.number("select count(*) from pavilion").await, 1);
        again.ctx.store.close().await;
    }

    async fn history_can_be_neither_changed_nor_deleted(campus: Campus) {
        campus.clerk().books("single", "2026-06-01", 1).await.unwrap();
        campus.clerk().closes(&["105"], "2026-06-01", "2026-06-02").await.unwrap();
        for table in ["stay_history", "history"] {
            for statement in [format!("delete from {table}"), format!("update {table} set action = 'other'")] {
                let refused = raw::try_execute(&campus.ctx.store, &statement).await.unwrap_err();
                assert!(refused.to_string().contains("append_only"), "{refused}");
            }
        }
    }

    async fn a_claim_cannot_be_changed_in_place(campus: Campus) {
        campus.clerk().books_room("101", "2026-06-01", 1).await.unwrap();
        let refused = raw::try_execute(&campus.ctx.store, "update claim set from_at = 0").await.unwrap_err();
        assert!(refused.to_string().contains("claim_never_updated"), "{refused}");
    }
}
