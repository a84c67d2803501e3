//! Quotes: from what an event holds, in versions that are frozen, above a limit approved by somebody else.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use crate::support::raw;
use domain::access::Role;
use domain::event::{EndReason, Ending, Step};
use domain::ids::QuoteId;
use domain::price::Unit;
use domain::quote::{Limits, Line, Part, Quote, State, Terms};
use service::quote::{self, Answer, EventQuotes, Rules};
use service::{Actor, ServiceError, event};

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
pub(super) const CODE: &str = "26-001";

/// An event of the organiser's own with lunch for 40: 740 euros. Above 500 euros somebody else approves.
pub(super) async fn set(campus: &Campus) {
    campus.holds_event(CODE, JUNE, true).await;
    let lunch = campus.sells("Lunch", None).await;
    let wish = campus.orders(lunch, ("2026-06-01 12:30", "2026-06-01 14:00"), 40);
    campus.orders_for(CODE, &wish).await.good();
    limits(campus, 50_000).await;
}

pub(super) async fn limits(campus: &Campus, total: i64) {
    let rules = Rules { limits: Limits { total, discount: 10_000 }, percent: 40, tax: "Exempt".to_owned() };
    quote::set_rules(&campus.ctx, &campus.actor(Role::Management), &rules).await.good();
}

pub(super) async fn made(campus: &Campus, actor: &Actor) -> i64 {
    quote::make(&campus.ctx, actor, CODE, (QuoteId::new(campus.ctx.ids.next()), "fr")).await.good()
}

pub(super) async fn quotes(campus: &Campus) -> EventQuotes {
    quote::of_event(&campus.ctx, &campus.actor(Role::Management), CODE).await.good()
}

pub(super) async fn version(campus: &Campus, number: i64) -> Quote {
    quotes(campus).await.version(number).unwrap().quote.clone()
}

pub(super) fn code(outcome: Result<(), ServiceError>) -> &'static str {
    match outcome {
        Err(ServiceError::Invalid(faults)) => faults[0].code,
        other => panic!("{other:?}"),
    }
}

