//! Rooming lists: written by organisers, checked against the block, approved and booked by the desk.

use super::erasure::is_anywhere;
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use crate::support::raw;
use crate::support::rooming::{draft, sleeper, with};
use domain::access::Role;
use domain::rooming::{News, Pending, RoomFault, State};
use domain::stay::StayStatus;
use service::ServiceError;
use service::error::FieldError;
use service::rooming::{
    Edit, Which, Why, adopt, adoptable, approve, one, same_guest, see, set_rule, settle, write,
};
use service::stay::{Access, Write};
use service::today::Arrival;

const DAYS: (&str, &str) = ("2026-06-01", "2026-06-03");
const BLOCK: [(&str, &str, i64); 2] = [("single", "2026-06-01", 2), ("single", "2026-06-02", 2)];

on_both! {
    async fn what_an_organiser_lists_is_approved_and_becomes_stays_that_are_picked_up(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &BLOCK).await.good();
        let ada = with(sleeper("Ada", "2026-06-01", "2026-06-03"), "step_free", "yes");
        campus.lists("E1", &[ada, sleeper("Eve", "1/6/2026", "2 June 2026")]).await.good();
        assert_eq!(campus.books_the_list("E1").await.good().done, 0);
        assert_eq!(campus.approves_all("E1").await, 2);
        let outcome = campus.books_the_list("E1").await.good();
        assert_eq!((outcome.done, outcome.left.len()), (2, 0));
        assert_eq!(campus.books_the_list("E1").await.good().done, 0);
        assert_eq!(campus.number("select count(*) from stay").await, 2);
        assert_eq!(campus.number("select count(*) from guest_need where kind = 'mobility'").await, 1);
        let cell = campus.singles("E1", "2026-06-01").await;
        assert_eq!((cell.agreed, cell.picked, cell.left), (2, 2, 0));
        let booked = campus.entry("E1", "Ada").await.booked.unwrap();
        assert_eq!((booked.status, booked.whole), (StayStatus::Reserved, booked.own.unwrap()));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn the_desk_that_gives_rooms_is_told_who_needs_one_without_a_step_and_nobody_else_is(campus: Campus) {
        raw::execute(&campus.ctx.store, "update guest_room set step_free = true where number = '103'").await;
        campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &BLOCK).await.good();
        let ada = with(sleeper("Ada", "2026-06-01", "2026-06-03"), "step_free", "yes");
        campus.lists("E1", &[sleeper("Eve", "2026-06-01", "2026-06-03"), ada]).await.good();
        campus.approves_all("E1").await;
        campus.books_the_list("E1").await.good();
        campus.at("2026-06-01 08:00");
        let board = async |role| service::today::board(&campus.ctx, &campus.actor(role), day("2026-06-01")).await.unwrap();
        let told = board(Role::Facilities).await;
        let first = |arrival: &Arrival| (arrival.rooms[0].number.clone(), arrival.rooms[0].access);
        let of = |name: &str| told.expected.iter().find(|arrival| arrival.entry.guest.as_deref() == Some(name)).unwrap();
        assert_eq!(first(of("Ada")), ("103".to_owned(), Access::StepFree));
        assert_eq!(first(of("Eve")), ("101".to_owned(), Access::Any));
        assert!(of("Ada").entry.needs_step_free && !of("Eve").entry.needs_step_free);
        let reference = of("Ada").entry.reference.clone();
        let record = async |role| service::stay::record(&campus.ctx, &campus.actor(role), &reference).await.unwrap();
        let shown = record(Role::Facilities).await;
        assert!(shown.guests[0].needs_step_free);
        let offered: Vec<_> = shown.suggestions.iter().map(|room| (room.number.as_str(), room.access)).collect();
        assert_eq!(offered[..2], [("103", Access::StepFree), ("101", Access::Steps)]);
        let kept = board(Role::Housekeeping).await;
        assert!(kept.expected.iter().all(|arrival| !arrival.entry.needs_step_free));
        assert!(!record(Role::Housekeeping).await.guests[0].needs_step_free);
    }

    async fn a_stay_that_was_booked_without_the_list_is_counted_beside_it(campus: Campus) {
        let event = campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &BLOCK).await.good();
        let beside = campus.hosts(event, "Zoe", "2026-06-01", 1).await;
        campus.lists("E1", &[sleeper("Ada", "2026-06-01", "2026-06-03")]).await.good();
        campus.approves_all("E1").await;
        assert_eq!(campus.books_the_list("E1").await.good().done, 1);
        assert_eq!(campus.list("E1").await.beside, 1);
        campus.clerk().cancels(&beside).await.good();
        assert_eq!(campus.list("E1").await.beside, 0);
    }

    async fn stays_booked_without_the_list_are_put_onto_it_as_they_are(campus: Campus) {
        let event = campus.holds_event("E1", DAYS, true).await;
        campus.hosts(event, "Zoe", "2026-06-01", 1).await;
        let gone = campus.hosts(event, "Max", "2026-06-01", 1).await;
        campus.clerk().cancels(&gone).await.good();
        campus.lists("E1", &[sleeper("Ada", "2026-06-01", "2026-06-02")]).await.good();
        let desk = campus.actor(Role::Facilities);
        let found = adoptable(&campus.ctx, &desk, "E1").await.good();
        assert_eq!(found.entries.iter().map(|entry| entry.details.name.as_str()).collect::<Vec<_>>(), ["Zoe"]);
        assert_eq!((found.left, campus.list("E1").await.beside), (0, 1));
        let stale = adopt(&campus.ctx, &desk, ("E1", found.version + 1)).await.error();
        assert!(matches!(stale, ServiceError::Stale { .. }), "{stale:?}");
        assert_eq!(adopt(&campus.ctx, &desk, ("E1", found.version)).await.good(), 1);
        let zoe = campus.entry("E1", "Zoe").await;
        assert_eq!((zoe.state, zoe.pending(), zoe.position), (State::Approved, None, 2));
        assert_eq!(campus.list("E1").await.beside, 0);
        assert_eq!(campus.number("select count(*) from guest").await, 3);
        assert_eq!(adoptable(&campus.ctx, &desk, "E1").await.good().entries, []);
        let longer = [Edit::Change(zoe.id, zoe.version, draft(&[("departure", "2026-06-03")]))];
        campus.lists_as(&desk, "E1", &longer).await.good();
        assert_eq!(settle(&campus.ctx, &desk, "E1").await.good().done, 1);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_line_that_is_a_known_guest_becomes_theirs_and_one_person_is_not_two(campus: Campus) {
        let event = campus.holds_event("E1", DAYS, true).await;
        let stay = campus.hosts(event, "Ada Lovelace", "2026-05-01", 1).await;
        let known = stay.guests[0].guest.unwrap();
        let line = with(with(sleeper("Ada King", "2026-06-01", "2026-06-02"), "step_free", "yes"), "email", "ada@example.org");
        campus.lists("E1", &[line, sleeper("Eve", "2026-06-01", "2026-06-02")]).await.good();
        let (ada, eve, desk) = (campus.entry("E1", "Ada King").await, campus.entry("E1", "Eve").await, campus.actor(Role::Facilities));
        let stale = same_guest(&campus.ctx, &desk, "E1", (ada.id, 9), known).await.error();
        assert!(matches!(stale, ServiceError::Stale { subject: "entry", .. }), "{stale:?}");
        same_guest(&campus.ctx, &desk, "E1", (ada.id, ada.version), known).await.good();
        let now = campus.entry("E1", "Ada King").await;
        assert_eq!((now.guest, now.details.step_free, now.details.email.as_str()), (known, true, "ada@example.org"));
        assert_eq!(campus.texts("select full_name from guest order by full_name").await, ["Ada King", "Eve"]);
        let error = same_guest(&campus.ctx, &desk, "E1", (eve.id, eve.version), known).await.error();
        assert_eq!(faults(error), [("guest".to_owned(), "listed")]);
        campus.approves_all("E1").await;
        campus.books_the_list("E1").await.good();
        let eve = campus.entry("E1", "Eve").await;
        let error = same_guest(&campus.ctx, &desk, "E1", (eve.id, eve.version), known).await.error();
        assert_eq!(faults(error), [("guest".to_owned(), "booked")]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn what_does_not_fit_is_named_by_night_and_not_approved_by_rule(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &BLOCK).await.good();
        let names = ["Ada", "Eve", "Zoe"];
        campus.lists("E1", &names.map(|name| sleeper(name, "2026-06-01", "2026-06-03"))).await.good();
        campus.lists("E1", &[sleeper("Early", "2026-05-31", "2026-06-01")]).await.good();
        let list = campus.list("E1").await;
        let over = list.check.entries[2].as_ref().unwrap();
        assert_eq!(over.over, [day("2026-06-01"), day("2026-06-02")]);
        assert_eq!(list.check.over.values().copied().collect::<Vec<_>>(), [1, 1, 1]);
        let desk = campus.actor(Role::Facilities);
        assert_eq!(approve(&campus.ctx, &desk, "E1", &Which::Fitting).await.good(), 2);
        assert_eq!(approve(&campus.ctx, &desk, "E1", &Which::Fitting).await.good(), 0);
        assert_eq!(campus.entry("E1", "Zoe").await.state, State::Proposed);
        assert_eq!(campus.entry("E1", "Early").await.state, State::Proposed);
        // The evening before is agreed as well: the desk approves who comes then with all others.
        campus.agrees("E1", &[BLOCK.as_slice(), &[("single", "2026-05-31", 1)]].concat()).await.good();
        assert_eq!(approve(&campus.ctx, &desk, "E1", &Which::Fitting).await.good(), 1);
        assert_eq!(campus.entry("E1", "Early").await.state, State::Approved);
    }

    async fn by_rule_whatever_fits_is_approved_when_it_is_written(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &BLOCK).await.good();
        campus.lists("E1", &[sleeper("Ada", "2026-06-01", "2026-06-02")]).await.good();
        assert_eq!(set_rule(&campus.ctx, &campus.actor(Role::Facilities), "E1", true).await.good(), 1);
        campus.lists("E1", &[sleeper("Eve", "2026-06-01", "2026-06-02"), sleeper("Zoe", "2026-06-01", "2026-06-02")]).await.good();
        assert_eq!(campus.entry("E1", "Eve").await.state, State::Approved);
        assert_eq!(campus.entry("E1", "Zoe").await.state, State::Proposed);
    }

    async fn rooms_that_cannot_be_had_are_named_and_the_others_are_booked(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        let names = ["Ada", "Eve", "Zoe", "Ida"];
        campus.lists("E1", &names.map(|name| sleeper(name, "2026-06-01", "2026-06-02"))).await.good();
        let lonely = with(sleeper("Max", "2026-06-01", "2026-06-02"), "sharing", "Nobody");
        campus.lists("E1", &[lonely]).await.good();
        campus.approves_all("E1").await;
        let outcome = campus.books_the_list("E1").await.good();
        assert_eq!(outcome.done, 3);
        assert_eq!(outcome.left[0].names, ["Ida"]);
        assert!(matches!(outcome.left[0].why, Why::Refused(_)), "{outcome:?}");
        assert!(matches!(outcome.left[1].why, Why::Room(RoomFault::Alone)), "{outcome:?}");
        assert_eq!(campus.number("select count(*) from stay").await, 3);
        assert_eq!(campus.taken("single", "2026-06-01").await, 3);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn two_who_share_are_one_stay_with_nights_of_their_own_and_who_comes_later_joins_it(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        let ada = with(sleeper("Ada", "2026-06-01", "2026-06-03"), "sharing", "Eve");
        campus.lists("E1", std::slice::from_ref(&ada)).await.good();
        campus.lists("E1", &[sleeper("Eve", "2026-06-02", "2026-06-04")]).await.good();
        let ids = campus.list("E1").await.entries;
        let which = Which::These(vec![(ids[0].id, ids[0].version)]);
        approve(&campus.ctx, &campus.actor(Role::Facilities), "E1", &which).await.good();
        let outcome = campus.books_the_list("E1").await.good();
        assert!(outcome.done == 0 && matches!(outcome.left[0].why, Why::Proposed), "{outcome:?}");
        campus.approves_all("E1").await;
        assert_eq!(campus.books_the_list("E1").await.good().done, 2);
        let (ada, eve) = (campus.entry("E1", "Ada").await.booked.unwrap(), campus.entry("E1", "Eve").await.booked.unwrap());
        assert_eq!((ada.stay, ada.whole.count(), ada.own.unwrap().count()), (eve.stay, 3, 2));
        assert_eq!(campus.number("select count(*) from stay").await, 1);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn who_is_named_by_somebody_follows_them_into_their_type(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.agrees("E1", &BLOCK).await.good();
        let days = [("arrival", "2026-06-01"), ("departure", "2026-06-02")];
        let of = |rest: &[(&str, &str)]| draft(&[&days[..], rest].concat());
        let ada = of(&[("name", "Ada"), ("sharing", "Eve"), ("room_type", "suite")]);
        campus.lists("E1", &[of(&[("name", "Eve")]), ada, of(&[("name", "Zoe")])]).await.good();
        let kind = |name: &'static str| async { campus.entry("E1", name).await.details.room_type };
        assert_eq!((kind("Eve").await, kind("Zoe").await), (campus.room_type("suite"), campus.room_type("single")));
        assert!(campus.list("E1").await.check.rooms.iter().all(|room| room.faults.is_empty()));
    }

    async fn what_changes_after_booking_waits_and_is_taken_over_in_one_action(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.lists("E1", &["Ada", "Eve", "Zoe"].map(|name| sleeper(name, "2026-06-01", "2026-06-02"))).await.good();
        campus.approves_all("E1").await;
        campus.books_the_list("E1").await.good();
        let (ada, eve) = (campus.entry("E1", "Ada").await, campus.entry("E1", "Eve").await);
        let edits = [
            Edit::Change(ada.id, ada.version, draft(&[("departure", "2026-06-03")])),
            Edit::Withdraw(eve.id, eve.version),
        ];
        campus.lists_as(&campus.actor(Role::Organiser), "E1", &edits).await.good();
        assert_eq!(campus.taken("single", "2026-06-01").await, 3);
        assert!(matches!(campus.entry("E1", "Ada").await.pending(), Some(Pending::Nights(_))));
        assert_eq!(campus.entry("E1", "Eve").await.pending(), Some(Pending::Withdrawn));
        let desk = campus.actor(Role::Facilities);
        assert_eq!(settle(&campus.ctx, &desk, "E1").await.good().done, 2);
        assert_eq!((campus.taken("single", "2026-06-01").await, campus.taken("single", "2026-06-02").await), (2, 1));
        assert_eq!(campus.entry("E1", "Ada").await.pending(), None);
        assert_eq!(campus.entry("E1", "Eve").await.booked.unwrap().status, StayStatus::Cancelled);
        assert_eq!(settle(&campus.ctx, &desk, "E1").await.good().done, 0);
        let zoe = campus.entry("E1", "Zoe").await;
        let other = [Edit::Change(zoe.id, zoe.version, draft(&[("room_type", "suite")]))];
        assert_eq!(faults(campus.lists_as(&desk, "E1", &other).await.error()), [("0.room_type".to_owned(), "booked")]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn every_fault_of_every_line_is_named_and_nothing_is_written(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        let number = with(sleeper("Ada", "2026-06-01", "2026-06-02"), "enrolment", "EC-1");
        campus.lists("E1", &[number]).await.good();
        let before = campus.dump().await;
        let drafts = [
            draft(&[("name", " "), ("arrival", "soon"), ("departure", "2026-06-02")]),
            with(sleeper("Eve", "2026-06-02", "2026-06-02"), "email", "nowhere"),
            with(with(sleeper("Zoe", "2026-01-01", "2026-06-02"), "room_type", "palace"), "visa_from", "2026-05-01"),
            with(sleeper("Ida", "2026-06-01", "2026-06-02"), "enrolment", "EC-1"),
        ];
        let found = faults(campus.lists("E1", &drafts).await.error());
        let found = found.iter().map(|(field, code)| (field.as_str(), *code)).collect::<Vec<_>>();
        let expected = [
            ("0.name", "missing"),
            ("0.arrival", "not_a_date"),
            ("1.email", "not_an_address"),
            ("1.departure", "before_arrival"),
            ("2.arrival", "too_early"),
            ("2.visa_until", "missing"),
            ("2.room_type", "unknown"),
            ("3.enrolment", "taken"),
        ];
        assert_eq!(found, expected);
        assert_eq!(campus.dump().await, before);
    }

    async fn a_line_that_somebody_else_changed_is_not_overwritten_and_a_form_sent_twice_adds_once(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        let (organiser, ada) = (campus.actor(Role::Organiser), [Edit::Add(sleeper("Ada", "2026-06-01", "2026-06-02"))]);
        let key = Write::new(campus.fresh_key());
        for _ in 0..2 {
            write(&campus.ctx, &organiser, "E1", &ada, &key).await.good();
        }
        assert_eq!(campus.list("E1").await.entries.len(), 1);
        let entry = campus.entry("E1", "Ada").await;
        let change = |name| [Edit::Change(entry.id, entry.version, draft(&[("name", name)]))];
        campus.lists_as(&organiser, "E1", &change("Ada King")).await.good();
        let error = campus.lists_as(&campus.actor(Role::Facilities), "E1", &change("Ada Byron")).await.error();
        assert!(matches!(error, ServiceError::Stale { subject: "entry", current: 2 }), "{error:?}");
        assert_eq!(campus.texts("select full_name from guest").await, ["Ada King"]);
    }

    async fn what_changed_since_the_list_was_seen_is_told_until_it_is_seen_again(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.lists("E1", &[sleeper("Ada", "2026-06-01", "2026-06-02")]).await.good();
        let desk = campus.actor(Role::Facilities);
        assert_eq!(campus.entry("E1", "Ada").await.news(), Some(News::New));
        assert!(matches!(see(&campus.ctx, &desk, "E1", 0).await.error(), ServiceError::Stale { .. }));
        see(&campus.ctx, &desk, "E1", campus.list("E1").await.list.version).await.good();
        let ada = campus.entry("E1", "Ada").await;
        assert_eq!(ada.news(), None);
        let change = [Edit::Change(ada.id, ada.version, draft(&[("departure", "2026-06-03"), ("step_free", "yes")]))];
        campus.lists_as(&campus.actor(Role::Organiser), "E1", &change).await.good();
        let Some(News::Changed(changes)) = campus.entry("E1", "Ada").await.news() else { panic!("nothing is told") };
        assert_eq!(changes.len(), 2, "{changes:?}");
    }

    async fn a_list_moves_with_its_event(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.lists("E1", &[sleeper("Ada", "2026-06-01", "2026-06-02"), sleeper("Eve", "2026-06-01", "2026-06-02")]).await.good();
        let ada = campus.entry("E1", "Ada").await;
        let desk = campus.actor(Role::Facilities);
        approve(&campus.ctx, &desk, "E1", &Which::These(vec![(ada.id, ada.version)])).await.good();
        campus.books_the_list("E1").await.good();
        let version = campus.list("E1").await.line.event.version;
        service::event::shift(&campus.ctx, &desk, ("E1", version), (7, true)).await.good();
        let (ada, eve) = (campus.entry("E1", "Ada").await, campus.entry("E1", "Eve").await);
        assert_eq!((ada.pending(), ada.details.nights.arrival()), (None, day("2026-06-08")));
        assert_eq!(eve.details.nights.arrival(), day("2026-06-08"));
    }

    async fn who_is_erased_leaves_nothing_on_the_list_and_who_is_expected_is_kept_until_after_it(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.holds_event("E9", ("2030-06-01", "2030-06-03"), true).await;
        let ada = with(sleeper("Wilhelmina Erasable", "2026-06-01", "2026-06-02"), "remarks", "Arrives with a cello");
        let ada = with(with(ada, "enrolment", "EC-4711"), "sharing", "Wilma Roommate");
        campus.lists("E1", &[ada]).await.good();
        campus.lists("E9", &[sleeper("Eve", "2030-06-01", "2030-06-02")]).await.good();
        let desk = campus.actor(Role::Facilities);
        see(&campus.ctx, &desk, "E1", campus.list("E1").await.list.version).await.good();
        campus.at("2028-12-01 09:00");
        let operator = service::Actor::operator();
        service::retention::run(&campus.ctx, &operator).await.good();
        for trace in ["Wilhelmina Erasable", "cello", "EC-4711", "Wilma Roommate"] {
            assert!(!is_anywhere(&campus, trace).await, "{trace} is still there");
        }
        assert_eq!(campus.list("E1").await.entries.len(), 0);
        assert_eq!(campus.entry("E9", "Eve").await.details.name, "Eve");
        campus.at("2032-07-01 09:00");
        service::retention::run(&campus.ctx, &operator).await.good();
        assert_eq!(campus.number("select count(*) from rooming_entry").await, 0);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn history_of_a_list_names_nobody(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.lists("E1", &[sleeper("Ada Namely", "2026-06-01", "2026-06-02")]).await.good();
        campus.approves_all("E1").await;
        campus.books_the_list("E1").await.good();
        let lines = campus.texts("select before || after from history where subject = 'rooming_list' order by seq").await;
        assert_eq!(lines.len(), 3);
        assert!(lines[2].contains("\"booked\":1"), "{lines:?}");
        assert!(!lines.iter().any(|line| line.contains("Namely")), "{lines:?}");
    }

    async fn lists_of_others_are_not_there_and_names_are_for_those_who_may_read_them(campus: Campus) {
        campus.holds_event("E1", DAYS, false).await;
        let organiser = campus.actor(Role::Organiser);
        assert!(matches!(one(&campus.ctx, &organiser, "E1").await.error(), ServiceError::NotFound("event")));
        let error = campus.lists("E1", &[sleeper("Ada", "2026-06-01", "2026-06-02")]).await.error();
        assert!(matches!(error, ServiceError::NotFound("event")));
        let director = campus.actor(Role::Management);
        assert!(matches!(one(&campus.ctx, &director, "E1").await.error(), ServiceError::Forbidden(_)));
        one(&campus.ctx, &campus.actor(Role::Auditor), "E1").await.good();
    }
}

#[track_caller]
fn faults(error: ServiceError) -> Vec<(String, &'static str)> {
    let ServiceError::Invalid(faults) = error else { panic!("{error:?}") };
    faults.into_iter().map(|FieldError { field, code }| (field, code)).collect()
}
