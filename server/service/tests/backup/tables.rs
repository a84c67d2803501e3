//! The list of tables in the code is the schema of both engines.

use crate::support::engine::{Database, Engine};
use crate::support::raw;
use std::collections::{BTreeMap, BTreeSet};
use store_model::backup::{Kind, NOT_KEPT, PRESET, TABLES, Table};

#[tokio::test]
async fn every_column_of_both_databases_is_in_the_list_with_its_kind() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::fresh(engine).await else { continue };
        let store = database.open().await;
        let mut schema = raw::column_types(&store).await.into_iter().collect::<BTreeMap<_, _>>();
        store.close().await;
        database.remove().await;
        schema.retain(|column, _| !NOT_KEPT.iter().any(|table| column.starts_with(&format!("{table}."))));
        let listed = TABLES.iter().flat_map(|table| {
            let name = |column| format!("{}.{column}", table.name);
            table.columns.iter().map(move |column| (name(column.name), word(engine, column.kind).to_owned()))
        });
        assert_eq!(listed.collect::<BTreeMap<_, _>>(), schema, "{engine:?}");
    }
}

const fn word(engine: Engine, kind: Kind) -> &'static str {
    match (engine, kind) {
        (Engine::Sqlite, Kind::Id | Kind::Bytes) => "blob",
        (Engine::Postgres, Kind::Id) => "uuid",
        (Engine::Postgres, Kind::Bytes) => "bytea",
        (_, Kind::Text) => "text",
        (Engine::Sqlite, Kind::Int) => "integer",
        (Engine::Postgres, Kind::Int) => "bigint",
        (_, Kind::Bool) => "boolean",
        (_, Kind::Date) => "date",
    }
}

#[tokio::test]
async fn each_table_comes_after_those_it_refers_to_and_is_ordered_by_its_key() {
    let database = Database::fresh(Engine::Sqlite).await.expect("SQLite is always there");
    let store = database.open().await;
    for (place, table) in TABLES.iter().enumerate() {
        let parents = format!("select \"table\" from pragma_foreign_key_list('{}')", table.name);
        for parent in raw::texts(&store, &parents).await {
            let before = TABLES[..place].iter().any(|earlier| earlier.name == parent);
            assert!(before, "{} refers to {parent}, which comes later", table.name);
        }
        let key = format!("select name from pragma_table_info('{}') where pk > 0", table.name);
        let key = raw::texts(&store, &key).await.into_iter().collect::<BTreeSet<_>>();
        assert_eq!(leading(table), key, "{}", table.name);
    }
    store.close().await;
}

fn leading(table: &Table) -> BTreeSet<String> {
    table.columns[..table.key].iter().map(|column| column.name.to_owned()).collect()
}

#[tokio::test]
async fn a_new_database_holds_rows_only_of_the_tables_said_to_be_preset() {
    let database = Database::fresh(Engine::Sqlite).await.expect("SQLite is always there");
    let store = database.open().await;
    for table in TABLES {
        let rows = raw::number(&store, &format!("select count(*) from {}", table.name)).await;
        assert_eq!(rows > 0, PRESET.contains(&table.name), "{}", table.name);
    }
    store.close().await;
}
