//! `/rooms`: guest rooms.

use super::Api;
use super::answer::tagged;
use super::bearer::Asker;
use super::document::{Lists, ReadsOne};
use super::paging::{Limit, Page, page_of_all};
use super::problem::{Code, Problem};
use super::request::{Key, Params};
use super::values::Text;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use service::Actor;
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A guest room.
#[derive(Serialize, ToSchema)]
#[expect(clippy::struct_excessive_bools, clippy::struct_field_names, reason = "the words of the answer")]
pub struct Room {
    /// Identity.
    id: Uuid,
    /// What people call it.
    #[schema(example = "OC1-101")]
    number: String,
    /// Code of its type.
    #[schema(example = "single")]
    room_type: String,
    /// Code of its pavilion.
    pavilion: String,
    /// Its floor.
    floor: i64,
    /// Can be reached without steps.
    step_free: bool,
    /// Has a hearing loop.
    hearing_loop: bool,
    /// Whether it is in stock tonight.
    in_stock: bool,
    /// First night in stock.
    stock_from: NaiveDate,
    /// First night no longer in stock; null while none is set.
    stock_until: Option<NaiveDate>,
    /// Invented for demonstration.
    synthetic: bool,
}

/// Which rooms.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Those of the type with this code.
    #[param(value_type = Option<String>, max_length = 200)]
    room_type: Option<Text>,
    /// Those in the pavilion with this code.
    #[param(value_type = Option<String>, max_length = 200)]
    pavilion: Option<Text>,
    /// Those in stock tonight, or those that are not.
    in_stock: Option<bool>,
    /// Rooms on a page.
    #[serde(default)]
    #[param(value_type = Option<i64>, minimum = 1, maximum = 200, default = 50)]
    limit: Limit,
    /// Where the page begins: `next_cursor` of the page before.
    #[param(value_type = Option<String>)]
    cursor: Option<Text>,
}

/// Guest rooms by number
///
/// Needs the scope `read_campus`. Rooms that are no longer in stock are among them.
#[utoipa::path(
    get, path = "/api/v1/rooms", tag = "Campus", operation_id = "list_rooms", params(Which),
    responses((status = 200, description = "A page of rooms.", body = Page<Room>,
        headers(("Link" = String, description = "The next page, where there is one."))), Lists)
)]
pub async fn list(
    State(api): State<Api>,
    Asker(actor): Asker,
    Params(which): Params<Which>,
    uri: Uri,
) -> Result<Response, Problem> {
    let fits = |asked: &Option<Text>, found: &str| asked.as_ref().is_none_or(|asked| asked.0 == found);
    let mut rooms = all(&api, &actor).await?;
    rooms.retain(|room| {
        fits(&which.room_type, &room.room_type)
            && fits(&which.pavilion, &room.pavilion)
            && which.in_stock.is_none_or(|asked| asked == room.in_stock)
    });
    let place = (which.limit, which.cursor.as_ref());
    page_of_all(&uri, place, rooms, |room| room.number.clone(), |room| room)
}

/// One guest room
///
/// By its number or its id. Needs the scope `read_campus`.
#[utoipa::path(
    get, path = "/api/v1/rooms/{room}", tag = "Campus", operation_id = "get_room",
    params(("room" = String, Path, description = "Number or id.")),
    responses((status = 200, description = "The room.", body = Room, headers(("ETag" = String))),
        (status = 304, description = "It is as the client has it."), ReadsOne)
)]
pub async fn show(
    State(api): State<Api>,
    Asker(actor): Asker,
    Key(key): Key,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let rooms = all(&api, &actor).await?;
    let id = key.parse::<Uuid>().ok();
    let room = rooms.iter().find(|room| Some(room.id) == id || room.number.eq_ignore_ascii_case(&key));
    let room = room.ok_or_else(|| Problem::new(Code::NotFound).detail("There is no such room."))?;
    Ok(tagged(&headers, room, None))
}

async fn all(api: &Api, actor: &Actor) -> Result<Vec<Room>, Problem> {
    let campus = service::campus::overview(&api.ctx, actor).await?;
    let codes =
        campus.room_types.iter().map(|(kind, _)| (kind.id, kind.code.to_string())).collect::<HashMap<_, _>>();
    let mut rooms = Vec::new();
    for pavilion in campus.pavilions {
        for floor in pavilion.floors {
            rooms.extend(floor.rooms.into_iter().map(|view| Room {
                id: view.room.id.uuid(),
                number: view.room.number.into(),
                room_type: codes.get(&view.room.room_type).cloned().unwrap_or_default(),
                pavilion: pavilion.pavilion.code.to_string(),
                floor: floor.floor.level,
                step_free: view.room.step_free,
                hearing_loop: view.room.hearing_loop,
                in_stock: view.in_stock,
                stock_from: view.room.stock.from(),
                stock_until: view.room.stock.until(),
                synthetic: view.room.synthetic,
            }));
        }
    }
    Ok(rooms)
}
