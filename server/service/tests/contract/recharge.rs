//! Recharge notes: from what really was, frozen and numbered once issued, above a limit approved by somebody else.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use crate::support::raw;
use domain::access::Role;
use domain::event::{Due, EndReason, Ending, Step};
use domain::ids::{QuoteId, RechargeNoteId, ServiceOrderId};
use domain::order::Stage;
use domain::price::{Kind, Profile, Unit};
use domain::quote::{Limits, Line, Part, Terms};
use domain::recharge::{Basis, Charged, Note, Number, State};
use service::quote::{self, Answer, Rules};
use service::recharge::{self, EventNotes, Wanted};
use service::{Actor, ServiceError, event, order, price};

const CODE: &str = "26-001";
const JUNE: (&str, &str) = ("2026-06-01", "2026-06-03");

/// An event of the organiser's own with lunch for 40 at 18.50, promised for 38, and one guest in a single; the client
/// accepted 40 lunches and a gala for 300, less 40. It is over, and nobody counted yet. Above 500 euros somebody else approves.
async fn over(campus: &Campus) -> ServiceOrderId {
    let event = campus.holds_event(CODE, JUNE, true).await;
    let lunch = campus.sells("Lunch", None).await;
    let night = Profile {
        kind: Kind::Room,
        unit: Unit::Night,
        meal: None,
        hybrid: false,
        guarantee_days: 0,
        ..campus.offers("Room", None)
    };
    let id = domain::ids::ServiceItemId::new(campus.ctx.ids.next());
    let director = campus.actor(Role::Management);
    price::add(&campus.ctx, &director, id, (&night, campus.costs("2026-01-01", 6_500))).await.good();
    let wish = campus.orders(lunch, ("2026-06-01 12:30", "2026-06-01 14:00"), 40);
    let order = campus.orders_for(CODE, &wish).await.good();
    limits(campus, 10_000_000).await;
    accepted(campus).await;
    limits(campus, 50_000).await;
    order::count(&campus.ctx, &campus.actor(Role::Organiser), (order, 1), (Stage::Guaranteed, 38))
        .await
        .good();
    campus.at("2026-06-01 15:00");
    let came = campus.books_for_event(event, "2026-06-01", 2).await.good();
    let missed = campus.books_for_event(event, "2026-06-01", 1).await.good();
    let came = campus.clerk().assigns(&came, "101").await.good();
    campus.clerk().checks_in(&came).await.good();
    campus.at("2026-06-02 09:00");
    campus.clerk().marks_no_show(&missed).await.good();
    campus.at("2026-06-12 09:00");
    order
}

async fn accepted(campus: &Campus) {
    let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
    let number = quote::make(ctx, &desk, CODE, (QuoteId::new(ctx.ids.next()), "en")).await.good();
    let terms = Terms {
        free: vec![hand("Gala", 1, 30_000)],
        discount: 4_000,
        reason: "Partner".to_owned(),
        ..campus.has_terms()
    };
    quote::change(ctx, &desk, CODE, (number, 1), &terms).await.good();
    quote::finish(ctx, &desk, CODE, (number, 2)).await.good();
    quote::send(ctx, &desk, CODE, (number, 3)).await.good();
    quote::answer(ctx, &desk, CODE, (number, 4), (Answer::Accepted, ctx.date())).await.good();
}

async fn limits(campus: &Campus, total: i64) {
    let rules = Rules { limits: Limits { total, discount: 10_000 }, percent: 40, tax: String::new() };
    quote::set_rules(&campus.ctx, &campus.actor(Role::Management), &rules).await.good();
}

fn hand(label: &str, quantity: i64, price: i64) -> Line {
    Line {
        part: Part::Free,
        label: label.to_owned(),
        quantity,
        unit: Unit::Piece,
        price,
        cost: 0,
        stands_for: None,
    }
}

