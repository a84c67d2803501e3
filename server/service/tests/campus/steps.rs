//! What the tests of the campus do, and the files they do it with.

use crate::support::campus::Campus;
use crate::support::clock::day;
use chrono::{Days, NaiveDate};
use domain::ids::{ResourceId, RoomTypeId};
use domain::stay::Stay;
use service::campus::{CampusSource, Imported, Overview};
use service::stay::{NewGuest, Reservation, Who, Write};
use service::{Actor, Context, ServiceError};

/// The demonstration campus.
pub const DEMO: &str = include_str!("../../../src/demo/campus.toml");

/// Two singles and a hall of two parts.
pub const SMALL: &str = "
    [stock]
    from = 2012-01-01
    [[room_type]]
    code = 'single'
    name = 'Single'
    beds = 1
    synthetic = true
    [[pavilion]]
    code = 'P'
    name = 'Pavilion'
    cluster = 'other'
    synthetic = true
    [[pavilion.floor]]
    level = 1
    rooms = [{ numbers = '101', type = 'single' }, { numbers = '102', type = 'single' }]
    space = [
        { code = 'A', name = 'Hall A', synthetic = true },
        { code = 'B', name = 'Hall B', synthetic = true },
        { code = 'C', name = 'Hall C', synthetic = true },
        { code = 'J', name = 'Hall joined', synthetic = true, joins = ['A', 'B'] },
    ]
";

/// Imports a file as the operator.
pub async fn take(ctx: &Context, text: &str, without: &[&str]) -> Result<Imported, ServiceError> {
    let without: Vec<String> = without.iter().map(ToString::to_string).collect();
    let source = CampusSource { file_name: "campus.toml", text, without: &without };
    service::campus::import(ctx, &Actor::operator(), &source).await
}

/// What the file is told; none where it is taken.
pub async fn refusal_or_none(ctx: &Context, text: &str) -> Option<String> {
    match take(ctx, text, &[]).await {
        Ok(_) => None,
        Err(ServiceError::Campus(problems)) => Some(problems.to_string()),
        Err(other) => panic!("{other:?}"),
    }
}

/// What the file is told.
pub async fn refusal(ctx: &Context, text: &str) -> String {
    refusal_or_none(ctx, text).await.expect("the file is refused")
}

/// The page as it is on a day.
pub async fn overview_on(campus: &Campus, day: &str) -> Overview {
    campus.at(&format!("{day} 12:00"));
    service::campus::overview(&campus.ctx, &Actor::operator()).await.unwrap()
}

/// Rooms in stock on a night, summed by pavilion and by type.
pub async fn rooms_on(campus: &Campus, day: &str) -> (i64, i64) {
    let overview = overview_on(campus, day).await;
    let by_pavilion = overview.pavilions.iter().map(|pavilion| pavilion.rooms_in_stock).sum();
    let by_type = overview.room_types.iter().map(|(_, rooms)| rooms).sum();
    (by_pavilion, by_type)
}

/// A stay of two nights from 10 May 2030, with a room or without.
pub async fn reserve(
    ctx: &Context,
    room_type: RoomTypeId,
    room: Option<ResourceId>,
    key: &str,
) -> Result<Stay, ServiceError> {
    reserve_from(ctx, day("2030-05-10"), room_type, room, key).await
}

/// A stay of two nights, with a room or without.
pub async fn reserve_from(
    ctx: &Context,
    arrival: NaiveDate,
    room_type: RoomTypeId,
    room: Option<ResourceId>,
    key: &str,
) -> Result<Stay, ServiceError> {
    let new = Reservation {
        room_type,
        room,
        arrival,
        departure: arrival + Days::new(2),
        segment: "individual".to_owned(),
        organisation: None,
        event: None,
        guests: vec![Who { who: NewGuest::Unnamed(1), dates: None }],
    };
    service::stay::reserve(ctx, &Actor::operator(), &new, &Write::new(key)).await
}
