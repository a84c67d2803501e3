//! What is other than before: field by field, with records by their names.

use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};
use store_model::trail::RecordName;
use uuid::Uuid;

/// Fields that say nothing to a person: the record is named beside them, and the nights of a block are summed there.
const UNTOLD: [&str; 3] = ["id", "version", "nights"];

/// What things cost the house: for those who read money.
const COST: &str = "cost";

/// A field that is other than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its name, as stored.
    pub field: String,
    /// What it held; none where the record had not begun.
    pub before: Option<Value>,
    /// What it holds; none where the record ended.
    pub after: Option<Value>,
}

/// The fields that differ, with costs where `money` is read. Of a record that begins or ends all that hold something.
pub(super) fn between(
    before: Option<Value>,
    after: Option<Value>,
    (names, money): (&HashMap<Uuid, RecordName>, bool),
) -> Vec<Change> {
    let (mut before, mut after) = (fields(before), fields(after));
    let all = before.keys().chain(after.keys().filter(|field| !before.contains_key(*field)));
    let is_told = |field: &&String| !UNTOLD.contains(&field.as_str()) && (money || *field != COST);
    let all = all.filter(is_told).cloned().collect::<Vec<_>>();
    let mut changes = Vec::new();
    for field in all {
        let (old, new) = (before.remove(&field), after.remove(&field));
        if old == new || (is_nothing(old.as_ref()) && is_nothing(new.as_ref())) {
            continue;
        }
        let told = |value: Option<Value>| value.map(|value| told(value, names));
        changes.push(Change { field, before: told(old), after: told(new) });
    }
    changes
}

/// Every record that some fields name.
pub(super) fn named(value: &Value, ids: &mut HashSet<Uuid>) {
    match value {
        Value::String(text) => ids.extend(id(text)),
        Value::Array(list) => list.iter().for_each(|value| named(value, ids)),
        Value::Object(fields) => fields.values().for_each(|value| named(value, ids)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn fields(value: Option<Value>) -> Map<String, Value> {
    match value {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

fn is_nothing(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Array(list)) => list.is_empty(),
        Some(_) => false,
    }
}

/// The same with names in place of ids.
fn told(value: Value, names: &HashMap<Uuid, RecordName>) -> Value {
    match value {
        Value::String(text) => {
            let name = id(&text).and_then(|id| names.get(&id)).map(|name| name.name.clone());
            Value::String(name.unwrap_or(text))
        }
        Value::Array(list) => list.into_iter().map(|value| told(value, names)).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, told(value, names))).collect(),
        other => other,
    }
}

/// Ids are written in full; nothing else that history keeps has their length and hyphens.
fn id(text: &str) -> Option<Uuid> {
    if text.len() == 36 { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_differs_is_told_and_records_by_their_names() {
        let room = Uuid::from_u128(7);
        let name = RecordName { id: room, name: "AM1-101".to_owned(), shown: true };
        let names = HashMap::from([(room, name)]);
        let before = json!({ "id": 1, "version": 1, "role": "auditor", "rooms": [room], "note": "" });
        let after = json!({ "id": 1, "version": 2, "role": "auditor", "rooms": [], "note": null });
        let changes = between(Some(before), Some(after), (&names, true));
        let rooms =
            Change { field: "rooms".to_owned(), before: Some(json!(["AM1-101"])), after: Some(json!([])) };
        assert_eq!(changes, [rooms]);
    }

    #[test]
    fn of_a_record_that_begins_all_that_holds_something_is_told() {
        let after = json!({ "id": 1, "reason": "paint", "until": null, "synthetic": false });
        let changes = between(None, Some(after), (&HashMap::new(), true));
        let told = changes.iter().map(|change| change.field.as_str()).collect::<Vec<_>>();
        assert_eq!(told, ["reason", "synthetic"]);
        assert!(between(None, None, (&HashMap::new(), true)).is_empty());
    }
}
