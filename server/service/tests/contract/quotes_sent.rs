//! What a client was sent: it stays as they read it, holds all that has a price, and is answered on the day they said so.

use super::quotes::{CODE, code, limits, made, quotes, set, version};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::interpreters::into_french;
use crate::support::outcome::Outcome;
use crate::support::raw;
use domain::access::Role;
use domain::event::{Event, EventDraft};
use domain::ids::ServiceItemId;
use domain::price::{Kind, Profile, Unit};
use domain::quote::{Line, Part, Particular, Particulars, Quote, Terms};
use service::Store;
use service::event::{self, Changed, Enquiry};
use service::quote::{self, Answer};
use service::{interpretation, price};

/// What was said of tax, and the name of the client, when the version was sent.
const SENT: (&str, &str) = ("Exempt", "Ministry");

/// A quote of the event that the client has: for a ministry.
async fn sent(campus: &Campus) -> i64 {
    set(campus).await;
    limits(campus, 1_000_000).await;
    let ministry = campus.id(uuid::Uuid::from_u128(0x0ead));
    let organisation =
        format!("insert into organisation values ({ministry}, '{}', 'government', true)", SENT.1);
    campus.sql(&organisation).await;
    campus.sql(&format!("update event set organisation_id = {ministry}")).await;
    let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
    let number = made(campus, &desk).await;
    quote::finish(ctx, &desk, CODE, (number, 1)).await.good();
    quote::send(ctx, &desk, CODE, (number, 2)).await.good();
    number
}

/// The event is moved and called otherwise, nobody holds it any more, and something else is said of tax.
async fn moves_on(campus: &Campus) {
    let (ctx, desk, director) = (&campus.ctx, campus.actor(Role::Facilities), campus.actor(Role::Management));
    let known = event::one(ctx, &desk, CODE).await.good().line.event;
    let draft =
        EventDraft { title: "Retreat".to_owned(), until: day("2026-06-06"), ..EventDraft::from(&known) };
    let enquiry = Enquiry { draft, organisation: String::new() };
    let changed = event::change(ctx, &desk, (CODE, known.version), &enquiry, 0).await.good();
    assert!(matches!(changed, Changed::Done), "{changed:?}");
    let rules = quote::rules(ctx, &director).await.good();
    let rules = quote::Rules { tax: "With 22%".to_owned(), ..rules };
    quote::set_rules(ctx, &director, &rules).await.good();
}

async fn particulars(campus: &Campus, number: i64) -> Particulars {
    let shown = quotes(campus).await;
    shown.particulars(shown.version(number).unwrap())
}

async fn event_now(campus: &Campus) -> Event {
    quotes(campus).await.event.event
}

/// Rooms get a price.
async fn rooms_are_priced(campus: &Campus) {
    let night = Profile {
        kind: Kind::Room,
        unit: Unit::Night,
        meal: None,
        guarantee_days: 0,
        ..campus.offers("Room", None)
    };
    let id = ServiceItemId::new(campus.ctx.ids.next());
    let price = (&night, campus.costs("2026-01-01", 6_500));
    price::add(&campus.ctx, &campus.actor(Role::Management), id, price).await.good();
}