async fn made(campus: &Campus, actor: &Actor) -> i64 {
    recharge::make(&campus.ctx, actor, CODE, RechargeNoteId::new(campus.ctx.ids.next())).await.good()
}

async fn notes(campus: &Campus) -> EventNotes {
    recharge::of_event(&campus.ctx, &campus.actor(Role::Management), CODE).await.good()
}

async fn note(campus: &Campus, ordinal: i64) -> Note {
    notes(campus).await.note(ordinal).unwrap().note.clone()
}

fn told(note: &Note) -> Vec<(&str, Basis, i64, i64)> {
    let lines = note.entries.iter();
    lines.map(|one| (&*one.line.label, one.basis, one.line.quantity, one.line.price)).collect()
}

fn code(outcome: Result<(), ServiceError>) -> (String, &'static str) {
    match outcome {
        Err(ServiceError::Invalid(faults)) => (faults[0].field.clone(), faults[0].code),
        other => panic!("{other:?}"),
    }
}

fn charged(on: &str) -> Charged {
    Charged { on: day(on), reference: "JV 4711".to_owned() }
}

async fn goes_to(campus: &Campus, code: &str) {
    let version = notes(campus).await.code.1;
    recharge::set_code(&campus.ctx, &campus.actor(Role::Organiser), (CODE, version), code).await.good();
}

/// The first note, issued with a second person.
async fn issued(campus: &Campus) {
    let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
    made(campus, &organiser).await;
    goes_to(campus, "P-17").await;
    recharge::approve(ctx, &campus.actor(Role::Management), CODE, (1, 1)).await.good();
    recharge::issue(ctx, &organiser, CODE, (1, 2)).await.good();
}

