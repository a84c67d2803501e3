//! `/organisations`: who books and who holds events.

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
use domain::organisation::OrganisationKind;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// An organisation.
#[derive(Serialize, ToSchema)]
pub struct Organisation {
    /// Identity.
    id: Uuid,
    /// Name.
    name: String,
    /// What it is.
    kind: Kind,
    /// Invented for demonstration.
    synthetic: bool,
}

/// What an organisation is.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A body of the United Nations system or of the European Union.
    UnAgency,
    /// A ministry or another public body.
    Government,
    /// A union of workers or of employers.
    SocialPartner,
    /// A company.
    Company,
    /// A person who books for themselves.
    Individual,
    /// A university, a foundation, an association.
    Other,
}

/// Which organisations.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Those whose name contains this, whatever the case.
    #[param(value_type = Option<String>, max_length = 200)]
    name: Option<Text>,
    /// Those of this kind.
    #[param(inline)]
    kind: Option<Kind>,
    /// Organisations on a page.
    #[serde(default)]
    #[param(value_type = Option<i64>, minimum = 1, maximum = 200, default = 50)]
    limit: Limit,
    /// Where the page begins: `next_cursor` of the page before.
    #[param(value_type = Option<String>)]
    cursor: Option<Text>,
}

/// Organisations by name
///
/// Needs the scope `read_stays`.
#[utoipa::path(
    get, path = "/api/v1/organisations", tag = "People", operation_id = "list_organisations", params(Which),
    responses((status = 200, description = "A page of organisations.", body = Page<Organisation>,
        headers(("Link" = String, description = "The next page, where there is one."))), Lists)
)]
pub async fn list(
    State(api): State<Api>,
    Asker(actor): Asker,
    Params(which): Params<Which>,
    uri: Uri,
) -> Result<Response, Problem> {
    let found = service::listing::organisations(&api.ctx, &actor).await?;
    let mut found = found.into_iter().map(Organisation::from).collect::<Vec<_>>();
    let name = which.name.map(|name| name.0.to_lowercase()).unwrap_or_default();
    found.retain(|one| {
        one.name.to_lowercase().contains(&name) && which.kind.is_none_or(|asked| asked == one.kind)
    });
    let place = (which.limit, which.cursor.as_ref());
    page_of_all(&uri, place, found, |one| format!("{}\n{}", one.name, one.id), |one| one)
}

/// One organisation
///
/// Needs the scope `read_stays`.
#[utoipa::path(
    get, path = "/api/v1/organisations/{organisation}", tag = "People", operation_id = "get_organisation",
    params(("organisation" = Uuid, Path, description = "Id.")),
    responses((status = 200, description = "The organisation.", body = Organisation, headers(("ETag" = String))),
        (status = 304, description = "It is as the client has it."), ReadsOne)
)]
pub async fn show(
    State(api): State<Api>,
    Asker(actor): Asker,
    Key(key): Key,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = service::listing::organisations(&api.ctx, &actor).await?;
    let id = key.parse::<Uuid>().ok();
    let found = found.into_iter().find(|one| Some(one.id.uuid()) == id);
    let found = found.ok_or_else(|| Problem::new(Code::NotFound).detail("There is no such organisation."))?;
    Ok(tagged(&headers, &Organisation::from(found), None))
}

impl From<domain::organisation::Organisation> for Organisation {
    fn from(found: domain::organisation::Organisation) -> Self {
        let kind = match found.kind {
            OrganisationKind::UnAgency => Kind::UnAgency,
            OrganisationKind::Government => Kind::Government,
            OrganisationKind::SocialPartner => Kind::SocialPartner,
            OrganisationKind::Company => Kind::Company,
            OrganisationKind::Individual => Kind::Individual,
            OrganisationKind::Other => Kind::Other,
        };
        Self { id: found.id.uuid(), name: found.name, kind, synthetic: found.synthetic }
    }
}
