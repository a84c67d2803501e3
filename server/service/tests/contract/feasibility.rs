//! When an event fits: what is called free is booked without a refusal, what is called full is refused.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::hall::{HALF_A, HALF_B, HALL, SALON};
use crate::support::interpreters::into_french;
use crate::support::outcome::Outcome;
use crate::support::programme::draft;
use crate::support::registration::terms;
use crate::support::rooming::sleeper;
use chrono::NaiveDate;
use domain::access::Role;
use domain::event::EventStatus;
use domain::feasible::{Beds, Holder, Need, Possible, Question, Reason};
use domain::function::Wish as Function;
use domain::ids::TranslationId;
use domain::language::Language;
use domain::translation::{Order, OrderState};
use service::feasible::{Feasibility, Wish};
use service::interpretation;
use service::stay::Write;
use service::{Actor, ServiceError, translation};
use std::collections::BTreeSet;

const JULY: (&str, &str) = ("2026-07-01", "2026-07-02");
const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

async fn asks(campus: &Campus, actor: &Actor, question: &Question, event: Option<&str>) -> Feasibility {
    service::feasible::ask(&campus.ctx, actor, question, event).await.good()
}

fn wish(question: &Question, possible: &Possible) -> Wish {
    let (question, first, halls) = (question.clone(), possible.first, Wish::halls(possible));
    Wish { question, first, halls, note: "Step-free".to_owned() }
}

async fn plans(campus: &Campus, event: &str, wish: &Wish, key: &str) -> Result<(), ServiceError> {
    let actor = campus.actor(Role::Organiser);
    service::feasible::plan(&campus.ctx, &actor, event, wish, &Write::new(key)).await
}

/// All day, with breaks.
fn heard_in_french() -> interpretation::Wish {
    interpretation::Wish { breaks: 90, ..into_french() }
}

fn firsts(found: &Feasibility) -> Vec<NaiveDate> {
    let mut firsts = found.answer.possible.iter().map(|one| one.first).collect::<Vec<_>>();
    firsts.sort_unstable();
    firsts
}

fn fault(outcome: Result<(), ServiceError>) -> &'static str {
    match outcome.error() {
        ServiceError::Invalid(faults) => faults[0].code,
        other => panic!("{other:?}"),
    }
}

/// A function of an event in a space from nine to five.
async fn takes(campus: &Campus, event: &str, space: domain::ids::SpaceId, on: &str) {
    let wish = campus.wants_hall(&format!("{on} 09:00"), &format!("{on} 17:00"));
    campus.plans(&campus.actor(Role::Facilities), event, &Function { space, ..wish }).await.good();
}

