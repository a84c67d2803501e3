//! One-to-one meetings: hosts, their times, and who books them.

use super::erasure::is_anywhere;
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::meeting::{mornings, profile};
use crate::support::outcome::Outcome;
use crate::support::registration::{answers, terms};
use domain::access::Role;
use domain::event::{EndReason, Ending, Step};
use domain::ids::{EventId, ExhibitorId, MeetingHostId};
use domain::language::Language;
use domain::meeting::{Gate, Profile, Slot, Terms};
use domain::stand::{Row, Said};
use service::meeting::{
    Made, add_host, book_for, change_host, give_back_own, make_times, offered, remove_free, remove_host,
    set_open, set_terms, take_back,
};
use service::registration::{Answers, change_own, own, withdraw_own};
use service::retention::run;
use service::{Actor, ServiceError, event, function, stand};
use std::fmt::Debug;

const DAYS: (&str, &str) = ("2026-06-01", "2026-06-05");

/// An event of the organiser's own with a host who has four times of half an hour from nine o'clock, of which one may have
/// three; and two participants.
struct Set {
    organiser: Actor,
    host: MeetingHostId,
    ada: String,
    eve: String,
}

async fn set(campus: &Campus) -> Set {
    campus.holds_event("E1", DAYS, true).await;
    let link = campus.opens_registration("E1", &terms()).await;
    let organiser = campus.actor(Role::Organiser);
    let host = campus.can_be_met(&organiser, "E1", (11, 3)).await;
    let ada = campus.registers(&link, &answers("Ada", "ada@example.org")).await.good().unwrap();
    let eve = campus.registers(&link, &answers("Eve", "eve@example.org")).await.good().unwrap();
    campus.sql("delete from mail").await;
    Set { organiser, host, ada, eve }
}

async fn slots(campus: &Campus, set: &Set) -> Vec<Slot> {
    campus.times(&set.organiser, set.host).await
}

async fn booked(campus: &Campus) -> i64 {
    campus.number("select count(*) from meeting_booking").await
}

/// The mails there are, as who is told what.
async fn mails(campus: &Campus) -> Vec<String> {
    let told = campus.texts("select recipient || ' ' || language || ' ' || content from mail where kind = 'meeting' order by recipient, created_at, id").await;
    let deed = |text: &String| {
        ["booked", "taken_back", "moved"]
            .into_iter()
            .find(|deed| text.contains(&format!("\"deed\":\"{deed}\"")))
    };
    told.iter().map(|text| format!("{} {}", text.split(" {").next().unwrap(), deed(text).unwrap())).collect()
}

#[track_caller]
fn fault<T: Debug>(outcome: Result<T, ServiceError>) -> String {
    match outcome {
        Err(ServiceError::Invalid(faults)) => faults[0].to_string(),
        other => panic!("should have been refused, but: {other:?}"),
    }
}

