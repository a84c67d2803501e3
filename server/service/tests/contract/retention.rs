//! Retention: what is due is gone for good, what is not due stays, and counts are as they were.

use super::erasure::is_anywhere;
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use chrono::NaiveDate;
use domain::access::Role;
use domain::ids::EventId;
use domain::retention::{Kind, Outlook};
use service::retention::{Cause, RUNNING, RunState, Tally, change, due, run, run_daily, runs, start};
use service::{Actor, ServiceError};
use uuid::Uuid;

const NAME: &str = "Wilhelmina Erasable";
/// What her need is.
const DIET: &str = "no hazelnuts, ever";

on_both! {
    async fn what_is_due_is_in_no_table_and_no_byte_and_the_nights_are_as_they_were(campus: Campus) {
        let (year, next) = (("2026-01-01", "2027-01-01"), ("2027-01-01", "2028-01-01"));
        campus.clerk().books_for(NAME, "2026-06-01", 3).await.good();
        campus.clerk().books_for("Ada Tester", "2027-06-01", 1).await.good();
        campus.clerk().books_for("Eva Latest", "2028-06-10", 1).await.good();
        needs(&campus).await;
        let before = campus.clerk().reads_nights(year, None).await.good();
        campus.at("2028-06-03 09:00");
        everybody_signs_in(&campus).await;
        let after_two_years = campus.clerk().reads_nights(next, None).await.good();
        assert!(is_anywhere(&campus, NAME).await && is_anywhere(&campus, DIET).await);

        run(&campus.ctx, &Actor::operator()).await.good();
        assert!(!is_anywhere(&campus, NAME).await);
        assert!(!is_anywhere(&campus, &format!("{DIET} of {NAME}")).await);
        // The need of one who left a year ago goes, her name stays; of one who is still to come both stay.
        assert!(is_anywhere(&campus, "Ada Tester").await && !is_anywhere(&campus, &format!("{DIET} of Ada")).await);
        assert!(is_anywhere(&campus, &format!("{DIET} of Eva")).await);
        assert_eq!(campus.clerk().reads_nights(next, None).await.good(), after_two_years);
        let now = campus.clerk().reads_nights(year, None).await.good();
        let taken = |rows: &[domain::nights::PeriodNights]| rows.iter().map(|row| row.count.on_the_books).sum::<i64>();
        assert_eq!(taken(&now), taken(&before));
        assert_eq!(campus.violations().await, [""; 0]);
        assert_eq!(campus.number("select count(*) from erased").await, 3);
        let log = runs(&campus.ctx, &Actor::operator()).await.good();
        assert_eq!((log[0].cause, log[0].state), (Cause::Command, RunState::Done));
        assert_eq!(log[0].tally, Tally { contacts: 1, needs: 2, accounts: 0, sessions: 0 });
    }

    async fn the_day_before_nothing_is_due_and_the_outlook_names_the_day(campus: Campus) {
        campus.clerk().books_for(NAME, "2026-06-01", 3).await.good();
        campus.at("2028-06-02 09:00");
        everybody_signs_in(&campus).await;
        let guests = due(&campus.ctx, &Actor::operator()).await.good()[0];
        let next = NaiveDate::from_ymd_opt(2028, 6, 3);
        assert_eq!((guests.kind, guests.outlook), (Kind::Contact, Outlook { now: 0, soon: 1, next }));
        run(&campus.ctx, &Actor::operator()).await.good();
        assert!(is_anywhere(&campus, NAME).await);
        campus.at("2028-06-03 09:00");
        assert_eq!(due(&campus.ctx, &Actor::operator()).await.good()[0].outlook.now, 1);
    }

    async fn a_guest_in_house_is_not_erased_however_long_ago_they_should_have_left(campus: Campus) {
        let stay = campus.clerk().books_for(NAME, "2026-06-01", 3).await.good();
        let stay = campus.clerk().assigns(&stay, "101").await.good();
        campus.at("2026-06-01 15:00");
        campus.clerk().checks_in(&stay).await.good();
        campus.at("2036-06-01 09:00");
        everybody_signs_in(&campus).await;
        run(&campus.ctx, &Actor::operator()).await.good();
        assert!(is_anywhere(&campus, NAME).await);
    }

    async fn an_account_long_unused_is_gone_and_those_that_hold_something_are_not(campus: Campus) {
        let later = campus.ctx.now().timestamp() + 3_600;
        everybody_signs_in(&campus).await;
        let unused = "update account set signed_in_at = 0, created_at = 0, password_hash = 'x'";
        campus.sql(&format!("{unused} where role in ('administrator', 'auditor', 'organiser')")).await;
        let hash = if campus.ctx.store.engine() == "SQLite" { "x'00'" } else { "'\\x00'" };
        for (table, role) in [("recovery_code (account_id, code_hash)", "auditor"), ("session (account_id, id_hash, data, expires_at)", "auditor")] {
            let values = if table.starts_with("session") { format!("id, {hash}, {hash}, 0") } else { format!("id, {hash}") };
            campus.sql(&format!("insert into {table} select {values} from account where role = '{role}'")).await;
        }
        campus.sql(&format!("insert into account_link (token_hash, account_id, purpose, expires_at)
            select {hash}, id, 'invitation', {later} from account where role = 'organiser'")).await;

        let event = campus.holds_event("26-001", ("2026-06-01", "2026-06-05"), false).await;
        for row in referring(&campus, hash, event) {
            campus.sql(&format!("{row} from account where role = 'auditor'")).await;
        }

        run(&campus.ctx, &Actor::operator()).await.good();
        assert!(!is_anywhere(&campus, "auditor@campus.test").await);
        let left = campus.texts("select role from account order by role").await;
        assert_eq!(left, ["administrator", "api_client", "facilities", "housekeeping", "management", "organiser"]);
        assert_eq!(campus.number("select count(*) from recovery_code").await, 0);
        let log = runs(&campus.ctx, &Actor::operator()).await.good();
        assert_eq!((log[0].tally.accounts, log[0].tally.sessions), (1, 0), "the session went with its account");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn more_than_one_batch_is_erased_to_the_last_one(campus: Campus) {
        for number in 0..250_u128 {
            let id = campus.id(Uuid::from_u128(0xe000 + number));
            campus.sql(&format!("insert into guest (id, full_name, created_at, synthetic) values ({id}, 'Gone {number}', 0, true)")).await;
        }
        everybody_signs_in(&campus).await;
        assert!(start(&campus.ctx, &campus.actor(Role::Administrator)).await.is_ok());
        for _ in 0..600 {
            if runs(&campus.ctx, &Actor::operator()).await.good()[0].state != RunState::Running {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        let log = runs(&campus.ctx, &Actor::operator()).await.good();
        assert_eq!((log[0].tally.contacts, log[0].state, log[0].cause), (250, RunState::Done, Cause::Person));
        assert_eq!(log[0].who.as_deref(), Some("administrator"));
        assert_eq!(campus.number("select count(*) from guest").await, 0);
    }

    async fn the_schedule_runs_once_a_day_and_never_on_a_demonstration(campus: Campus) {
        everybody_signs_in(&campus).await;
        assert!(run_daily(&campus.ctx).await.good());
        assert!(!run_daily(&campus.ctx).await.good(), "twice on one day");
        campus.at("2026-05-02 03:59");
        assert!(!run_daily(&campus.ctx).await.good(), "the night is not over");
        campus.at("2026-05-02 04:00");
        assert!(run_daily(&campus.ctx).await.good());
        campus.sql("insert into setting (name, value) values ('demo', 'true')").await;
        campus.at("2026-05-03 09:00");
        assert!(!run_daily(&campus.ctx).await.good(), "on a demonstration");
        run(&campus.ctx, &Actor::operator()).await.good();
    }

    async fn of_two_servers_at_once_one_runs(campus: Campus) {
        everybody_signs_in(&campus).await;
        let (one, two) = tokio::join!(run_daily(&campus.ctx), run_daily(&campus.ctx));
        assert_ne!(one.good(), two.good());
        assert_eq!(campus.number("select count(*) from retention_run").await, 1);
    }

    async fn a_run_waits_for_none_that_died_and_refuses_to_stand_beside_one_that_lives(campus: Campus) {
        everybody_signs_in(&campus).await;
        let (id, now) = (campus.id(Uuid::from_u128(7)), campus.ctx.now().timestamp());
        campus.sql(&format!("insert into retention_run (id, cause, state, started_at, alive_at) values ({id}, 'schedule', 'running', {now}, {now})")).await;
        let refused = run(&campus.ctx, &Actor::operator()).await.error();
        assert!(refused.is_duplicate(RUNNING), "{refused:?}");
        campus.clock.pass(601);
        run(&campus.ctx, &Actor::operator()).await.good();
        let states = campus.texts("select state from retention_run order by started_at").await;
        assert_eq!(states, ["interrupted", "done"]);
    }

    async fn a_period_is_changed_only_as_it_was_seen_and_within_its_limits(campus: Campus) {
        let administrator = campus.actor(Role::Administrator);
        change(&campus.ctx, &administrator, Kind::Contact, (730, 365)).await.good();
        let late = change(&campus.ctx, &administrator, Kind::Contact, (730, 1_000)).await.error();
        assert!(matches!(late, ServiceError::Stale { .. }), "{late:?}");
        for (kind, days) in [(Kind::Need, 0), (Kind::Account, 29), (Kind::Contact, 3_651), (Kind::Session, 30)] {
            let refused = change(&campus.ctx, &administrator, kind, (30, days)).await.error();
            assert!(matches!(refused, ServiceError::Invalid(_)), "{refused:?}");
        }
        let line = due(&campus.ctx, &administrator).await.good()[0];
        assert_eq!(line.period.map(domain::retention::Period::days), Some(365));
        let kept = campus.texts("select before || after from history where subject = 'retention'").await;
        assert_eq!(kept, [r#"{"days":730,"kind":"contact"}{"days":365,"kind":"contact"}"#]);
    }
}

/// Each guest gets a need that names its owner.
async fn needs(campus: &Campus) {
    let guests = campus.texts("select full_name from guest order by full_name").await;
    for (number, name) in (0x5000..).zip(guests) {
        let id = campus.id(Uuid::from_u128(number));
        campus
            .sql(&format!(
                "insert into guest_need (id, guest_id, kind, detail)
                select {id}, id, 'diet', '{DIET} of {name}' from guest where full_name = '{name}'"
            ))
            .await;
    }
}

/// Rows of every other table that refers to an account, to be completed by which. What it did stays; what is its own goes.
fn referring(campus: &Campus, hash: &str, event: EventId) -> [String; 7] {
    let (id, event) = (campus.id(Uuid::from_u128(0xf000)), campus.id(event.uuid()));
    [
        "insert into sign_on select 'https://id.example.org', '42', id, 0".to_owned(),
        format!("insert into import_event select 'opera', 'R-1', {event}, {hash}, 1, null, null, id"),
        "insert into account_deputy select id, (select id from account where role = 'organiser'), '2026-06-01',
            '2026-06-05', false"
            .to_owned(),
        format!("insert into calendar_feed select {id}, id, 'house', null, {hash}, 0, null, null"),
        format!(
            "insert into import (id, kind, source, file_name, started_at, rows_read, rows_new, rows_same, rows_rejected,
                account_id, rows_changed) select {id}, 'stays', 'hotel', 'a.csv', 1, 0, 0, 0, 0, id, 0"
        ),
        format!(
            "insert into barrier select {id}, 'B', 1, 'wish', 'obstacle', '', '', '', 'answered', '', 1, id, null, 1"
        ),
        format!(
            "insert into mail (id, kind, status, created_at, due_at, expires_at, attempts, person_id, recipient, content)
            select {id}, 'reset', 'waiting', 1, 1, 1, 0, id, email, '{{}}'"
        ),
    ]
}

/// So that no account is due.
async fn everybody_signs_in(campus: &Campus) {
    let now = campus.ctx.now().timestamp();
    campus.sql(&format!("update account set signed_in_at = {now}")).await;
}