on_both! {
    async fn every_answer_can_be_laid_with_its_days_its_halls_and_its_beds_and_only_once(campus: Campus) {
        campus.has_a_hall().await;
        campus.holds_event("26-002", JUNE, false).await;
        takes(&campus, "26-002", SALON, "2026-06-03").await;
        let plain = campus.asks_for_a_hall();
        let dinner = Need { style: domain::campus::SetupStyle::Banquet, people: 40,
            hours: (chrono::NaiveTime::from_hms_opt(19, 0, 0).unwrap(), chrono::NaiveTime::from_hms_opt(22, 0, 0).unwrap()),
            count: 2, ..plain.needs[0].clone() };
        let beds = Beds { any: 4, ..plain.beds.clone() };
        let question = Question { needs: vec![plain.needs[0].clone(), dinner], beds, ..plain };
        let organiser = campus.actor(Role::Organiser);
        let found = asks(&campus, &organiser, &question, None).await;
        assert_eq!(firsts(&found).len(), 4, "{:?}", found.answer.refused);
        for (number, possible) in (100..).zip(&found.answer.possible) {
            let code = format!("26-{number}");
            campus.holds_event(&code, JULY, true).await;
            let (wish, before) = (wish(&question, possible), campus.dump().await);
            for _ in 0..2 {
                plans(&campus, &code, &wish, &code).await.good();
            }
            assert_eq!(campus.number("select count(*) from function where state = 'held'").await, 7);
            let listed = service::function::of_event(&campus.ctx, &organiser, &code).await.good();
            let listed = listed.iter().map(|one| (one.function.time.from_at(), &one.function.title)).collect::<Vec<_>>();
            assert!(listed.is_sorted(), "of two at one hour the first is not named first: {listed:?}");
            let (first, last) = (possible.first, possible.last);
            let dated = format!("select count(*) from event where code = '{code}' and from_date = '{first}' and until_date = '{last}'");
            assert_eq!(campus.number(&dated).await, 1);
            assert_eq!(campus.taken("single", &first.to_string()).await, 3);
            assert_eq!(campus.taken("suite", &first.to_string()).await, 1);
            assert_eq!(campus.violations().await, [""; 0]);
            assert_ne!(campus.dump().await, before);
            // Room for the next.
            campus.sql(&format!("delete from claim where owner_kind = 'function' and owner_id in
                (select f.id from function f join event e on e.id = f.event_id where e.code = '{code}');
                delete from function where event_id = (select id from event where code = '{code}')")).await;
            campus.releases(&code).await.good();
        }
    }

    async fn a_portable_booth_that_another_event_is_promised_is_not_called_free(campus: Campus) {
        campus.has_a_hall().await;
        campus.has_booths(1).await;
        campus.holds_event("26-001", JUNE, true).await;
        campus.holds_event("26-002", JUNE, false).await;
        let (desk, plain) = (campus.actor(Role::Facilities), campus.asks_for_a_hall());
        let question = Question { needs: vec![Need { booths: 1, ..plain.needs[0].clone() }], ..plain };
        assert_eq!(firsts(&asks(&campus, &desk, &question, None).await).len(), 4);
        let morning = campus.wants_hall("2026-06-02 09:00", "2026-06-02 11:00");
        let id = campus.plans(&desk, "26-002", &morning).await.good();
        interpretation::set(&campus.ctx, &desk, (id, 0), &into_french()).await.good();
        interpretation::agree(&campus.ctx, &desk, (id, 1)).await.good();
        let found = asks(&campus, &desk, &question, None).await;
        assert_eq!(firsts(&found), [day("2026-06-03"), day("2026-06-04")]);
        assert_eq!(found.answer.refused[0].reasons, [Reason::Booths { short: 1 }]);
        // An event may use again what it is promised itself.
        assert_eq!(firsts(&asks(&campus, &desk, &question, Some("26-001")).await).len(), 2);
        assert!(firsts(&asks(&campus, &desk, &question, Some("26-002")).await).len() > 2);
    }

    async fn booths_that_were_found_were_promised_to_nobody_once_the_plan_was_laid(campus: Campus) {
        campus.has_a_hall().await;
        campus.has_booths(1).await;
        campus.holds_event("26-001", JUNE, true).await;
        campus.holds_event("26-002", JUNE, true).await;
        let organiser = campus.actor(Role::Organiser);
        let plain = campus.asks_for_a_hall();
        let heard = Need { booths: 1, languages: heard_in_french(), ..plain.needs[0].clone() };
        let question = Question { needs: vec![heard], ..plain };
        let found = asks(&campus, &organiser, &question, Some("26-001")).await;
        let first = wish(&question, &found.answer.possible[0]);
        plans(&campus, "26-001", &first, "k").await.good();
        assert_eq!(campus.number("select count(*) from function_equipment where quantity = 1").await, 2);
        assert_eq!(campus.violations().await, [""; 0]);
        // There is one booth: the same days do for nobody else.
        let later = asks(&campus, &organiser, &question, Some("26-002")).await;
        let taken = [first.first.pred_opt().unwrap(), first.first, first.first.succ_opt().unwrap()];
        assert!(firsts(&later).iter().all(|day| !taken.contains(day)), "{:?}", firsts(&later));
    }

    async fn interpreters_who_are_busy_or_away_count_against_a_date(campus: Campus) {
        campus.has_a_hall().await;
        campus.has_booths(4).await;
        campus.holds_event("26-002", JUNE, false).await;
        let desk = campus.actor(Role::Facilities);
        let ids = campus.knows_french(&["Ada", "Bea"]).await;
        let plain = campus.asks_for_a_hall();
        let heard = Need { booths: 1, languages: heard_in_french(), ..plain.needs[0].clone() };
        let question = Question { needs: vec![heard], ..plain };
        let sought = |found: &Feasibility| {
            let mut all = found.answer.possible.iter().map(|one| (one.first, one.score.voices)).collect::<Vec<_>>();
            all.sort_unstable();
            all.into_iter().map(|(_, voices)| voices).collect::<Vec<_>>()
        };
        assert_eq!(sought(&asks(&campus, &desk, &question, None).await), [0, 0, 0, 0]);
        let morning = campus.wants_hall("2026-06-02 09:00", "2026-06-02 11:00");
        let morning = Function { space: SALON, ..morning };
        let id = campus.plans(&desk, "26-002", &morning).await.good();
        interpretation::set(&campus.ctx, &desk, (id, 0), &into_french()).await.good();
        interpretation::agree(&campus.ctx, &desk, (id, 1)).await.good();
        let away = domain::interpretation::Absence { from: day("2026-06-05"), until: day("2026-06-05") };
        service::interpreter::go_away(&campus.ctx, &desk, ids[0], away).await.good();
        assert_eq!(sought(&asks(&campus, &desk, &question, None).await), [2, 2, 0, 1]);
        let strict = Question { listed_only: true, ..question };
        let found = asks(&campus, &desk, &strict, None).await;
        assert_eq!(firsts(&found), [day("2026-06-03")]);
        let [Reason::Voices(crews)] = &found.answer.refused[0].reasons[..] else { panic!("{:?}", found.answer.refused) };
        assert_eq!((crews[0].missing, crews[0].day), (2, day("2026-06-02")));
    }

    async fn a_day_that_is_called_full_is_refused_where_it_is_booked_all_the_same(campus: Campus) {
        campus.has_a_hall().await;
        campus.holds_event("26-001", JUNE, true).await;
        campus.holds_event("26-002", JUNE, false).await;
        for space in [HALL, SALON] {
            takes(&campus, "26-002", space, "2026-06-02").await;
        }
        let (organiser, question) = (campus.actor(Role::Organiser), campus.asks_for_a_hall());
        let found = asks(&campus, &organiser, &question, None).await;
        assert_eq!(firsts(&found), [day("2026-06-03"), day("2026-06-04")]);
        for space in [HALL, HALF_A, HALF_B, SALON] {
            let wish = Function { space, ..campus.wants_hall("2026-06-02 09:00", "2026-06-02 17:00") };
            assert!(matches!(campus.plans(&organiser, "26-001", &wish).await, Err(ServiceError::Hall(_))));
        }
        let shown = wish(&question, &found.answer.possible[0]);
        let before = campus.dump().await;
        assert_eq!(fault(plans(&campus, "26-001", &Wish { first: day("2026-06-01"), ..shown.clone() }, "k").await), "taken");
        // Somebody was quicker: what was shown is not replaced unseen.
        takes(&campus, "26-002", SALON, "2026-06-05").await;
        let other = found.answer.possible.iter().find(|one| one.first == day("2026-06-04")).unwrap();
        if Wish::halls(other).contains(&SALON) {
            assert_eq!(fault(plans(&campus, "26-001", &wish(&question, other), "k").await), "taken");
        }
        assert_eq!(campus.number("select count(*) from function where event_id = (select id from event where code = '26-001')").await, 0);
        assert_ne!(before, "");
    }

    async fn an_option_in_the_way_is_named_to_those_who_may_know_it(campus: Campus) {
        campus.has_a_hall().await;
        campus.holds_event("26-002", JUNE, false).await;
        for space in [HALL, SALON] {
            takes(&campus, "26-002", space, "2026-06-02").await;
        }
        campus.stands("26-002", EventStatus::Tentative).await;
        let question = campus.asks_for_a_hall();
        let named = |found: &Feasibility| {
            let refused = &found.answer.refused[0];
            let Reason::Taken { obstacles, .. } = &refused.reasons[0] else { panic!("{refused:?}") };
            assert_eq!(refused.yielding, [BTreeSet::from([obstacles[0].holder])]);
            found.house.holders[obstacles[0].holder].clone()
        };
        let desk = named(&asks(&campus, &campus.actor(Role::Facilities), &question, None).await);
        assert!(matches!(desk, Holder::Event { named: Some((code, _)), tentative: true } if code == "26-002"));
        let organiser = named(&asks(&campus, &campus.actor(Role::Organiser), &question, None).await);
        assert_eq!(organiser, Holder::Event { named: None, tentative: true });
    }

    async fn the_beds_an_event_holds_are_free_for_it_and_for_no_other(campus: Campus) {
        campus.holds_event("26-001", ("2026-06-01", "2026-06-02"), true).await;
        campus.agrees("26-001", &[("single", "2026-06-01", 3), ("suite", "2026-06-01", 2)]).await.good();
        let plain = campus.asks_for_a_hall();
        let beds = Beds { any: 5, from: domain::feasible::Arrival::Before(0), ..plain.beds.clone() };
        let window = (day("2026-06-01"), day("2026-06-02"));
        let question = Question { needs: Vec::new(), beds, window, ..plain };
        let organiser = campus.actor(Role::Organiser);
        let own = asks(&campus, &organiser, &question, Some("26-001")).await;
        assert_eq!(firsts(&own), [day("2026-06-01")]);
        let other = asks(&campus, &organiser, &question, None).await;
        let Reason::Beds { lacks, .. } = &other.answer.refused[0].reasons[0] else { panic!("{other:?}") };
        assert_eq!((lacks[0].short, lacks[0].held.iter().map(|(_, rooms)| rooms).sum::<i64>()), (5, 5));
        // What was agreed night by night is not replaced by a number of people.
        let again = wish(&question, &own.answer.possible[0]);
        assert_eq!(fault(plans(&campus, "26-001", &again, "again").await), "rooms_agreed");
        let left = "select cast(sum(agreed) as bigint) from block_night where room_type_id in (select id from room_type where code = 'suite')";
        assert_eq!(campus.number(left).await, 2);
        // Nothing is moved that hangs on other days.
        let later = Question { window: (day("2026-06-03"), day("2026-06-04")), ..question };
        let found = asks(&campus, &organiser, &later, Some("26-001")).await;
        let wish = wish(&later, &found.answer.possible[0]);
        assert_eq!(fault(plans(&campus, "26-001", &wish, "k").await), "elsewhere");
    }

    async fn an_event_was_planned_away_from_its_people_meetings_sessions_and_documents(campus: Campus) {
        campus.has_a_hall().await;
        let organiser = campus.actor(Role::Organiser);
        let codes = ["26-001", "26-002", "26-003", "26-004", "26-005", "26-006"];
        for code in codes {
            campus.holds_event(code, JUNE, true).await;
        }
        campus.lists("26-001", &[sleeper("Ada", "2026-06-01", "2026-06-03")]).await.good();
        campus.opens_registration("26-002", &terms()).await;
        campus.can_be_met(&organiser, "26-003", (11, 3)).await;
        let opening = draft("Opening", "2026-06-01 09:00", "2026-06-01 10:00");
        campus.adds(&organiser, "26-004", &opening).await.good();
        let speech = Order {
            title: "Speech".to_owned(), words: 3000, source: Language::English, target: Language::French,
            due: day("2026-05-20"), translator: "Words Ltd".to_owned(), interpreter: None, state: OrderState::Ordered,
        };
        let id = TranslationId::new(campus.ctx.ids.next());
        translation::add(&campus.ctx, &organiser, ("26-005", id), &speech).await.good();
        let plain = campus.asks_for_a_hall();
        let later = Question { window: (day("2026-06-15"), day("2026-06-19")), ..plain };
        let wish = wish(&later, &asks(&campus, &organiser, &later, None).await.answer.possible[0]);
        for (number, code) in codes[..5].iter().enumerate() {
            assert_eq!(fault(plans(&campus, code, &wish, code).await), "elsewhere", "{number}");
        }
        assert_eq!(campus.number("select count(*) from event where from_date = '2026-06-01'").await, 6);
        plans(&campus, "26-006", &wish, "bare").await.good();
        assert_eq!(campus.number("select count(*) from event where from_date = '2026-06-01'").await, 5);
    }

    async fn an_enquiry_notes_what_it_will_hold_later(campus: Campus) {
        campus.has_a_hall().await;
        campus.holds_event("26-001", JULY, true).await;
        campus.stands("26-001", EventStatus::Enquiry).await;
        campus.has_booths(1).await;
        let plain = campus.asks_for_a_hall();
        let heard = Need { booths: 1, languages: heard_in_french(), ..plain.needs[0].clone() };
        let question = Question { needs: vec![heard], ..plain };
        let found = asks(&campus, &campus.actor(Role::Organiser), &question, Some("26-001")).await;
        let wish = wish(&question, &found.answer.possible[0]);
        plans(&campus, "26-001", &wish, "k").await.good();
        assert_eq!(campus.number("select count(*) from function_equipment").await, 0);
        assert_eq!(campus.number("select count(*) from function where state = 'waiting'").await, 2);
        let spoken = interpretation::of_event(&campus.ctx, &campus.actor(Role::Organiser), "26-001").await.good();
        assert_eq!(spoken.into_values().collect::<Vec<_>>(), [heard_in_french(), heard_in_french()]);
        assert_eq!(campus.number("select count(*) from claim where owner_kind = 'function'").await, 0);
        assert_eq!(campus.violations().await, [""; 0]);
    }
}
