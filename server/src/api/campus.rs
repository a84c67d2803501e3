//! `/campus`: the campus as a whole.

use super::Api;
use super::answer::tagged;
use super::bearer::Asker;
use super::document::Reads;
use super::problem::Problem;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use service::campus::{Overview, PavilionView};
use utoipa::ToSchema;
use uuid::Uuid;

/// The campus.
#[derive(Serialize, ToSchema)]
struct Campus {
    /// What is known of it as a whole.
    facts: Vec<Fact>,
    /// Types of guest room, in the order of lists.
    room_types: Vec<RoomType>,
    /// Pavilions, in the order of lists.
    pavilions: Vec<Pavilion>,
    /// Kinds of equipment.
    equipment: Vec<Equipment>,
}

/// Something known of the campus.
#[derive(Serialize, ToSchema)]
struct Fact {
    /// Stable key.
    code: String,
    /// What is known.
    text: String,
    /// Where from.
    source: String,
    /// Invented for demonstration.
    synthetic: bool,
}

/// A type of guest room.
#[derive(Serialize, ToSchema)]
struct RoomType {
    /// Identity.
    id: Uuid,
    /// What requests call it.
    #[schema(example = "single")]
    code: String,
    /// Name.
    name: String,
    /// Beds in a room of it.
    beds: i64,
    /// Rooms of it in stock tonight, before closures.
    rooms_in_stock: i64,
    /// Invented for demonstration.
    synthetic: bool,
}

/// A pavilion.
#[derive(Serialize, ToSchema)]
struct Pavilion {
    /// Identity.
    id: Uuid,
    /// What people call it.
    code: String,
    /// Name.
    name: String,
    /// The part of the campus it belongs to.
    cluster: String,
    /// What it is for; empty where not known.
    purpose: String,
    /// Its floors, lowest first.
    floors: Vec<i64>,
    /// Guest rooms in stock tonight, before closures.
    rooms_in_stock: i64,
    /// Invented for demonstration.
    synthetic: bool,
}

/// Equipment of a kind.
#[derive(Serialize, ToSchema)]
struct Equipment {
    /// Identity.
    id: Uuid,
    /// Stable key.
    code: String,
    /// Name.
    name: String,
    /// How many pieces there are.
    stock: i64,
    /// Whether it can be carried to another space.
    portable: bool,
    /// Whether a hall with it and those online see and hear each other.
    hybrid: bool,
    /// Invented for demonstration.
    synthetic: bool,
}

/// The campus as a whole
///
/// Needs the scope `read_campus`.
#[utoipa::path(
    get, path = "/api/v1/campus", tag = "Campus", operation_id = "get_campus",
    responses((status = 200, description = "The campus.", body = Campus, headers(("ETag" = String))),
        (status = 304, description = "It is as the client has it."), Reads)
)]
pub async fn show(
    State(api): State<Api>,
    Asker(actor): Asker,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let overview = service::campus::overview(&api.ctx, &actor).await?;
    Ok(tagged(&headers, &campus(overview), None))
}

fn campus(overview: Overview) -> Campus {
    let fact = |fact: domain::campus::Fact| Fact {
        code: fact.code.into(),
        text: fact.text,
        source: fact.source,
        synthetic: fact.synthetic,
    };
    let room_type = |(kind, rooms_in_stock): (domain::campus::RoomType, i64)| RoomType {
        id: kind.id.uuid(),
        code: kind.code.into(),
        name: kind.name.into(),
        beds: kind.beds.get(),
        rooms_in_stock,
        synthetic: kind.synthetic,
    };
    let equipment = |kind: domain::campus::Equipment| Equipment {
        id: kind.id.uuid(),
        code: kind.code.into(),
        name: kind.name.into(),
        stock: kind.stock,
        portable: kind.portable,
        hybrid: kind.hybrid,
        synthetic: kind.synthetic,
    };
    Campus {
        facts: overview.facts.into_iter().map(fact).collect(),
        room_types: overview.room_types.into_iter().map(room_type).collect(),
        pavilions: overview.pavilions.into_iter().map(pavilion).collect(),
        equipment: overview.equipment.into_iter().map(equipment).collect(),
    }
}

fn pavilion(view: PavilionView) -> Pavilion {
    Pavilion {
        id: view.pavilion.id.uuid(),
        code: view.pavilion.code.into(),
        name: view.pavilion.name.into(),
        cluster: view.pavilion.cluster.code().to_owned(),
        purpose: view.pavilion.purpose,
        floors: view.floors.iter().map(|floor| floor.floor.level).collect(),
        rooms_in_stock: view.rooms_in_stock,
        synthetic: view.pavilion.synthetic,
    }
}
