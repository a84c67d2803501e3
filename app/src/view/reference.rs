//! The reference of the API, out of its own document.

use serde_json::{Map, Value};

/// The document, for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// What holds for all of it, by paragraphs.
    pub about: Vec<String>,
    /// Its requests, in the order of paths.
    pub requests: Vec<Request>,
    /// The objects in bodies, by name.
    pub schemas: Vec<Schema>,
}

/// One request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The place on the page.
    pub anchor: String,
    /// In capitals.
    pub method: String,
    /// With the places to fill in braces.
    pub path: String,
    /// In a few words.
    pub summary: String,
    /// By paragraphs.
    pub description: Vec<String>,
    /// What it is asked with.
    pub parameters: Vec<Field>,
    /// Name of the object it sends.
    pub body: Option<String>,
    /// What it can be answered: status and meaning.
    pub answers: Vec<(String, String)>,
}

/// An object in a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schema {
    /// Name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Its fields, or the words it may be.
    pub fields: Vec<Field>,
    /// An example as JSON; empty where there is none.
    pub example: String,
}

/// A parameter, or a field of an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// Name.
    pub name: String,
    /// Type in words.
    pub kind: String,
    /// Whether it has to be there.
    pub needed: bool,
    /// What it means.
    pub meaning: String,
}

impl Reference {
    /// Reads the document; what is not in it is left out.
    pub fn read(document: &Value) -> Self {
        let paths = members(&document["paths"]).flat_map(|(path, item)| {
            members(item)
                .filter(|(_, operation)| operation.is_object())
                .map(move |(m, o)| request(m, path, o))
        });
        Self {
            about: paragraphs(&document["info"]["description"]),
            requests: paths.collect(),
            schemas: members(&document["components"]["schemas"])
                .map(|(name, one)| schema(name, one))
                .collect(),
        }
    }
}

fn request(method: &str, path: &str, operation: &Value) -> Request {
    let parameters = operation["parameters"].as_array().into_iter().flatten().map(|one| Field {
        name: text(&one["name"]),
        kind: format!("{}, {}", text(&one["in"]), kind(&one["schema"])),
        needed: one["required"] == true,
        meaning: text(&one["description"]),
    });
    let body = &operation["requestBody"]["content"]["application/json"]["schema"];
    Request {
        anchor: text(&operation["operationId"]),
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(&operation["summary"]),
        description: paragraphs(&operation["description"]),
        parameters: parameters.collect(),
        body: body["$ref"].as_str().map(named),
        answers: members(&operation["responses"])
            .map(|(status, answer)| (status.to_owned(), text(&answer["description"])))
            .collect(),
    }
}

fn schema(name: &str, schema: &Value) -> Schema {
    let needed = schema["required"].as_array().cloned().unwrap_or_default();
    let field = |(name, one): (&str, &Value)| Field {
        name: name.to_owned(),
        kind: kind(one),
        needed: needed.iter().any(|known| known == name),
        meaning: text(&one["description"]),
    };
    let own = members(&schema["properties"]).map(field);
    let joined = schema["allOf"].as_array().into_iter().flatten();
    let joined = joined.flat_map(|part| members(&part["properties"]).map(field).collect::<Vec<_>>());
    let words = schema["enum"].as_array().into_iter().flatten();
    let words = words.map(|word| Field { name: text(word), kind: "string".to_owned(), ..Field::default() });
    let example = schema.get("example").and_then(|example| serde_json::to_string_pretty(example).ok());
    Schema {
        name: name.to_owned(),
        description: text(&schema["description"]),
        fields: own.chain(joined).chain(words).collect(),
        example: example.unwrap_or_default(),
    }
}

/// A type in words, such as `string (date), null`.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return named(reference);
    }
    for joined in ["oneOf", "anyOf", "allOf"] {
        if let Some(parts) = schema[joined].as_array() {
            return parts.iter().map(kind).collect::<Vec<_>>().join(", ");
        }
    }
    let words = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().map(text).collect::<Vec<_>>().join(", "),
        kind => text(kind),
    };
    if words.starts_with("array") {
        return format!("array of {}", kind(&schema["items"]));
    }
    match schema["format"].as_str() {
        Some(format) => format!("{words} ({format})"),
        None => words,
    }
}

fn named(reference: &str) -> String {
    reference.rsplit('/').next().unwrap_or_default().to_owned()
}

fn members(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter).map(|(name, one)| (name.as_str(), one))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn paragraphs(value: &Value) -> Vec<String> {
    text(value).split("\n\n").filter(|part| !part.is_empty()).map(|part| part.replace('\n', " ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_document_becomes_requests_and_objects() {
        let document = json!({
            "info": { "description": "One.\n\nTwo." },
            "paths": { "/stays": { "post": {
                "operationId": "create_stay", "summary": "Book", "description": "It books.",
                "parameters": [{ "name": "Key", "in": "header", "required": true, "schema": { "type": "string" } }],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/New" } } } },
                "responses": { "201": { "description": "Booked." } }
            } } },
            "components": { "schemas": { "New": { "type": "object", "required": ["arrival"], "properties": {
                "arrival": { "type": "string", "format": "date", "description": "First night." },
                "rooms": { "type": ["array", "null"], "items": { "$ref": "#/components/schemas/Room" } }
            } } } }
        });
        let read = Reference::read(&document);
        assert_eq!(read.about, ["One.", "Two."]);
        let request = &read.requests[0];
        assert_eq!((request.method.as_str(), request.body.as_deref()), ("POST", Some("New")));
        assert_eq!(
            (request.parameters[0].kind.as_str(), request.parameters[0].needed),
            ("header, string", true)
        );
        assert_eq!(request.answers, [("201".to_owned(), "Booked.".to_owned())]);
        let fields = &read.schemas[0].fields;
        assert_eq!((fields[0].kind.as_str(), fields[0].needed), ("string (date)", true));
        assert_eq!((fields[1].kind.as_str(), fields[1].needed), ("array of Room", false));
    }
}
