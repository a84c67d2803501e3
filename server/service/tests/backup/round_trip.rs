//! SQLite to PostgreSQL and back: the same bytes, the same reports, and work goes on.

use super::copy::{at_work, away, backup, nothing_yet, restore};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::engine::Engine;
use crate::support::outcome::Outcome;
use store_model::backup::TABLES;

on_both! {
    async fn a_backup_restored_on_either_engine_gives_the_same_backup(campus: Campus) {
        at_work(&campus).await;
        let original = backup(&campus).await;
        for table in TABLES {
            let rows = campus.number(&format!("select count(*) from {}", table.name)).await;
            assert!(rows > 0, "{} has no row: the round trip would not show a fault in it", table.name);
        }
        let mut bytes = original.clone();
        for engine in [Engine::Postgres, Engine::Sqlite] {
            let Some(copy) = nothing_yet(engine).await else { continue };
            copy.at("2026-06-02 01:30");
            let restored = restore(&copy, &bytes, &[]).await.good();
            assert_eq!(restored.erased_again, 0);
            bytes = backup(&copy).await;
            let (bytes, original) = (String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&original));
            assert!(bytes == original, "{engine:?} gives another backup");
            assert_reports_alike(&campus, &copy).await;
            assert_eq!(copy.violations().await, [""; 0]);
            assert_work_goes_on(&copy).await;
            away(copy).await;
        }
    }
}

on_both! {
    async fn the_search_of_a_restored_copy_knows_its_guests(campus: Campus) {
        campus.clerk().books_for("Amélie Retrouvée", "2026-06-01", 1).await.good();
        let erased = campus.clerk().books_for("Otto Gone", "2026-06-02", 1).await.good();
        let bytes = backup(&campus).await;
        let gone = erased.guests[0].guest.unwrap().uuid();
        for engine in [Engine::Postgres, Engine::Sqlite] {
            let Some(copy) = nothing_yet(engine).await else { continue };
            restore(&copy, &bytes, &[service::backup::Erased { person: gone, at: 0 }]).await.good();
            let words = copy.texts("select word from search_word order by word").await;
            assert_eq!(words, ["amelie", "retrouvee"]);
            assert_eq!(copy.violations().await, [""; 0]);
            away(copy).await;
        }
    }
}

async fn assert_reports_alike(one: &Campus, two: &Campus) {
    for as_of in [Some("2026-04-30 09:00"), Some("2026-05-01 09:30"), Some("2026-06-01 20:00"), None] {
        let year = ("2026-01-01", "2027-01-01");
        let (one, two) = (
            one.clerk().reads_nights(year, as_of).await.good(),
            two.clerk().reads_nights(year, as_of).await.good(),
        );
        assert_eq!(one, two, "as of {as_of:?}");
    }
}

/// Numbers of history go on after the last one restored.
async fn assert_work_goes_on(copy: &Campus) {
    let last = copy.number("select max(seq) from stay_history").await;
    let closed = copy.number("select max(seq) from history").await;
    let mut wish = copy.clerk().wish("single", Some("103"), "2027-01-01", 2);
    wish.guests[0].dates = None;
    // The ids of the copy run on from the same seed, so the first few are taken.
    for _ in 0..100 {
        copy.ctx.ids.next();
    }
    copy.clerk().books_as(&wish, "after the restore").await.good();
    copy.clerk().closes(&["101"], "2027-02-01", "2027-02-03").await.good();
    assert_eq!(copy.number("select max(seq) from stay_history").await, last + 1);
    assert_eq!(copy.number("select max(seq) from history").await, closed + 1);
    assert_eq!(copy.violations().await, [""; 0]);
}
