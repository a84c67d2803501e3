//! Rows that are refused: each with its line, its column and a reason, and none of them stops another.

use super::officer::{HEADER, Officer, rejects, stays_of};
use crate::on_both;
use crate::support::campus::Campus;

const WIDE: &str =
    "arrival,departure,nights,room_type,status,booked_at,cancelled_at,heads,adults,segment,event,guest,email";

on_both! {
    async fn a_bad_row_stops_no_other(campus: Campus) {
        let officer = Officer::of(&campus);
        let done = officer
            .imports(&[
                HEADER,
                "soon,2,single,2026-04-01",
                "2026-07-01,2,single,2026-04-01",
                "2026-07-01,two,single,2026-04-01",
                "2026-07-01,2,penthouse,2026-04-01",
                "2026-07-01,2,single,2026-07-05",
                "2026-07-01,2,single",
                ",,,",
                "2026-07-01,2,,2026-04-01",
            ])
            .await;
        assert_eq!((done.totals.read, done.totals.new, done.totals.rejected), (7, 1, 6));
        let places: Vec<_> = done
            .rejects
            .iter()
            .map(|reject| (reject.line, reject.column.as_str(), reject.reason.code()))
            .collect();
        assert_eq!(
            places,
            [
                (2, "arrival", "not_a_date"),
                (4, "nights", "not_a_number"),
                (5, "room_type", "unknown_room_type"),
                (6, "booked_at", "booked_after_departure"),
                (7, "", "width"),
                (9, "room_type", "missing"),
            ]
        );
        assert!(rejects(&done)[2].contains("--create-room-types"), "the way out is named");
        assert_eq!(campus.texts("select reason from import_reject order by line").await.len(), 6);
    }

    async fn every_field_is_checked(campus: Campus) {
        let officer = Officer::of(&campus);
        let cases = [
            ("2026-03-10,2026-03-08,,single,,2026-02-01,,,,,,,", "departure", "departure_before_arrival"),
            ("2026-03-10,2026-03-12,3,single,,2026-02-01,,,,,,,", "nights", "nights_differ"),
            ("2026-03-10,,500,single,,2026-02-01,,,,,,,", "nights", "too_many"),
            ("2026-03-10,2028-03-10,,single,,2026-02-01,,,,,,,", "departure", "stay_too_long"),
            ("2026-03-10,,2,single,asleep,2026-02-01,,,,,,,", "status", "unknown_status"),
            ("2026-03-10,,2,single,cancelled,2026-02-01,,,,,,,", "cancelled_at", "missing"),
            ("2026-03-10,,2,single,,2026-02-01,,2,3,,,,", "heads", "heads_differ"),
            ("2026-03-10,,2,single,,2026-02-01,,,,holiday,,,", "segment", "unknown_segment"),
            ("2026-03-10,,2,single,,2026-02-01,,,,,EV-1,,", "event", "unknown_event"),
            ("2026-03-10,,2,single,,2026-02-01,,0,,,,Ada,", "guest", "nobody_named"),
            ("2026-03-10,,2,single,,2026-02-01,,,,,,Ada,nowhere", "email", "not_an_address"),
            ("2026-07-10,,2,single,departed,2026-02-01,,,,,,,", "status", "still_to_come"),
            ("2026-07-10,,2,single,,2026-06-01,,,,,,,", "booked_at", "still_to_come"),
        ];
        let lines: Vec<&str> = std::iter::once(WIDE).chain(cases.iter().map(|case| case.0)).collect();
        let done = officer.imports(&lines).await;
        let found: Vec<_> =
            done.rejects.iter().map(|reject| (reject.column.as_str(), reject.reason.code())).collect();
        assert_eq!(found, cases.map(|case| (case.1, case.2)));
        assert_eq!(stays_of(&campus).await, 0);
    }

    async fn what_the_house_cannot_hold_is_refused_and_the_rest_is_taken(campus: Campus) {
        let row = "2026-07-01,2,suite,2026-04-01";
        let done = Officer::of(&campus)
            .imports(&[
                HEADER,
                row,
                row,
                row,
                "2026-07-02,1,suite,2026-04-01",
                "2026-07-03,1,suite,2026-04-01",
            ])
            .await;
        assert_eq!(done.totals.new, 3);
        let full: Vec<_> = done
            .rejects
            .iter()
            .map(|reject| (reject.line, reject.column.as_str(), reject.reason.code()))
            .collect();
        assert_eq!(full, [(4, "room_type", "full"), (5, "room_type", "full")]);
        assert!(rejects(&done)[0].contains("2026-07-01"), "the night is named");
        assert_eq!(campus.taken("suite", "2026-07-01").await, 2);
        assert_eq!(
            campus.number("select count(*) from import_row").await,
            3,
            "a refused row may be tried again"
        );
    }

    async fn a_reference_belongs_to_one_stay(campus: Campus) {
        let header = format!("{HEADER},reference");
        let done = Officer::of(&campus)
            .imports(&[&header, "2026-07-01,2,suite,2026-04-01,R-1", "2026-08-01,2,suite,2026-04-01,R-1"])
            .await;
        assert_eq!(rejects(&done).len(), 1);
        assert_eq!((done.rejects[0].line, done.rejects[0].reason.code()), (3, "reference_taken"));
    }

    async fn what_a_rejected_line_says_is_kept_nowhere(campus: Campus) {
        let done = Officer::of(&campus)
            .imports(&[&format!("{HEADER},guest"), "2026-07-01,Ada Rossi,single,2026-04-01,Ada Rossi"])
            .await;
        assert!(!done.to_string().contains("Ada"), "{done}");
        assert_eq!(
            campus.texts("select line || ' ' || column_name || ' ' || reason from import_reject").await,
            ["2 nights not_a_number"]
        );
    }
}
