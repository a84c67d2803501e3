//! What is not restored, and that nothing is left of the attempt.

use super::copy::{at_work, away, backup, nothing_yet, restore};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;
use service::ServiceError;

on_both! {
    async fn a_database_with_anything_in_it_is_left_alone(campus: Campus) {
        at_work(&campus).await;
        let bytes = backup(&campus).await;
        let told = restore(&campus, &bytes, &[]).await.error().to_string();
        assert!(told.contains("not empty") && told.contains("stay (4)") && told.contains("guest (2)"), "{told}");
    }

    async fn a_backup_cut_short_anywhere_is_refused_whole(campus: Campus) {
        at_work(&campus).await;
        let bytes = backup(&campus).await;
        let copy = nothing_yet(campus.database.engine).await.unwrap();
        for length in (0..bytes.len()).step_by(bytes.len() / 24).chain([bytes.len() - 1]) {
            let told = restore(&copy, &bytes[..length], &[]).await.error().to_string();
            assert!(told.contains("cut short") || told.contains("not a backup"), "{length}: {told}");
            assert_empty(&copy).await;
        }
        restore(&copy, &bytes, &[]).await.good();
        away(copy).await;
    }

    async fn a_backup_changed_by_one_character_is_refused_whole(campus: Campus) {
        at_work(&campus).await;
        let bytes = backup(&campus).await;
        let copy = nothing_yet(campus.database.engine).await.unwrap();
        for place in (0..bytes.len() - 1).step_by(bytes.len() / 40) {
            let mut bytes = bytes.clone();
            bytes[place] = if bytes[place] == b'1' { b'2' } else { b'1' };
            let error = restore(&copy, &bytes, &[]).await.error();
            assert!(matches!(error, ServiceError::Backup(_)), "{place}: {error:?}");
            assert_empty(&copy).await;
        }
        away(copy).await;
    }

    async fn a_line_taken_out_or_put_in_is_noticed(campus: Campus) {
        at_work(&campus).await;
        let text = String::from_utf8(backup(&campus).await).unwrap();
        let mut lines = text.lines().collect::<Vec<_>>();
        let setting = lines.iter().position(|line| line.contains("\"demo\"")).unwrap();
        lines.remove(setting);
        let copy = nothing_yet(campus.database.engine).await.unwrap();
        let told = restore(&copy, (lines.join("\n") + "\n").as_bytes(), &[]).await.error().to_string();
        assert_eq!(told, "the backup was changed or damaged: its checksum does not match");
        let told = restore(&copy, (text.clone() + "[]\n").as_bytes(), &[]).await.error().to_string();
        assert!(told.contains("something stands after the end line"), "{told}");
        assert_empty(&copy).await;
        away(copy).await;
    }

    async fn another_file_another_format_and_another_schema_are_told_apart(campus: Campus) {
        let text = String::from_utf8(backup(&campus).await).unwrap();
        let copy = nothing_yet(campus.database.engine).await.unwrap();
        let told = async |text: &str| restore(&copy, text.as_bytes(), &[]).await.error().to_string();
        assert_eq!(told("PRAGMA foreign_keys=OFF;\n").await, "this is not a backup of Foresteria");
        let newer = text.replacen("\"version\":1", "\"version\":9", 1);
        assert_eq!(told(&newer).await, "the backup is in format 9, this program reads format 1");
        let schema = format!("\"schema\":{}", campus.ctx.store.schema_version());
        let older = told(&text.replacen(&schema, "\"schema\":1", 1)).await;
        assert!(older.starts_with("the backup was made at schema 1, this program is at"), "{older}");
        away(copy).await;
    }

    async fn only_an_administrator_takes_a_backup(campus: Campus) {
        for role in Role::ALL {
            let outcome = service::backup::backup(&campus.ctx, &campus.actor(role), &mut Vec::new()).await;
            assert_eq!(outcome.is_ok(), role == Role::Administrator, "{role:?}");
        }
    }
}

async fn assert_empty(copy: &Campus) {
    for table in ["setting", "pavilion", "stay", "claim", "history"] {
        assert_eq!(copy.number(&format!("select count(*) from {table}")).await, 0, "{table}");
    }
    assert_eq!(copy.number("select count(*) from segment").await, 4);
}
