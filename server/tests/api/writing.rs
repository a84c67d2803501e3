//! Writing: booked once however often it is asked, and never over what somebody did not see.

use super::program::{Program, Stay, json_of, problem, wish};
use super::site::Site;
use crate::support::campus::Campus;
use axum::http::{Method, StatusCode};
use serde_json::json;

crate::on_both! {
    async fn a_repeated_request_is_done_once_and_answered_the_same(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let wanted = wish("2026-06-01", "2026-06-03");
        let first = program.books_as(&wanted, "key").await.is(StatusCode::CREATED);
        let again = program.books_as(&wanted, "key").await.is(StatusCode::CREATED);
        assert_eq!((&first.body, first.header("etag")), (&again.body, again.header("etag")));
        assert_eq!(first.header("location"), again.header("location"));
        assert_eq!(campus.taken("single", "2026-06-01").await, 1);
        let other = wish("2026-06-01", "2026-06-04");
        problem(program.books_as(&other, "key").await, StatusCode::UNPROCESSABLE_ENTITY, "idempotency_key_reused");
        assert_eq!(campus.taken("single", "2026-06-03").await, 0);
    }

    async fn a_key_belongs_to_its_account(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let roles = domain::access::Role::Facilities;
        let desk = Program::of(&site, &campus, roles, &service::token::OFFERED).await;
        let wish = wish("2026-06-01", "2026-06-03");
        let one = json_of(&program.books_as(&wish, "key").await.is(StatusCode::CREATED));
        let other = json_of(&desk.books_as(&wish, "key").await.is(StatusCode::CREATED));
        assert_ne!(one["id"], other["id"]);
    }

    async fn a_stay_is_given_a_room_moved_redated_and_checked_in_and_out(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let stay = Stay::of(program.books(&wish("2026-05-01", "2026-05-03")).await, StatusCode::CREATED);
        let stay = Stay::of(program.changes(&stay, &json!({ "room": "101" })).await, StatusCode::OK);
        assert_eq!(stay.body["rooms"][0]["number"], "101");
        let change = json!({ "room": "102", "departure": "2026-05-04", "status": "in_house" });
        let stay = Stay::of(program.changes(&stay, &change).await, StatusCode::OK);
        assert_eq!((&stay.body["status"], &stay.body["departure"]), (&json!("in_house"), &json!("2026-05-04")));
        assert_eq!(stay.body["rooms"][0]["number"], "102");
        assert_eq!(stay.body["version"], 5, "three changes at once are three versions");
        campus.at("2026-05-04 09:00");
        let stay = Stay::of(program.changes(&stay, &json!({ "status": "departed" })).await, StatusCode::OK);
        assert_eq!(stay.body["status"], "departed");
        problem(program.cancels_as(&stay, "key").await, StatusCode::CONFLICT, "wrong_status");
    }

    async fn a_cancelled_stay_gives_its_nights_back_and_is_cancelled_once(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let stay = Stay::of(program.books(&wish("2026-06-01", "2026-06-03")).await, StatusCode::CREATED);
        let first = program.cancels_as(&stay, "key").await.good();
        assert_eq!(json_of(&first)["status"], "cancelled");
        assert_eq!(campus.taken("single", "2026-06-01").await, 0);
        let again = program.cancels_as(&stay, "key").await.good();
        assert_eq!(first.body, again.body);
        let stale = problem(program.cancels_as(&stay, "another").await, StatusCode::PRECONDITION_FAILED, "stale");
        assert_eq!(stale["current_version"], 2);
    }

    async fn nobody_overwrites_what_they_did_not_see(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let stay = Stay::of(program.books(&wish("2026-06-01", "2026-06-03")).await, StatusCode::CREATED);
        program.changes(&stay, &json!({ "departure": "2026-06-04" })).await.good();
        let stale = program.changes(&stay, &json!({ "departure": "2026-06-05" })).await;
        problem(stale, StatusCode::PRECONDITION_FAILED, "stale");
        let path = format!("/stays/{}", stay.reference());
        let json = [("content-type", "application/json")];
        let unseen = program.asks(Method::PATCH, &path, &json, "{}").await;
        problem(unseen, StatusCode::PRECONDITION_REQUIRED, "if_match_missing");
        for tag in ["*", "W/\"2-0\"", "2", "\"x\""] {
            let headers = [("content-type", "application/json"), ("if-match", tag)];
            let answer = program.asks(Method::PATCH, &path, &headers, r#"{"departure":"2026-06-05"}"#).await;
            assert!(matches!(answer.status.as_u16(), 412 | 428), "{tag}: {}", answer.text());
        }
        assert_eq!(program.finds(&path).await["departure"], "2026-06-04");
    }

    async fn a_refusal_says_what_is_in_the_way_and_what_would_do_instead(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let mut in_101 = wish("2026-06-01", "2026-06-03");
        in_101["room"] = json!("101");
        let first = Stay::of(program.books(&in_101).await, StatusCode::CREATED);
        let refused = problem(program.books(&in_101).await, StatusCode::CONFLICT, "occupied");
        let blocker = &refused["obstacle"]["blockers"][0];
        assert_eq!((&refused["obstacle"]["room"], &blocker["name"]), (&json!("101"), &json!(first.reference())));
        assert_eq!((&blocker["from"], &blocker["until"]), (&json!("2026-06-01"), &json!("2026-06-03")));
        assert_eq!(refused["alternatives"]["free_rooms"][0]["number"], "102");
        for _ in 0..2 {
            program.books(&wish("2026-06-01", "2026-06-03")).await.is(StatusCode::CREATED);
        }
        let full = problem(program.books(&wish("2026-06-02", "2026-06-03")).await, StatusCode::CONFLICT, "full");
        assert_eq!((&full["obstacle"]["night"], &full["obstacle"]["taken"]), (&json!("2026-06-02"), &json!(3)));
        assert_eq!(full["alternatives"]["free_rooms"][0]["room_type"], "suite");
    }

    async fn every_field_that_cannot_be_is_named(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let nobody = uuid::Uuid::from_u128(0xdead).to_string();
        for (field, value, named, code) in [
            ("room_type", json!("igloo"), "room_type", "unknown"),
            ("room", json!("999"), "room", "unknown"),
            ("event", json!("x"), "event", "unknown"),
            ("segment", json!("x"), "segment", "unknown"),
            ("organisation", json!(nobody), "organisation", "unknown"),
            ("departure", json!("2026-05-01"), "departure", "before_arrival"),
            ("departure", json!("2028-05-01"), "departure", "too_long"),
            ("departure", json!("2026-02-30"), "departure", "not_acceptable"),
            ("guests", json!([]), "guests", "missing"),
            ("guests", json!([{}]), "guests[0]", "one_of_guest_full_name_heads"),
            ("guests", json!([{ "heads": 0 }]), "guests[0].heads", "none"),
            ("guests", json!([{ "heads": 1, "full_name": "A" }]), "guests[0]", "one_of_guest_full_name_heads"),
            ("guests", json!([{ "full_name": "A", "email": "a" }]), "guests[0].email", "not_an_address"),
            ("guests", json!([{ "full_name": "a\u{0}b" }]), "guests[0].full_name", "not_acceptable"),
            ("guests", json!([{ "heads": 1, "arrival": "2026-06-01" }]), "guests[0].departure", "both_dates_or_none"),
            ("guests", json!([{ "guest": nobody }]), "guests[0].guest", "unknown"),
            ("version", json!(7), "version", "unknown_field"),
            ("status", json!("departed"), "status", "unknown_field"),
        ] {
            let mut wish = wish("2026-06-01", "2026-06-03");
            wish[field] = value;
            let refused = problem(program.books(&wish).await, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
            let error = &refused["errors"][0];
            assert_eq!((&error["field"], &error["code"]), (&json!(named), &json!(code)), "{wish}");
        }
        assert_eq!(campus.number("select count(*) from stay").await, 0);
    }
}
