//! What becomes of events: taken down, held under an option, agreed, ended; moved and repeated.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::{day, local};
use crate::support::outcome::Outcome;
use chrono::NaiveDate;
use domain::access::Role;
use domain::block::BlockState;
use domain::event::{Client, EndReason, Ending, Event, EventDraft, EventKind, EventStatus, Step};
use domain::ids::EventId;
use service::block::Agreement;
use service::event::{self, Changed, Enquiry};
use service::refusal::Obstacle;
use service::{Actor, ServiceError};

/// What is asked for.
pub(super) fn academy() -> Enquiry {
    let named = (String::new(), "Academy on Skills".to_owned());
    let days = (day("2026-09-07"), day("2026-09-18"));
    let event = Event::enquiry(EventId::new(uuid::Uuid::nil()), named, EventKind::Academy, days);
    let draft =
        EventDraft { on_campus: 60, online: 200, client: Client::Government, ..EventDraft::from(&event) };
    Enquiry { draft, organisation: "Ministry of Labour".to_owned() }
}

/// Takes the academy down and gives its code.
pub(super) async fn asked(campus: &Campus, actor: &Actor) -> String {
    let id = EventId::new(campus.ctx.ids.next());
    event::ask(&campus.ctx, actor, id, &academy()).await.expect("taken down")
}

pub(super) async fn found(campus: &Campus, code: &str) -> Event {
    event::one(&campus.ctx, &campus.actor(Role::Facilities), code).await.expect("the event").line.event
}

/// Takes a step at the version there is.
pub(super) async fn step(campus: &Campus, actor: &Actor, code: &str, step: Step) -> Result<(), ServiceError> {
    let version = found(campus, code).await.version;
    event::step(&campus.ctx, actor, (code, version), &step).await
}

/// An enquiry that asks for a hall of two parts and for two singles on its first night.
pub(super) async fn wants_all(campus: &Campus, actor: &Actor) -> String {
    if campus.number("select count(*) from space").await == 0 {
        campus.has_a_hall().await;
    }
    let code = asked(campus, actor).await;
    let rooms = campus.rooms(&[("single", "2026-09-07", 2)]);
    campus.agrees_on(&code, &Agreement { rooms, cut_off: None, hold: false }).await.good();
    let wish = campus.wants_hall("2026-09-07 09:00", "2026-09-07 11:00");
    campus.plans(actor, &code, &wish).await.good();
    code
}

/// Rooms taken on the first night, and parts of halls claimed.
async fn held(campus: &Campus) -> (i64, i64) {
    let claims = campus.number("select count(*) from claim where owner_kind = 'function'").await;
    (campus.taken("single", "2026-09-07").await, claims)
}

pub(super) fn option(until: NaiveDate) -> Step {
    Step::Option { until, second: false }
}

pub(super) fn fault<T: std::fmt::Debug>(outcome: Result<T, ServiceError>) -> (String, &'static str) {
    match outcome {
        Err(ServiceError::Invalid(mut faults)) => {
            let first = faults.remove(0);
            (first.field, first.code)
        }
        other => panic!("not refused for a field: {other:?}"),
    }
}

