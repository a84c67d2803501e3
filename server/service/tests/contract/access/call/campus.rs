//! The use cases of the campus, each asked for something that is not there.

use super::NOBODY;
use crate::support::campus::Campus;
use crate::support::clock::day;
use domain::campus::{Beds, Cluster, Code, Name, Slug, StockSpan};
use domain::ids::{EquipmentId, PavilionId, ResourceId, RoomTypeId, SpaceId};
use service::campus::{
    self as edit, CampusSource, EquipmentWish, Move, NewEquipment, NewPavilion, NewRoom, NewRoomType,
    NewSpace, PavilionWish, RoomTypeWish, RoomWish, SpaceWish, StockWish,
};
use service::{Actor, ServiceError};
use std::collections::{BTreeMap, BTreeSet};

pub async fn call(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let ctx = &campus.ctx;
    match name {
        "campus::change_changeovers" => edit::change_changeovers(ctx, actor, 1, &BTreeMap::new()).await,
        "campus::changeovers" => edit::changeovers(ctx, actor).await.map(drop),
        "campus::import" => edit::import(ctx, actor, &empty_file()).await.map(drop),
        "campus::move_stock" => {
            let wish = StockWish { rooms: BTreeSet::new(), way: Move::Leave, on: day("2026-06-01") };
            edit::move_stock(ctx, actor, &wish).await
        }
        "campus::overview" => edit::overview(ctx, actor).await.map(drop),
        "campus::room" => edit::room(ctx, actor, "101").await.map(drop),
        "campus::try_import" => edit::try_import(ctx, actor, &empty_file()).await.map(drop),
        added if added.starts_with("campus::add_") => add(campus, added, actor).await,
        other => change(campus, other, actor).await,
    }
}

async fn add(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, pavilion) = (&campus.ctx, "nowhere".to_owned());
    let code = Code::parse("T-1").expect("a code");
    match name {
        "campus::add_equipment" => {
            let new = NewEquipment { id: EquipmentId::new(NOBODY), code: slug(), wish: equipment() };
            edit::add_equipment(ctx, actor, &new).await
        }
        "campus::add_floors" => edit::add_floors(ctx, actor, "nowhere", &BTreeSet::new()).await,
        "campus::add_pavilion" => {
            let new =
                NewPavilion { id: PavilionId::new(NOBODY), code, levels: BTreeSet::new(), wish: building() };
            edit::add_pavilion(ctx, actor, &new).await
        }
        "campus::add_room" => {
            let new = NewRoom { id: ResourceId::new(NOBODY), pavilion, number: code, wish: room() };
            edit::add_room(ctx, actor, &new).await
        }
        "campus::add_room_type" => {
            let new = NewRoomType { id: RoomTypeId::new(NOBODY), code: slug(), wish: room_type() };
            edit::add_room_type(ctx, actor, &new).await
        }
        "campus::add_space" => {
            let (id, joins) = (SpaceId::new(NOBODY), BTreeSet::new());
            let new = NewSpace { id, code, pavilion, level: 0, joins, wish: space() };
            edit::add_space(ctx, actor, &new).await
        }
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn change(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, nowhere) = (&campus.ctx, ("nowhere", 1));
    match name {
        "campus::change_equipment" => edit::change_equipment(ctx, actor, nowhere, &equipment()).await,
        "campus::change_pavilion" => edit::change_pavilion(ctx, actor, nowhere, &building()).await,
        "campus::change_room" => edit::change_room(ctx, actor, nowhere, &room()).await,
        "campus::change_room_type" => edit::change_room_type(ctx, actor, nowhere, &room_type()).await,
        "campus::change_space" => edit::change_space(ctx, actor, nowhere, &space()).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

const fn empty_file() -> CampusSource<'static> {
    CampusSource { file_name: "empty.toml", text: "", without: &[] }
}

fn called() -> Name {
    Name::parse("Nowhere").expect("a name")
}

fn slug() -> Slug {
    Slug::parse("none").expect("a key")
}

fn building() -> PavilionWish {
    PavilionWish { name: called(), cluster: Cluster::Other, purpose: String::new(), source: String::new() }
}

fn equipment() -> EquipmentWish {
    EquipmentWish { name: called(), stock: 1, portable: true, hybrid: false }
}

fn room_type() -> RoomTypeWish {
    RoomTypeWish { name: called(), beds: Beds::new(1).expect("a bed") }
}

fn room() -> RoomWish {
    let stock = StockSpan::new(day("2026-06-01"), None).expect("nights");
    RoomWish { level: 0, room_type: slug(), step_free: false, hearing_loop: false, stock }
}

fn space() -> SpaceWish {
    SpaceWish {
        name: called(),
        area_m2: None,
        booths: 0,
        step_free: false,
        hearing_loop: false,
        seats: BTreeMap::new(),
        equipment: BTreeMap::new(),
        source: String::new(),
    }
}
