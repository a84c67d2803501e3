//! What becomes of a row.

use super::officer::{HEADER, Officer, rejects, stays_of};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::{day, local};
use domain::access::Role;
use domain::nights::Grain;
use service::nights::{NightsQuery, report};

/// `check-in 2026-03-01 15:00`, in order.
const PAST: &str =
    "select action || ' ' || status || ' ' || effective_at from stay_history order by stay_id, version";

fn past(action: &str, status: &str, at: &str) -> String {
    format!("{action} {status} {}", local(at).timestamp())
}

async fn room_nights(campus: &Campus, as_of: &str) -> (i64, i64, i64) {
    let query = NightsQuery {
        from: day("2026-01-01"),
        until: day("2027-01-01"),
        grain: Grain::Year,
        as_of: Some(local(as_of)),
    };
    let rows = report(&campus.ctx, &campus.actor(Role::Management), &query).await.expect("a report");
    (rows[0].count.room_nights, rows[0].count.guest_nights, rows[0].count.on_the_books)
}

on_both! {
    async fn a_stay_slept_has_its_whole_past_and_takes_its_nights(campus: Campus) {
        let officer = Officer::of(&campus);
        let row = "2026-03-10,2026-03-13,single,departed,2026-02-01,2";
        let done = officer.imports(&["arrival,departure,room_type,status,booked_at,heads", row]).await;
        assert_eq!((done.totals.new, done.stays.departed, done.stays.room_nights), (1, 1, 3));
        assert_eq!(
            campus.texts(PAST).await,
            [
                past("reserve", "reserved", "2026-02-01 12:00"),
                past("check_in", "in_house", "2026-03-10 15:00"),
                past("check_out", "departed", "2026-03-13 10:00"),
            ]
        );
        assert_eq!(
            (campus.taken("single", "2026-03-12").await, campus.taken("single", "2026-03-13").await),
            (1, 0)
        );
        assert_eq!(room_nights(&campus, "2026-01-31 12:00").await, (0, 0, 0));
        assert_eq!(room_nights(&campus, "2026-02-02 12:00").await, (0, 0, 3));
        assert_eq!(room_nights(&campus, "2026-05-01 09:00").await, (3, 6, 0));
    }

    async fn a_cancelled_stay_was_on_the_books_until_then(campus: Campus) {
        let officer = Officer::of(&campus);
        let row = "2026-03-10,2,single,cancelled,2026-02-01,2026-02-20";
        let done = officer
            .imports(&[&format!("{},status,booked_at,cancelled_at", "arrival,nights,room_type"), row])
            .await;
        assert_eq!((done.stays.cancelled, done.stays.room_nights), (1, 0));
        assert_eq!(room_nights(&campus, "2026-02-20 17:00").await, (0, 0, 2));
        assert_eq!(room_nights(&campus, "2026-02-20 19:00").await, (0, 0, 0));
        assert_eq!(campus.taken("single", "2026-03-10").await, 0);
    }

    async fn what_is_still_to_come_is_reserved(campus: Campus) {
        let done = Officer::of(&campus).imports(&[HEADER, "2026-07-01,2,single,2026-04-30 16:20"]).await;
        assert_eq!((done.stays.reserved, done.stays.room_nights), (1, 2));
        assert_eq!(campus.texts(PAST).await, [past("reserve", "reserved", "2026-04-30 16:20")]);
    }

    async fn a_row_of_nobody_makes_a_stay_without_guest_nights(campus: Campus) {
        let row = "2026-03-10,2,single,departed,2026-02-01,0";
        let done =
            Officer::of(&campus).imports(&["arrival,nights,room_type,status,booked_at,adults", row]).await;
        assert_eq!(rejects(&done), Vec::<String>::new());
        assert_eq!(room_nights(&campus, "2026-05-01 09:00").await, (2, 0, 0));
    }

    async fn a_stay_without_a_night_is_day_use(campus: Campus) {
        let officer = Officer::of(&campus);
        officer
            .imports(&[
                "arrival,nights,room_type,status,booked_at",
                "2026-03-10,0,single,departed,2026-03-10",
            ])
            .await;
        assert_eq!(campus.texts(PAST).await.last(), Some(&past("check_out", "departed", "2026-03-10 18:00")));
        assert_eq!(campus.taken("single", "2026-03-10").await, 0);
    }

    async fn a_guest_and_an_organisation_are_kept_once_each(campus: Campus) {
        let header = "arrival,nights,room_type,booked_at,heads,guest,email,organisation,segment,reference";
        let officer = Officer::of(&campus);
        let done = officer
            .imports(&[
                header,
                "2026-07-01,2,single,2026-04-01,3,Ada Rossi,ada@example.org,Ministry of Labour,Training,R-1",
                "2026-07-01,2,single,2026-04-01,1,,,ministry of labour,event,R-2",
            ])
            .await;
        assert_eq!((done.totals.new, rejects(&done)), (2, Vec::new()));
        assert_eq!(
            campus.texts("select full_name || ' ' || email from guest").await,
            ["Ada Rossi ada@example.org"]
        );
        assert_eq!(campus.texts("select name from organisation").await, ["Ministry of Labour"]);
        assert_eq!(
            campus.texts("select reference || ' ' || segment from stay order by reference").await,
            ["R-1 training", "R-2 event"]
        );
        assert_eq!(campus.number("select cast(sum(heads) as bigint) from stay_guest").await, 4);
        let named = campus.number("select count(*) from stay_history where guests like '%Ada%'").await;
        assert_eq!(named, 0, "history is free of persons");
    }

    async fn all_that_was_imported_agrees_with_itself(campus: Campus) {
        Officer::of(&campus)
            .imports(&[
                "arrival,nights,room_type,status,booked_at,cancelled_at,guest",
                "2026-03-10,2,single,departed,2026-02-01,,Ada Rossi",
                "2026-03-10,2,suite,cancelled,2026-02-01,2026-02-03,",
                "2026-03-11,2,suite,no_show,2026-02-01,,",
                "2026-07-10,2,suite,,2026-02-01,,",
            ])
            .await;
        let wrong =
            service::check::verify(&campus.ctx, &campus.actor(Role::Administrator)).await.expect("a check");
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    async fn progress_is_told_at_the_end(campus: Campus) {
        let officer = Officer::of(&campus);
        let path = officer.file("stays.csv", format!("{HEADER}\n2026-07-01,2,single,2026-04-01\n"));
        let mut told = Vec::new();
        officer.watches(&path, &mut |progress| told.push(progress)).await.expect("an import");
        let last = told.last().expect("a last word");
        assert_eq!((last.rows, last.bytes), (1, last.total_bytes));
    }

    async fn the_front_desk_may_not_import(campus: Campus) {
        let officer = Officer { role: Role::Facilities, ..Officer::of(&campus) };
        let path = officer.file("stays.csv", HEADER);
        assert!(matches!(officer.tries(&path).await, Err(service::ServiceError::Forbidden(_))));
        assert_eq!(stays_of(&campus).await, 0);
    }
}
