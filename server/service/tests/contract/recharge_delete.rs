//! Recharge notes given up before they were issued.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use crate::support::raw;
use domain::access::Role;
use domain::ids::RechargeNoteId;
use domain::quote::Limits;
use service::quote::{self, Rules};
use service::recharge;
use service::{Actor, ServiceError};

const CODE: &str = "26-001";

/// An event of the organiser's own that is over, with lunch for 40.
async fn over(campus: &Campus) -> Actor {
    campus.holds_event(CODE, ("2026-06-01", "2026-06-03"), true).await;
    let lunch = campus.sells("Lunch", None).await;
    let wish = campus.orders(lunch, ("2026-06-01 12:30", "2026-06-01 14:00"), 40);
    campus.orders_for(CODE, &wish).await.good();
    campus.at("2026-06-12 09:00");
    campus.actor(Role::Organiser)
}

/// Makes the next note; its ordinal and version.
async fn made(campus: &Campus, organiser: &Actor) -> (i64, i64) {
    let id = RechargeNoteId::new(campus.ctx.ids.next());
    let ordinal = recharge::make(&campus.ctx, organiser, CODE, id).await.good();
    (ordinal, version(campus, organiser, ordinal).await)
}

async fn version(campus: &Campus, organiser: &Actor, ordinal: i64) -> i64 {
    let notes = recharge::of_event(&campus.ctx, organiser, CODE).await.good();
    notes.note(ordinal).expect("the note").note.version
}

async fn notes(campus: &Campus) -> i64 {
    campus.number("select count(*) from recharge_note").await
}

on_both! {
    async fn a_draft_is_deleted_and_history_keeps_that_it_was(campus: Campus) {
        let organiser = over(&campus).await;
        let note = made(&campus, &organiser).await;
        let colleague = campus.has_a_colleague().await;
        let theirs = recharge::delete(&campus.ctx, &colleague, CODE, note).await;
        assert!(matches!(theirs, Err(ServiceError::NotFound(_))), "{theirs:?}");
        recharge::delete(&campus.ctx, &organiser, CODE, note).await.good();
        assert_eq!(notes(&campus).await, 0);
        let told = "select action from history where subject = 'recharge_note' and after is null and before like '%74000%'";
        assert_eq!(campus.texts(told).await, ["remove"]);
        let again = recharge::delete(&campus.ctx, &organiser, CODE, note).await;
        assert!(matches!(again, Err(ServiceError::NotFound("recharge_note"))), "{again:?}");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_form_of_a_deleted_note_does_not_write_over_the_next_one_of_its_ordinal(campus: Campus) {
        let organiser = over(&campus).await;
        let mut seen = Vec::new();
        for _ in 0..3 {
            let (ordinal, first) = made(&campus, &organiser).await;
            assert_eq!(ordinal, 1);
            recharge::change(&campus.ctx, &organiser, CODE, (1, first), &[]).await.good();
            for old in &seen {
                let late = recharge::change(&campus.ctx, &organiser, CODE, (1, *old), &[]).await;
                assert!(matches!(late, Err(ServiceError::Stale { .. })), "{old}: {late:?}");
            }
            seen.extend([first, first + 1]);
            recharge::delete(&campus.ctx, &organiser, CODE, (1, first + 1)).await.good();
        }
    }

    async fn what_is_issued_is_never_deleted_and_the_next_draft_is(campus: Campus) {
        let organiser = over(&campus).await;
        let limits = Limits { total: 10_000_000, discount: 10_000 };
        let rules = Rules { limits, percent: 40, tax: String::new() };
        quote::set_rules(&campus.ctx, &campus.actor(Role::Management), &rules).await.good();
        recharge::set_code(&campus.ctx, &organiser, (CODE, 0), "P-1").await.good();
        let (ordinal, version) = made(&campus, &organiser).await;
        recharge::issue(&campus.ctx, &organiser, CODE, (ordinal, version)).await.good();
        let late = recharge::delete(&campus.ctx, &organiser, CODE, (ordinal, version + 1)).await;
        assert!(matches!(&late, Err(ServiceError::Invalid(faults)) if faults[0].to_string() == "state: not_from"), "{late:?}");
        let by_hand = raw::try_execute(&campus.ctx.store, "delete from recharge_note").await.expect_err("refused");
        assert!(by_hand.to_string().contains("recharge_note_never_deleted"), "{by_hand}");
        let second = made(&campus, &organiser).await;
        assert_eq!(second.0, 2);
        recharge::delete(&campus.ctx, &organiser, CODE, second).await.good();
        assert_eq!(notes(&campus).await, 1);
    }

    async fn of_two_who_delete_and_change_a_draft_one_is_told(campus: Campus) {
        let organiser = over(&campus).await;
        let (ordinal, version) = made(&campus, &organiser).await;
        recharge::change(&campus.ctx, &organiser, CODE, (ordinal, version), &[]).await.good();
        let late = recharge::delete(&campus.ctx, &organiser, CODE, (ordinal, version)).await;
        assert!(matches!(late, Err(ServiceError::Stale { subject: "recharge_note", .. })), "{late:?}");
        assert_eq!(notes(&campus).await, 1);
    }
}
