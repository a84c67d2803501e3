//! Who is not let in, and what is not taken.

use super::program::{Program, json_of, problem, wish};
use super::site::Site;
use crate::support::campus::Campus;
use axum::http::{Method, StatusCode};
use domain::access::{Permission, Role};
use serde_json::json;

crate::on_both! {
    async fn nobody_is_let_in_without_a_token_and_a_cookie_is_none(campus: Campus) {
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        for path in ["/api/v1/stays", "/api/v1/campus", "/api/v1/nothing", "/api/v1"] {
            let answer = desk.get(path).await;
            assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"Foresteria\"");
            assert!(answer.header("set-cookie").is_empty());
            problem(answer, StatusCode::UNAUTHORIZED, "unauthorized");
        }
        let strange = Program::with(&site, &format!("fst_{}", "A".repeat(43)));
        let answer = strange.reads("/stays").await;
        assert!(answer.header("www-authenticate").contains("error=\"invalid_token\""));
        problem(answer, StatusCode::UNAUTHORIZED, "invalid_token");
        problem(Program::with(&site, "fst_").reads("/stays").await, StatusCode::UNAUTHORIZED, "invalid_token");
    }

    async fn an_organisers_token_reads_no_stay_however_it_is_asked_for(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let mut named = wish("2026-06-01", "2026-06-03");
        named["guests"] = json!([{ "full_name": "Amina Diallo" }]);
        let stay = json_of(&program.books(&named).await.is(StatusCode::CREATED));
        let (id, reference) = (stay["id"].as_str().unwrap(), stay["reference"].as_str().unwrap());
        let guest = stay["guests"][0]["guest"].as_str().unwrap();
        let organiser = Program::of(&site, &campus, Role::Organiser, &[Permission::ReadCampus]).await;
        organiser.reads("/campus").await.good();
        let paths = [
            "/stays".to_owned(), format!("/stays/{id}"), format!("/stays/{reference}"), "/stays/nobody".to_owned(),
            "/stays?room=101".to_owned(), "/stays?room=999".to_owned(), "/guests".to_owned(),
            format!("/guests/{guest}"), "/guests/nobody".to_owned(), "/organisations".to_owned(),
        ];
        for path in paths {
            let answer = organiser.reads(&path).await;
            assert!(!answer.text().contains("Amina"));
            let refused = problem(answer, StatusCode::FORBIDDEN, "forbidden");
            assert!(refused["detail"].as_str().unwrap().contains("read_stays"), "{path}");
        }
        problem(organiser.books(&wish("2026-06-01", "2026-06-03")).await, StatusCode::FORBIDDEN, "forbidden");
    }

    async fn scopes_hold_a_program_back_from_what_its_role_may(campus: Campus) {
        let site = Site::of(&campus).await;
        let reading = Program::within(&site, &campus, &[Permission::ReadStays]).await;
        reading.reads("/stays").await.good();
        problem(reading.books(&wish("2026-06-01", "2026-06-03")).await, StatusCode::FORBIDDEN, "forbidden");
        problem(reading.reads("/campus").await, StatusCode::FORBIDDEN, "forbidden");
        problem(reading.reads("/room-nights?from=2026-05-01&until=2026-06-01").await, StatusCode::FORBIDDEN, "forbidden");
        let writing = Program::within(&site, &campus, &[Permission::WriteStays]).await;
        let refused = writing.books(&wish("2026-06-01", "2026-06-03")).await;
        assert!(refused.header("www-authenticate").contains("scope=\"read_stays\""));
        problem(refused, StatusCode::FORBIDDEN, "forbidden");
        assert_eq!(campus.number("select count(*) from stay").await, 0);
    }

    async fn what_cannot_be_read_is_told_as_a_problem(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let json = ("content-type", "application/json");
        let key = ("idempotency-key", "key");
        let posts = async |headers: &[(&str, &str)], body: &str| {
            program.asks(Method::POST, "/stays", headers, body).await
        };
        problem(posts(&[json, key], "{").await, StatusCode::BAD_REQUEST, "malformed_json");
        problem(posts(&[json, key], "").await, StatusCode::BAD_REQUEST, "malformed_json");
        problem(posts(&[json, key], "{} {}").await, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        problem(posts(&[json], "{}").await, StatusCode::BAD_REQUEST, "idempotency_key_missing");
        problem(posts(&[json, ("idempotency-key", " ")], "{}").await, StatusCode::BAD_REQUEST, "idempotency_key_invalid");
        problem(posts(&[key], "{}").await, StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type");
        let form = ("content-type", "application/x-www-form-urlencoded");
        problem(posts(&[form, key], "a=b").await, StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type");
        let large = format!("\"{}\"", "x".repeat(70_000));
        problem(posts(&[json, key], &large).await, StatusCode::PAYLOAD_TOO_LARGE, "too_large");
        problem(program.reads("/nothing").await, StatusCode::NOT_FOUND, "not_found");
        problem(program.reads("/stays/nobody").await, StatusCode::NOT_FOUND, "not_found");
        problem(program.reads("/stays/%00").await, StatusCode::NOT_FOUND, "not_found");
        problem(program.reads("/rooms/%FF").await, StatusCode::NOT_FOUND, "not_found");
        let answer = program.asks(Method::DELETE, "/stays", &[], "").await;
        assert_eq!(answer.header("allow"), "GET,HEAD,POST");
        problem(answer, StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed");
    }

    async fn a_parameter_that_cannot_be_is_named(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        for (path, field, code) in [
            ("/stays?limit=0", "limit", "not_acceptable"),
            ("/stays?limit=201", "limit", "not_acceptable"),
            ("/stays?limit=x", "limit", "not_acceptable"),
            ("/stays?cursor=x", "cursor", "not_acceptable"),
            ("/stays?status=gone", "status", "not_acceptable"),
            ("/stays?sort=name", "sort", "unknown_field"),
            ("/stays?from=yesterday", "from", "not_acceptable"),
            ("/spaces?seats=0", "seats", "not_acceptable"),
            ("/stays?room=999", "room", "unknown"),
            ("/stays?room=%00", "room", "not_acceptable"),
            ("/stays?status=reserved&status=departed", "status", "repeated"),
            ("/availability?arrival=2026-06-01", "departure", "missing"),
            ("/availability?arrival=2026-06-02&departure=2026-06-01", "departure", "before_arrival"),
            ("/room-nights?from=2026-01-01&until=2025-01-01", "until", "before_from"),
            ("/room-nights?from=1926-01-01&until=2025-01-01", "until", "too_far"),
            ("/guests?cursor=WyJcdTAwMDAiLCIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDAiXQ", "cursor", "not_acceptable"),
        ] {
            let refused = problem(program.reads(path).await, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
            let error = &refused["errors"][0];
            assert_eq!((&error["field"], &error["code"]), (&json!(field), &json!(code)), "{path}: {refused}");
        }
    }
}
