//! Rows that are known again, and imports that broke off.

use super::officer::{HEADER, Officer, rejects, stays_of};
use crate::on_both;
use crate::support::campus::Campus;
use flate2::Compression;
use flate2::write::GzEncoder;
use service::ServiceError;
use std::io::Write;

/// Day use of the suites: so many rows need no more rooms than there are.
fn many(rows: u32) -> String {
    let row = |number: u32| format!("2026-07-01,0,suite,2026-04-01,N-{number}\n");
    std::iter::once(format!("{HEADER},reference\n")).chain((0..rows).map(row)).collect()
}

on_both! {
    async fn the_same_file_again_changes_nothing(campus: Campus) {
        let officer = Officer::of(&campus);
        let lines = [HEADER, "2026-07-01,2,single,2026-04-01", "2026-07-01,2,single,2026-04-01"];
        let first = officer.imports(&lines).await;
        assert_eq!(
            (first.totals.new, first.totals.same),
            (2, 0),
            "rows that look the same are the rooms of a group"
        );
        let history = campus.number("select count(*) from stay_history").await;
        let second = officer.imports(&lines).await;
        assert_eq!((second.totals.read, second.totals.new, second.totals.same), (2, 0, 2));
        assert_eq!(stays_of(&campus).await, 2);
        assert_eq!(campus.taken("single", "2026-07-01").await, 2);
        assert_eq!(campus.number("select count(*) from stay_history").await, history);
    }

    async fn a_longer_file_adds_what_is_new_in_it(campus: Campus) {
        let officer = Officer::of(&campus);
        let row = "2026-07-01,2,single,2026-04-01";
        officer.imports(&[HEADER, row]).await;
        let done = officer.imports(&[HEADER, "2026-07-02,1,suite,2026-04-01", row, row]).await;
        assert_eq!((done.totals.new, done.totals.same), (2, 1));
    }

    async fn rows_are_known_within_their_source_only(campus: Campus) {
        let row = "2026-07-01,2,single,2026-04-01";
        Officer::of(&campus).imports(&[HEADER, row]).await;
        let other = Officer { source: Some("annex".into()), ..Officer::of(&campus) };
        assert_eq!(other.imports(&[HEADER, row]).await.totals.new, 1);
    }

    async fn an_import_that_broke_off_goes_on_when_started_again(campus: Campus) {
        let officer = Officer::of(&campus);
        let mut packed = GzEncoder::new(Vec::new(), Compression::none());
        packed.write_all(many(2000).as_bytes()).expect("a packed file");
        let packed = packed.finish().expect("a packed file");
        let path = officer.file("stays.csv.gz", &packed[..packed.len() * 2 / 3]);
        assert!(matches!(officer.tries(&path).await, Err(ServiceError::File(_))));
        let before = stays_of(&campus).await;
        assert!((500..2000).contains(&before), "whole batches stand: {before}");
        assert_eq!(campus.number("select rows_new from import").await, before);
        assert_eq!(campus.number("select count(*) from import where finished_at is null").await, 1);
        let path = officer.file("stays.csv.gz", &packed);
        let done = officer.tries(&path).await.expect("the whole file");
        assert_eq!((done.totals.same, done.totals.new, rejects(&done)), (before, 2000 - before, Vec::new()));
        assert_eq!(campus.number("select count(*) from import where finished_at is not null").await, 1);
    }

    async fn a_dry_run_does_everything_and_keeps_nothing(campus: Campus) {
        let lines = [
            HEADER,
            "2026-07-01,2,single,2026-04-01",
            "2026-07-01,2,loft,2026-04-01",
            "soon,2,single,2026-04-01",
        ];
        let officer = Officer { dry_run: true, create_room_types: true, ..Officer::of(&campus) };
        let dry = officer.imports(&lines).await;
        assert_eq!((dry.totals.new, dry.totals.rejected, dry.made.len()), (2, 1, 1));
        for table in
            ["stay", "stay_history", "night_count", "import", "import_row", "import_reject", "history"]
        {
            assert_eq!(campus.number(&format!("select count(*) from {table}")).await, 0, "{table}");
        }
        assert_eq!(campus.number("select count(*) from room_type").await, 2);
        let wet = Officer { create_room_types: true, ..Officer::of(&campus) }.imports(&lines).await;
        assert_eq!((wet.totals, wet.stays), (dry.totals, dry.stays));
    }
}
