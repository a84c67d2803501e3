//! Starts the writer, kills it, and looks at what is left.

use super::writer::{BOOKED, CANCELLED, DATABASE, ROUND, TOO_EARLY, rooms};
use crate::support::campus::Campus;
use crate::support::engine::{Database, Engine};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use uuid::Uuid;

/// How often the writer is killed, where somebody wants more than the usual.
const ROUNDS: &str = "FORESTERIA_CRASH_ROUNDS";

/// One round in three catches the control, so that in so many it cannot slip through.
const CONTROL_ROUNDS: u64 = 80;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_on_sqlite() {
    survives(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_on_postgres() {
    survives(Engine::Postgres).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_writer_that_acknowledges_too_early_is_caught_on_sqlite() {
    is_caught(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_writer_that_acknowledges_too_early_is_caught_on_postgres() {
    is_caught(Engine::Postgres).await;
}

async fn survives(engine: Engine) {
    let Some(database) = Database::fresh(engine).await else { return };
    let rounds = std::env::var(ROUNDS).ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(20);
    let (told, lost) = kill_and_look(&database, rounds, false).await;
    database.remove().await;
    assert_eq!(lost, BTreeSet::new(), "acknowledged and not there");
    assert!(told as u64 > rounds, "only {told} were acknowledged in {rounds} rounds: nothing was tried");
    println!("{engine:?}: {told} acknowledged in {rounds} rounds, none lost");
}

async fn is_caught(engine: Engine) {
    let Some(database) = Database::fresh(engine).await else { return };
    let (told, lost) = kill_and_look(&database, CONTROL_ROUNDS, true).await;
    database.remove().await;
    assert!(!lost.is_empty(), "a writer that lies was believed: {told} acknowledged, none lost");
    println!("{engine:?}: control lost {} of {told}", lost.len());
}

/// Kills the writer `rounds` times on one database, or until something is lost; gives how many changes it
/// acknowledged, and those not there.
async fn kill_and_look(database: &Database, rounds: u64, too_early: bool) -> (usize, BTreeSet<String>) {
    Campus::build(database, &rooms()).await.ctx.store.close().await;
    let (mut told, mut lost) = (0, BTreeSet::new());
    for round in 0..rounds {
        let acknowledged = run_and_kill(database, round, too_early).await;
        let campus = Campus::open(database, &rooms()).await;
        for line in &acknowledged {
            if !is_there(&campus, line).await {
                lost.insert(format!("round {round}: {line}"));
            }
        }
        told += acknowledged.len();
        assert_eq!(campus.violations().await, [""; 0], "round {round}");
        campus.ctx.store.close().await;
        if !lost.is_empty() {
            break;
        }
    }
    (told, lost)
}

/// Starts the writer, lets it work for a moment that differs from round to round, and kills it.
async fn run_and_kill(database: &Database, round: u64, too_early: bool) -> Vec<String> {
    let mut command = Command::new(std::env::current_exe().expect("this test program"));
    command.args([
        "--exact",
        "crash::writer::the_writer_that_gets_killed",
        "--nocapture",
        "--test-threads=1",
    ]);
    command.env(DATABASE, &database.url).env(ROUND, round.to_string());
    if too_early {
        command.env(TOO_EARLY, "1");
    }
    let mut writer = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the writer starts");
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let lines = listen(&mut writer, begun);
    // Times are counted from the first acknowledgement, so that every round kills a writer at work.
    has_begun.await.expect("the writer acknowledges something");
    let moment = Duration::from_micros(1_000 + round.wrapping_mul(7_919_333) % 150_000);
    tokio::time::sleep(moment).await;
    writer.kill().expect("the writer can be killed");
    writer.wait().expect("the writer is gone");
    tokio::task::spawn_blocking(move || lines.join().expect("the listener ends")).await.expect("a list")
}

/// Collects what the writer acknowledges until it falls silent.
fn listen(
    writer: &mut Child,
    begun: tokio::sync::oneshot::Sender<()>,
) -> std::thread::JoinHandle<Vec<String>> {
    let mut out = BufReader::new(writer.stdout.take().expect("the writer's output"));
    let mut begun = Some(begun);
    std::thread::spawn(move || {
        let (mut told, mut line) = (Vec::new(), String::new());
        while out.read_line(&mut line).is_ok_and(|read| read > 0) && line.ends_with('\n') {
            // The test runner writes its own words before the first one.
            let start = line.find(BOOKED).or_else(|| line.find(CANCELLED));
            if let Some(start) = start {
                told.push(line[start..].trim().to_owned());
                begun.take().map(|begun| begun.send(()));
            }
            line.clear();
        }
        told
    })
}

async fn is_there(campus: &Campus, line: &str) -> bool {
    let (id, condition) = match (line.strip_prefix(BOOKED), line.strip_prefix(CANCELLED)) {
        (Some(id), _) => (id, ""),
        (_, Some(id)) => (id, " and status = 'cancelled'"),
        _ => panic!("not an acknowledgement: {line}"),
    };
    let id = campus.id(id.parse::<Uuid>().expect("an id"));
    campus.number(&format!("select count(*) from stay where id = {id}{condition}")).await == 1
}
