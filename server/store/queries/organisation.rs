//! Organisations.

use crate::{Conn, StoreError, classify, history, row, search};
use domain::ids::OrganisationId;
use domain::organisation::{Organisation, OrganisationKind};
use domain::search::folded;
use store_model::history::Stamp;
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

/// The organisation of a name, however it is written; the one given is added where none has it.
pub async fn find_or_add(
    db: &mut Conn,
    organisation: &Organisation,
    stamp: Stamp,
) -> Result<OrganisationId, StoreError> {
    let sought = folded(&organisation.name);
    if let Some(known) = all(db).await?.into_iter().find(|known| folded(&known.name) == sought) {
        return Ok(known.id);
    }
    insert(db, organisation).await?;
    let (id, after) = (organisation.id.uuid(), serde_json::json!(organisation));
    history::append(db, "organisation", id, "add", stamp, (None, Some(&after))).await?;
    Ok(organisation.id)
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
