//! The public hotel booking demand format: its rules on rows made for the purpose, and the whole of one hotel.

use super::officer::{Officer, rejects};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use domain::access::Role;
use domain::nights::Grain;
use service::nights::{NightsQuery, report};
use std::path::PathBuf;

const HEADER: &str = "hotel,lead_time,arrival_date_year,arrival_date_month,arrival_date_day_of_month,\
    stays_in_weekend_nights,stays_in_week_nights,adults,children,babies,market_segment,reserved_room_type,\
    assigned_room_type,reservation_status,reservation_status_date";

fn officer(campus: &Campus) -> Officer {
    Officer { mapping: Some("hotel_demand".into()), create_room_types: true, ..Officer::of(campus) }
}

/// Room-nights and guest-nights of all years of the public file.
async fn nights(campus: &Campus) -> (i64, i64) {
    let query =
        NightsQuery { from: day("2015-01-01"), until: day("2018-01-01"), grain: Grain::Year, as_of: None };
    let rows = report(&campus.ctx, &campus.actor(Role::Management), &query).await.expect("a report");
    (rows.iter().map(|row| row.count.room_nights).sum(), rows.iter().map(|row| row.count.guest_nights).sum())
}

on_both! {
    async fn rows_mean_what_the_format_says(campus: Campus) {
        let done = officer(&campus)
            .imports(&[
                HEADER,
                "Hotel,10,2015,July,20,1,2,2,1,0,Groups,A,C,Check-Out,2015-07-21",
                "Hotel,10,2015,July,20,1,2,2,NULL,NA,Online TA,A,C,Canceled,2015-07-12",
                "Hotel,0,2015,July,20,0,0,0,0,0,Direct,A,C,Check-Out,2015-07-20",
                "Hotel,3,2015,July,20,0,1,1,0,0,Corporate,A,D,No-Show,2015-07-20",
            ])
            .await;
        assert_eq!(rejects(&done), Vec::<String>::new());
        let stays = done.stays;
        assert_eq!((stays.departed, stays.cancelled, stays.no_show, stays.room_nights), (2, 1, 1, 3));
        assert_eq!(nights(&campus).await, (3, 9), "nights win over the date of leaving");
        let segments = "select code || ' ' || class from segment where position >= 100 order by code";
        assert_eq!(
            campus.texts(segments).await,
            ["corporate third_party", "direct individual", "groups event", "online-agency individual"]
        );
        let made: Vec<_> = done.made.iter().map(|made| (made.code.as_str(), made.rooms)).collect();
        assert_eq!(
            made,
            [("hotel-demand-c", 1), ("hotel-demand-d", 0)],
            "the type assigned, not the one reserved"
        );
        let booked =
            campus.texts("select distinct cast(booked_at as text) from stay order by 1 limit 1").await;
        assert_eq!(booked, [crate::support::clock::local("2015-07-10 12:00").timestamp().to_string()]);
    }

    async fn one_hotel_as_a_whole(campus: Campus) {
        let Some(path) = shared("data/hotel_demand_resort.csv.gz") else { return };
        let officer = officer(&campus);
        let done = officer.tries(&path).await.expect("an import");
        assert_eq!(rejects(&done), Vec::<String>::new());
        let stays = done.stays;
        assert_eq!((stays.departed, stays.cancelled, stays.no_show), (28_938, 10_831, 291));
        assert_eq!(nights(&campus).await.0, 119_887);
        let again = officer.tries(&path).await.expect("an import");
        assert_eq!((again.totals.new, again.totals.same, again.made.len()), (0, 40_060, 0));
        assert_eq!(campus.number("select count(*) from stay").await, 40_060);
    }
}

/// A file of the shared data, which the project does not contain.
fn shared(file: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let path = std::env::var_os("FORESTERIA_SHARED").map_or_else(beside, PathBuf::from).join(file);
    if path.is_file() {
        return Some(path);
    }
    println!("NOT RUN: {} is not there (FORESTERIA_SHARED names its folder)", path.display());
    None
}