fn text(store: &Store, name: &str, from: &str) -> String {
    let engine = match store {
        Store::Sqlite(_) => "sqlite",
        Store::Postgres(_) => "postgres",
    };
    let path = format!("{}/../../migrations/{engine}/{name}.sql", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a migration");
    text[text.find(from).expect("where it begins")..].to_owned()
}

/// The tables of quotes as they were before what is sent was kept.
async fn goes_back(campus: &Campus) {
    let store = &campus.ctx.store;
    let (guard, from) = match store {
        Store::Sqlite(_) => ("drop trigger quote_never_updated", "create trigger"),
        Store::Postgres(_) => ("drop function quote_is_never_updated cascade", "create function"),
    };
    campus.sql(guard).await;
    for column in
        ["sent_title", "sent_from", "sent_until", "sent_client", "sent_tax", "unpriced", "answered_on"]
    {
        campus.sql(&format!("alter table quote drop column {column}")).await;
    }
    campus.sql(&text(store, "0030_quotes", from)).await;
}

on_both! {
    async fn a_sent_quote_changed_under_the_client_with_the_event_and_the_rules(campus: Campus) {
        let number = sent(&campus).await;
        let before = particulars(&campus, number).await;
        assert_eq!((&*before.tax, before.client.as_deref()), (SENT.0, Some(SENT.1)));
        assert_eq!(quotes(&campus).await.moved_since(quotes(&campus).await.version(number).unwrap()).0, []);
        moves_on(&campus).await;
        assert_eq!(particulars(&campus, number).await, before);
        let shown = quotes(&campus).await;
        let (moved, now) = shown.moved_since(shown.version(number).unwrap());
        assert_eq!(moved, [Particular::Title, Particular::Days, Particular::Client, Particular::Tax]);
        assert_eq!((&*now.title, now.until, &*now.tax), ("Retreat", day("2026-06-06"), "With 22%"));
        // The next one says what holds now, until it is sent as well.
        let desk = campus.actor(Role::Facilities);
        let next = made(&campus, &desk).await;
        assert_eq!(particulars(&campus, next).await, now);
        let answered = (Answer::Accepted, campus.ctx.date());
        quote::answer(&campus.ctx, &desk, CODE, (number, 3), answered).await.good();
        assert_eq!(particulars(&campus, number).await, before);
    }

    async fn what_was_sent_is_not_changed_past_the_service_either(campus: Campus) {
        sent(&campus).await;
        let moved = "sent_from = '2026-06-02', sent_until = '2026-06-03'";
        for change in ["sent_title = 'x'", moved, "sent_client = null", "sent_tax = ''", "unpriced = '[1]'",
            "answered_on = '2026-05-01'", "state = 'accepted'", "state = 'accepted', answered_on = '2026-06-30'"] {
            let text = format!("update quote set {change}");
            let refused = raw::try_execute(&campus.ctx.store, &text).await.unwrap_err();
            assert!(refused.to_string().contains("quote_never_updated"), "{change}: {refused}");
        }
        let yes = "update quote set state = 'accepted', answered_on = valid_until";
        raw::execute(&campus.ctx.store, yes).await;
    }

    async fn versions_sent_before_that_was_kept_are_filled_from_what_holds(campus: Campus) {
        let number = sent(&campus).await;
        let desk = campus.actor(Role::Facilities);
        let draft = made(&campus, &desk).await;
        goes_back(&campus).await;
        campus.sql("update event set title = 'Renamed'").await;
        let store = &campus.ctx.store;
        campus.sql(&text(store, "0045_sent_quotes", "alter table")).await;
        let (first, event) = (version(&campus, number).await, event_now(&campus).await);
        assert_eq!(first.sent, Some(Particulars::of(&event, Some(SENT.1), SENT.0)));
        assert_eq!((first.sent.unwrap().title, first.unpriced), ("Renamed".to_owned(), None));
        assert_eq!(version(&campus, draft).await.sent, None);
        let answered = (Answer::Accepted, campus.ctx.date());
        quote::answer(&campus.ctx, &desk, CODE, (number, 3), answered).await.good();
    }

    async fn a_draft_made_while_something_had_no_price_passed_once_it_got_one(campus: Campus) {
        set(&campus).await;
        limits(&campus, 1_000_000).await;
        campus.agrees(CODE, &[("single", "2026-06-01", 3)]).await.good();
        let (ctx, desk, director) = (&campus.ctx, campus.actor(Role::Facilities), campus.actor(Role::Management));
        let number = made(&campus, &desk).await;
        let name = quotes(&campus).await.now.unpriced[0].1.clone();
        rooms_are_priced(&campus).await;
        let shown = quotes(&campus).await;
        assert_eq!(shown.now.unpriced, []);
        assert_eq!(shown.priced_since(shown.version(number).unwrap()), [(Part::Rooms, name)]);
        assert_eq!(code(quote::finish(ctx, &desk, CODE, (number, 1)).await), "lacks_price");
        assert_eq!(code(quote::approve(ctx, &director, CODE, (number, 1)).await), "lacks_price");
        quote::change(ctx, &desk, CODE, (number, 1), &campus.has_terms()).await.good();
        quote::finish(ctx, &desk, CODE, (number, 2)).await.good();
        assert_eq!(version(&campus, number).await.total(), 74_000 + 3 * 6_500);
        let shown = quotes(&campus).await;
        assert_eq!(shown.priced_since(shown.version(number).unwrap()), []);
    }

    async fn what_was_approved_without_a_price_of_then_is_not_sent(campus: Campus) {
        set(&campus).await;
        limits(&campus, 1_000_000).await;
        campus.agrees(CODE, &[("single", "2026-06-01", 3)]).await.good();
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        let number = made(&campus, &desk).await;
        // As it was possible once: approved without the line, nobody knows any more what it left out.
        campus.sql("update quote set unpriced = null, state = 'approved', approved_by = made_by, version = 2").await;
        rooms_are_priced(&campus).await;
        assert_eq!(code(quote::send(ctx, &desk, CODE, (number, 2)).await), "left_out");
    }

    async fn a_line_by_hand_stands_for_what_had_no_price(campus: Campus) {
        set(&campus).await;
        limits(&campus, 1_000_000).await;
        campus.agrees(CODE, &[("single", "2026-06-01", 3)]).await.good();
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        let number = made(&campus, &desk).await;
        let name = quotes(&campus).await.now.unpriced[0].1.clone();
        let by_hand = Line { part: Part::Free, label: name, quantity: 3, unit: Unit::Piece, price: 6_000, cost: 0, stands_for: None };
        let terms = Terms { free: vec![by_hand], ..campus.has_terms() };
        quote::change(ctx, &desk, CODE, (number, 1), &terms).await.good();
        rooms_are_priced(&campus).await;
        quote::finish(ctx, &desk, CODE, (number, 2)).await.good();
        quote::send(ctx, &desk, CODE, (number, 3)).await.good();
        assert_eq!(version(&campus, number).await.total(), 74_000 + 18_000);
    }

    async fn any_line_by_hand_passed_for_interpretation_that_has_no_price(campus: Campus) {
        campus.has_a_hall().await;
        set(&campus).await;
        limits(&campus, 1_000_000).await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        let hall = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        let function = campus.plans(&desk, CODE, &hall).await.good();
        interpretation::set(ctx, &desk, (function, 0), &into_french()).await.good();
        let number = made(&campus, &desk).await;
        let unpriced = quotes(&campus).await.now.unpriced;
        assert_eq!(unpriced.last(), Some(&(Part::Interpretation, String::new())));
        let by_hand = |label: &str, stands_for| {
            let label = label.to_owned();
            Line { part: Part::Free, label, quantity: 1, unit: Unit::Piece, price: 100, cost: 0, stands_for }
        };
        let halls = unpriced.iter().filter(|(part, _)| *part == Part::Halls).map(|(part, name)| by_hand(name, Some(*part)));
        let halls = halls.collect::<Vec<_>>();
        let with = |line| Terms { free: [halls.clone(), vec![line]].concat(), ..campus.has_terms() };
        quote::change(ctx, &desk, CODE, (number, 1), &with(by_hand("Gala", None))).await.good();
        assert_eq!(code(quote::finish(ctx, &desk, CODE, (number, 2)).await), "lacks_price");
        quote::change(ctx, &desk, CODE, (number, 2), &with(by_hand("Agency", Some(Part::Interpretation)))).await.good();
        quote::finish(ctx, &desk, CODE, (number, 3)).await.good();
    }

    async fn a_yes_of_the_last_day_could_only_be_taken_down_on_that_day(campus: Campus) {
        let number = sent(&campus).await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        let valid = version(&campus, number).await.terms.valid_until;
        let monday = valid + chrono::Days::new(3);
        campus.at(&format!("{monday} 09:00"));
        let yes = async |on: &str| quote::answer(ctx, &desk, CODE, (number, 3), (Answer::Accepted, day(on))).await;
        assert_eq!(code(yes(&monday.to_string()).await), "expired");
        assert_eq!(code(yes(&(monday + chrono::Days::new(1)).to_string()).await), "ahead");
        assert_eq!(code(yes("2026-04-30").await), "before_sent");
        yes(&valid.to_string()).await.good();
        let accepted: Quote = version(&campus, number).await;
        assert_eq!(accepted.answered_on, Some(valid));
        let last = "select after from history where subject = 'quote' order by seq desc limit 1";
        assert!(campus.texts(last).await[0].contains(&format!("\"answered_on\":\"{valid}\"")));
        let recorded = quotes(&campus).await.version(number).unwrap().answered_at.unwrap();
        assert_eq!(ctx.zone.date(recorded), monday);
    }
}
