//! Files and mappings that cannot be used, and forms of CSV that can.

use super::officer::{HEADER, Officer, rejects};
use crate::on_both;
use crate::support::campus::Campus;

const HOTEL: &str = "arrival_date_year,arrival_date_month,arrival_date_day_of_month,stays_in_weekend_nights,\
    stays_in_week_nights,assigned_room_type,market_segment,reservation_status,lead_time,reservation_status_date,\
    adults,children,babies";

on_both! {
    async fn a_file_that_cannot_be_read_says_why_and_what_to_do(campus: Campus) {
        let officer = Officer::of(&campus);
        let missing =
            officer.tries(std::path::Path::new("nowhere/stays.csv")).await.expect_err("no file").to_string();
        assert!(missing.starts_with("'stays.csv' cannot be read"), "{missing}");
        assert!(officer.is_told("stays.ods", "").await.contains("ends in .csv, .csv.gz or .xlsx"));
        assert!(officer.is_told("stays.csv", "").await.contains("its first line must name the columns"));
        assert!(officer.is_told("stays.csv", b"arriv\xe9e\n").await.contains("not UTF-8"));
        assert!(officer.is_told("stays.xlsx", "no workbook").await.contains("save it anew as .xlsx"));
        let lacking = officer.is_told("stays.csv", "arrival,room_type\n").await;
        assert!(
            lacking.contains("lacks 'booked_at', 'departure or nights'; it has 'arrival', 'room_type'"),
            "{lacking}"
        );
        assert!(officer.is_told("stays.csv", HOTEL).await.contains("use --mapping hotel_demand"));
        assert!(
            officer
                .is_told("stays.csv", format!("{HEADER},Arrival\n"))
                .await
                .contains("more than one column 'arrival'")
        );
        let unknown = Officer { mapping: Some("opera".into()), ..Officer::of(&campus) };
        assert!(unknown.is_told("stays.csv", HEADER).await.contains("stays or hotel_demand"));
        assert_eq!(campus.number("select count(*) from stay").await, 0);
    }

    async fn semicolons_byte_order_marks_and_quotes_are_understood(campus: Campus) {
        let officer = Officer::of(&campus);
        let text = [
            "\u{feff}Arrival;Nights;Room type;Booked at;Organisation",
            "2026-07-01;1;single;2026-04-01;\"Rossi; Bianchi",
            "e figli\"",
            "",
            "2026-07-01;x;single;2026-04-01;",
        ]
        .join("\r\n");
        let done = officer.tries(&officer.file("stays.csv", text)).await.expect("an import");
        assert_eq!(done.totals.new, 1);
        assert_eq!(rejects(&done), ["line 5, column 'Nights': is no whole number from 0 up"]);
    }

    async fn a_cell_in_another_encoding_rejects_its_line(campus: Campus) {
        let officer = Officer::of(&campus);
        let text = [
            HEADER.as_bytes(),
            b",guest\n2026-07-01,1,single,2026-04-01,Andr\xe9\n2026-07-01,1,single,2026-04-01,Ada\n",
        ]
        .concat();
        let done = officer.tries(&officer.file("stays.csv", text)).await.expect("an import");
        assert_eq!(
            (done.totals.new, rejects(&done)),
            (1, vec!["line 2, column 'guest': is not UTF-8; save the file as \"CSV UTF-8\"".to_owned()])
        );
    }

    async fn a_mapping_of_ones_own_reads_any_columns(campus: Campus) {
        let officer = Officer::of(&campus);
        let mapping = officer.file(
            "opera.toml",
            r#"
            source = "opera"
            empty = ["-"]
            dates = ["%d.%m.%y"]
            default_segment = "training"
            [columns]
            arrival = "Anreise"
            departure = "Abreise"
            room_type = "Kategorie"
            status = "St"
            booked = "Gebucht"
            status_date = "Storno"
            heads = "Personen"
            [status]
            CXL = "cancelled"
            OUT = "departed"
            [room_types]
            EZ = "single"
        "#,
        );
        let officer = Officer { mapping: Some(mapping.display().to_string()), ..officer };
        let done = officer
            .imports(&[
                "Anreise,Abreise,Kategorie,St,Gebucht,Storno,Personen",
                "01.03.26,03.03.26,EZ,OUT,01.02.26,-,1",
                "01.03.26,03.03.26,EZ,CXL,01.02.26,05.02.26,1",
            ])
            .await;
        assert_eq!((done.stays.departed, done.stays.cancelled, rejects(&done)), (1, 1, Vec::new()));
        assert_eq!((done.source.as_str(), campus.taken("single", "2026-03-02").await), ("opera", 1));
        assert_eq!(campus.texts("select distinct segment from stay").await, ["training"]);
    }

    async fn a_quote_never_closed_took_the_rest_of_the_file_into_memory(campus: Campus) {
        let officer = Officer::of(&campus);
        let rest = "2026-07-01,1,single,2026-04-01\n".repeat(60_000);
        let text = format!("{HEADER}\n2026-07-01,1,single,2026-04-01\n2026-07-01,1,\"single,2026-04-01\n{rest}");
        let told = officer.is_told("stays.csv", text).await;
        assert!(told.contains("line 3 of 'stays.csv' is longer than 1 MB"), "{told}");
    }
}
