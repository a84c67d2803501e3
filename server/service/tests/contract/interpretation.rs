//! Interpretation: who comes where, what the database refuses, and what is missing.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::{day, local};
use crate::support::hall::{HALL, SALON};
use crate::support::interpreters::into_french;
use crate::support::outcome::Outcome;
use crate::support::raw;
use domain::access::Role;
use domain::event::EventStatus;
use domain::function::Wish as Hall;
use domain::ids::FunctionId;
use domain::interpretation::{Absence, Class, Wish};
use domain::language::Language;
use service::interpretation::{self, InterpretationRecord, Question};
use service::interpreter::{self, Profile};
use service::{Actor, ServiceError};

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

async fn set(campus: &Campus) -> Actor {
    campus.has_a_hall().await;
    campus.has_booths(1).await;
    campus.holds_event("26-001", JUNE, true).await;
    campus.holds_event("26-002", JUNE, false).await;
    campus.actor(Role::Organiser)
}

/// A function that is to be heard in French.
async fn french(campus: &Campus, event: &str, wish: &Hall) -> FunctionId {
    let desk = campus.actor(Role::Facilities);
    let id = campus.plans(&desk, event, wish).await.good();
    interpretation::set(&campus.ctx, &desk, (id, 0), &into_french()).await.good();
    id
}

async fn sees(campus: &Campus, id: FunctionId) -> InterpretationRecord {
    interpretation::of_function(&campus.ctx, &campus.actor(Role::Facilities), id).await.good()
}

async fn agrees(campus: &Campus, id: FunctionId) -> Result<(), ServiceError> {
    let version = sees(campus, id).await.kept.version;
    interpretation::agree(&campus.ctx, &campus.actor(Role::Facilities), (id, version)).await
}

#[track_caller]
fn fault<T: std::fmt::Debug>(outcome: Result<T, ServiceError>) -> String {
    match outcome {
        Err(ServiceError::Invalid(faults)) => faults[0].to_string(),
        other => panic!("should have been refused, but: {other:?}"),
    }
}

async fn duties(campus: &Campus) -> i64 {
    campus.number("select count(*) from interpreter_duty").await
}

