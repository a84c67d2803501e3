//! Asks each use case for something, by its name. What comes of it does not matter, only whether it is forbidden.

use crate::support::campus::Campus;
use crate::support::clock::day;
use domain::calendar::StayDates;
use domain::ids::{ClosureId, GuestId, StayId, TargetId};
use domain::nights::Grain;
use domain::stay::Step;
use domain::target::{Target, TargetPeriod, TargetStatus};
use service::account::NewAccount;
use service::campus::CampusSource;
use service::import::StaysFile;
use service::nights::NightsQuery;
use service::stay::Write;
use service::tape::TapeQuery;
use service::{Actor, ServiceError};
use std::path::Path;
use uuid::Uuid;

const NOBODY: Uuid = Uuid::from_u128(0xdead);

/// Calls the use case of a name.
pub async fn call(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    match name.split_once("::").unwrap().0 {
        "stay" | "closure" | "person" | "availability" | "tape" | "nights" => desk(campus, name, actor).await,
        _ => office(campus, name, actor).await,
    }
}

async fn desk(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, stay, write) = (&campus.ctx, StayId::new(NOBODY), Write::new("key"));
    let (from, until) = (day("2026-06-01"), day("2026-06-02"));
    let clerk = crate::support::clerk::Clerk::new(campus.clone(), *actor);
    match name {
        "stay::get" => service::stay::get(ctx, actor, stay).await.map(drop),
        "stay::reserve" => clerk.books("single", "2026-06-01", 0).await.map(drop),
        "stay::change" => service::stay::change(ctx, actor, stay, Step::Cancel, &write).await.map(drop),
        "stay::swap" => service::stay::swap(ctx, actor, ((stay, 1), (stay, 1)), &write).await.map(drop),
        "closure::close" => clerk.closes(&["101"], "2026-06-01", "2026-06-01").await.map(drop),
        "closure::lift" => service::closure::lift(ctx, actor, ClosureId::new(NOBODY), 1).await,
        "person::erase" => service::person::erase(ctx, actor, GuestId::new(NOBODY)).await,
        "availability::free_rooms" => {
            let dates = StayDates::new(from, until)?;
            service::availability::free_rooms(ctx, actor, dates).await.map(drop)
        }
        "tape::chart" => service::tape::chart(ctx, actor, TapeQuery { from, nights: 1 }).await.map(drop),
        "tape::room_record" => {
            service::tape::room_record(ctx, actor, campus.room("101"), from).await.map(drop)
        }
        "nights::report" => {
            let query = NightsQuery { from, until, grain: Grain::Day, as_of: None };
            service::nights::report(ctx, actor, &query).await.map(drop)
        }
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn office(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let ctx = &campus.ctx;
    match name {
        "account::add" => {
            let new = NewAccount {
                email: String::new(),
                full_name: String::new(),
                role: actor.role(),
                language: "en".to_owned(),
            };
            service::account::add(ctx, actor, new, "").await.map(drop)
        }
        "account::mark_demo" => service::account::mark_demo(ctx, actor).await,
        "demo::mark_filled" => service::demo::mark_filled(ctx, actor).await,
        "backup::backup" => service::backup::backup(ctx, actor, &mut Vec::new()).await.map(drop),
        "backup::erased" => service::backup::erased(ctx, actor).await.map(drop),
        "backup::restore" => service::backup::restore(ctx, actor, &mut [].as_slice(), &[]).await.map(drop),
        "campus::import" => {
            let source = CampusSource { file_name: "empty.toml", text: "", without: &[] };
            service::campus::import(ctx, actor, &source).await.map(drop)
        }
        "campus::overview" => service::campus::overview(ctx, actor).await.map(drop),
        "campus::room" => service::campus::room(ctx, actor, "101").await.map(drop),
        "carry::carry_in" => service::carry::carry_in(ctx, actor, &service::carry::Load::default()).await,
        "check::verify" => service::check::verify(ctx, actor).await.map(drop),
        "import::stays" => {
            let path = Path::new("not there.csv");
            let file =
                StaysFile { path, mapping: None, source: None, create_room_types: false, dry_run: true };
            service::import::stays(ctx, actor, &file, &mut |_| {}).await.map(drop)
        }
        "segment::list" => service::segment::list(ctx, actor).await.map(drop),
        "target::list" => service::target::list(ctx, actor).await.map(drop),
        "target::put" => service::target::put(ctx, actor, &target()).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

fn target() -> Target {
    Target {
        id: TargetId::new(NOBODY),
        period: TargetPeriod::Year,
        first_year: 2026,
        room_nights: 25_000,
        source: "S1".to_owned(),
        status: TargetStatus::Source,
        version: 1,
    }
}