on_both! {
    async fn who_registered_books_and_gives_back_and_learns_nothing_of_others(campus: Campus) {
        let set = set(&campus).await;
        let times = slots(&campus, &set).await;
        for _ in 0..2 {
            campus.meets(&set.ada, times[0].id).await.good();
        }
        assert_eq!(mails(&campus).await, ["ada@example.org fr booked"], "sent twice, it is booked once");
        assert_eq!(fault(campus.meets(&set.eve, times[0].id).await), "slot: taken");
        let seen = offered(&campus.ctx, &set.eve).await.good();
        assert_eq!((seen.hosts.len(), seen.hosts[0].free.len(), seen.mine.len()), (1, 3, 0));
        assert!(!format!("{seen:?}").contains("Ada") && seen.hosts[0].free.iter().all(|slot| slot.booked.is_none()));
        // What is another's is not given back, and nobody is told whose it is.
        give_back_own(&campus.ctx, &set.eve, times[0].id).await.good();
        assert_eq!(booked(&campus).await, 1);
        for _ in 0..2 {
            give_back_own(&campus.ctx, &set.ada, times[0].id).await.good();
        }
        assert_eq!(booked(&campus).await, 0);
        campus.meets(&set.eve, times[0].id).await.good();
        give_back_own(&campus.ctx, &set.ada, times[0].id).await.good();
        assert_eq!(offered(&campus.ctx, &set.eve).await.good().mine[0].line.name, "Ministry of Skills");
        let kept = campus.texts("select coalesce(before, '') || coalesce(after, '') from history").await;
        assert!(kept.iter().all(|line| !line.contains("Ada") && !line.contains("Ministry")), "{kept:?}");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn nobody_is_in_two_places_or_has_more_than_one_may_have(campus: Campus) {
        let set = set(&campus).await;
        let times = slots(&campus, &set).await;
        let other = campus.offers_a_host(&set.organiser, "E1", ("Chamber of Trade", 14)).await;
        let others = campus.times(&set.organiser, other).await;
        campus.meets(&set.ada, times[0].id).await.good();
        assert_eq!(fault(campus.meets(&set.ada, others[0].id).await), "slot: overlaps");
        assert_eq!(offered(&campus.ctx, &set.ada).await.good().hosts[0].free.len(), 9);
        campus.meets(&set.ada, times[1].id).await.good();
        campus.meets(&set.ada, others[2].id).await.good();
        assert_eq!(fault(campus.meets(&set.ada, times[3].id).await), "slot: most");
        assert!(offered(&campus.ctx, &set.ada).await.good().full);
        // Whoever plans the event may go past the number, not past the clock.
        let ada = campus.entry("E1", "Ada").await.id;
        assert_eq!(fault(book_for(&campus.ctx, &set.organiser, others[1].id, ada).await), "slot: overlaps");
        book_for(&campus.ctx, &set.organiser, times[3].id, ada).await.good();
        assert_eq!(booked(&campus).await, 4);
        // The database's word, past the rule.
        let (time, entry) = (others[0], campus.id(ada.uuid()));
        let past = format!(
            "insert into meeting_booking select id, event_id, {entry}, from_at, until_at, 0 from meeting_slot where id = {}",
            campus.id(time.id.uuid())
        );
        let refused = crate::support::raw::try_execute(&campus.ctx.store, &past).await.unwrap_err().to_string();
        assert!(refused.contains("meeting_booking_overlap"), "{refused}");
    }

    async fn a_time_is_booked_until_it_is_near_and_while_booking_is_open(campus: Campus) {
        let set = set(&campus).await;
        let times = slots(&campus, &set).await;
        campus.meets(&set.ada, times[3].id).await.good();
        campus.at("2026-06-01 07:01");
        assert_eq!(fault(campus.meets(&set.ada, times[0].id).await), "slot: late");
        assert_eq!(offered(&campus.ctx, &set.ada).await.good().hosts[0].free.len(), 2);
        set_open(&campus.ctx, &set.organiser, times[1].id, false).await.good();
        assert_eq!(fault(campus.meets(&set.ada, times[1].id).await), "slot: closed");
        assert_eq!(fault(set_open(&campus.ctx, &set.organiser, times[3].id, false).await), "slot: booked");
        set_open(&campus.ctx, &set.organiser, times[1].id, true).await.good();
        let shut = Terms { open: false, most: 3, hours: 2 };
        set_terms(&campus.ctx, &set.organiser, ("E1", 1), &shut).await.good();
        let stale = set_terms(&campus.ctx, &set.organiser, ("E1", 1), &shut).await;
        assert!(matches!(stale, Err(ServiceError::Stale { current: 2, .. })), "{stale:?}");
        assert_eq!(fault(campus.meets(&set.ada, times[1].id).await), "gate: closed");
        let seen = offered(&campus.ctx, &set.ada).await.good();
        assert_eq!((seen.gate, seen.hosts.len(), seen.mine.len()), (Gate::Closed, 0, 1));
        give_back_own(&campus.ctx, &set.ada, times[3].id).await.good();
        let ada = campus.entry("E1", "Ada").await.id;
        book_for(&campus.ctx, &set.organiser, times[0].id, ada).await.good();
        campus.at("2026-06-01 09:00");
        assert_eq!(fault(give_back_own(&campus.ctx, &set.ada, times[0].id).await), "slot: late");
        assert_eq!(booked(&campus).await, 1);
    }

    async fn what_is_taken_back_is_told_and_a_stale_form_takes_nothing_from_the_next(campus: Campus) {
        let set = set(&campus).await;
        let times = slots(&campus, &set).await;
        let (ada, eve) = (campus.entry("E1", "Ada").await.id, campus.entry("E1", "Eve").await.id);
        campus.meets(&set.ada, times[0].id).await.good();
        take_back(&campus.ctx, &set.organiser, (times[0].id, ada), false).await.good();
        assert_eq!(mails(&campus).await, ["ada@example.org fr booked", "ada@example.org fr taken_back"]);
        campus.meets(&set.eve, times[0].id).await.good();
        assert_eq!(fault(take_back(&campus.ctx, &set.organiser, (times[0].id, ada), false).await), "slot: not_theirs");
        take_back(&campus.ctx, &set.organiser, (times[0].id, eve), true).await.good();
        assert_eq!(fault(campus.meets(&set.ada, times[0].id).await), "slot: closed");
        campus.meets(&set.eve, times[1].id).await.good();
        campus.sql("delete from mail").await;
        assert_eq!(fault(remove_host(&campus.ctx, &set.organiser, (set.host, 1), 0).await), "booked: changed");
        remove_host(&campus.ctx, &set.organiser, (set.host, 1), 1).await.good();
        assert_eq!(mails(&campus).await, ["eve@example.org fr taken_back"]);
        assert_eq!((booked(&campus).await, campus.number("select count(*) from meeting_slot").await), (0, 0));
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn who_withdraws_or_is_erased_frees_their_times_once(campus: Campus) {
        let set = set(&campus).await;
        let times = slots(&campus, &set).await;
        campus.meets(&set.ada, times[0].id).await.good();
        assert!(own(&campus.ctx, &set.ada).await.good().meets);
        let version = async || own(&campus.ctx, &set.ada).await.good().entry.version;
        withdraw_own(&campus.ctx, (&set.ada, version().await)).await.good();
        assert_eq!(booked(&campus).await, 0);
        assert_eq!(fault(campus.meets(&set.ada, times[1].id).await), "entry: withdrawn");
        assert!(offered(&campus.ctx, &set.ada).await.good().hosts.is_empty());
        campus.meets(&set.eve, times[0].id).await.good();
        // Back, withdrawn again: what is another's by now stays theirs.
        let back = Answers { email: String::new(), ..answers("Ada", "") };
        change_own(&campus.ctx, (&set.ada, version().await), &back).await.good();
        withdraw_own(&campus.ctx, (&set.ada, version().await)).await.good();
        assert_eq!(booked(&campus).await, 1);
        let guest = campus.entry("E1", "Eve").await.guest;
        campus.someone(Role::Administrator).erases(guest).await.good();
        assert_eq!((booked(&campus).await, campus.number("select count(*) from meeting_slot").await), (0, 4));
        assert!(!is_anywhere(&campus, "eve@example.org").await);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn meetings_move_with_their_event_and_who_booked_is_told(campus: Campus) {
        let set = set(&campus).await;
        make_times(&campus.ctx, &set.organiser, set.host, &mornings(&["2026-06-01", "2026-06-02", "2026-06-03"], 11)).await.good();
        for place in [0, 4] {
            campus.meets(&set.ada, slots(&campus, &set).await[place].id).await.good();
        }
        let before = slots(&campus, &set).await;
        campus.sql("delete from mail").await;
        // By a day: each goes onto where another still was.
        for days in [1, -1, 154] {
            let version = event::one(&campus.ctx, &set.organiser, "E1").await.good().line.event.version;
            event::shift(&campus.ctx, &set.organiser, ("E1", version), (days, true)).await.good();
        }
        let after = slots(&campus, &set).await;
        // Summer time is over in November: the same hour by the clock on the wall.
        let moved = before.iter().map(|slot| (slot.id, slot.time.from_at() + 154 * 86_400 + 3_600, slot.booked));
        assert_eq!(after.iter().map(|slot| (slot.id, slot.time.from_at(), slot.booked)).collect::<Vec<_>>(), moved.collect::<Vec<_>>());
        assert_eq!(mails(&campus).await, ["ada@example.org fr moved"; 3]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn an_event_called_off_takes_no_bookings_and_one_repeated_begins_with_none(campus: Campus) {
        let set = set(&campus).await;
        let times = slots(&campus, &set).await;
        campus.meets(&set.ada, times[0].id).await.good();
        let again = EventId::new(campus.ctx.ids.next());
        let code = event::duplicate(&campus.ctx, &set.organiser, "E1", (again, day("2026-09-07"))).await.good();
        let copy = campus.meetings(&set.organiser, &code).await;
        assert_eq!((copy.gate, copy.hosts.len(), copy.hosts[0].free(), copy.hosts[0].booked()), (Gate::Closed, 1, 4, 0));
        assert_eq!(copy.hosts[0].line.name, "Ministry of Skills");
        let ending = Ending { reason: EndReason::Funding, note: String::new() };
        let version = event::one(&campus.ctx, &set.organiser, "E1").await.good().line.event.version;
        event::step(&campus.ctx, &campus.actor(Role::Facilities), ("E1", version), &Step::Cancel(ending)).await.good();
        assert_eq!(fault(campus.meets(&set.eve, times[1].id).await), "gate: off");
        assert_eq!(offered(&campus.ctx, &set.ada).await.good().gate, Gate::Off);
        assert_eq!(fault(set_open(&campus.ctx, &set.organiser, times[1].id, false).await), "event: called_off");
        let ada = campus.entry("E1", "Ada").await.id;
        assert_eq!(fault(book_for(&campus.ctx, &set.organiser, times[1].id, ada).await), "event: called_off");
        take_back(&campus.ctx, &set.organiser, (times[0].id, ada), false).await.good();
        assert_eq!(mails(&campus).await, ["ada@example.org fr booked"], "of what does not take place nothing is taken back by mail");
    }

    async fn a_row_sent_twice_is_made_once_and_free_times_are_taken_away_by_day(campus: Campus) {
        let set = set(&campus).await;
        let wide = mornings(&["2026-06-01", "2026-06-02"], 12);
        let made = make_times(&campus.ctx, &set.organiser, set.host, &wide).await.good();
        assert_eq!(made, Made { made: 8, left_out: 4 });
        let again = make_times(&campus.ctx, &set.organiser, set.host, &wide).await.good();
        assert_eq!(again, Made { made: 0, left_out: 12 });
        let outside = make_times(&campus.ctx, &set.organiser, set.host, &mornings(&["2026-06-06"], 12)).await;
        assert_eq!(fault(outside), "days: outside");
        campus.meets(&set.ada, slots(&campus, &set).await[0].id).await.good();
        assert_eq!(remove_free(&campus.ctx, &set.organiser, set.host, Some(day("2026-06-01"))).await.good(), 5);
        assert_eq!(remove_free(&campus.ctx, &set.organiser, set.host, None).await.good(), 6);
        assert_eq!(slots(&campus, &set).await.len(), 1);
    }

    async fn a_host_is_met_at_their_stand_or_in_a_hall_for_as_long_as_there_is_one(campus: Campus) {
        let set = set(&campus).await;
        campus.has_a_hall().await;
        let hall = campus.has_a_morning(&set.organiser, "E1").await;
        let (prefix, fittings) = ("A".to_owned(), String::new());
        let row = Row { prefix, first: 1, last: 1, area: 6, power: 0, fittings, function: None };
        stand::add_stands(&campus.ctx, &set.organiser, "E1", &row).await.good();
        let tools = ExhibitorId::new(campus.ctx.ids.next());
        let said = Said { organisation: "Tools".to_owned(), area: 6, ..Said::default() };
        stand::add_exhibitor(&campus.ctx, &set.organiser, ("E1", tools), &said).await.good();
        stand::give_out(&campus.ctx, &set.organiser, "E1").await.good();
        let languages = vec![Language::English, Language::Arabic];
        let wish = Profile { exhibitor: Some(tools), languages: languages.clone(), function: Some(hall), ..profile("") };
        let wish = Profile { place: String::new(), ..wish };
        change_host(&campus.ctx, &set.organiser, (set.host, 1), &wish).await.good();
        let line = async || campus.meetings(&set.organiser, "E1").await.hosts.remove(0).line;
        let known = line().await;
        assert_eq!((known.name.as_str(), known.stand.as_str(), known.host.profile.languages == languages), ("Tools", "A1", true));
        assert!(!known.place.is_empty());
        stand::remove_exhibitor(&campus.ctx, &set.organiser, (tools, 2)).await.good();
        let version = function::one(&campus.ctx, &set.organiser, hall).await.good().line.function.version;
        function::remove(&campus.ctx, &set.organiser, (hall, version)).await.good();
        let known = line().await;
        assert_eq!((known.name.as_str(), known.stand.as_str(), known.place.as_str()), ("Tools", "", ""));
        let elsewhere = Profile { exhibitor: Some(ExhibitorId::new(campus.ctx.ids.next())), ..profile("") };
        assert_eq!(fault(change_host(&campus.ctx, &set.organiser, (set.host, known.host.version), &elsewhere).await), "exhibitor: unknown");
    }

    async fn meetings_of_others_are_not_there_and_who_only_reads_knows_nobody(campus: Campus) {
        let set = set(&campus).await;
        let times = slots(&campus, &set).await;
        campus.meets(&set.ada, times[0].id).await.good();
        let (stranger, ada) = (campus.has_a_colleague().await, campus.entry("E1", "Ada").await.id);
        let new = MeetingHostId::new(campus.ctx.ids.next());
        let ctx = &campus.ctx;
        for outcome in [
            service::meeting::plan(ctx, &stranger, "E1").await.map(drop),
            service::meeting::host(ctx, &stranger, set.host).await.map(drop),
            add_host(ctx, &stranger, ("E1", new), &profile("Mine")).await,
            change_host(ctx, &stranger, (set.host, 1), &profile("Mine")).await,
            remove_host(ctx, &stranger, (set.host, 1), 1).await,
            make_times(ctx, &stranger, set.host, &mornings(&["2026-06-02"], 12)).await.map(drop),
            remove_free(ctx, &stranger, set.host, None).await.map(drop),
            set_open(ctx, &stranger, times[1].id, false).await,
            set_terms(ctx, &stranger, ("E1", 1), &Terms::default()).await,
            book_for(ctx, &stranger, times[1].id, ada).await,
            take_back(ctx, &stranger, (times[0].id, ada), false).await,
        ] {
            assert!(matches!(outcome, Err(ServiceError::NotFound(_))), "{outcome:?}");
        }
        let read = campus.meetings(&campus.actor(Role::Management), "E1").await;
        assert_eq!((read.hosts[0].booked(), read.names.len(), read.people.len(), read.may_plan), (1, 0, 0, false));
        let read = campus.meetings(&set.organiser, "E1").await;
        assert_eq!((read.names[&ada].as_str(), read.people.len()), ("Ada", 2));
        // A link of another event opens nothing here, and a person of another event is none for this one.
        campus.holds_event("E2", DAYS, true).await;
        let link = campus.opens_registration("E2", &terms()).await;
        let zoe = campus.registers(&link, &answers("Zoe", "zoe@example.org")).await.good().unwrap();
        let shut = fault(campus.meets(&zoe, times[1].id).await);
        assert_eq!(shut, "gate: closed");
        let zoe = campus.entry("E2", "Zoe").await.id;
        assert_eq!(fault(book_for(&campus.ctx, &set.organiser, times[1].id, zoe).await), "entry: unknown");
    }

    async fn a_meeting_of_somebody_who_is_called_off_is_found_by_the_check(campus: Campus) {
        let set = set(&campus).await;
        campus.meets(&set.ada, slots(&campus, &set).await[0].id).await.good();
        campus.sql("update rooming_entry set state = 'withdrawn'").await;
        let found = campus.violations().await;
        assert!(found.iter().any(|line| line.contains("withdrawn, and has a meeting")), "{found:?}");
    }

    async fn hosts_are_forgotten_when_guests_are_and_the_count_of_their_times_stays(campus: Campus) {
        let set = set(&campus).await;
        let link = Profile { link: "https://meet.example.org/ada".to_owned(), ..profile("Ada Voice") };
        change_host(&campus.ctx, &set.organiser, (set.host, 1), &link).await.good();
        campus.meets(&set.ada, slots(&campus, &set).await[0].id).await.good();
        campus.sql("delete from mail").await;
        campus.at("2028-06-03 09:00");
        run(&campus.ctx, &Actor::operator()).await.good();
        assert!(campus.dump().await.contains("Ada Voice"));
        campus.at("2028-06-04 09:00");
        run(&campus.ctx, &Actor::operator()).await.good();
        let dump = campus.dump().await;
        assert!(!dump.contains("Ada Voice") && !dump.contains("meet.example.org"));
        assert_eq!((booked(&campus).await, campus.number("select count(*) from meeting_slot").await), (0, 4));
        assert_eq!(campus.violations().await, [""; 0]);
    }
}
