//! `/stays`: list, create, get, change, cancel.

mod ask;
mod shown;
mod wish;

use super::Api;
use super::answer::{changed, made, tagged};
use super::bearer::Asker;
use super::document::{Lists, ReadsOne, Writes, WritesNew};
use super::paging::{Page, page};
use super::problem::{Code, Problem};
use super::request::{Body, Key, Params, RequestKey, Seen, SpareKey};
use ask::Which;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use domain::access::Permission;
use domain::ids::{ResourceId, StayId};
use domain::stay::Step;
use service::listing::ListedStay;
use service::stay::Write;
use service::{Actor, ServiceError};
use shown::Stay;
use wish::{Change, NewStay};

/// Stays by arrival
///
/// Needs the scope `read_stays`.
#[utoipa::path(
    get, path = "/api/v1/stays", tag = "Stays", operation_id = "list_stays", params(Which),
    responses((status = 200, description = "A page of stays.", body = Page<Stay>,
        headers(("Link" = String, description = "The next page, where there is one."))), Lists)
)]
pub async fn list(
    State(api): State<Api>,
    Asker(actor): Asker,
    Params(which): Params<Which>,
    uri: Uri,
) -> Result<Response, Problem> {
    actor.require(Permission::ReadStays)?;
    let limit = which.limit;
    let filter = which.filter(&api.ctx).await?;
    let stays = service::listing::stays(&api.ctx, &actor, &filter).await?;
    let place = |listed: &ListedStay| (listed.stay.arrival, listed.stay.id);
    Ok(page(&uri, limit, stays, place, Stay::from))
}

/// One stay
///
/// By its reference or its id. Needs the scope `read_stays`.
#[utoipa::path(
    get, path = "/api/v1/stays/{stay}", tag = "Stays", operation_id = "get_stay",
    params(("stay" = String, Path, description = "Reference or id.")),
    responses((status = 200, description = "The stay.", body = Stay, headers(("ETag" = String))),
        (status = 304, description = "It is as the client has it."), ReadsOne)
)]
pub async fn show(
    State(api): State<Api>,
    Asker(actor): Asker,
    Key(key): Key,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let stay = Stay::from(service::listing::stay(&api.ctx, &actor, &key).await?);
    Ok(tagged(&headers, &stay, Some(stay.version)))
}

/// Book a stay
///
/// Needs the scopes `read_stays` and `write_stays`. The database decides whether there is room; a refusal says what is
/// in the way and what would do instead. A repeated request is answered with the stay as it stands.
#[utoipa::path(
    post, path = "/api/v1/stays", tag = "Stays", operation_id = "create_stay", request_body = NewStay,
    params(("Idempotency-Key" = String, Header, min_length = 1, max_length = 255, pattern = "^[!-~]+$",
        description = "Made up by you, once for each stay you want.", example = "5f0c1d1e-3b7a-4a55-9a0e-2f6f1c1f7d10")),
    responses((status = 201, description = "The stay.", body = Stay, headers(("ETag" = String), ("Location" = String))),
        WritesNew)
)]
pub async fn create(
    State(api): State<Api>,
    Asker(actor): Asker,
    RequestKey(key): RequestKey,
    Body(new): Body<NewStay>,
) -> Result<Response, Problem> {
    may_write(&actor)?;
    let wish = new.reservation(&api.ctx).await?;
    let booked = service::stay::reserve(&api.ctx, &actor, &wish, &Write::new(key)).await?;
    let stay = again(&api, &actor, booked.id).await?;
    Ok(made(&stay, stay.version, &format!("{}/stays/{}", super::ROOT, stay.id)))
}

/// Change a stay
///
/// Dates, room and status, all of them or none. Needs the scopes `read_stays` and `write_stays`.
#[utoipa::path(
    patch, path = "/api/v1/stays/{stay}", tag = "Stays", operation_id = "change_stay", request_body = Change,
    params(("stay" = String, Path, description = "Reference or id."),
        ("If-Match" = String, Header, description = "The ETag that was read.", example = "\"1-0a1b2c3d4e5f6071\""),
        ("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 255, pattern = "^[!-~]+$",
            description = "Not needed: the version guards against doing it twice. With it, a repeated request is \
                answered as the first one was.")),
    responses((status = 200, description = "The stay as it is now.", body = Stay, headers(("ETag" = String))), Writes)
)]
pub async fn change(
    State(api): State<Api>,
    Asker(actor): Asker,
    Key(stay): Key,
    SpareKey(key): SpareKey,
    seen: Seen,
    Body(change): Body<Change>,
) -> Result<Response, Problem> {
    may_write(&actor)?;
    let found = service::listing::stay(&api.ctx, &actor, &stay).await?;
    let steps = change.steps(&api.ctx, &found).await?;
    let key = key.unwrap_or_else(|| api.ctx.ids.next().to_string());
    take(&api, &actor, &found, &steps, key, seen).await
}

/// Cancel a stay
///
/// Its nights come back. Needs the scopes `read_stays` and `write_stays`.
#[utoipa::path(
    post, path = "/api/v1/stays/{stay}/cancel", tag = "Stays", operation_id = "cancel_stay",
    params(("stay" = String, Path, description = "Reference or id."),
        ("If-Match" = String, Header, description = "The ETag that was read.", example = "\"1-0a1b2c3d4e5f6071\""),
        ("Idempotency-Key" = String, Header, min_length = 1, max_length = 255, pattern = "^[!-~]+$",
            description = "Made up by you, once for each cancellation.")),
    responses((status = 200, description = "The stay as it is now.", body = Stay, headers(("ETag" = String))), Writes)
)]
pub async fn cancel(
    State(api): State<Api>,
    Asker(actor): Asker,
    Key(stay): Key,
    RequestKey(key): RequestKey,
    seen: Seen,
) -> Result<Response, Problem> {
    may_write(&actor)?;
    let found = service::listing::stay(&api.ctx, &actor, &stay).await?;
    take(&api, &actor, &found, &[Step::Cancel], key, seen).await
}

/// Takes the steps on the version seen.
async fn take(
    api: &Api,
    actor: &Actor,
    found: &ListedStay,
    steps: &[Step<ResourceId>],
    key: String,
    seen: Seen,
) -> Result<Response, Problem> {
    let Seen::Version(version) = seen else {
        return Err(ServiceError::Stale { subject: "stay", current: found.stay.version }.into());
    };
    let (id, write) = (StayId::new(found.stay.id), Write::of_version(key, version));
    match steps {
        [] => return Err(Problem::new(Code::Invalid).detail("Nothing is to be changed.")),
        [step] => service::stay::change(&api.ctx, actor, id, *step, &write).await?,
        steps => service::stay::change_all(&api.ctx, actor, id, steps, &write).await?,
    };
    let stay = again(api, actor, id).await?;
    Ok(changed(&stay, stay.version))
}

/// Who writes is answered with the stay, so has to be allowed to read it; better said before than after.
fn may_write(actor: &Actor) -> Result<(), Problem> {
    actor.require(Permission::WriteStays)?;
    Ok(actor.require(Permission::ReadStays)?)
}

/// The stay as it is after a write.
async fn again(api: &Api, actor: &Actor, id: StayId) -> Result<Stay, Problem> {
    Ok(Stay::from(service::listing::stay(&api.ctx, actor, &id.to_string()).await?))
}