on_both! {
    async fn a_quote_is_made_once_from_what_the_event_orders_and_a_draft_is_the_next_version(campus: Campus) {
        set(&campus).await;
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        let id = QuoteId::new(ctx.ids.next());
        for _ in 0..2 {
            assert_eq!(quote::make(ctx, &organiser, CODE, (id, "fr")).await.good(), 1);
        }
        assert_eq!(made(&campus, &organiser).await, 1);
        let first = version(&campus, 1).await;
        assert_eq!((first.total(), first.contribution(), first.second), (74_000, 29_600, true));
        assert_eq!(first.terms.language, "fr");
        assert_eq!(campus.number("select count(*) from quote").await, 1);
        let theirs = campus.holds_event("26-002", JUNE, false).await;
        let others = quote::make(ctx, &organiser, "26-002", (QuoteId::new(theirs.uuid()), "en")).await;
        assert!(matches!(others, Err(ServiceError::NotFound("event"))), "{others:?}");
        let others = quote::of_event(ctx, &organiser, "26-002").await;
        assert!(matches!(others, Err(ServiceError::NotFound("event"))), "{others:?}");
    }

    async fn above_the_limit_nobody_approves_their_own_not_even_past_the_service(campus: Campus) {
        set(&campus).await;
        let (ctx, admin, director) = (&campus.ctx, campus.actor(Role::Administrator), campus.actor(Role::Management));
        let number = made(&campus, &admin).await;
        assert_eq!(code(quote::finish(ctx, &admin, CODE, (number, 1)).await), "needs_second");
        assert_eq!(code(quote::approve(ctx, &admin, CODE, (number, 1)).await), "own");
        let store = ctx.store.clone();
        let forced = tokio::spawn(async move {
            raw::execute(&store, "update quote set state = 'approved', approved_by = made_by").await;
        });
        assert!(forced.await.is_err(), "the database let somebody approve their own");
        let store = ctx.store.clone();
        let forced = tokio::spawn(async move { raw::execute(&store, "update quote set state = 'sent'").await });
        assert!(forced.await.is_err(), "the database let a quote out that nobody approved");
        quote::approve(ctx, &director, CODE, (number, 1)).await.good();
        quote::send(ctx, &admin, CODE, (number, 2)).await.good();
        quote::send(ctx, &admin, CODE, (number, 2)).await.good();
        quote::answer(ctx, &admin, CODE, (number, 3), (Answer::Accepted, ctx.date())).await.good();
        assert_eq!(version(&campus, number).await.state, State::Accepted);
        let actions = campus.texts("select action from history where subject = 'quote' order by seq").await;
        assert_eq!(actions, ["make", "approve", "send", "accept"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn who_changed_a_draft_last_had_a_hand_in_it(campus: Campus) {
        set(&campus).await;
        let (ctx, desk, admin) = (&campus.ctx, campus.actor(Role::Facilities), campus.actor(Role::Administrator));
        let number = made(&campus, &desk).await;
        quote::change(ctx, &admin, CODE, (number, 1), &campus.has_terms()).await.good();
        assert_eq!(code(quote::approve(ctx, &admin, CODE, (number, 2)).await), "own");
        quote::approve(ctx, &campus.actor(Role::Management), CODE, (number, 2)).await.good();
    }

    async fn who_changed_a_draft_before_the_last_change_had_a_hand_in_it_as_well(campus: Campus) {
        set(&campus).await;
        let (ctx, desk, admin) = (&campus.ctx, campus.actor(Role::Facilities), campus.actor(Role::Administrator));
        let number = made(&campus, &desk).await;
        quote::change(ctx, &admin, CODE, (number, 1), &campus.has_terms()).await.good();
        quote::change(ctx, &desk, CODE, (number, 2), &campus.has_terms()).await.good();
        assert_eq!(code(quote::approve(ctx, &admin, CODE, (number, 3)).await), "own");
        quote::approve(ctx, &campus.actor(Role::Management), CODE, (number, 3)).await.good();
    }

    async fn below_the_limit_whoever_made_it_approves_it_unless_the_discount_is_above_its_own(campus: Campus) {
        set(&campus).await;
        limits(&campus, 100_000).await;
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        let number = made(&campus, &organiser).await;
        let cheap = Terms { discount: 10_001, reason: "Partner".to_owned(), ..campus.has_terms() };
        quote::change(ctx, &organiser, CODE, (number, 1), &cheap).await.good();
        assert_eq!(code(quote::finish(ctx, &organiser, CODE, (number, 2)).await), "needs_second");
        let less = Terms { discount: 10_000, ..cheap };
        quote::change(ctx, &organiser, CODE, (number, 2), &less).await.good();
        quote::finish(ctx, &organiser, CODE, (number, 3)).await.good();
        assert_eq!(version(&campus, number).await.total(), 64_000);
    }

    async fn a_quote_of_an_event_that_is_called_off_does_not_go_out_and_may_be_declined(campus: Campus) {
        set(&campus).await;
        limits(&campus, 1_000_000).await;
        let (ctx, desk, director) = (&campus.ctx, campus.actor(Role::Facilities), campus.actor(Role::Management));
        let called_off = Step::Cancel(Ending { reason: EndReason::Funding, note: String::new() });
        let seen = async || event::one(ctx, &desk, CODE).await.good().line.event.version;
        let first = made(&campus, &desk).await;
        quote::finish(ctx, &desk, CODE, (first, 1)).await.good();
        quote::send(ctx, &desk, CODE, (first, 2)).await.good();
        let second = made(&campus, &desk).await;
        event::step(ctx, &desk, (CODE, seen().await), &called_off).await.good();
        for outcome in [
            quote::change(ctx, &desk, CODE, (second, 1), &campus.has_terms()).await,
            quote::finish(ctx, &desk, CODE, (second, 1)).await,
            quote::approve(ctx, &director, CODE, (second, 1)).await,
            quote::answer(ctx, &desk, CODE, (first, 3), (Answer::Accepted, ctx.date())).await,
        ] {
            assert_eq!(code(outcome), "called_off");
        }
        event::step(ctx, &desk, (CODE, seen().await), &Step::Reopen).await.good();
        event::step(ctx, &desk, (CODE, seen().await), &Step::Confirm).await.good();
        quote::finish(ctx, &desk, CODE, (second, 1)).await.good();
        event::step(ctx, &desk, (CODE, seen().await), &called_off).await.good();
        assert_eq!(code(quote::send(ctx, &desk, CODE, (second, 2)).await), "called_off");
        quote::answer(ctx, &desk, CODE, (first, 3), (Answer::Declined, ctx.date())).await.good();
        assert_eq!(version(&campus, first).await.state, State::Declined);
    }

    async fn two_who_approve_at_once_approve_once_and_one_who_changes_meanwhile_is_not_overlooked(campus: Campus) {
        set(&campus).await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        // Of those who approve, one has made it.
        let (one, maker) = (campus.actor(Role::Management), campus.actor(Role::Administrator));
        for round in 1..=4 {
            let number = made(&campus, &maker).await;
            let seen = version(&campus, number).await.version;
            let dear = Terms {
                free: vec![Line { part: Part::Free, label: "Gala".to_owned(), quantity: 1, unit: Unit::Piece, price: 900_000, cost: 0, stands_for: None }],
                ..campus.has_terms()
            };
            let (first, second, own, changed) = tokio::join!(
                quote::approve(ctx, &one, CODE, (number, seen)),
                quote::approve(ctx, &one, CODE, (number, seen)),
                quote::approve(ctx, &maker, CODE, (number, seen)),
                quote::change(ctx, &desk, CODE, (number, seen), &dear)
            );
            let done = [&first, &second, &own, &changed].iter().filter(|outcome| outcome.is_ok()).count();
            assert_eq!(done, 1, "in round {round}: {first:?} {second:?} {own:?} {changed:?}");
            assert!(own.is_err(), "in round {round} the maker approved");
            if changed.is_ok() {
                quote::approve(ctx, &one, CODE, (number, seen + 1)).await.good();
            }
            quote::send(ctx, &desk, CODE, (number, version(&campus, number).await.version)).await.good();
        }
        assert_eq!(campus.number("select count(*) from quote where approved_by = made_by").await, 0);
        assert_eq!(campus.number("select count(*) from quote where state = 'sent'").await, 1);
    }

    async fn what_was_sent_never_changes_and_the_next_version_tells_what_did(campus: Campus) {
        set(&campus).await;
        limits(&campus, 1_000_000).await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        let first = made(&campus, &desk).await;
        quote::finish(ctx, &desk, CODE, (first, 1)).await.good();
        assert_eq!(code(quote::change(ctx, &desk, CODE, (first, 2), &campus.has_terms()).await), "not_from");
        for change in ["lines = '[]'", "discount_cents = 1, discount_reason = 'x'", "state = 'draft'"] {
            let (store, text) = (ctx.store.clone(), format!("update quote set {change}"));
            let forced = tokio::spawn(async move { raw::execute(&store, &text).await });
            assert!(forced.await.is_err(), "the database let {change}");
        }
        quote::send(ctx, &desk, CODE, (first, 2)).await.good();
        let dinner = campus.sells("Dinner", None).await;
        let wish = campus.orders(dinner, ("2026-06-02 19:00", "2026-06-02 22:00"), 10);
        campus.orders_for(CODE, &wish).await.good();
        let shown = quotes(&campus).await;
        let since = shown.changed_since(shown.version(first).unwrap());
        assert_eq!(since.iter().map(|one| (&*one.label, one.after)).collect::<Vec<_>>(), [("Dinner", Some((10, 18_500)))]);
        let next = made(&campus, &desk).await;
        let shown = quotes(&campus).await;
        assert_eq!(shown.differences(shown.version(next).unwrap()).unwrap(), since);
        quote::finish(ctx, &desk, CODE, (next, 1)).await.good();
        quote::send(ctx, &desk, CODE, (next, 2)).await.good();
        assert_eq!(version(&campus, first).await.state, State::Superseded);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_client_accepted_what_was_no_longer_valid(campus: Campus) {
        set(&campus).await;
        limits(&campus, 1_000_000).await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        let first = made(&campus, &desk).await;
        let valid = version(&campus, first).await.terms.valid_until;
        quote::finish(ctx, &desk, CODE, (first, 1)).await.good();
        quote::send(ctx, &desk, CODE, (first, 2)).await.good();
        campus.at(&format!("{} 09:00", valid.succ_opt().unwrap()));
        assert_eq!(code(quote::answer(ctx, &desk, CODE, (first, 3), (Answer::Accepted, ctx.date())).await), "expired");
        assert_eq!(version(&campus, first).await.state, State::Sent);
        let next = made(&campus, &desk).await;
        quote::finish(ctx, &desk, CODE, (next, 1)).await.good();
        quote::send(ctx, &desk, CODE, (next, 2)).await.good();
        let until = version(&campus, next).await.terms.valid_until;
        campus.at(&format!("{until} 22:00"));
        quote::answer(ctx, &desk, CODE, (next, 3), (Answer::Accepted, ctx.date())).await.good();
        assert_eq!(version(&campus, next).await.state, State::Accepted);
    }

    async fn a_no_is_taken_down_after_a_quote_has_expired(campus: Campus) {
        set(&campus).await;
        limits(&campus, 1_000_000).await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        let number = made(&campus, &desk).await;
        quote::finish(ctx, &desk, CODE, (number, 1)).await.good();
        quote::send(ctx, &desk, CODE, (number, 2)).await.good();
        campus.at("2026-09-01 09:00");
        quote::answer(ctx, &desk, CODE, (number, 3), (Answer::Declined, ctx.date())).await.good();
    }

    async fn a_quote_was_approved_without_what_has_no_price(campus: Campus) {
        set(&campus).await;
        limits(&campus, 1_000_000).await;
        campus.agrees(CODE, &[("single", "2026-06-01", 3)]).await.good();
        let (ctx, desk, director) = (&campus.ctx, campus.actor(Role::Facilities), campus.actor(Role::Management));
        let number = made(&campus, &desk).await;
        assert_eq!(code(quote::finish(ctx, &desk, CODE, (number, 1)).await), "lacks_price");
        assert_eq!(code(quote::approve(ctx, &director, CODE, (number, 1)).await), "lacks_price");
        let name = quotes(&campus).await.now.unpriced[0].1.clone();
        let by_hand = Line { part: Part::Free, label: name, quantity: 3, unit: Unit::Night, price: 6_000, cost: 0, stands_for: None };
        let terms = Terms { free: vec![by_hand], ..campus.has_terms() };
        quote::change(ctx, &desk, CODE, (number, 1), &terms).await.good();
        quote::finish(ctx, &desk, CODE, (number, 2)).await.good();
        assert_eq!(version(&campus, number).await.total(), 74_000 + 18_000);
    }

    async fn costs_are_read_and_set_only_by_those_who_read_money(campus: Campus) {
        set(&campus).await;
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        assert!(!quote::of_event(ctx, &organiser, CODE).await.good().money);
        let number = made(&campus, &organiser).await;
        let line = Line { part: Part::Free, label: "Gala".to_owned(), quantity: 1, unit: Unit::Piece, price: 100, cost: 99, stands_for: None };
        let terms = Terms { free: vec![line], ..campus.has_terms() };
        quote::change(ctx, &organiser, CODE, (number, 1), &terms).await.good();
        assert_eq!(version(&campus, number).await.terms.free[0].cost, 0);
        let admin = campus.actor(Role::Administrator);
        quote::change(ctx, &admin, CODE, (number, 2), &terms).await.good();
        quote::change(ctx, &organiser, CODE, (number, 3), &terms).await.good();
        assert_eq!(version(&campus, number).await.terms.free[0].cost, 99);
        let shown = quote::of_event(ctx, &organiser, CODE).await.good();
        let lines = shown.versions.iter().flat_map(|one| one.quote.all()).chain(&shown.now.lines).collect::<Vec<_>>();
        assert!(lines.len() > 2 && lines.iter().all(|line| line.cost == 0), "an organiser reads costs: {lines:?}");
        let renamed = Terms { free: vec![Line { label: "Gala dinner".to_owned(), ..terms.free[0].clone() }], ..terms.clone() };
        quote::change(ctx, &organiser, CODE, (number, 4), &renamed).await.good();
        let kept = version(&campus, number).await.terms.free;
        assert_eq!(kept.iter().map(|line| line.cost).collect::<Vec<_>>(), [99], "a line renamed lost what it costs");
        // Two lines of one name keep each their own.
        let two = Terms { free: vec![Line { cost: 40, price: 50, ..kept[0].clone() }, kept[0].clone()], ..terms.clone() };
        quote::change(ctx, &admin, CODE, (number, 5), &two).await.good();
        quote::change(ctx, &organiser, CODE, (number, 6), &two).await.good();
        let costs = version(&campus, number).await.terms.free.iter().map(|line| line.cost).collect::<Vec<_>>();
        assert_eq!(costs, [40, 99]);
        let wrong = Terms { discount: 100_000_000, ..terms };
        let outcome = quote::change(ctx, &organiser, CODE, (number, 7), &wrong).await;
        assert!(matches!(&outcome, Err(ServiceError::Invalid(faults)) if faults.len() == 2), "{outcome:?}");
    }
}
