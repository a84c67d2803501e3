//! The document says what there is: no route without it, and nothing in it that is not there.

use super::program::{Program, json_of};
use super::site::Site;
use crate::support::campus::Campus;
use axum::http::{Method, StatusCode};
use serde_json::Value;
use std::path::{Path, PathBuf};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

crate::on_both! {
    async fn every_route_of_the_document_answers_and_every_other_method_is_refused(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let document = json_of(&site.visitor().get("/api/v1/openapi.json").await.good());
        assert_eq!(document["openapi"], "3.1.0");
        for (path, item) in document["paths"].as_object().expect("paths") {
            let address = path.strip_prefix("/api/v1").expect("below the root").replace(['{', '}'], "");
            for method in METHODS {
                let asked = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
                let status = program.asks(asked, &address, &[], "").await.status;
                let documented = item.get(method).is_some();
                assert_eq!(status != StatusCode::METHOD_NOT_ALLOWED, documented, "{method} {path}: {status}");
                if documented {
                    let answers = &item[method]["responses"];
                    assert!(answers.get(status.as_str()).is_some(), "{method} {path} gave {status}, which is not in the document");
                }
            }
        }
    }

    async fn every_operation_says_who_may_and_has_a_name_of_its_own(campus: Campus) {
        let site = Site::of(&campus).await;
        let document = json_of(&site.visitor().get("/api/v1/openapi.json").await.good());
        let mut names = Vec::new();
        for operation in operations(&document) {
            let name = operation["operationId"].as_str().expect("a name");
            assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()), "{name}");
            assert!(operation["description"].as_str().is_some_and(|text| text.contains("scope")), "{name}");
            for status in ["401", "403", "429", "500", "503"] {
                let body = &operation["responses"][status]["content"]["application/problem+json"];
                assert_eq!(body["schema"]["$ref"], "#/components/schemas/Problem", "{name} {status}");
            }
            names.push(name.to_owned());
        }
        assert_eq!(names.len(), handlers(), "a handler is not among the routes");
        names.sort();
        names.dedup();
        assert_eq!(names.len(), handlers());
    }
}

fn operations(document: &Value) -> Vec<&Value> {
    let paths = document["paths"].as_object().expect("paths").values();
    paths.flat_map(|item| METHODS.iter().filter_map(move |method| item.get(*method))).collect()
}

/// How many handlers the sources have.
fn handlers() -> usize {
    let count =
        |file: PathBuf| std::fs::read_to_string(file).expect("a source").matches("#[utoipa::path(").count();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api")).into_iter().map(count).sum()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    files.into_iter().chain(folders.iter().flat_map(|folder| self::files(folder))).collect()
}
