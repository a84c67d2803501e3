//! What those who registered are told when their event moves or does not take place.

use super::registration::{DAYS, opened};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use crate::support::registration::{answers, terms};
use domain::access::Role;
use domain::event::{EndReason, Ending, Step};
use service::mail::{self, EventDeed, Letter};
use service::registration::{own, withdraw_own};

fn off() -> Step {
    Step::Cancel(Ending { reason: EndReason::Funding, note: String::new() })
}

async fn steps(campus: &Campus, code: &str, step: Step) {
    let version = campus.list(code).await.line.event.version;
    service::event::step(&campus.ctx, &campus.actor(Role::Facilities), (code, version), &step).await.good();
}

on_both! {
    async fn who_registered_is_written_to_when_the_event_moves_or_is_called_off_and_who_withdrew_is_not(campus: Campus) {
        let link = opened(&campus).await;
        campus.registers(&link, &answers("Ada", "ada@example.org")).await.good().unwrap();
        let eve = campus.registers(&link, &answers("Eve", "eve@example.org")).await.good().unwrap();
        let seen = own(&campus.ctx, &eve).await.good().entry.version;
        withdraw_own(&campus.ctx, (&eve, seen)).await.good();
        campus.sql("delete from mail").await;
        let (desk, version) = (campus.actor(Role::Facilities), campus.list("E1").await.line.event.version);
        service::event::shift(&campus.ctx, &desk, ("E1", version), (7, true)).await.good();
        let told = async || {
            let due = mail::due(&campus.ctx).await.good();
            let mut told = Vec::new();
            for id in due {
                let taken = mail::take(&campus.ctx, id).await.good().expect("a mail to send");
                let Letter::EventNews { name, deed, .. } = taken.letter.clone() else { continue };
                mail::sent(&campus.ctx, &taken).await.good();
                told.push((name, deed));
            }
            told
        };
        let moved = told().await;
        let [(name, EventDeed::Moved { from, arrival, .. })] = &moved[..] else { panic!("{} mails", moved.len()) };
        assert_eq!((name.as_str(), *from, *arrival), ("Ada", day("2026-06-08"), day("2026-06-08")));
        steps(&campus, "E1", off()).await;
        assert!(matches!(told().await[..], [(_, EventDeed::Off)]));
    }

    async fn taking_an_event_up_again_withdrew_the_news_of_its_move_and_those_of_another_event(campus: Campus) {
        let link = opened(&campus).await;
        campus.registers(&link, &answers("Ada", "ada@example.org")).await.good().unwrap();
        campus.holds_event("E2", DAYS, true).await;
        let other = campus.opens_registration("E2", &terms()).await;
        campus.registers(&other, &answers("Eve", "eve@example.org")).await.good().unwrap();
        campus.sql("delete from mail").await;
        let desk = campus.actor(Role::Facilities);
        steps(&campus, "E2", off()).await;
        // One person on the lists of both.
        campus.sql("update mail set person_id = (select guest_id from rooming_entry join event on event.id = event_id where code = 'E1')").await;
        let version = campus.list("E1").await.line.event.version;
        service::event::shift(&campus.ctx, &desk, ("E1", version), (7, true)).await.good();
        steps(&campus, "E1", off()).await;
        assert_eq!(campus.number("select count(*) from mail").await, 3);
        steps(&campus, "E1", Step::Reopen).await;
        let mut left = campus.texts("select content from mail").await;
        left.sort_by_key(|content| content.contains("Ada"));
        assert_eq!(left.len(), 2, "{left:?}");
        assert!(left[0].contains("Eve") && left[0].contains("\"off\""), "the news of the other event: {left:?}");
        assert!(left[1].contains("Ada") && left[1].contains("moved"), "the news of the move: {left:?}");
    }

    async fn news_written_before_it_named_its_event_was_sent_although_the_event_was_on_again(campus: Campus) {
        let link = opened(&campus).await;
        campus.registers(&link, &answers("Ada", "ada@example.org")).await.good().unwrap();
        campus.sql("delete from mail").await;
        steps(&campus, "E1", off()).await;
        let told = campus.texts("select content from mail").await.remove(0);
        let mut told: serde_json::Value = serde_json::from_str(&told).unwrap();
        // Where it stands depends on how letters are written down.
        let is_there = told.as_object_mut().unwrap().remove("about").is_some();
        assert!(is_there, "{told}");
        campus.sql(&format!("update mail set content = '{told}'")).await;
        steps(&campus, "E1", Step::Reopen).await;
        assert_eq!(campus.number("select count(*) from mail").await, 0);
    }
}
