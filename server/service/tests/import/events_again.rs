//! Events taken over, and their files again: who changed what since, and a reconciliation that hides nothing.

use super::events::{ACADEMY, Officer, RETREAT, differing, event, rejects, totals};
use crate::on_both;
use crate::support::campus::Campus;
use domain::access::Role;
use domain::event::EventStatus;
use service::import::Balance;

/// Month, status and number of one reason, where it is not none.
fn told(lines: &[Balance], why: fn(&Balance) -> i64) -> Vec<(String, String, i64)> {
    let told = lines.iter().filter(|line| why(line) != 0).map(|line| {
        let month = line.month.map_or_else(String::new, |month| month.format("%m").to_string());
        (format!("{} {month}", line.counted), line.status.clone().unwrap_or_default(), why(line))
    });
    told.collect()
}

async fn everybody_is_told(campus: &Campus) -> i64 {
    campus.clock.pass(7200);
    service::event::tell_changes(&campus.ctx).await.expect("told");
    service::concern::tell(&campus.ctx).await.expect("told");
    campus.number("select count(*) from mail").await
}

on_both! {
    async fn an_option_that_the_server_let_go_kept_a_corrected_line_out(campus: Campus) {
        let officer = Officer::of(&campus);
        officer.imports(&[ACADEMY, RETREAT], &["BQ-2,2026-06-20,,suite,2"]).await;
        campus.clock.set("2026-05-21 09:00");
        assert_eq!(service::event::expire(&campus.ctx).await.expect("expired"), 1);
        let same = officer.imports(&[ACADEMY, RETREAT], &["BQ-2,2026-06-20,,suite,2"]).await;
        let lapsed = differing(&same).iter().map(|line| line.lapsed).collect::<Vec<_>>();
        assert_eq!(lapsed, [1, -1, 2, -2], "what the server did is told as such");
        let longer = RETREAT.replace("2026-05-20", "2026-06-10").replace(",12,", ",14,");
        let report = officer.imports(&[ACADEMY, &longer], &["BQ-2,2026-06-20,,suite,1"]).await;
        assert_eq!((totals(&report), rejects(&report)), ((3, 0, 2, 1, 0), Vec::new()));
        let retreat = event(&campus, "26-002").await.line.event;
        assert_eq!((retreat.status, retreat.on_campus), (EventStatus::Tentative, 14));
        assert_eq!(campus.taken("suite", "2026-06-20").await, 1);
        assert!(differing(&report).is_empty());
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn a_block_that_the_server_released_kept_a_corrected_line_out(campus: Campus) {
        let officer = Officer::of(&campus);
        let head = "reference,night,room_type,rooms,cut_off";
        let rooms = |line| officer.file("rooms.csv", head, &[line]);
        officer.imports(&[ACADEMY], &[]).await;
        officer.reads(None, rooms("BQ-1,2026-06-01,single,2,2026-05-10")).await.expect("an import");
        campus.clock.set("2026-05-12 09:00");
        assert_eq!(service::block::release_due(&campus.ctx).await.expect("released"), 1);
        let report = officer.reads(None, rooms("BQ-1,2026-06-01,single,3,2026-05-30")).await.expect("an import");
        assert_eq!((totals(&report), rejects(&report)), ((1, 0, 1, 0, 0), Vec::new()));
        assert_eq!(campus.taken("single", "2026-06-01").await, 3);
        campus.agrees("26-001", &[("single", "2026-06-01", 1)]).await.expect("agreed by hand");
        let report = officer.reads(None, rooms("BQ-1,2026-06-01,single,2,2026-05-30")).await.expect("an import");
        assert_eq!(totals(&report), (1, 0, 0, 0, 1), "what somebody changed stays");
        assert_eq!(campus.violations().await, Vec::<String>::new());
    }

    async fn what_is_not_in_the_file_was_in_no_column(campus: Campus) {
        let officer = Officer::of(&campus);
        let rooms = ["BQ-1,2026-06-01,,single,2", "BQ-2,2026-06-20,,suite,2"];
        officer.imports(&[ACADEMY, RETREAT], &rooms).await;
        let report = officer.imports(&[ACADEMY], &rooms[..1]).await;
        let absent = told(&report.balance, |line| line.absent);
        let retreat = |counted: &str, number| (format!("{counted} 06"), "tentative".to_owned(), number);
        assert_eq!(absent, [retreat("events", 1), retreat("room_nights", 2)]);
        assert_eq!(differing(&report).len(), 2, "and nothing else differs");
        let here = report.balance.iter().map(|line| line.here + line.others).sum::<i64>();
        let all = campus.number("select count(*) from event").await;
        assert_eq!(here, all + campus.number("select cast(sum(agreed) as bigint) from block_night").await);
        let record = report.record.expect("a record");
        let kept = service::import::reconciliation(&campus.ctx, &campus.actor(Role::Administrator), record).await;
        assert_eq!(kept.expect("the reconciliation"), report.balance);
    }

    async fn an_event_moved_here_beyond_the_months_of_the_file_is_found_there(campus: Campus) {
        let officer = Officer::of(&campus);
        officer.imports(&[ACADEMY, RETREAT], &[]).await;
        let hand = campus.actor(Role::Administrator);
        service::event::shift(&campus.ctx, &hand, ("26-002", 1), (70, true)).await.expect("moved by hand");
        let report = officer.imports(&[ACADEMY, RETREAT], &[]).await;
        assert_eq!(differing(&report).len(), 2);
        let tentative = "tentative".to_owned();
        let moved = [("events 06".to_owned(), tentative.clone(), -1), ("events 08".to_owned(), tentative, 1)];
        assert_eq!(told(&report.balance, |line| line.since), moved);
    }

    async fn a_difference_that_nobody_made_is_told_as_unexplained(campus: Campus) {
        let officer = Officer::of(&campus);
        let rooms = ["BQ-1,2026-06-01,,single,2", "BQ-2,2026-06-20,,suite,2"];
        officer.imports(&[ACADEMY, RETREAT], &rooms).await;
        campus.sql("update event set status = 'lost' where code = '26-001'").await;
        campus.sql("update block_night set agreed = 1 where agreed = 2 and event_id in (select id from event where code = '26-002')").await;
        let report = officer.imports(&[ACADEMY, RETREAT], &rooms).await;
        let line = |counted: &str, status: &str, number| (format!("{counted} 06"), status.to_owned(), number);
        assert_eq!(told(&report.balance, |line| line.unexplained), [
            line("events", "definite", -1),
            line("events", "lost", 1),
            line("room_nights", "tentative", -1),
            line("room_nights", "definite", -2),
            line("room_nights", "lost", 2),
        ]);
        let others = report.balance.iter().map(|line| line.rejected.abs() + line.since.abs() + line.lapsed.abs() + line.absent.abs());
        assert_eq!(others.sum::<i64>(), 0, "no reason took it on");
        assert!(report.to_string().contains("unexplained -2"));
    }

    async fn a_corrected_file_that_called_an_event_off_wrote_to_its_organiser(campus: Campus) {
        let officer = Officer::of(&campus);
        let rooms = ["BQ-1,2026-06-01,,single,2"];
        officer.imports(&[ACADEMY], &rooms).await;
        let desk = campus.actor(Role::Facilities);
        service::concern::set(&campus.ctx, &desk, domain::concern::Concern::ALL).await.expect("a concern");
        let off = ACADEMY.replace("Definite", "cancelled");
        officer.imports(&[&off], &rooms).await;
        assert_eq!(campus.taken("single", "2026-06-01").await, 0);
        assert_eq!(everybody_is_told(&campus).await, 0, "rooms let go");
        officer.imports(&[ACADEMY], &rooms).await;
        assert_eq!(campus.taken("single", "2026-06-01").await, 2);
        assert_eq!(everybody_is_told(&campus).await, 0, "rooms held again");
        campus.agrees("26-001", &[("single", "2026-06-01", 1)]).await.expect("agreed by hand");
        assert!(everybody_is_told(&campus).await > 0, "what somebody does is told");
    }

    async fn rooms_agreed_here_were_told_as_missing_from_the_file(campus: Campus) {
        let officer = Officer::of(&campus);
        let rooms = ["BQ-1,2026-06-01,,single,2"];
        officer.imports(&[ACADEMY, RETREAT], &rooms).await;
        campus.agrees("26-002", &[("suite", "2026-06-20", 1)]).await.expect("agreed by hand");
        let report = officer.imports(&[ACADEMY, RETREAT], &rooms).await;
        let line = [("room_nights 06".to_owned(), "tentative".to_owned(), 1)];
        assert_eq!(told(&report.balance, |line| line.since), line);
        assert!(told(&report.balance, |line| line.absent).is_empty(), "it is in no file, and nobody said it should be");
    }

    async fn a_version_that_no_line_of_history_tells_of_counted_as_nobodys(campus: Campus) {
        let officer = Officer::of(&campus);
        officer.imports(&[ACADEMY], &["BQ-1,2026-06-01,,single,2"]).await;
        campus.sql("update event set version = version + 1, title = 'Mended by hand' where code = '26-001'").await;
        let report = officer.imports(&[&ACADEMY.replace(",30,", ",31,")], &["BQ-1,2026-06-01,,single,2"]).await;
        assert_eq!(totals(&report), (2, 0, 0, 0, 2), "what somebody changed stays");
        assert_eq!(event(&campus, "26-001").await.line.event.title, "Mended by hand");
        campus.sql("update event set version = version - 1 where code = '26-001'").await;
        campus.sql("update block set version = version + 1").await;
        let report = officer.imports(&[ACADEMY], &["BQ-1,2026-06-01,,single,3"]).await;
        assert_eq!(totals(&report), (2, 0, 0, 0, 2), "nor are rooms taken back");
    }
}
