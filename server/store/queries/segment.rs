//! Segments.

use crate::{Conn, StoreError, classify, row};
use domain::segment::{Segment, SegmentClass};

/// All segments, in the order of lists.
pub async fn all(db: &mut Conn) -> Result<Vec<Segment>, StoreError> {
    let rows = sqlx::query!("select code, name, class, position from segment order by position, code")
        .fetch_all(db)
        .await
        .map_err(classify)?;
    rows.into_iter()
        .map(|found| {
            let class = row::valid(SegmentClass::parse(&found.class), "segment", &found.code, "class")?;
            Ok(Segment { code: found.code, name: found.name, class, position: found.position })
        })
        .collect()
}

/// Adds a segment that a source names, unless it is known.
pub async fn ensure(db: &mut Conn, segment: &Segment) -> Result<(), StoreError> {
    let class = segment.class.code();
    sqlx::query!(
        "insert into segment (code, name, class, position) values ($1, $2, $3, $4) on conflict (code) do nothing",
        segment.code,
        segment.name,
        class,
        segment.position
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}