on_both! {
    async fn a_note_holds_what_was_at_the_prices_accepted_and_says_by_what_it_is_reckoned(campus: Campus) {
        let order = over(&campus).await;
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        let id = RechargeNoteId::new(ctx.ids.next());
        for _ in 0..2 {
            assert_eq!(recharge::make(ctx, &organiser, CODE, id).await.good(), 1);
        }
        assert_eq!(made(&campus, &organiser).await, 1, "while one is being made, that is the next");
        let first = note(&campus, 1).await;
        assert_eq!(
            told(&first),
            [
                ("single", Basis::Slept, 2, 6_500),
                ("Lunch", Basis::Guaranteed, 38, 1_850),
                ("Gala", Basis::Agreed, 1, 30_000),
                ("Partner", Basis::Agreed, -1, 4_000),
            ]
        );
        assert_eq!((first.total(), first.second, first.quote), (109_300, true, Some(1)));
        let shown = notes(&campus).await;
        assert_eq!((shown.unslept, shown.changed_since(&first)), ((1, 0), Vec::new()));
        let beside = domain::recharge::beside(&first.entries, shown.agreed(&first));
        let lunch = beside.iter().find(|row| row.label == "Lunch").unwrap();
        assert_eq!((lunch.agreed, lunch.difference()), (Some((40, 74_000)), -3_700));
        order::count(ctx, &organiser, (order, 2), (Stage::Actual, 41)).await.good();
        let since = notes(&campus).await.changed_since(&first);
        assert_eq!((&*since[0].label, since[0].before, since[0].after), ("Lunch", Some((38, 70_300)), Some((41, 75_850))));
        recharge::change(ctx, &organiser, CODE, (1, 1), &[hand("No-show", 1, 6_500)]).await.good();
        let changed = note(&campus, 1).await;
        assert_eq!(told(&changed)[1..], [("Lunch", Basis::Counted, 41, 1_850), ("No-show", Basis::Agreed, 1, 6_500)]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn nothing_is_charged_before_the_event_and_what_is_called_off_owes_what_is_written_by_hand(campus: Campus) {
        campus.holds_event(CODE, JUNE, true).await;
        let lunch = campus.sells("Lunch", None).await;
        campus.orders_for(CODE, &campus.orders(lunch, ("2026-06-01 12:30", "2026-06-01 14:00"), 40)).await.good();
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        limits(&campus, 50_000).await;
        let early = recharge::make(ctx, &organiser, CODE, RechargeNoteId::new(ctx.ids.next())).await.map(drop);
        assert_eq!(code(early), ("event".to_owned(), "not_begun"));
        let seen = event::one(ctx, &organiser, CODE).await.good().line.event.version;
        let off = Step::Cancel(Ending { reason: EndReason::Funding, note: String::new() });
        event::step(ctx, &organiser, (CODE, seen), &off).await.good();
        assert_eq!(made(&campus, &organiser).await, 1);
        assert_eq!(note(&campus, 1).await.entries, []);
        goes_to(&campus, "P-17").await;
        assert_eq!(code(recharge::issue(ctx, &organiser, CODE, (1, 1)).await).1, "empty");
        recharge::change(ctx, &organiser, CODE, (1, 1), &[hand("Cancellation fee", 1, 20_000)]).await.good();
        recharge::issue(ctx, &organiser, CODE, (1, 2)).await.good();
        assert_eq!(note(&campus, 1).await.total(), 20_000);
    }

    async fn what_was_agreed_beside_a_called_off_event_is_not_charged_by_itself(campus: Campus) {
        campus.holds_event(CODE, JUNE, true).await;
        let lunch = campus.sells("Lunch", None).await;
        campus.orders_for(CODE, &campus.orders(lunch, ("2026-06-01 12:30", "2026-06-01 14:00"), 40)).await.good();
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        limits(&campus, 10_000_000).await;
        accepted(&campus).await;
        let seen = event::one(ctx, &organiser, CODE).await.good().line.event.version;
        let off = Step::Cancel(Ending { reason: EndReason::Funding, note: String::new() });
        event::step(ctx, &organiser, (CODE, seen), &off).await.good();
        made(&campus, &organiser).await;
        assert_eq!(note(&campus, 1).await.entries, []);
    }

    async fn a_client_who_said_yes_after_the_draft_gets_its_prices_extras_and_discount(campus: Campus) {
        campus.holds_event(CODE, JUNE, true).await;
        let lunch = campus.sells("Lunch", None).await;
        campus.orders_for(CODE, &campus.orders(lunch, ("2026-06-01 12:30", "2026-06-01 14:00"), 40)).await.good();
        limits(&campus, 10_000_000).await;
        campus.at("2026-06-12 09:00");
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        made(&campus, &organiser).await;
        accepted(&campus).await;
        for version in 1..3 {
            let typed = if version == 1 { vec![hand("Taxi", 1, 900)] } else { vec![hand("Taxi", 1, 900), hand("Gala", 2, 30_000)] };
            recharge::change(ctx, &organiser, CODE, (1, version), &typed).await.good();
            let (found, gala) = (note(&campus, 1).await, version);
            assert!(told(&found).contains(&("Gala", Basis::Agreed, gala, 30_000)), "{found:?}");
            assert_eq!(found.quote, Some(1));
        }
        assert_eq!(note(&campus, 1).await.entries.iter().filter(|one| one.basis == Basis::Agreed).count(), 2);
    }

    async fn what_the_client_agreed_to_holds_while_another_version_is_on_its_way(campus: Campus) {
        over(&campus).await;
        limits(&campus, 10_000_000).await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        let number = quote::make(ctx, &desk, CODE, (QuoteId::new(ctx.ids.next()), "en")).await.good();
        quote::finish(ctx, &desk, CODE, (number, 1)).await.good();
        quote::send(ctx, &desk, CODE, (number, 2)).await.good();
        made(&campus, &campus.actor(Role::Organiser)).await;
        let found = note(&campus, 1).await;
        assert_eq!((number, found.quote), (2, Some(1)));
        assert!(told(&found).contains(&("Gala", Basis::Agreed, 1, 30_000)), "{found:?}");
    }

    async fn an_event_charged_while_it_was_under_way_still_lacks_its_note(campus: Campus) {
        over(&campus).await;
        campus.at("2026-06-02 10:00");
        issued(&campus).await;
        campus.at("2026-06-12 09:00");
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        let wanted = Wanted { from: day("2026-06-01"), until: day("2026-06-30"), state: None };
        let lacking = recharge::list(ctx, &organiser, wanted).await.good().missing;
        assert_eq!(lacking.iter().map(|line| (&*line.code, line.begun)).collect::<Vec<_>>(), [(CODE, false)]);
        assert!(event::due(ctx, &organiser).await.good().iter().any(|line| line.due == Due::Recharge));
    }

    async fn above_the_limit_nobody_approves_their_own_not_even_past_the_service(campus: Campus) {
        over(&campus).await;
        let (ctx, admin, director) = (&campus.ctx, campus.actor(Role::Administrator), campus.actor(Role::Management));
        let desk = campus.actor(Role::Facilities);
        assert_eq!(made(&campus, &desk).await, 1);
        recharge::change(ctx, &admin, CODE, (1, 1), &[hand("Gala", 1, 30_000)]).await.good();
        recharge::change(ctx, &desk, CODE, (1, 2), &[hand("Gala", 1, 31_000)]).await.good();
        goes_to(&campus, "P-17").await;
        assert_eq!(code(recharge::issue(ctx, &desk, CODE, (1, 3)).await).1, "needs_second");
        assert_eq!(code(recharge::approve(ctx, &admin, CODE, (1, 3)).await).1, "own");
        for forced in ["state = 'approved', approved_by = made_by", "state = 'issued', year = 2026, serial = 1, code = 'x'"] {
            let forced = raw::try_execute(&ctx.store, &format!("update recharge_note set {forced}")).await;
            assert!(forced.is_err(), "the database let somebody approve their own");
        }
        recharge::approve(ctx, &director, CODE, (1, 3)).await.good();
        assert!(raw::try_execute(&ctx.store, "update recharge_note set lines = '[]'").await.is_err());
        recharge::reopen(ctx, &desk, CODE, (1, 4)).await.good();
        assert_eq!(note(&campus, 1).await.approved_by, None);
        assert_eq!(code(recharge::issue(ctx, &desk, CODE, (1, 5)).await).1, "needs_second");
        recharge::approve(ctx, &director, CODE, (1, 5)).await.good();
        recharge::issue(ctx, &desk, CODE, (1, 6)).await.good();
        let actions = campus.texts("select action from history where subject = 'recharge_note' order by seq").await;
        assert_eq!(actions, ["make", "change", "change", "approve", "reopen", "approve", "issue"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn what_is_issued_never_changes_and_is_charged_once(campus: Campus) {
        over(&campus).await;
        let (ctx, organiser, director) = (&campus.ctx, campus.actor(Role::Organiser), campus.actor(Role::Management));
        made(&campus, &organiser).await;
        recharge::approve(ctx, &director, CODE, (1, 1)).await.good();
        assert_eq!(code(recharge::issue(ctx, &organiser, CODE, (1, 2)).await), ("code".to_owned(), "missing"));
        assert_eq!(campus.number("select count(*) from recharge_number").await, 0, "a number was taken for nothing");
        goes_to(&campus, "P-17").await;
        for _ in 0..2 {
            recharge::issue(ctx, &organiser, CODE, (1, 2)).await.good();
        }
        goes_to(&campus, "P-18").await;
        let frozen = note(&campus, 1).await;
        assert_eq!((frozen.number, &*frozen.code), (Some(Number { year: 2026, serial: 1 }), "P-17"));
        assert_eq!(code(recharge::change(ctx, &organiser, CODE, (1, 3), &[]).await).1, "not_from");
        for forced in ["lines = '[]'", "code = 'P-18'", "serial = 2", "state = 'draft', year = null, serial = null"] {
            let forced = raw::try_execute(&ctx.store, &format!("update recharge_note set {forced}")).await;
            assert!(forced.is_err(), "the database let an issued note change");
        }
        let charge = async |on| recharge::charge(ctx, &director, CODE, (1, 3), &charged(on)).await;
        assert_eq!(code(charge("2026-06-13").await), ("charged_on".to_owned(), "out_of_range"));
        assert_eq!(code(charge("2026-06-11").await).1, "out_of_range");
        let nothing = Charged { reference: " ".to_owned(), ..charged("2026-06-12") };
        assert_eq!(code(recharge::charge(ctx, &director, CODE, (1, 3), &nothing).await), ("reference".to_owned(), "missing"));
        for _ in 0..2 {
            charge("2026-06-12").await.good();
        }
        assert_eq!(note(&campus, 1).await.charged, Some(charged("2026-06-12")));
        assert_eq!(campus.number("select count(*) from history where action = 'charge'").await, 1);
    }

    async fn a_mistake_is_put_right_by_a_further_note_that_holds_what_differs(campus: Campus) {
        let order = over(&campus).await;
        issued(&campus).await;
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        order::count(ctx, &organiser, (order, 2), (Stage::Actual, 41)).await.good();
        assert_eq!(made(&campus, &organiser).await, 2);
        let further = note(&campus, 2).await;
        assert_eq!(told(&further), [("Lunch", Basis::Counted, 3, 1_850)]);
        let back = recharge::change(ctx, &organiser, CODE, (2, 1), &[hand("Gala", -1, 200_000)]).await;
        back.good();
        recharge::approve(ctx, &campus.actor(Role::Management), CODE, (2, 2)).await.good();
        assert_eq!(code(recharge::issue(ctx, &organiser, CODE, (2, 3)).await).1, "overdrawn");
        recharge::reopen(ctx, &organiser, CODE, (2, 3)).await.good();
        recharge::change(ctx, &organiser, CODE, (2, 4), &[hand("Gala", -1, 30_000)]).await.good();
        let alone = recharge::issue(ctx, &organiser, CODE, (2, 5)).await;
        assert_eq!(code(alone).1, "needs_second", "money was taken off by one person alone");
        for _ in 0..2 {
            recharge::approve(ctx, &campus.actor(Role::Management), CODE, (2, 5)).await.good();
        }
        recharge::issue(ctx, &organiser, CODE, (2, 6)).await.good();
        let shown = notes(&campus).await;
        assert_eq!((shown.charged(), note(&campus, 2).await.number.unwrap().serial), (109_300 - 24_450, 2));
        assert_eq!(made(&campus, &organiser).await, 3);
        assert_eq!(note(&campus, 3).await.entries, []);
        assert_eq!(campus.violations().await, [""; 0]);
        campus.sql("update recharge_number set last = 3").await;
        assert_eq!(campus.violations().await.len(), 1, "a number that is left out is found");
    }

    async fn the_code_is_checked_and_kept_once_and_two_who_write_do_not_undo_each_other(campus: Campus) {
        campus.holds_event(CODE, JUNE, true).await;
        let (ctx, organiser, desk) = (&campus.ctx, campus.actor(Role::Organiser), campus.actor(Role::Facilities));
        let put = async |actor: &Actor, version, text: &str| recharge::set_code(ctx, actor, (CODE, version), text).await;
        assert_eq!(code(put(&organiser, 0, "=1+1").await), ("code".to_owned(), "letters"));
        assert_eq!(code(put(&organiser, 0, &"9".repeat(41)).await).1, "too_long");
        for _ in 0..2 {
            put(&organiser, 0, " P.2026/017  A ").await.good();
        }
        let late = put(&desk, 0, "P-18").await;
        assert!(matches!(late, Err(ServiceError::Stale { current: 1, .. })), "{late:?}");
        assert_eq!(notes(&campus).await.code, ("P.2026/017 A".to_owned(), 1));
        let told = campus.texts("select after from history where subject = 'event' and action = 'change'").await;
        assert_eq!(told, [r#"{"recharge_code":"P.2026/017 A"}"#]);
        assert_eq!(recharge::codes(ctx, &organiser).await.good().len(), 1);
        assert_eq!(recharge::codes(ctx, &campus.has_a_colleague().await).await.good().len(), 0);
    }

    async fn the_code_of_the_last_event_of_an_organisation_is_offered_to_those_who_see_that_event(campus: Campus) {
        for (code, days, own) in [(CODE, JUNE, true), ("26-002", ("2026-05-04", "2026-05-05"), false)] {
            campus.holds_event(code, days, own).await;
        }
        let organisation = campus.id(uuid::Uuid::from_u128(16));
        campus
            .sql(&format!(
                "insert into organisation values ({organisation}, 'Union', 'social_partner', true)"
            ))
            .await;
        campus.sql(&format!("update event set organisation_id = {organisation}")).await;
        let (ctx, desk, organiser) = (&campus.ctx, campus.actor(Role::Facilities), campus.actor(Role::Organiser));
        recharge::set_code(ctx, &desk, ("26-002", 0), "P-18").await.good();
        let usual = async |actor: &Actor| recharge::of_event(ctx, actor, CODE).await.good().usual;
        assert_eq!((usual(&desk).await.as_deref(), usual(&organiser).await), (Some("P-18"), None));
        campus.sql("insert into event_account (event_id, account_id, part) select e.id, a.id, 'shared' from event e, account a
            where e.code = '26-002' and a.role = 'organiser'").await;
        assert_eq!(usual(&organiser).await.as_deref(), Some("P-18"));
    }

    async fn notes_and_what_lacks_one_are_listed_for_those_who_see_the_event(campus: Campus) {
        over(&campus).await;
        let (ctx, organiser) = (&campus.ctx, campus.actor(Role::Organiser));
        let june = |state| Wanted { from: day("2026-06-01"), until: day("2026-06-30"), state };
        let due = async |actor: &Actor| {
            let due = event::due(ctx, actor).await.good();
            due.into_iter().filter(|line| line.due == Due::Recharge).map(|line| line.code).collect::<Vec<_>>()
        };
        let colleague = campus.has_a_colleague().await;
        assert_eq!((due(&organiser).await, due(&colleague).await), (vec![CODE.to_owned()], Vec::new()));
        let shown = recharge::list(ctx, &organiser, june(None)).await.good();
        assert_eq!((shown.lines.len(), &*shown.missing[0].code, shown.missing[0].begun), (0, CODE, false));
        issued(&campus).await;
        let shown = recharge::list(ctx, &organiser, june(Some(State::Issued))).await.good();
        assert_eq!((shown.lines.len(), shown.missing.len(), shown.money), (1, 0, false));
        assert!(shown.lines[0].note.entries.iter().all(|entry| entry.line.cost == 0));
        assert_eq!(due(&organiser).await, [""; 0]);
        let money = recharge::list(ctx, &campus.actor(Role::Management), june(None)).await.good();
        assert!(money.lines[0].note.sums().cost > 0);
        for wanted in [june(Some(State::Charged)), Wanted { until: day("2026-06-11"), ..june(None) }] {
            assert_eq!(recharge::list(ctx, &organiser, wanted).await.good().lines, []);
        }
        assert_eq!(recharge::list(ctx, &colleague, june(None)).await.good().lines, []);
        let theirs = recharge::of_event(ctx, &colleague, CODE).await;
        assert!(matches!(theirs, Err(ServiceError::NotFound("event"))), "{theirs:?}");
        let theirs = recharge::make(ctx, &colleague, CODE, RechargeNoteId::new(ctx.ids.next())).await;
        assert!(matches!(theirs, Err(ServiceError::NotFound("event"))), "{theirs:?}");
        assert!(notes(&campus).await.money && !recharge::of_event(ctx, &organiser, CODE).await.good().money);
    }
}
