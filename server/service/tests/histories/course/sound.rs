//! What must hold after any course of events, counted without the program's own check, which would object to guards
//! being gone.

use super::house::left_behind;
use crate::support::campus::Campus;

/// What can be promised twice, each with the query that counts how often it is.
const TWICE: [(&str, &str); 7] = [
    ("night", "select count(*) from night_count where taken + closed > rooms"),
    (
        "hour of a hall",
        "select count(*) from claim a join claim b on a.resource_id = b.resource_id
        and a.from_at < b.until_at and b.from_at < a.until_at and a.owner_id < b.owner_id",
    ),
    (
        "piece of what is ordered",
        "select count(*) from service_hold p join service_item i on i.id = p.item_id
        where i.stock < (select sum(h.quantity) from service_hold h
            where h.item_id = p.item_id and h.from_at <= p.from_at and h.until_at > p.from_at)",
    ),
    (
        "hour of an interpreter",
        "select count(*) from interpreter_duty a join interpreter_duty b on a.interpreter_id = b.interpreter_id
        and a.from_at < b.until_at and b.from_at < a.until_at and a.function_id < b.function_id",
    ),
    (
        "booth",
        "select count(*) from function_equipment p join equipment k on k.id = p.equipment_id
        where k.stock < (select sum(h.quantity) from function_equipment h
            where h.equipment_id = p.equipment_id and h.from_day <= p.from_day and h.until_day >= p.from_day)",
    ),
    (
        "stand",
        "select count(*) from exhibitor a join exhibitor b on a.stand_id = b.stand_id and a.id < b.id",
    ),
    (
        "time of a meeting",
        "select count(*) from meeting_booking a join meeting_booking b
        on (a.slot_id = b.slot_id and a.entry_id < b.entry_id) or (a.entry_id = b.entry_id
            and a.from_at < b.until_at and b.from_at < a.until_at and a.slot_id < b.slot_id)",
    ),
];

/// How often each of them is promised twice, by name.
pub async fn promised_twice(campus: &Campus) -> Vec<(&'static str, i64)> {
    let mut counts = Vec::new();
    for (what, query) in TWICE {
        counts.push((what, campus.number(query).await));
    }
    counts
}

/// Events that are not held.
const IDLE: &str = "select e.id from event e
    where e.waits or e.status in ('enquiry', 'lost', 'declined', 'cancelled')";

pub async fn assert_sound(campus: &Campus) {
    assert_eq!(campus.violations().await, [""; 0]);
    for (what, twice) in promised_twice(campus).await {
        assert_eq!(twice, 0, "a {what} is promised twice");
    }
    nothing_idle_is_held(campus).await;
    what_hangs_on_functions_is_theirs(campus).await;
    every_change_is_one_line(campus).await;
    assert_eq!(left_behind(campus).await, [""; 0], "times that did not move with their event");
}

async fn none(campus: &Campus, query: &str) {
    assert_eq!(campus.number(query).await, 0, "{query}");
}

/// An event that is not held holds nothing.
async fn nothing_idle_is_held(campus: &Campus) {
    for table in ["function", "block"] {
        none(campus, &format!("select count(*) from {table} where state = 'held' and event_id in ({IDLE})"))
            .await;
    }
    for (table, owner) in [
        ("service_hold h join service_order o on o.id = h.order_id", "o.event_id"),
        ("interpreter_duty d join function f on f.id = d.function_id", "f.event_id"),
        ("function_equipment p join function f on f.id = p.function_id", "f.event_id"),
    ] {
        none(campus, &format!("select count(*) from {table} where {owner} in ({IDLE})")).await;
    }
}

/// Who interprets and which booths stand there follow the function, and go with it; what is promised day by day is the sum
/// of what is promised to functions, so that nothing was given back twice, or never.
async fn what_hangs_on_functions_is_theirs(campus: &Campus) {
    for query in [
        "select count(*) from interpreter_duty d join function f on f.id = d.function_id
        where f.state <> 'held' or d.from_at <> f.from_at or d.until_at <> f.until_at",
        "select count(*) from function_equipment p join function f on f.id = p.function_id where f.state <> 'held'",
        "select count(*) from equipment_day d where d.taken <> (select coalesce(sum(p.quantity), 0)
            from function_equipment p
            where p.equipment_id = d.equipment_id and p.from_day <= d.day and p.until_day >= d.day)",
        "select count(*) from interpreter_day d where d.minutes <> (select coalesce(sum(w.minutes), 0)
            from interpreter_duty w where w.interpreter_id = d.interpreter_id and w.day = d.day)",
    ] {
        none(campus, query).await;
    }
}

/// Each change of an event and of a block is one version and one line: nothing was let go twice, or unseen. And each begins
/// where the one before it ended.
async fn every_change_is_one_line(campus: &Campus) {
    for subject in ["event", "block"] {
        let lines = campus.number(&format!("select count(*) from history where subject = '{subject}'")).await;
        let versions = format!("select cast(coalesce(sum(version), 0) as bigint) from {subject}");
        assert_eq!(campus.number(&versions).await, lines, "of {subject}s");
    }
    let torn = "select count(*) from (
            select before, lag(after) over (partition by subject_id order by seq) as left_at, action
            from history where subject = 'event') line
        where before is not null and before <> left_at";
    none(campus, torn).await;
}
