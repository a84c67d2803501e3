//! The audit trail: every line of history, newest first, page by page, and by what it is asked for.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use domain::access::Role;
use domain::ids::ClosureId;
use serde_json::json;
use service::trail::{self, ACTIONS, Clock, KINDS, TrailLine, TrailPage, TrailQuery, Who};
use std::collections::BTreeSet;
use std::path::Path;

on_both! {
    async fn every_line_is_there_newest_first_with_who_what_and_what_is_other(campus: Campus) {
        let stay = campus.clerk().books_for("Ada Rossi", "2026-06-01", 2).await.expect("a stay");
        campus.clock.pass(60);
        campus.clerk().assigns(&stay, "102").await.expect("a room");
        campus.clock.pass(60);
        let closure = campus.clerk().closes(&["105"], "2026-06-01", "2026-06-05").await.expect("a closure");
        let lines = all(&campus, &TrailQuery::default()).await.lines;
        assert_eq!(words(&lines), ["closure close", "stay assign", "stay reserve"]);
        let (closed, assigned, booked) = (&lines[0], &lines[1], &lines[2]);
        assert_eq!((closed.id, closed.name.as_deref(), closed.shown), (closure.id.uuid(), Some("a burst pipe"), true));
        assert!(field(closed, "resources").after.as_ref() == Some(&json!(["105"])), "{closed:?}");
        assert_eq!(assigned.name.as_deref(), Some(stay.reference.as_str()));
        assert_eq!(assigned.actor_name.as_deref(), Some("facilities"));
        assert_eq!(assigned.changes.len(), 1, "{assigned:?}");
        assert_eq!(field(assigned, "rooms").before, Some(json!([])));
        assert_eq!(field(assigned, "rooms").after.as_ref().unwrap()[0]["resource"], json!("102"));
        assert_eq!(field(booked, "room_type").after, Some(json!("single")));
        assert!(field(booked, "status").before.is_none());
        assert!(!format!("{lines:?}").contains("Rossi"), "history names a guest");
    }

    async fn pages_hold_every_line_once_while_others_are_written(campus: Campus) {
        for month in 1..=4 {
            // Two lines a second: the order goes by their numbers.
            campus.clerk().books("single", &format!("2026-{:02}-01", month + 5), 1).await.expect("a stay");
            campus.clerk().closes(&["105"], &format!("2027-0{month}-01"), &format!("2027-0{month}-02")).await.expect("a closure");
        }
        let whole = all(&campus, &TrailQuery::default()).await.lines;
        assert_eq!(whole.len(), 8);
        let (mut read, mut after) = (Vec::new(), None);
        loop {
            let page = asked(&campus, &TrailQuery::default(), after, 3).await;
            read.extend(page.lines);
            campus.clock.pass(1);
            campus.clerk().books("suite", &format!("2026-09-{:02}", read.len() + 1), 1).await.expect("a stay");
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(read, whole);
    }

    async fn lines_are_chosen_by_who_kind_action_and_record(campus: Campus) {
        let one = campus.clerk().books("single", "2026-06-01", 1).await.expect("a stay");
        let two = campus.someone(Role::Administrator).books("single", "2026-06-01", 1).await.expect("a stay");
        campus.clerk().assigns(&one, "103").await.expect("a room");
        campus.clerk().closes(&["105"], "2026-06-01", "2026-06-05").await.expect("a closure");
        let administrator = campus.actor(Role::Administrator).id().expect("an account");
        let by = TrailQuery { who: Who::Account(administrator), ..TrailQuery::default() };
        assert_eq!(names(&all(&campus, &by).await.lines), [&*two.reference]);
        let system = TrailQuery { who: Who::Nobody, ..TrailQuery::default() };
        assert!(all(&campus, &system).await.lines.is_empty());
        let kind = TrailQuery { kind: Some("closure".to_owned()), ..TrailQuery::default() };
        assert_eq!(words(&all(&campus, &kind).await.lines), ["closure close"]);
        let stays = TrailQuery { kind: Some("stay".to_owned()), ..TrailQuery::default() };
        assert_eq!(all(&campus, &stays).await.lines.len(), 3);
        let action = TrailQuery { action: Some("assign".to_owned()), ..TrailQuery::default() };
        assert_eq!(names(&all(&campus, &action).await.lines), [&*one.reference]);
        let reference = TrailQuery { record: Some(one.reference.to_lowercase()), ..TrailQuery::default() };
        assert_eq!(words(&all(&campus, &reference).await.lines), ["stay assign", "stay reserve"]);
        let id = TrailQuery { record: Some(two.id.to_string()), ..TrailQuery::default() };
        assert_eq!(names(&all(&campus, &id).await.lines), [&*two.reference]);
        let unknown = TrailQuery { record: Some("nothing".to_owned()), ..TrailQuery::default() };
        let page = all(&campus, &unknown).await;
        assert!(page.no_such_record && page.lines.is_empty());
    }

    async fn days_are_those_of_either_time(campus: Campus) {
        let booked = campus.at("2026-05-02 00:30").clerk().books("single", "2026-06-01", 1).await.expect("a stay");
        campus.at("2026-05-03 23:59").clerk().books("single", "2026-06-01", 1).await.expect("a stay");
        // Written down on 3 May of what was so on 1 March.
        let (id, at) = (campus.id(uuid::Uuid::from_u128(9)), campus.ctx.now().timestamp());
        let march = campus.ctx.zone.noon(day("2026-03-01")).timestamp();
        campus.sql(&format!(
            "insert into history (subject, subject_id, action, effective_at, recorded_at) values
                ('event', {id}, 'import', {march}, {at})"
        )).await;
        let between = |clock, from: &str, to: &str| TrailQuery {
            clock, from: Some(day(from)), to: Some(day(to)), ..TrailQuery::default()
        };
        let second = all(&campus, &between(Clock::Recorded, "2026-05-02", "2026-05-02")).await.lines;
        assert_eq!(names(&second), [&*booked.reference]);
        let third = all(&campus, &between(Clock::Recorded, "2026-05-03", "2026-05-03")).await.lines;
        assert_eq!(words(&third), ["stay reserve", "event import"]);
        let so_in_march = all(&campus, &between(Clock::Effective, "2026-03-01", "2026-03-01")).await.lines;
        assert_eq!(words(&so_in_march), ["event import"]);
        assert!(all(&campus, &between(Clock::Recorded, "2026-03-01", "2026-03-01")).await.lines.is_empty());
        let last = all(&campus, &TrailQuery { clock: Clock::Effective, ..TrailQuery::default() }).await.lines;
        assert_eq!(words(&last).last().unwrap(), "event import");
    }

    async fn a_closure_that_was_lifted_is_named_and_no_longer_shown(campus: Campus) {
        let closure = campus.clerk().closes(&["105"], "2026-06-01", "2026-06-05").await.expect("a closure");
        campus.clerk().lifts(&closure).await.expect("lifted");
        let lines = all(&campus, &TrailQuery::default()).await.lines;
        assert_eq!(words(&lines), ["closure lift", "closure close"]);
        assert!(lines.iter().all(|line| ClosureId::new(line.id) == closure.id && !line.shown));
        assert!(field(&lines[0], "reason").after.is_none());
    }

    async fn what_things_cost_the_house_is_told_to_nobody_who_does_not_read_money(campus: Campus) {
        let lunch = campus.sells("Lunch", None).await;
        let (ctx, director) = (&campus.ctx, campus.actor(Role::Management));
        service::price::set(ctx, &director, (lunch, 1), campus.costs("2026-07-01", 2_000)).await.expect("set");
        let told = async |role| {
            let page = trail::page(ctx, &campus.actor(role), &TrailQuery::default(), None, 100).await.expect("a page");
            let changes = page.lines.into_iter().flat_map(|line| line.changes).map(|change| change.field);
            changes.collect::<Vec<_>>()
        };
        let count = |fields: &[String], name: &str| fields.iter().filter(|field| *field == name).count();
        let (read, unread) = (told(Role::Auditor).await, told(Role::Facilities).await);
        assert_eq!((count(&read, "price"), count(&read, "cost")), (2, 2));
        assert_eq!((count(&unread, "price"), count(&unread, "cost")), (2, 0));
    }
}

/// Whoever writes another word adds it to the list, and the list asks for its word in five languages.
#[test]
fn every_word_that_history_is_written_in_is_known() {
    let mut written = BTreeSet::new();
    for folder in ["src", "../store/queries"] {
        for file in super::access::files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let text = std::fs::read_to_string(&file).unwrap();
            for call in text.split("history::append(").skip(1) {
                let arguments = call.split(',').map(str::trim).collect::<Vec<_>>();
                for (place, known) in [(1, &KINDS[..]), (3, &ACTIONS[..])] {
                    let words = literals(&text, arguments[place]);
                    let unknown = words.iter().find(|word| !known.contains(&word.as_str()));
                    assert_eq!(unknown, None, "in {}", file.display());
                    written.extend(words);
                }
            }
        }
    }
    let record = include_str!("../../../../app/domain/src/campus/record.rs");
    let subjects = record.split_once("fn subject").and_then(|(_, rest)| rest.split_once("    }\n"));
    let step = include_str!("../../../../app/domain/src/stay/step.rs");
    let actions = step.split_once("fn code").and_then(|(_, rest)| rest.split_once("    }\n"));
    for ((text, _), known) in [(subjects.unwrap(), &KINDS[..]), (actions.unwrap(), &ACTIONS[..])] {
        let words = quoted(text);
        assert!(words.len() > 5 && words.iter().all(|word| known.contains(&word.as_str())), "{words:?}");
    }
    let links = include_str!("../../../store/model/src/account.rs");
    let links = links.split_once("fn action").and_then(|(_, rest)| rest.split_once("    }\n"));
    // The link of the first administrator belongs to no account yet, and has no line.
    let links = quoted(links.unwrap().0).into_iter().filter(|word| word != "first_administrator");
    written.extend(links.inspect(|word| assert!(ACTIONS.contains(&word.as_str()), "{word}")));
    assert!(
        ["closure", "lift", "reset", "invite", "erase", "second_factor"]
            .iter()
            .all(|word| written.contains(*word))
    );
}

