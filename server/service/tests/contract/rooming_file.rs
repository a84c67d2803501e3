//! Files against a rooming list: nothing is lost, every bad row is named, and what was shown is what is taken over.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use crate::support::rooming::{sheet, sleeper, with};
use domain::access::Role;
use domain::rooming::{Field, Source, State};
use service::ServiceError;
use service::rooming::{DateOrder, Edit, Preview, sheet as file, take_over};
use service::stay::Write;
use std::fmt::Write as _;

const DAYS: (&str, &str) = ("2026-06-01", "2026-06-03");
const HEADER: &str = "Enrolment number,Full name,Arrival,Departure,Sharing";

on_both! {
    async fn a_file_is_shown_as_new_changed_same_absent_and_bad_and_taken_over_as_shown(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        let known = [("Ada", "EC-1"), ("Eve", "EC-2"), ("Zoe", "EC-3")]
            .map(|(name, number)| with(sleeper(name, "2026-06-01", "2026-06-03"), "enrolment", number));
        campus.lists("E1", &known).await.good();
        let sheet = sheet(&[
            HEADER,
            "EC-1,Ada King,1/6/2026,3/6/2026,",
            "EC-2,Eve,2026-06-01,2026-06-03,",
            "EC-7,Max,1 June 2026,02.06.2026,Ada King",
            "EC-8,Ida,6/13/2026,2026-06-14,",
            ",Max,2026-06-01,2026-06-02,",
            ",,,,x",
        ]);
        let preview = campus.previews("E1", &sheet, Source::File).await;
        assert_eq!(preview.missing, []);
        assert_eq!(preview.same, 1);
        let told = preview.differences.iter().map(|one| (one.line, one.entry.is_some(), one.changes.len()));
        assert_eq!(told.collect::<Vec<_>>(), [(2, true, 1), (4, false, 0)]);
        let expected = [(5, "Arrival", "not_a_date"), (6, "Full name", "again"), (7, "Full name", "missing")];
        assert_eq!(bad(&preview), expected.map(|(line, column, code)| (line, column.to_owned(), code)));
        assert_eq!(preview.absent.iter().map(|entry| entry.details.name.as_str()).collect::<Vec<_>>(), ["Zoe"]);
        let organiser = campus.actor(Role::Organiser);
        let how = (Source::File, DateOrder::DayFirst);
        let write = Write::of_version("once", preview.version);
        let gone = [preview.absent[0].id];
        for _ in 0..2 {
            take_over(&campus.ctx, &organiser, "E1", &sheet, how, &gone, &write).await.good();
        }
        let list = campus.list("E1").await;
        assert_eq!(list.entries.len(), 4);
        assert_eq!(campus.entry("E1", "Zoe").await.state, State::Withdrawn);
        assert_eq!(campus.entry("E1", "Ada King").await.details.enrolment, "EC-1");
        assert_eq!(campus.previews("E1", &sheet, Source::File).await.differences, []);
    }

    async fn a_list_that_changed_since_the_preview_is_not_taken_over(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        let sheet = sheet(&[HEADER, ",Ada,2026-06-01,2026-06-03,"]);
        let version = campus.previews("E1", &sheet, Source::File).await.version;
        campus.lists("E1", &[sleeper("Ada", "2026-06-01", "2026-06-02")]).await.good();
        let error = campus.takes_over("E1", &sheet, version).await.error();
        assert!(matches!(error, ServiceError::Stale { subject: "rooming_list", .. }), "{error:?}");
        let version = campus.previews("E1", &sheet, Source::File).await.version;
        campus.takes_over("E1", &sheet, version).await.good();
        assert_eq!(campus.list("E1").await.entries.len(), 1);
    }

    async fn who_was_withdrawn_and_comes_again_in_a_file_is_back(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.lists("E1", &[sleeper("Ada", "2026-06-01", "2026-06-02")]).await.good();
        let ada = campus.entry("E1", "Ada").await;
        campus.lists_as(&campus.actor(Role::Organiser), "E1", &[Edit::Withdraw(ada.id, ada.version)]).await.good();
        let sheet = sheet(&[HEADER, ",Ada,2026-06-01,2026-06-02,"]);
        let preview = campus.previews("E1", &sheet, Source::File).await;
        assert_eq!(preview.differences[0].changes.len(), 1);
        campus.takes_over("E1", &sheet, preview.version).await.good();
        assert_eq!(campus.entry("E1", "Ada").await.state, State::Proposed);
    }

    async fn the_ecampus_asks_for_numbers_and_leaves_others_alone(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        campus.lists("E1", &[sleeper("Speaker", "2026-06-01", "2026-06-02")]).await.good();
        let without = sheet(&["First name,Surname,Check-in,Check-out", "Ada,King,2026-06-01,2026-06-02"]);
        assert_eq!(campus.previews("E1", &without, Source::ECampus).await.missing, [Field::Enrolment]);
        let with = sheet(&["Enrolment No.,First name,Surname,Check-in,Check-out,Cost centre", "EC-1,Ada,King,2026-06-01,2026-06-02,4", ",Eve,Low,2026-06-01,2026-06-02,4"]);
        let preview = campus.previews("E1", &with, Source::ECampus).await;
        assert_eq!(preview.differences[0].details.name, "Ada King");
        assert_eq!(preview.unread, ["Cost centre"]);
        assert_eq!(bad(&preview), [(3, "Enrolment No.".to_owned(), "missing")]);
        assert_eq!(preview.absent, []);
    }

    async fn ten_thousand_rows_are_taken_and_every_bad_one_is_named(campus: Campus) {
        campus.holds_event("E1", DAYS, true).await;
        let mut text = "Enrolment number\tFull name\tArrival\tDeparture\n".to_owned();
        for number in 0..10_000 {
            let departure = if number % 1000 == 7 { "soon" } else { "2026-06-03" };
            let _ = writeln!(text, "EC-{number}\t=HYPERLINK({number})\t2026-06-01\t{departure}");
        }
        let sheet = file::pasted(text).await.good().unwrap();
        let preview = campus.previews("E1", &sheet, Source::File).await;
        assert_eq!((preview.differences.len(), preview.bad.len()), (9_990, 10));
        assert_eq!((preview.bad[0].line, preview.bad[0].column.as_str()), (9, "Departure"));
        campus.takes_over("E1", &sheet, preview.version).await.good();
        assert_eq!(campus.number("select count(*) from rooming_entry").await, 9_990);
        let again = campus.previews("E1", &sheet, Source::File).await;
        assert_eq!((again.differences.len(), again.same, again.absent.len()), (0, 9_990, 0));
    }
}

fn bad(preview: &Preview) -> Vec<(u64, String, &'static str)> {
    preview.bad.iter().map(|bad| (bad.line, bad.column.clone(), bad.code)).collect()
}
