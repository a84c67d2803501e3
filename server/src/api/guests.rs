//! `/guests`: the people who sleep here.

use super::Api;
use super::answer::tagged;
use super::bearer::Asker;
use super::document::{Lists, ReadsOne};
use super::paging::{Limit, Page, after, page};
use super::problem::{Code, Problem};
use super::request::{Key, Params};
use super::values::Text;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use domain::ids::GuestId;
use serde::{Deserialize, Serialize};
use service::listing::GuestPage;
use store_model::person;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A guest.
#[derive(Serialize, ToSchema)]
pub struct Guest {
    /// Identity.
    id: Uuid,
    /// Name as the guest writes it.
    full_name: String,
    /// Address; null where there is none, and for those who may not change stays.
    email: Option<String>,
    /// Number; as `email`.
    phone: Option<String>,
    /// ISO 3166 code; as `email`.
    nationality: Option<String>,
    /// Invented for demonstration.
    synthetic: bool,
}

/// Which guests.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Those whose name contains this; A to Z in either case.
    #[param(value_type = Option<String>, max_length = 200)]
    name: Option<Text>,
    /// Those with this address. Needs the scope `write_stays` as well.
    #[param(value_type = Option<String>, max_length = 200)]
    email: Option<Text>,
    /// Guests on a page.
    #[serde(default)]
    #[param(value_type = Option<i64>, minimum = 1, maximum = 200, default = 50)]
    limit: Limit,
    /// Where the page begins: `next_cursor` of the page before.
    #[param(value_type = Option<String>)]
    cursor: Option<Text>,
}

/// Guests by name
///
/// Needs the scope `read_stays`; contacts are shown with `write_stays` alone.
#[utoipa::path(
    get, path = "/api/v1/guests", tag = "People", operation_id = "list_guests", params(Which),
    responses((status = 200, description = "A page of guests.", body = Page<Guest>,
        headers(("Link" = String, description = "The next page, where there is one."))), Lists)
)]
pub async fn list(
    State(api): State<Api>,
    Asker(actor): Asker,
    Params(which): Params<Which>,
    uri: Uri,
) -> Result<Response, Problem> {
    let after = after::<(String, Uuid)>(which.cursor.as_ref())?.unwrap_or_default();
    if after.0.contains(char::is_control) {
        return Err(Problem::field("cursor", "not_acceptable", None));
    }
    let text = |text: Option<Text>| text.map(|text| text.0.trim().to_owned()).unwrap_or_default();
    let asked =
        GuestPage { name: text(which.name), email: text(which.email), after, most: which.limit.0 + 1 };
    let guests = service::listing::guests(&api.ctx, &actor, &asked).await?;
    let place = |guest: &person::Guest| (guest.full_name.clone(), guest.id.uuid());
    Ok(page(&uri, which.limit, guests, place, Guest::from))
}

/// One guest
///
/// Needs the scope `read_stays`; contacts are shown with `write_stays` alone.
#[utoipa::path(
    get, path = "/api/v1/guests/{guest}", tag = "People", operation_id = "get_guest",
    params(("guest" = Uuid, Path, description = "Id.")),
    responses((status = 200, description = "The guest.", body = Guest, headers(("ETag" = String))),
        (status = 304, description = "It is as the client has it."), ReadsOne)
)]
pub async fn show(
    State(api): State<Api>,
    Asker(actor): Asker,
    Key(key): Key,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    // Nil is nobody's id: who may not read guests is told so, whatever they ask for.
    let id = key.parse::<Uuid>().unwrap_or_else(|_| Uuid::nil());
    let guest = service::listing::guest(&api.ctx, &actor, GuestId::new(id)).await;
    let guest = guest.map_err(|error| match error {
        service::ServiceError::NotFound(_) => Problem::new(Code::NotFound).detail("There is no such guest."),
        other => other.into(),
    })?;
    Ok(tagged(&headers, &Guest::from(guest), None))
}

impl From<person::Guest> for Guest {
    fn from(guest: person::Guest) -> Self {
        let known = |text: String| Some(text).filter(|text| !text.is_empty());
        Self {
            id: guest.id.uuid(),
            full_name: guest.full_name,
            email: known(guest.email),
            phone: known(guest.phone),
            nationality: known(guest.nationality),
            synthetic: guest.synthetic,
        }
    }
}
