//! Organisations.

use crate::{Conn, StoreError, classify, row, search};
use domain::ids::OrganisationId;
use domain::organisation::{Organisation, OrganisationKind};
use store_model::search::Subject;
use uuid::Uuid;

/// Adds an organisation, to be found by the words of its name.
pub async fn insert(db: &mut Conn, organisation: &Organisation) -> Result<(), StoreError> {
    let (id, kind) = (organisation.id.uuid(), organisation.kind.code());
    sqlx::query!(
        "insert into organisation (id, name, kind, synthetic) values ($1, $2, $3, $4)",
        id,
        organisation.name,
        kind,
        organisation.synthetic
    )
    .execute(&mut *db)
    .await
    .map_err(classify)?;
    search::add(db, Subject::Organisation, id, &organisation.name).await
}

/// All organisations, by name.
pub async fn all(db: &mut Conn) -> Result<Vec<Organisation>, StoreError> {
    let rows = sqlx::query!(
        r#"select id as "id: Uuid", name, kind, synthetic as "synthetic: bool" from organisation order by name, id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    rows.into_iter()
        .map(|found| {
            let kind = row::valid(OrganisationKind::parse(&found.kind), "organisation", found.id, "kind")?;
            Ok(Organisation {
                id: OrganisationId::new(found.id),
                name: found.name,
                kind,
                synthetic: found.synthetic,
            })
        })
        .collect()
}
