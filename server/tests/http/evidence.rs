//! The pack for an external evaluation, opened as whoever receives it would.

use super::site::Site;
use crate::support::campus::Campus;
use calamine::{Data, DataType as _, Reader, Xlsx};
use domain::access::Role;
use domain::order::Stage;
use std::io::Cursor;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-03");

/// The cells of every sheet, in order.
fn sheets(body: &[u8]) -> Vec<Vec<Vec<Data>>> {
    let mut book = Xlsx::new(Cursor::new(body.to_vec())).expect("a workbook");
    let names = book.sheet_names();
    let read = |name: &String| {
        let sheet = book.worksheet_range(name).expect("a sheet that can be read");
        sheet.rows().map(<[Data]>::to_vec).collect()
    };
    names.iter().map(read).collect()
}

/// An event of the organiser's own at which two guests slept, a third did not come, and three ate.
async fn three_came(campus: &Campus) {
    let event = campus.holds_event("26-001", JUNE, true).await;
    let clerk = campus.clerk();
    let mut slept = Vec::new();
    for (name, room) in [("Ada Rossi", "101"), ("Bo Rossi", "102")] {
        let stay = campus.hosts(event, name, "2026-06-01", 2).await;
        slept.push(clerk.assigns(&stay, room).await.expect("a room"));
    }
    let absent = campus.hosts(event, "Cy Rossi", "2026-06-01", 2).await;
    let lunch = campus.sells("Lunch", None).await;
    let noon = campus.orders(lunch, ("2026-06-02 12:30", "2026-06-02 14:00"), 40);
    let order = campus.orders_for("26-001", &noon).await.expect("ordered");
    campus.at("2026-06-01 15:00");
    for stay in &mut slept {
        *stay = clerk.checks_in(stay).await.expect("in");
    }
    campus.at("2026-06-02 15:00");
    clerk.marks_no_show(&absent).await.expect("no show");
    let desk = campus.actor(Role::Facilities);
    service::order::count(&campus.ctx, &desk, (order, 1), (Stage::Actual, 3)).await.expect("counted");
    campus.at("2026-06-03 09:00");
    for stay in &slept {
        clerk.checks_out(stay).await.expect("out");
    }
    campus.at("2026-06-06 09:00");
    campus.sql("update event set status = 'actual', on_campus = 3, online = 0 where code = '26-001'").await;
}

crate::on_both! {
    async fn the_pack_told_how_many_a_handful_were(campus: Campus) {
        three_came(&campus).await;
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let pack = sheets(&organiser.get("/events/26-001/evidence.xlsx").await.good().body);
        let few = Data::String("< 5".to_owned());
        // The whole: two rooms for two nights, one who did not come, and the three who came.
        let told = pack[0].iter().filter_map(|row| row.get(1)).filter(|cell| **cell == few).count();
        assert_eq!(told, 3, "{:?}", pack[0]);
        let numbers = pack[0].iter().filter_map(|row| row.get(1)).filter_map(Data::get_float).collect::<Vec<_>>();
        assert!(numbers.iter().all(|number| *number == 0.0 || *number >= 5.0), "{numbers:?}");
        // Night by night; by what became of the stays; and what was served.
        for row in &pack[2][1..] {
            assert_eq!(row[2..4], [few.clone(), few.clone()], "{row:?}");
        }
        assert_eq!(pack[3].len(), 3, "{:?}", pack[3]);
        for row in &pack[3][1..] {
            assert_eq!(row[2..4], [few.clone(), few.clone()], "{row:?}");
            assert!(row.get(4).is_none_or(|nights| *nights == Data::Empty), "{row:?}");
        }
        assert_eq!(pack[6][1].last(), Some(&few), "{:?}", pack[6]);
        assert_eq!(pack[6][1][4], Data::Float(40.0), "what was expected is a plan");
    }
}
