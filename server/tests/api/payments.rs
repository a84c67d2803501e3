//! Fees of participants, reported by whoever is paid.

use super::program::{Program, json_of, problem};
use super::site::Site;
use crate::support::campus::Campus;
use crate::support::registration::{answers, terms};
use axum::http::{Method, StatusCode};
use domain::access::Permission;
use serde_json::json;

async fn reports(program: &Program, reference: &str, status: &str, key: &str) -> super::answer::Answer {
    let headers = [("content-type", "application/json"), ("idempotency-key", key)];
    let body = json!({ "reference": reference, "status": status });
    program.asks(Method::POST, "/payments", &headers, &body.to_string()).await
}

crate::on_both! {
    async fn a_payment_is_reported_once_by_its_reference(campus: Campus) {
        campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), true).await;
        let link = campus.opens_registration("26-001", &terms()).await;
        campus.registers(&link, &answers("Ada", "ada@example.org")).await.unwrap();
        let reference = campus.texts("select reference from registrant").await.swap_remove(0);
        let site = Site::of(&campus).await;
        let program = Program::within(&site, &campus, &[Permission::ReportPayments]).await;
        for _ in 0..2 {
            let fee = json_of(&reports(&program, &reference, "paid", "k1").await.good());
            assert_eq!(fee, json!({ "reference": reference, "amount_cents": 5_000, "status": "paid" }));
        }
        problem(reports(&program, &reference, "refunded", "k1").await, StatusCode::UNPROCESSABLE_ENTITY, "idempotency_key_reused");
        reports(&program, &reference, "refunded", "k2").await.good();
        problem(reports(&program, &reference, "paid", "k3").await, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        problem(reports(&program, &reference, "due", "k4").await, StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        problem(reports(&program, "R-2222-2222", "paid", "k5").await, StatusCode::NOT_FOUND, "not_found");
        let desk = Program::within(&site, &campus, &[Permission::WriteStays]).await;
        problem(reports(&desk, &reference, "paid", "k6").await, StatusCode::FORBIDDEN, "forbidden");
        assert_eq!(campus.texts("select payment from registrant").await, ["refunded"]);
    }
}
