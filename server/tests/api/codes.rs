//! Every code of a problem is one that a program can meet.

use super::program::{Program, Stay, json_of, wish};
use super::site::{Site, here};
use crate::support::campus::Campus;
use axum::http::{Method, StatusCode};
use domain::access::Permission;
use serde_json::json;
use server::api::limits::{Limit, Limits};
use server::api::problem::Code;
use server::http::router::limited;
use std::collections::BTreeSet;

/// Not met here: `conflict` is what is said where the obstacle is gone before it can be named, `malformed_request` where
/// a body breaks off; `busy` has a test of its own beside the pages'.
const NOT_MET: [Code; 3] = [Code::Conflict, Code::MalformedRequest, Code::Busy];

crate::on_both! {
    async fn every_code_is_met(campus: Campus) {
        let site = Site::of(&campus).await;
        let program = Program::at(&site, &campus).await;
        let mut met = Met::default();
        refusals_of_requests(&site, &program, &mut met).await;
        rules_of_stays(&campus, &program, &mut met).await;
        met.answer(&Program::within(&site, &campus, &[Permission::ReadCampus]).await.reads("/stays").await);
        let limits = Limits { token: Limit::new(1, 1), ..Limits::default() };
        let strict = Site::serving(&campus, limited(campus.ctx.clone(), &here(), limits)).await;
        let eager = Program::at(&strict, &campus).await;
        eager.reads("/campus").await.good();
        met.answer(&eager.reads("/campus").await);
        campus.sql("alter table organisation rename to gone").await;
        let internal = program.reads("/organisations").await;
        assert!(!internal.text().contains("gone") && !internal.text().contains("organisation "));
        met.answer(&internal);
        let missing = Code::ALL.iter().filter(|code| !NOT_MET.contains(code) && !met.0.contains(code.word()));
        assert_eq!(missing.collect::<Vec<_>>(), Vec::<&Code>::new());
    }
}

#[derive(Default)]
struct Met(BTreeSet<String>);

impl Met {
    #[track_caller]
    fn answer(&mut self, answer: &super::answer::Answer) {
        let body = json_of(answer);
        let code = body["code"].as_str().unwrap_or_else(|| panic!("no problem: {body}"));
        let known = Code::ALL.iter().find(|known| known.word() == code).expect("a known code");
        assert_eq!(answer.status, known.status());
        self.0.insert(code.to_owned());
    }
}

async fn refusals_of_requests(site: &Site, program: &Program, met: &mut Met) {
    met.answer(&site.visitor().get("/api/v1/stays").await);
    met.answer(&Program::with(site, "fst_x").reads("/stays").await);
    met.answer(&program.reads("/nothing").await);
    met.answer(&program.asks(Method::PUT, "/stays", &[], "").await);
    met.answer(&program.reads("/stays?limit=0").await);
    let (json, key) = (("content-type", "application/json"), ("idempotency-key", "spoiled"));
    let long = "k".repeat(256);
    for (headers, body) in [
        (vec![json, key], "{".to_owned()),
        (vec![json], "{}".to_owned()),
        (vec![json, ("idempotency-key", long.as_str())], "{}".to_owned()),
        (vec![key], "{}".to_owned()),
        (vec![json, key], "x".repeat(70_000)),
    ] {
        met.answer(&program.asks(Method::POST, "/stays", &headers, &body).await);
    }
}

async fn rules_of_stays(campus: &Campus, program: &Program, met: &mut Met) {
    let mut in_101 = wish("2026-05-03", "2026-05-06");
    in_101["room"] = json!("101");
    let stay = Stay::of(program.books_as(&in_101, "one").await, StatusCode::CREATED);
    met.answer(&program.books_as(&wish("2026-05-03", "2026-05-04"), "one").await);
    met.answer(&program.books(&in_101).await);
    met.answer(&program.changes(&stay, &json!({ "room": "101" })).await);
    met.answer(&program.changes(&stay, &json!({ "status": "in_house" })).await);
    met.answer(&program.changes(&stay, &json!({ "status": "no_show" })).await);
    met.answer(&program.asks(Method::POST, "/stays/x/cancel", &[("idempotency-key", "k")], "").await);
    let without_room = Stay::of(program.books(&wish("2026-05-03", "2026-05-06")).await, StatusCode::CREATED);
    program.books(&wish("2026-05-03", "2026-05-06")).await.is(StatusCode::CREATED);
    met.answer(&program.books(&wish("2026-05-03", "2026-05-06")).await);
    campus.at("2026-05-03 15:00");
    met.answer(&program.changes(&without_room, &json!({ "status": "in_house" })).await);
    let here = Stay::of(program.changes(&stay, &json!({ "status": "in_house" })).await, StatusCode::OK);
    met.answer(&program.changes(&stay, &json!({ "departure": "2026-05-07" })).await);
    met.answer(&program.cancels_as(&here, "two").await);
    campus.at("2026-05-05 15:00");
    met.answer(&program.changes(&here, &json!({ "departure": "2026-05-04" })).await);
}