on_both! {
    async fn what_is_proposed_is_agreed_at_once_with_its_booth_and_nobody_else_can_have_it(campus: Campus) {
        set(&campus).await;
        campus.knows_french(&["Ada", "Bo", "Cy"]).await;
        let morning = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        let first = french(&campus, "26-001", &morning).await;
        let plan = sees(&campus, first).await;
        assert!(plan.answer.is_possible() && !plan.answer.is_settled());
        agrees(&campus, first).await.good();
        let plan = sees(&campus, first).await;
        assert!(plan.answer.is_settled(), "{plan:?}");
        assert_eq!(campus.number("select taken from equipment_day").await, 1);
        // One voice and no booth are left for another hall.
        let second = french(&campus, "26-002", &Hall { space: SALON, ..morning }).await;
        let plan = sees(&campus, second).await;
        assert_eq!((plan.answer.short, plan.answer.teams[0].missing()), (1, 1));
        agrees(&campus, second).await.good();
        assert_eq!(duties(&campus).await, 3);
        assert_eq!(campus.violations().await, [""; 0]);
        let kept = campus.texts("select coalesce(after, '') from history where subject = 'interpretation'").await;
        assert!(kept.iter().all(|line| !line.contains("Ada")), "{kept:?}");
    }

    async fn somebody_chosen_is_refused_with_what_keeps_them(campus: Campus) {
        let organiser = set(&campus).await;
        let ada = campus.knows_french(&["Ada"]).await[0];
        let desk = campus.actor(Role::Facilities);
        let at = |from: &str, until: &str| campus.wants_hall(from, until);
        let first = french(&campus, "26-001", &at("2026-06-01 09:00", "2026-06-01 13:00")).await;
        interpretation::put(&campus.ctx, &organiser, (first, 1), (ada, Language::French)).await.good();
        let tries = [
            (Hall { space: SALON, ..at("2026-06-01 12:00", "2026-06-01 14:00") }, "interpreter: elsewhere"),
            (at("2026-06-01 14:00", "2026-06-01 18:00"), "interpreter: too_long"),
        ];
        for (wish, told) in tries {
            let id = french(&campus, "26-001", &wish).await;
            let outcome = interpretation::put(&campus.ctx, &organiser, (id, 1), (ada, Language::French)).await;
            assert_eq!(fault(outcome), told);
        }
        // Late on the third and early on the fourth there is no rest between; away on the fifth.
        let late = french(&campus, "26-001", &at("2026-06-03 19:00", "2026-06-03 23:00")).await;
        interpretation::put(&campus.ctx, &organiser, (late, 1), (ada, Language::French)).await.good();
        let early = french(&campus, "26-001", &at("2026-06-04 09:00", "2026-06-04 10:00")).await;
        let outcome = interpretation::put(&campus.ctx, &organiser, (early, 1), (ada, Language::French)).await;
        assert_eq!(fault(outcome), "interpreter: no_rest");
        let fifth = Absence { from: day("2026-06-05"), until: day("2026-06-06") };
        interpreter::go_away(&campus.ctx, &desk, ada, fifth).await.good();
        let friday = french(&campus, "26-001", &at("2026-06-05 14:00", "2026-06-05 15:00")).await;
        let outcome = interpretation::put(&campus.ctx, &organiser, (friday, 1), (ada, Language::French)).await;
        assert_eq!(fault(outcome), "interpreter: away");
        let first_day = Absence { from: day("2026-06-01"), until: day("2026-06-01") };
        assert_eq!(fault(interpreter::go_away(&campus.ctx, &desk, ada, first_day).await), "from: on_duty");
        let outcome = interpretation::put(&campus.ctx, &organiser, (friday, 1), (ada, Language::Arabic)).await;
        assert_eq!(fault(outcome), "interpreter: unable");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn the_database_itself_refuses_two_places_a_long_day_no_rest_and_a_booth_too_many(campus: Campus) {
        set(&campus).await;
        let ada = campus.knows_french(&["Ada"]).await[0];
        let id = french(&campus, "26-001", &campus.wants_hall("2026-06-01 09:00", "2026-06-01 13:00")).await;
        let other = french(&campus, "26-001", &campus.wants_hall("2026-06-02 09:00", "2026-06-02 13:00")).await;
        agrees(&campus, id).await.good();
        let (who, other) = (campus.id(ada.uuid()), campus.id(other.uuid()));
        let nine = local("2026-06-01 09:00").timestamp();
        let (kind, evening) = (campus.id(uuid::Uuid::from_u128(0xb300)), nine + 12 * 3600);
        let tries = [
            format!("insert into interpreter_duty values ({who}, {other}, 'fr', '2026-06-01', {}, {}, 60)",
                nine + 3600, nine + 7200),
            format!("insert into interpreter_day values ({who}, '2026-06-05', 421, {}, {})", nine + 345_600, nine + 370_860),
            format!("insert into interpreter_day values ({who}, '2026-06-02', 60, {evening}, {})", evening + 3600),
            format!("insert into equipment_day values ({kind}, '2026-06-09', 1, 2)"),
            "update interpreter_duty set minutes = 1".to_owned(),
            "update interpreter_day set minutes = 1".to_owned(),
        ];
        for statement in tries {
            let outcome = raw::try_execute(&campus.ctx.store, &statement).await;
            assert!(outcome.is_err(), "the database took: {statement}");
        }
    }

    async fn interpreters_come_along_with_an_event_as_far_as_they_are_free_and_go_with_what_is_let_go(campus: Campus) {
        set(&campus).await;
        let voices = campus.knows_french(&["Ada", "Bo"]).await;
        let id = french(&campus, "26-001", &campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00")).await;
        agrees(&campus, id).await.good();
        let desk = campus.actor(Role::Facilities);
        let eighth = Absence { from: day("2026-06-08"), until: day("2026-06-08") };
        interpreter::go_away(&campus.ctx, &desk, voices[0], eighth).await.good();
        service::event::shift(&campus.ctx, &desk, ("26-001", 1), (7, true)).await.good();
        let plan = sees(&campus, id).await;
        let there = plan.answer.teams[0].members.iter().map(|member| member.id).collect::<Vec<_>>();
        assert_eq!(there, [voices[1]]);
        let day = campus.texts("select cast(day as text) from equipment_day where taken = 1").await;
        assert_eq!(day, ["2026-06-08"]);
        assert_eq!(campus.violations().await, [""; 0]);
        // Gone with the hall: what waits holds nobody.
        let line = service::function::one(&campus.ctx, &desk, id).await.good().line;
        service::function::remove(&campus.ctx, &desk, (id, line.function.version)).await.good();
        assert_eq!(duties(&campus).await, 0);
        assert_eq!(campus.number("select coalesce(max(taken), 0) from equipment_day").await, 0);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn moved_by_a_day_an_event_of_two_days_keeps_the_voices_and_the_booth_of_both(campus: Campus) {
        set(&campus).await;
        campus.knows_french(&["Ada", "Bo"]).await;
        for day in ["2026-06-01", "2026-06-02"] {
            let morning = campus.wants_hall(&format!("{day} 09:00"), &format!("{day} 11:00"));
            let id = french(&campus, "26-001", &morning).await;
            agrees(&campus, id).await.good();
        }
        let desk = campus.actor(Role::Facilities);
        for (days, now) in [(1, ["2026-06-02", "2026-06-03"]), (-1, ["2026-06-01", "2026-06-02"])] {
            let version = service::event::one(&campus.ctx, &desk, "26-001").await.good().line.event.version;
            service::event::shift(&campus.ctx, &desk, ("26-001", version), (days, true)).await.good();
            assert_eq!(duties(&campus).await, 4, "by {days}: two voices on both days");
            let with_a_booth =
                campus.texts("select cast(day as text) from equipment_day where taken = 1 order by day").await;
            assert_eq!(with_a_booth, now);
        }
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_repeated_event_asks_for_the_same_languages_and_holds_nobody(campus: Campus) {
        set(&campus).await;
        campus.knows_french(&["Ada", "Bo"]).await;
        let id = french(&campus, "26-001", &campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00")).await;
        agrees(&campus, id).await.good();
        let desk = campus.actor(Role::Facilities);
        let again = domain::ids::EventId::new(campus.ctx.ids.next());
        let code = service::event::duplicate(&campus.ctx, &desk, "26-001", (again, day("2027-06-07"))).await.good();
        let wishes = interpretation::of_event(&campus.ctx, &desk, &code).await.good();
        assert_eq!(wishes.into_values().collect::<Vec<_>>(), [into_french()]);
        assert_eq!(duties(&campus).await, 2);
    }

    async fn what_waits_agrees_with_nobody_and_a_language_no_longer_wanted_lets_its_team_go(campus: Campus) {
        set(&campus).await;
        campus.knows_french(&["Ada", "Bo"]).await;
        let desk = campus.actor(Role::Facilities);
        let id = french(&campus, "26-001", &campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00")).await;
        agrees(&campus, id).await.good();
        let version = sees(&campus, id).await.kept.version;
        let spanish = Wish { wanted: [Language::Spanish].into(), ..into_french() };
        interpretation::set(&campus.ctx, &desk, (id, version), &spanish).await.good();
        assert_eq!(duties(&campus).await, 0);
        let stale = interpretation::set(&campus.ctx, &desk, (id, version), &spanish).await;
        assert!(matches!(stale, Err(ServiceError::Stale { .. })), "{stale:?}");
        campus.stands("26-002", EventStatus::Enquiry).await;
        let waits = french(&campus, "26-002", &campus.wants_hall("2026-06-02 09:00", "2026-06-02 11:00")).await;
        assert_eq!(fault(agrees(&campus, waits).await), "interpreter: not_held");
    }

    async fn a_question_about_a_hall_names_what_is_missing_and_holds_nothing(campus: Campus) {
        set(&campus).await;
        campus.knows_french(&["Ada", "Bo"]).await;
        let question = Question {
            space: HALL,
            from: local("2026-06-01 09:00"),
            until: local("2026-06-01 11:00"),
            wish: Wish { wanted: [Language::French, Language::Arabic].into(), ..into_french() },
        };
        let organiser = campus.actor(Role::Organiser);
        let reply = interpretation::ask(&campus.ctx, &organiser, &question).await.good();
        assert_eq!((reply.answer.booths, reply.answer.short), (2, 1));
        let missing = reply.answer.teams.iter().map(domain::interpretation::Team::missing).collect::<Vec<_>>();
        assert_eq!(missing, [0, 2]);
        assert_eq!(duties(&campus).await, 0);
        let silent = Question { wish: Wish { floor: [].into(), ..question.wish.clone() }, ..question.clone() };
        assert_eq!(fault(interpretation::ask(&campus.ctx, &organiser, &silent).await), "floor: missing");
        let backwards = Question { until: question.from, ..question };
        assert_eq!(fault(interpretation::ask(&campus.ctx, &organiser, &backwards).await), "until_time: backwards");
    }

    async fn an_erased_interpreter_leaves_nothing_but_the_id(campus: Campus) {
        set(&campus).await;
        let voices = campus.knows_french(&["Adalbert"]).await;
        let id = french(&campus, "26-001", &campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00")).await;
        agrees(&campus, id).await.good();
        let desk = campus.actor(Role::Facilities);
        let few = Profile { full_name: "X".to_owned(), ..Profile::default() };
        let outcome = interpreter::change(&campus.ctx, &desk, (voices[0], 1), &few).await;
        assert_eq!(fault(outcome), "languages: too_few");
        let more = Profile {
            full_name: "Adalbert".to_owned(),
            languages: [(Language::French, Class::A), (Language::German, Class::C)].into(),
            active: true,
            ..Profile::default()
        };
        interpreter::change(&campus.ctx, &desk, (voices[0], 1), &more).await.good();
        interpreter::remove(&campus.ctx, &desk, (voices[0], 2)).await.good();
        assert!(!campus.dump().await.contains("Adalbert"));
        assert_eq!(interpreter::list(&campus.ctx, &desk).await.good(), []);
        assert_eq!(campus.number("select count(*) from erased").await, 1);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn more_pieces_than_are_promised_are_not_taken_out_of_stock(campus: Campus) {
        set(&campus).await;
        campus.knows_french(&["Ada", "Bo"]).await;
        let id = french(&campus, "26-001", &campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00")).await;
        agrees(&campus, id).await.good();
        let admin = campus.actor(Role::Administrator);
        let overview = service::campus::overview(&campus.ctx, &admin).await.good();
        let kind = overview.equipment.iter().find(|kind| kind.code.as_str() == "portable-booth").unwrap();
        let wish = |stock| service::campus::EquipmentWish { name: kind.name.clone(), stock, portable: true, hybrid: false };
        let version = service::campus::version(&domain::campus::Record::Equipment(kind.clone()));
        let lowered = service::campus::change_equipment(&campus.ctx, &admin, ("portable-booth", version), &wish(0)).await;
        assert_eq!(fault(lowered), "stock: promised");
        service::campus::change_equipment(&campus.ctx, &admin, ("portable-booth", version), &wish(3)).await.good();
        assert_eq!(campus.number("select stock from equipment_day").await, 3);
    }
}