/// The words an argument can be: the one that stands there, or those the variable of its name can hold.
fn literals(text: &str, argument: &str) -> Vec<String> {
    if argument.starts_with('"') {
        return quoted(argument);
    }
    let value = text.split_once(&format!("let {argument} = ")).and_then(|(_, rest)| rest.split_once(';'));
    value.map(|(value, _)| quoted(value)).unwrap_or_default()
}

fn quoted(text: &str) -> Vec<String> {
    text.split('"').skip(1).step_by(2).map(ToOwned::to_owned).collect()
}

async fn all(campus: &Campus, query: &TrailQuery) -> TrailPage {
    asked(campus, query, None, 100).await
}

async fn asked(campus: &Campus, query: &TrailQuery, after: Option<trail::Place>, most: i64) -> TrailPage {
    trail::page(&campus.ctx, &campus.actor(Role::Auditor), query, after, most).await.expect("a page")
}

fn words(lines: &[TrailLine]) -> Vec<String> {
    lines.iter().map(|line| format!("{} {}", line.kind, line.action)).collect()
}

fn names(lines: &[TrailLine]) -> Vec<&str> {
    lines.iter().filter_map(|line| line.name.as_deref()).collect()
}

#[track_caller]
fn field<'a>(line: &'a TrailLine, name: &str) -> &'a trail::Change {
    line.changes.iter().find(|change| change.field == name).expect("a field that changed")
}
