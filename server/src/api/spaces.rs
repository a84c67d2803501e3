//! `/spaces`: what can be booked for a session, a meal or a reception.

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
use serde::{Deserialize, Serialize};
use service::Actor;
use service::campus::SpaceView;
use std::num::NonZeroU16;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A function space.
#[derive(Serialize, ToSchema)]
pub struct Space {
    /// Identity.
    id: Uuid,
    /// What people call it.
    code: String,
    /// Name.
    name: String,
    /// Code of its pavilion.
    pavilion: String,
    /// Its floor.
    floor: i64,
    /// Floor area in square metres, where known.
    area_m2: Option<i64>,
    /// Booths for interpreters.
    booths: i64,
    /// Can be reached without steps.
    step_free: bool,
    /// Has a hearing loop.
    hearing_loop: bool,
    /// Codes of its parts, where it is made of several.
    parts: Vec<String>,
    /// Codes of the spaces that cannot be used while it is.
    excludes: Vec<String>,
    /// How many it seats, by set-up.
    seats: Vec<Seating>,
    /// Invented for demonstration.
    synthetic: bool,
}

/// How many a space seats in a set-up.
#[derive(Serialize, ToSchema)]
pub struct Seating {
    /// The set-up.
    #[schema(example = "theatre")]
    style: String,
    /// How many.
    seats: i64,
}

/// Which spaces.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Those in the pavilion with this code.
    #[param(value_type = Option<String>, max_length = 200)]
    pavilion: Option<Text>,
    /// Those that seat at least so many in some set-up.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 65_535)]
    seats: Option<NonZeroU16>,
    /// Spaces on a page.
    #[serde(default)]
    #[param(value_type = Option<i64>, minimum = 1, maximum = 200, default = 50)]
    limit: Limit,
    /// Where the page begins: `next_cursor` of the page before.
    #[param(value_type = Option<String>)]
    cursor: Option<Text>,
}

/// Function spaces by code
///
/// Needs the scope `read_campus`.
#[utoipa::path(
    get, path = "/api/v1/spaces", tag = "Campus", operation_id = "list_spaces", params(Which),
    responses((status = 200, description = "A page of spaces.", body = Page<Space>,
        headers(("Link" = String, description = "The next page, where there is one."))), Lists)
)]
pub async fn list(
    State(api): State<Api>,
    Asker(actor): Asker,
    Params(which): Params<Which>,
    uri: Uri,
) -> Result<Response, Problem> {
    let mut spaces = all(&api, &actor).await?;
    spaces.retain(|space| {
        which.pavilion.as_ref().is_none_or(|asked| asked.0 == space.pavilion)
            && which
                .seats
                .is_none_or(|asked| space.seats.iter().any(|style| style.seats >= i64::from(asked.get())))
    });
    let place = (which.limit, which.cursor.as_ref());
    page_of_all(&uri, place, spaces, |space| space.code.clone(), |space| space)
}

/// One function space
///
/// By its code or its id. Needs the scope `read_campus`.
#[utoipa::path(
    get, path = "/api/v1/spaces/{space}", tag = "Campus", operation_id = "get_space",
    params(("space" = String, Path, description = "Code or id.")),
    responses((status = 200, description = "The space.", body = Space, headers(("ETag" = String))),
        (status = 304, description = "It is as the client has it."), ReadsOne)
)]
pub async fn show(
    State(api): State<Api>,
    Asker(actor): Asker,
    Key(key): Key,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let spaces = all(&api, &actor).await?;
    let id = key.parse::<Uuid>().ok();
    let space = spaces.iter().find(|space| Some(space.id) == id || space.code.eq_ignore_ascii_case(&key));
    let space = space.ok_or_else(|| Problem::new(Code::NotFound).detail("There is no such space."))?;
    Ok(tagged(&headers, space, None))
}

async fn all(api: &Api, actor: &Actor) -> Result<Vec<Space>, Problem> {
    let campus = service::campus::overview(&api.ctx, actor).await?;
    let mut spaces = Vec::new();
    for pavilion in campus.pavilions {
        let code = pavilion.pavilion.code.to_string();
        for floor in pavilion.floors {
            let level = floor.floor.level;
            spaces.extend(floor.spaces.into_iter().map(|view| space(view, &code, level)));
        }
    }
    Ok(spaces)
}

fn space(view: SpaceView, pavilion: &str, floor: i64) -> Space {
    let SpaceView { space, parts, excludes, .. } = view;
    let seating = |capacity: &domain::campus::Capacity| Seating {
        style: capacity.style.code().to_owned(),
        seats: capacity.seats.get(),
    };
    Space {
        id: space.id.uuid(),
        code: space.code.into(),
        name: space.name.into(),
        pavilion: pavilion.to_owned(),
        floor,
        area_m2: space.area_m2,
        booths: space.booths.count,
        step_free: space.step_free,
        hearing_loop: space.hearing_loop,
        parts: parts.into_iter().map(Into::into).collect(),
        excludes: excludes.into_iter().map(Into::into).collect(),
        seats: space.capacities.iter().map(seating).collect(),
        synthetic: space.synthetic,
    }
}
