//! What must hold after any history.

use super::deed::{Deed, history};
use super::life::Life;
use crate::support::campus::{Campus, Layout};
use crate::support::engine::{Database, Engine};
use crate::support::outcome::Outcome;
use domain::nights::NightCount;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

#[test]
fn any_history_leaves_a_sound_database_on_sqlite() {
    hold_for(Engine::Sqlite, 32);
}

#[test]
fn any_history_leaves_a_sound_database_on_postgres() {
    hold_for(Engine::Postgres, 12);
}

fn hold_for(engine: Engine, cases: u32) {
    let config = Config { cases, max_shrink_iters: 200, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let outcome = runner.run(&history(), |deeds| {
        runtime.block_on(live(engine, deeds));
        Ok(())
    });
    outcome.unwrap_or_else(|failed| panic!("{failed}"));
}

/// Plays a history on a database of its own and looks at what is left.
async fn live(engine: Engine, deeds: Vec<Deed>) {
    let Some(database) = Database::fresh(engine).await else { return };
    let campus = Campus::build(&database, &Layout::default()).await;
    let store = campus.ctx.store.clone();
    let outcome = tokio::spawn(async move {
        let mut life = Life::begin(campus);
        for deed in &deeds {
            life.play(deed).await;
        }
        assert_sound(&life).await;
    })
    .await;
    store.close().await;
    database.remove().await;
    if let Err(failed) = outcome {
        std::panic::resume_unwind(failed.into_panic());
    }
}

async fn assert_sound(life: &Life) {
    assert_eq!(life.campus.violations().await, [""; 0]);
    for told in &life.stays {
        assert_eq!(
            &life.campus.clerk().sees(told).await.good(),
            told,
            "the stay is not as its clerk was told"
        );
    }
    assert_eq!(committed(&life.report(None).await), sum_of_stays(life), "the report and the stays differ");
    for (at, counts) in &life.reports {
        assert_eq!(
            &life.report(Some(*at)).await,
            counts,
            "as of {at} the report says something else than then"
        );
    }
    let dump = life.campus.dump().await;
    let bytes = life.campus.database.bytes().unwrap_or_default();
    for name in &life.erased {
        // The number of the next person may begin with the same digits.
        let whole = |text: &str| text.contains(&format!("{name}\0"));
        assert!(!whole(&dump), "{name} was erased and stands in a table");
        let found = bytes
            .windows(name.len() + 1)
            .any(|found| found.starts_with(name.as_bytes()) && !found[name.len()].is_ascii_digit());
        assert!(!found, "{name} was erased and stands in the file");
    }
}

/// Room-nights and guest-nights, slept or booked.
fn committed(counts: &[NightCount]) -> (i64, i64) {
    let rooms = counts.iter().map(|count| count.committed()).sum();
    (rooms, counts.iter().map(|count| count.guest_nights + count.guest_nights_on_the_books).sum())
}

/// The same, added up from what the clerk was told of each stay.
fn sum_of_stays(life: &Life) -> (i64, i64) {
    let taking = life.stays.iter().filter(|stay| stay.status.takes_nights());
    taking.fold((0, 0), |(rooms, guests), stay| {
        let heads: i64 = stay.guests.iter().map(|line| i64::from(line.heads) * line.dates.count()).sum();
        (rooms + stay.dates.count(), guests + heads)
    })
}