on_both! {
    async fn what_an_organiser_takes_down_is_theirs_and_the_same_form_twice_is_one_event(campus: Campus) {
        let (organiser, id) = (campus.actor(Role::Organiser), EventId::new(campus.ctx.ids.next()));
        let code = event::ask(&campus.ctx, &organiser, id, &academy()).await.expect("taken down");
        assert_eq!(event::ask(&campus.ctx, &organiser, id, &academy()).await.expect("known"), code);
        assert_eq!(code, "26-001");
        assert_eq!(asked(&campus, &organiser).await, "26-002");
        let record = event::one(&campus.ctx, &organiser, &code).await.expect("their event");
        assert_eq!(record.people[0].account, organiser.id().expect("an account"));
        assert_eq!((record.line.event.on_campus, record.line.event.online), (60, 200), "participants were added up");
        let known = campus.number("select count(*) from organisation where name = 'Ministry of Labour'").await;
        assert_eq!(known, 1, "the same organisation was added again");
        let colleague = campus.has_a_colleague().await;
        let other = event::change(&campus.ctx, &colleague, (&code, 1), &academy(), 0).await;
        assert!(matches!(other, Err(ServiceError::NotFound("event"))), "another's event was changed");
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn two_who_take_enquiries_down_at_once_get_a_code_each(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let asks = async || asked(&campus, &desk).await;
        let (one, two, three, four) = tokio::join!(asks(), asks(), asks(), asks());
        let mut codes = [one, two, three, four];
        codes.sort();
        assert_eq!(codes, ["26-001", "26-002", "26-003", "26-004"]);
    }

    async fn two_changes_of_what_both_had_seen_do_not_undo_each_other(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let code = asked(&campus, &desk).await;
        let mut longer = academy();
        longer.draft.until = day("2026-09-25");
        assert_eq!(event::change(&campus.ctx, &desk, (&code, 1), &longer, 0).await.good(), Changed::Done);
        let stale = event::change(&campus.ctx, &desk, (&code, 1), &academy(), 0).await;
        assert!(matches!(stale, Err(ServiceError::Stale { current: 2, .. })));
        assert_eq!(found(&campus, &code).await.until, day("2026-09-25"));
        let wrong = Enquiry { draft: EventDraft { until: day("2026-09-01"), ..longer.draft }, ..longer };
        assert_eq!(fault(event::change(&campus.ctx, &desk, (&code, 2), &wrong, 0).await), ("until".to_owned(), "backwards"));
    }

    async fn an_event_goes_from_enquiry_to_actual_and_each_status_is_written_down(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let code = asked(&campus, &desk).await;
        step(&campus, &desk, &code, option(day("2026-07-01"))).await.good();
        assert_eq!(found(&campus, &code).await.option_until, Some(day("2026-07-01")));
        step(&campus, &desk, &code, Step::Confirm).await.good();
        let early = step(&campus, &desk, &code, Step::TakePlace { on_campus: 58, online: 190 }).await;
        assert_eq!(fault(early), ("step".to_owned(), "not_begun"));
        campus.at("2026-09-19 09:00");
        step(&campus, &desk, &code, Step::TakePlace { on_campus: 58, online: 190 }).await.good();
        let stages = campus.texts("select status from event_stage order by position").await;
        assert_eq!(stages, ["enquiry", "tentative", "definite", "actual"]);
        assert_eq!(found(&campus, &code).await.on_campus, 58);
    }

    async fn an_option_that_ran_out_is_let_go_exactly_once_and_one_that_was_prolonged_is_not(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let (gone, kept) = (asked(&campus, &desk).await, asked(&campus, &desk).await);
        step(&campus, &desk, &gone, option(day("2026-07-01"))).await.good();
        step(&campus, &desk, &kept, option(day("2026-07-02"))).await.good();
        campus.at("2026-07-02 09:00");
        let (one, other) = tokio::join!(event::expire(&campus.ctx), event::expire(&campus.ctx));
        assert_eq!(one.expect("done") + other.expect("done"), 1, "let go twice, or not at all");
        assert_eq!(event::expire(&campus.ctx).await.expect("done"), 0);
        assert_eq!(found(&campus, &gone).await.status, EventStatus::Enquiry);
        assert_eq!(found(&campus, &kept).await.status, EventStatus::Tentative);
        assert_eq!(campus.number("select count(*) from history where action = 'expire'").await, 1);
    }

    async fn an_event_that_ended_says_why_and_can_be_taken_up_again(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let code = asked(&campus, &desk).await;
        let other = Ending { reason: EndReason::Other, note: String::new() };
        assert_eq!(fault(step(&campus, &desk, &code, Step::Decline(other)).await), ("note".to_owned(), "missing"));
        let ending = Ending { reason: EndReason::Halls, note: "No hall for 60 in cabaret".to_owned() };
        step(&campus, &desk, &code, Step::Decline(ending.clone())).await.good();
        let declined = found(&campus, &code).await;
        assert_eq!((declined.status, declined.ending), (EventStatus::Declined, Some(ending)));
        assert_eq!(fault(step(&campus, &desk, &code, Step::Confirm).await), ("step".to_owned(), "not_from"));
        step(&campus, &desk, &code, Step::Reopen).await.good();
        assert_eq!(found(&campus, &code).await.ending, None);
    }

    async fn an_event_is_moved_with_its_stays_or_not_at_all(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let id = campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), false).await;
        let stay = campus.hosts(id, "Anna Rossi", "2026-05-31", 5).await;
        campus.clerk().assigns(&stay, "101").await.good();
        let other = campus.clerk().books_room("101", "2026-06-08", 2).await.good();
        let refused = event::shift(&campus.ctx, &desk, ("26-001", 1), (7, true)).await;
        assert!(matches!(refused, Err(ServiceError::Refused(_))), "{refused:?}");
        assert_eq!(found(&campus, "26-001").await.from, day("2026-06-01"), "the event moved without its stays");
        campus.clerk().cancels(&other).await.good();
        event::shift(&campus.ctx, &desk, ("26-001", 1), (7, true)).await.good();
        let stays = campus.texts("select arrival || ' ' || departure from stay where status = 'reserved'").await;
        assert_eq!(stays, ["2026-06-07 2026-06-12"]);
        assert_eq!((campus.taken("single", "2026-06-01").await, campus.taken("single", "2026-06-08").await), (0, 1));
        let loose = event::shift(&campus.ctx, &desk, ("26-001", 2), (-7, false)).await;
        loose.good();
        assert_eq!(campus.number("select count(*) from claim where owner_kind = 'stay'").await, 0);
        let past = event::shift(&campus.ctx, &desk, ("26-001", 3), (-90, false)).await;
        assert_eq!(fault(past), ("days".to_owned(), "past"));
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn an_event_is_repeated_as_an_enquiry_of_another_year(campus: Campus) {
        let organiser = campus.actor(Role::Organiser);
        let code = asked(&campus, &organiser).await;
        let id = EventId::new(campus.ctx.ids.next());
        let next = event::duplicate(&campus.ctx, &organiser, &code, (id, day("2027-09-06"))).await.expect("repeated");
        assert_eq!(next, "27-001");
        let again = event::duplicate(&campus.ctx, &organiser, &code, (id, day("2027-09-06"))).await.expect("known");
        assert_eq!(again, next);
        let record = event::one(&campus.ctx, &organiser, &next).await.expect("theirs");
        assert_eq!((record.line.event.from, record.line.event.until), (day("2027-09-06"), day("2027-09-17")));
        assert_eq!((record.line.event.status, record.line.event.on_campus), (EventStatus::Enquiry, 60));
        assert_eq!(record.line.organisation.as_deref(), Some("Ministry of Labour"));
        let colleague = campus.has_a_colleague().await;
        let other = event::duplicate(&campus.ctx, &colleague, &code, (id, day("2027-09-06"))).await;
        assert!(matches!(other, Err(ServiceError::NotFound("event"))));
    }

    async fn a_second_option_that_was_prolonged_lost_its_place_and_counted_twice(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let mut codes = Vec::new();
        for _ in 0..3 {
            codes.push(wants_all(&campus, &desk).await);
            campus.clock.pass(60);
        }
        let second = |until| Step::Option { until: day(until), second: true };
        step(&campus, &desk, &codes[0], option(day("2026-07-01"))).await.good();
        for code in &codes[1..] {
            campus.clock.pass(60);
            step(&campus, &desk, code, second("2026-07-01")).await.good();
        }
        campus.clock.pass(60);
        step(&campus, &desk, &codes[1], second("2026-07-09")).await.good();
        assert_eq!(campus.number("select count(*) from event_stage where status = 'tentative'").await, 3);
        step(&campus, &desk, &codes[0], Step::Lose(Ending { reason: EndReason::Price, note: String::new() })).await.good();
        event::promote(&campus.ctx).await.good();
        let holds = [found(&campus, &codes[1]).await.holds(), found(&campus, &codes[2]).await.holds()];
        assert_eq!(holds, [true, false], "who prolonged fell behind who came later");
    }

    async fn an_option_holds_rooms_and_halls_and_its_end_frees_them_exactly_once(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let code = wants_all(&campus, &desk).await;
        assert_eq!(held(&campus).await, (0, 0), "an enquiry holds something");
        step(&campus, &desk, &code, option(day("2026-07-01"))).await.good();
        assert_eq!(held(&campus).await, (2, 2));
        step(&campus, &desk, &code, option(day("2026-07-05"))).await.good();
        assert_eq!(held(&campus).await, (2, 2), "a longer option holds twice");
        campus.at("2026-07-06 09:00");
        let (one, other) = tokio::join!(event::expire(&campus.ctx), event::expire(&campus.ctx));
        assert_eq!(one.expect("done") + other.expect("done"), 1);
        assert_eq!(held(&campus).await, (0, 0));
        step(&campus, &desk, &code, Step::Confirm).await.good();
        assert_eq!(held(&campus).await, (2, 2), "what waited was not held when it was agreed");
        let why = Ending { reason: EndReason::Funding, note: String::new() };
        step(&campus, &desk, &code, Step::Cancel(why)).await.good();
        assert_eq!(held(&campus).await, (0, 0));
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn a_hall_in_the_way_of_an_option_is_named_to_those_who_may_know_whose_it_is(campus: Campus) {
        campus.has_a_hall().await;
        let (desk, organiser) = (campus.actor(Role::Facilities), campus.actor(Role::Organiser));
        let wish = campus.wants_hall("2026-09-07 09:00", "2026-09-07 11:00");
        let (first, second) = (asked(&campus, &desk).await, asked(&campus, &organiser).await);
        campus.plans(&desk, &first, &wish).await.good();
        campus.plans(&organiser, &second, &wish).await.good();
        step(&campus, &desk, &first, option(day("2026-07-01"))).await.good();
        let named = format!("{first} Academy on Skills: {}", wish.title);
        for (actor, name) in [(&desk, Some(named)), (&organiser, None)] {
            match step(&campus, actor, &second, option(day("2026-07-01"))).await {
                Err(ServiceError::Refused(refusal)) => match &refusal.obstacle {
                    Obstacle::Occupied { blockers, .. } => assert_eq!(blockers[0].name, name),
                    other => panic!("{other:?}"),
                },
                other => panic!("{other:?}"),
            }
        }
    }

    async fn a_second_option_holds_by_itself_once_the_first_goes_and_not_before(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let (first, second) = (wants_all(&campus, &desk).await, wants_all(&campus, &desk).await);
        step(&campus, &desk, &first, option(day("2026-07-01"))).await.good();
        let refused = step(&campus, &desk, &second, option(day("2026-07-01"))).await;
        assert!(matches!(refused, Err(ServiceError::Refused(_))), "{refused:?}");
        assert_eq!(found(&campus, &second).await.status, EventStatus::Enquiry, "half an option was given");
        let behind = Step::Option { until: day("2026-07-20"), second: true };
        step(&campus, &desk, &second, behind).await.good();
        assert_eq!(event::promote(&campus.ctx).await.expect("done"), 0);
        assert!(found(&campus, &second).await.waits);
        let why = Ending { reason: EndReason::Dates, note: String::new() };
        step(&campus, &desk, &first, Step::Lose(why)).await.good();
        let (one, other) = tokio::join!(event::promote(&campus.ctx), event::promote(&campus.ctx));
        assert_eq!(one.expect("done") + other.expect("done"), 1, "promoted twice, or not at all");
        assert!(!found(&campus, &second).await.waits);
        assert_eq!(held(&campus).await, (2, 2));
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn what_was_only_noted_was_held_when_the_event_took_place(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let code = asked(&campus, &desk).await;
        step(&campus, &desk, &code, Step::Confirm).await.good();
        let rooms = campus.rooms(&[("single", "2026-09-07", 2)]);
        campus.agrees_on(&code, &Agreement { rooms, cut_off: None, hold: false }).await.good();
        campus.at("2026-09-19 09:00");
        step(&campus, &desk, &code, Step::TakePlace { on_campus: 58, online: 190 }).await.good();
        assert_eq!(campus.taken("single", "2026-09-07").await, 0);
    }

    async fn what_an_event_holds_moves_with_it_and_is_asked_for_again_when_it_is_repeated(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let code = wants_all(&campus, &desk).await;
        step(&campus, &desk, &code, Step::Confirm).await.good();
        let version = found(&campus, &code).await.version;
        event::shift(&campus.ctx, &desk, (&code, version), (7, true)).await.good();
        assert_eq!((campus.taken("single", "2026-09-07").await, campus.taken("single", "2026-09-14").await), (0, 2));
        let begins = local("2026-09-14 09:00").timestamp();
        assert_eq!(campus.number(&format!("select count(*) from function where from_at = {begins}")).await, 1);
        let id = EventId::new(campus.ctx.ids.next());
        let next = event::duplicate(&campus.ctx, &desk, &code, (id, day("2027-09-13"))).await.expect("repeated");
        let block = campus.block(&next).await.expect("a block");
        assert_eq!((block.state, block.nights.len()), (BlockState::Waiting, 1));
        assert_eq!(campus.number("select count(*) from function where state = 'waiting'").await, 1);
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }
}
