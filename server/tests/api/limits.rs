//! Who asks too often waits, and nobody waits for another.

use super::program::{Program, problem};
use super::site::{Site, here};
use crate::support::campus::Campus;
use axum::http::StatusCode;
use server::api::limits::{Limit, Limits};
use server::http::router::limited;

crate::on_both! {
    async fn a_token_that_asks_too_often_waits_and_others_behind_the_same_address_do_not(campus: Campus) {
        let limits = Limits { token: Limit::new(1, 3), ..Limits::default() };
        let site = Site::serving(&campus, limited(campus.ctx.clone(), &here(), limits)).await;
        let (eager, other) = (Program::at(&site, &campus).await, Program::at(&site, &campus).await);
        let first = eager.reads("/campus").await.good();
        assert_eq!(first.header("ratelimit-policy"), "\"token\";q=3;w=3");
        assert_eq!(first.header("ratelimit"), "\"token\";r=2;t=1");
        eager.reads("/campus").await.good();
        eager.reads("/campus").await.good();
        let refused = eager.reads("/campus").await;
        assert_eq!(refused.header("retry-after"), "1");
        problem(refused, StatusCode::TOO_MANY_REQUESTS, "too_many_requests");
        other.reads("/campus").await.good();
    }

    async fn who_shows_no_token_is_counted_by_address_and_holds_nobody_up_who_does(campus: Campus) {
        let limits = Limits { address: Limit::new(1, 2), ..Limits::default() };
        let site = Site::serving(&campus, limited(campus.ctx.clone(), &here(), limits)).await;
        let visitor = site.visitor();
        for _ in 0..2 {
            problem(visitor.get("/api/v1/stays").await, StatusCode::UNAUTHORIZED, "unauthorized");
        }
        problem(visitor.get("/api/v1/stays").await, StatusCode::TOO_MANY_REQUESTS, "too_many_requests");
        Program::at(&site, &campus).await.reads("/campus").await.good();
    }
}
