//! Events taken over: how they came to be, how likely that seemed, and whom they are entrusted to.

use super::events::{ACADEMY, Officer, RETREAT, totals};
use crate::on_both;
use crate::support::campus::Campus;
use domain::access::Role;
use domain::ids::AccountId;

const HEAD: &str = "reference,title,kind,status,first_day,last_day,asked_on,agreed_on,option_until,ended_on";

async fn takes(campus: &Campus, lines: &[&str]) -> (i64, i64, i64, i64, i64) {
    let officer = Officer::of(campus);
    totals(&officer.reads(officer.file("events.csv", HEAD, lines), None).await.expect("an import"))
}

/// The statuses of the event that is there, with the day of each.
async fn course(campus: &Campus) -> Vec<String> {
    let event = campus.texts("select code from event order by code").await;
    let actor = campus.actor(Role::Administrator);
    let record = service::event::one(&campus.ctx, &actor, &event[0]).await.expect("the event");
    let told = |stage: &service::event::StageLine| format!("{} {}", stage.status.code(), stage.day);
    record.stages.iter().map(told).collect()
}

async fn organiser(campus: &Campus) -> Option<AccountId> {
    let actor = campus.actor(Role::Administrator);
    let record = service::event::one(&campus.ctx, &actor, "26-001").await.expect("the event");
    let is_organiser = |part| part == domain::event::EventPart::Organiser;
    record.people.iter().find(|person| is_organiser(person.part)).map(|person| person.account)
}

on_both! {
    async fn corrected_days_were_counted_and_not_entered(campus: Campus) {
        let line = |asked: &str, agreed: &str| format!("C-1,Course,training,definite,2026-08-03,2026-08-07,{asked},{agreed},,");
        takes(&campus, &[&line("2026-01-10", "2026-02-20")]).await;
        assert_eq!(course(&campus).await, ["enquiry 2026-01-10", "definite 2026-02-20"]);
        assert_eq!(takes(&campus, &[&line("2026-01-05", "2026-03-01")]).await, (1, 0, 1, 0, 0));
        assert_eq!(course(&campus).await, ["enquiry 2026-01-05", "definite 2026-03-01"]);
        assert_eq!(takes(&campus, &[&line("2026-01-05", "2026-03-01")]).await, (1, 0, 0, 1, 0));
        assert_eq!(course(&campus).await.len(), 2);
    }

    async fn days_that_came_with_a_later_file_are_put_where_they_belong(campus: Campus) {
        let option = "C-1,Course,training,tentative,2026-08-03,2026-08-07,,,2026-06-30,";
        takes(&campus, &[option]).await;
        assert_eq!(course(&campus).await, ["tentative 2026-05-01"]);
        takes(&campus, &[&option.replace(",,,2026", ",2026-03-02,,2026")]).await;
        assert_eq!(course(&campus).await, ["enquiry 2026-03-02", "tentative 2026-05-01"]);
        campus.clock.set("2026-05-09 09:00");
        takes(&campus, &["C-1,Course,training,definite,2026-08-03,2026-08-07,2026-03-02,2026-05-08,,"]).await;
        let course = course(&campus).await;
        assert_eq!(course, ["enquiry 2026-03-02", "tentative 2026-05-01", "definite 2026-05-08"]);
    }

    async fn an_enquiry_of_the_old_system_was_never_scored(campus: Campus) {
        let lost = |n: u32| format!("L-{n},Course,training,lost,2026-02-03,2026-02-07,2025-11-10,,,2026-01-20");
        let lost = (0..6).map(lost).collect::<Vec<_>>();
        takes(&campus, &lost.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let of_lost = "select count(*) from event_stage where learned is not null";
        assert_eq!(campus.number(of_lost).await, 0, "of what was over nobody can say how likely it seemed");
        takes(&campus, &[
            "E-1,Before,training,enquiry,2026-08-03,2026-08-07,2026-01-05,,,",
            "E-2,After,training,enquiry,2026-08-03,2026-08-07,2026-04-10,,,",
        ]).await;
        let learned = "select cast(s.learned as text) from event_stage s join event e on e.id = s.event_id where e.title = ";
        assert_eq!(campus.texts(&format!("{learned}'Before'")).await, ["50"], "nothing was on record when it was asked for");
        let after = campus.texts(&format!("{learned}'After'")).await;
        assert!(after[0].parse::<i64>().expect("a share") < 40, "six of its kind had been lost: {after:?}");
        let actor = campus.actor(Role::Administrator);
        let why = domain::event::Ending { reason: domain::event::EndReason::Price, note: String::new() };
        let code = campus.texts("select code from event where title = 'After'").await;
        let step = domain::event::Step::Lose(why);
        service::event::step(&campus.ctx, &actor, (&code[0], 1), &step).await.expect("lost");
        campus.at("2026-08-08 09:00");
        let scores = service::event::precedents(&campus.ctx, &actor).await.expect("a record").scores();
        assert_eq!(scores.learned.map(|(_, number)| number), Some(1), "it is scored like others");
    }

    async fn a_corrected_organiser_was_ignored(campus: Campus) {
        let first = campus.actor(Role::Organiser).id();
        let second = campus.has_a_colleague().await.id();
        let corrected = ACADEMY.replace(",organiser", ",colleague@campus.test");
        let officer = Officer::of(&campus);
        officer.imports(&[ACADEMY, RETREAT], &[]).await;
        assert_eq!(organiser(&campus).await, first);
        let report = officer.imports(&[&corrected, RETREAT], &[]).await;
        assert_eq!((totals(&report), organiser(&campus).await), ((2, 0, 1, 1, 0), second));
        campus.clock.pass(7200);
        service::event::tell_changes(&campus.ctx).await.expect("told");
        assert_eq!(campus.number("select count(*) from mail").await, 0);

        let desk = campus.actor(Role::Facilities);
        service::event::entrust(&campus.ctx, &desk, "26-001", first).await.expect("entrusted by hand");
        let again = corrected.replace("Summer", "Autumn");
        officer.imports(&[&again, RETREAT], &[]).await;
        assert_eq!(organiser(&campus).await, first, "the file says nothing new");
        service::event::entrust(&campus.ctx, &desk, "26-001", None).await.expect("taken back by hand");
        officer.imports(&[&ACADEMY.replace("Summer", "Winter"), RETREAT], &[]).await;
        assert_eq!(organiser(&campus).await, None, "somebody changed it here");
        let line = service::event::one(&campus.ctx, &desk, "26-001").await.expect("the event").line;
        assert_eq!(line.event.title, "Winter academy");
    }

    async fn an_organiser_given_back_here_was_overwritten_by_a_corrected_file(campus: Campus) {
        let first = campus.actor(Role::Organiser).id();
        let second = campus.has_a_colleague().await.id();
        let officer = Officer::of(&campus);
        officer.imports(&[ACADEMY], &[]).await;
        let desk = campus.actor(Role::Facilities);
        for account in [second, first] {
            service::event::entrust(&campus.ctx, &desk, "26-001", account).await.expect("entrusted by hand");
        }
        officer.imports(&[&ACADEMY.replace(",organiser", ",colleague@campus.test")], &[]).await;
        assert_eq!(organiser(&campus).await, first, "somebody gave it back to them");
    }
}
