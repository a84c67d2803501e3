//! Many programs want the last room at once.

use super::program::{Program, json_of, problem, wish};
use super::site::Site;
use crate::support::campus::{Campus, Layout};
use axum::http::StatusCode;
use serde_json::json;
use std::sync::Arc;

const CLIENTS: usize = 32;

crate::on_both! {
    async fn of_32_who_want_one_room_one_has_it_and_the_others_hear_who(campus: Campus) {
        let site = Site::of(&campus).await;
        let mut in_101 = wish("2026-06-01", "2026-06-03");
        in_101["room"] = json!("101");
        let (won, lost) = race(&site, &campus, in_101).await;
        for answer in lost {
            let refused = problem(answer, StatusCode::CONFLICT, "occupied");
            assert_eq!(refused["obstacle"]["blockers"][0]["name"], won);
        }
        assert_eq!(campus.taken("single", "2026-06-01").await, 1);
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn of_32_who_want_the_last_of_a_type_one_has_it(campus: Campus = one_room()) {
        let site = Site::of(&campus).await;
        let (_, lost) = race(&site, &campus, wish("2026-06-01", "2026-06-03")).await;
        for answer in lost {
            let refused = problem(answer, StatusCode::CONFLICT, "full");
            assert_eq!(refused["obstacle"]["night"], "2026-06-01");
        }
        assert_eq!(campus.taken("single", "2026-06-01").await, 1);
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }
}

/// All book the same; the reference of the one that was, and what the others heard.
async fn race(site: &Site, campus: &Campus, wish: serde_json::Value) -> (String, Vec<super::answer::Answer>) {
    let start = Arc::new(tokio::sync::Barrier::new(CLIENTS));
    let mut clients = Vec::with_capacity(CLIENTS);
    for _ in 0..CLIENTS {
        let (program, start, wish) = (Program::at(site, campus).await, start.clone(), wish.clone());
        clients.push(tokio::spawn(async move {
            start.wait().await;
            program.books(&wish).await
        }));
    }
    let (mut won, mut lost) = (Vec::new(), Vec::new());
    for client in clients {
        let answer = client.await.expect("an answer");
        if answer.status == StatusCode::CREATED { won.push(answer) } else { lost.push(answer) }
    }
    assert_eq!((won.len(), lost.len()), (1, CLIENTS - 1));
    (json_of(&won[0])["reference"].as_str().expect("a reference").to_owned(), lost)
}

fn one_room() -> Layout {
    Layout { rooms: vec![("single", 1)], seed: 1 }
}
