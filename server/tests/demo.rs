//! The demonstration in a database.

#[cfg(test)]
#[path = "demo/booking_history.rs"]
mod booking_history;
#[cfg(test)]
#[path = "demo/database.rs"]
mod database;

use database::Demo;
use server::demo::{fill, fill_years};
use service::check::verify;
use service::{Actor, account};

#[tokio::test]
async fn the_same_day_makes_the_same_rows() {
    let (one, other) = (Demo::on("2025-01-20", &[]).await, Demo::on("2025-01-20", &[]).await);
    assert_eq!(one.fill_this_year().await, other.fill_this_year().await);
    let (one, other) = (one.dump().await, other.dump().await);
    assert!(one.lines().count() > 5_000);
    assert!(one == other, "they differ at {:?}", one.lines().zip(other.lines()).find(|(a, b)| a != b));
}

#[tokio::test]
async fn a_demonstration_passes_every_check_and_marks_all_it_invents() {
    let demo = Demo::on("2026-02-11", &[]).await;
    demo.fill_this_year().await;
    assert_eq!(verify(&demo.ctx, &Actor::operator()).await.unwrap(), []);
    assert!(account::is_demo(&demo.ctx).await.unwrap());
    assert_eq!(demo.number("select count(*) from account where email like '%@demo.invalid'").await, 7);
    for table in ["stay", "guest", "closure"] {
        let count = |which: &str| format!("select count(*) from {table} where {which}");
        assert_eq!(demo.number(&count("not synthetic")).await, 0, "{table}");
        assert_ne!(demo.number(&count("synthetic")).await, 0, "{table}");
    }
    assert_eq!(demo.number("select count(*) from event where synthetic = (source <> '')").await, 0);
    assert_ne!(demo.number("select count(*) from stay where status = 'in_house'").await, 0);
}

#[tokio::test]
async fn the_renovation_closes_forty_rooms_unless_it_is_left_out() {
    const CLOSED: &str = "select coalesce(sum(closed), 0) from night_count where night = '2026-06-01'";
    let demo = Demo::on("2026-02-11", &[]).await;
    demo.fill_this_year().await;
    assert_eq!(demo.number(CLOSED).await, 40);
    for part in ["americas-2-renovation", "americas-2-rooms"] {
        let demo = Demo::on("2026-02-11", &[part]).await;
        demo.fill_this_year().await;
        assert_eq!(demo.number(CLOSED).await, 0, "{part}");
    }
}

#[tokio::test]
async fn a_filled_database_is_left_alone() {
    let demo = Demo::on("2025-01-20", &[]).await;
    demo.fill_this_year().await;
    let before = demo.dump().await;
    assert!(fill(&demo.ctx, &demo.options, |_| ()).await.unwrap().found_filled);
    assert!(demo.dump().await == before);
}

#[tokio::test]
async fn a_database_with_real_records_is_refused_as_it_is() {
    let demo = Demo::on("2025-01-20", &[]).await;
    let room_type = "x'00000000000000000000000000000001', 'single', 'Single', 1, 1, false";
    let columns = "id, code, name, beds, position, synthetic";
    demo.execute(&format!("insert into room_type ({columns}) values ({room_type})")).await;
    let refused = fill(&demo.ctx, &demo.options, |_| ()).await.unwrap_err();
    assert!(refused.to_string().contains("no demonstration"), "{refused}");
    assert!(!account::is_demo(&demo.ctx).await.unwrap());
    assert_eq!(demo.number("select count(*) from pavilion").await, 0);
}

#[tokio::test]
async fn a_filling_that_was_interrupted_is_not_taken_for_a_complete_one() {
    let demo = Demo::on("2025-01-20", &[]).await;
    account::mark_demo(&demo.ctx, &Actor::operator()).await.unwrap();
    let refused = fill(&demo.ctx, &demo.options, |_| ()).await.unwrap_err();
    assert!(refused.to_string().contains("interrupted"), "{refused}");
}

#[tokio::test]
async fn years_gone_by_meet_their_figures() {
    let demo = Demo::on("2021-02-03", &[]).await;
    let report = fill_years(&demo.ctx, &demo.options, 2019..=2020, |_| ()).await.unwrap();
    let nights: Vec<_> =
        report.years.iter().map(|year| (year.year, year.room_nights, year.assumed)).collect();
    assert_eq!(nights, [(2019, 50_000, false), (2020, 12_000, false)]);
    let named_long_ago = "select count(*) from stay s join stay_guest g on g.stay_id = s.id
        where g.guest_id is not null and s.departure < '2020-01-03'";
    assert_eq!(demo.number(named_long_ago).await, 0);
}

#[tokio::test]
async fn the_whole_demonstration_reaches_from_2019_to_the_end_of_next_year_and_passes_every_check() {
    let demo = Demo::on("2026-11-22", &[]).await;
    let report = fill(&demo.ctx, &demo.options, |_| ()).await.unwrap();
    let years: Vec<_> = report.years.iter().map(|year| year.year).collect();
    assert_eq!(years, (2019..=2027).collect::<Vec<_>>());
    assert_eq!(verify(&demo.ctx, &Actor::operator()).await.unwrap(), []);
}
