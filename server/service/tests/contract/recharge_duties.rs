//! What interpretation is charged: the days of those who came, and not of those who were asked for.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::interpreters::into_french;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::ids::{FunctionId, InterpreterId, RechargeNoteId, ServiceItemId};
use domain::language::Language;
use domain::price::{Kind, Profile, Unit};
use domain::quote::Part;
use domain::recharge::Basis;
use service::recharge::{self, EventNotes};
use service::{interpretation, interpreter, price};

const CODE: &str = "26-001";

/// An event with a session in the morning and one in the afternoon, both to be heard in French, and a price for interpreters'
/// days; two of them are known.
async fn set(campus: &Campus) -> (Vec<FunctionId>, Vec<InterpreterId>) {
    campus.has_a_hall().await;
    campus.has_booths(1).await;
    campus.holds_event(CODE, ("2026-06-01", "2026-06-05"), true).await;
    let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
    let profile = Profile {
        kind: Kind::Interpretation,
        unit: Unit::Day,
        meal: None,
        guarantee_days: 0,
        ..campus.offers("Interpreter", None)
    };
    let (id, price) = (ServiceItemId::new(ctx.ids.next()), campus.costs("2026-01-01", 70_000));
    price::add(ctx, &campus.actor(Role::Management), id, (&profile, price)).await.good();
    let mut functions = Vec::new();
    for (from, until) in [("09:00", "11:00"), ("14:00", "16:00")] {
        let wish = campus.wants_hall(&format!("2026-06-01 {from}"), &format!("2026-06-01 {until}"));
        let function = campus.plans(&desk, CODE, &wish).await.good();
        interpretation::set(ctx, &desk, (function, 0), &into_french()).await.good();
        functions.push(function);
    }
    (functions, campus.knows_french(&["Ada", "Bo"]).await)
}

async fn comes(campus: &Campus, who: InterpreterId, function: FunctionId) {
    let desk = campus.actor(Role::Facilities);
    let version = interpretation::of_function(&campus.ctx, &desk, function).await.good().kept.version;
    interpretation::put(&campus.ctx, &desk, (function, version), (who, Language::French)).await.good();
}

async fn is_erased(campus: &Campus, who: InterpreterId) {
    interpreter::remove(&campus.ctx, &campus.actor(Role::Facilities), (who, 1)).await.good();
}

async fn notes(campus: &Campus) -> EventNotes {
    recharge::of_event(&campus.ctx, &campus.actor(Role::Management), CODE).await.good()
}

/// Days of interpreters that are charged, and those asked for on which nobody came.
async fn days(campus: &Campus) -> (i64, i64) {
    let now = notes(campus).await.now;
    let voices = now.entries.iter().filter(|one| one.line.part == Part::Interpretation);
    let voices = voices.map(|one| {
        assert_eq!((one.basis, one.line.price), (Basis::OnDuty, 70_000));
        one.line.quantity
    });
    (voices.sum(), now.unstaffed)
}

on_both! {
    async fn interpretation_was_charged_for_whom_the_languages_ask_and_not_for_who_came(campus: Campus) {
        let (functions, voices) = set(&campus).await;
        campus.at("2026-06-12 09:00");
        assert_eq!(days(&campus).await, (0, 2));
        campus.at("2026-05-02 09:00");
        comes(&campus, voices[0], functions[0]).await;
        comes(&campus, voices[0], functions[1]).await;
        assert_eq!(days(&campus).await, (1, 1));
        comes(&campus, voices[1], functions[1]).await;
        assert_eq!(days(&campus).await, (2, 0));
        campus.at("2026-06-12 09:00");
        let id = RechargeNoteId::new(campus.ctx.ids.next());
        recharge::make(&campus.ctx, &campus.actor(Role::Organiser), CODE, id).await.good();
        let note = notes(&campus).await.note(1).unwrap().note.clone();
        assert_eq!(note.entries.iter().map(|one| one.line.amount()).sum::<i64>(), 140_000);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn whoever_came_and_is_erased_is_charged_still_and_who_was_to_come_is_not(campus: Campus) {
        let (functions, voices) = set(&campus).await;
        for voice in &voices {
            comes(&campus, *voice, functions[0]).await;
            comes(&campus, *voice, functions[1]).await;
        }
        is_erased(&campus, voices[1]).await;
        assert_eq!((days(&campus).await, campus.number("select count(*) from past_duty").await), ((1, 1), 0));
        comes(&campus, campus.knows_french(&["Cy"]).await[0], functions[1]).await;
        campus.at("2026-06-12 09:00");
        let id = RechargeNoteId::new(campus.ctx.ids.next());
        recharge::make(&campus.ctx, &campus.actor(Role::Organiser), CODE, id).await.good();
        is_erased(&campus, voices[0]).await;
        assert_eq!(days(&campus).await, (2, 0));
        let shown = notes(&campus).await;
        assert_eq!(shown.changed_since(&shown.note(1).unwrap().note), []);
        assert_eq!(campus.violations().await, [""; 0]);
    }
}
