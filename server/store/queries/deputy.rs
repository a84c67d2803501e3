//! Who stands in for whom.

use crate::{Conn, StoreError, classify};
use chrono::NaiveDate;
use domain::deputy::Deputy;
use domain::ids::AccountId;
use store_model::account::DeputyLine;
use uuid::Uuid;

/// Everybody somebody stands in for, and whoever stands in for them, also on days to come, by first day.
pub async fn of(db: &mut Conn, account: AccountId) -> Result<Vec<DeputyLine>, StoreError> {
    let account = account.uuid();
    let rows = sqlx::query!(
        r#"select d.account_id as "account_id: Uuid", d.deputy_id as "deputy_id: Uuid",
            d.from_date as "from_date: NaiveDate", d.until_date as "until_date: NaiveDate",
            a.full_name as account_name, s.full_name as deputy_name
        from account_deputy d join account a on a.id = d.account_id join account s on s.id = d.deputy_id
        where d.account_id = $1 or d.deputy_id = $1 order by d.from_date, d.account_id"#,
        account
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    let read = rows.into_iter().map(|row| DeputyLine {
        deputy: Deputy {
            account: AccountId::new(row.account_id),
            deputy: AccountId::new(row.deputy_id),
            from: row.from_date,
            until: row.until_date,
        },
        account_name: row.account_name,
        deputy_name: row.deputy_name,
    });
    Ok(read.collect())
}

/// Has somebody stand in, in place of whoever did.
pub async fn put(db: &mut Conn, deputy: &Deputy, today: NaiveDate) -> Result<(), StoreError> {
    let (account, id, active) = (deputy.account.uuid(), deputy.deputy.uuid(), deputy.covers(today));
    sqlx::query!(
        "insert into account_deputy (account_id, deputy_id, from_date, until_date, active)
        values ($1, $2, $3, $4, $5)
        on conflict (account_id) do update set deputy_id = excluded.deputy_id, from_date = excluded.from_date,
            until_date = excluded.until_date, active = excluded.active",
        account,
        id,
        deputy.from,
        deputy.until,
        active
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Has nobody stand in for somebody any more.
pub async fn remove(db: &mut Conn, account: AccountId) -> Result<(), StoreError> {
    let account = account.uuid();
    sqlx::query!("delete from account_deputy where account_id = $1", account)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(())
}

/// Has somebody stand in for nobody, and nobody for them: they are no organiser any more, or another one.
pub async fn forget(db: &mut Conn, account: AccountId) -> Result<(), StoreError> {
    let account = account.uuid();
    sqlx::query!("delete from account_deputy where account_id = $1 or deputy_id = $1", account)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(())
}

struct TurnedRow {
    account_id: Uuid,
    deputy_id: Uuid,
    from_date: NaiveDate,
    until_date: NaiveDate,
}

impl TurnedRow {
    fn read(self) -> Deputy {
        Deputy {
            account: AccountId::new(self.account_id),
            deputy: AccountId::new(self.deputy_id),
            from: self.from_date,
            until: self.until_date,
        }
    }
}

/// Takes away those whose last day is over, and tells those of them that had begun: what passed while no server ran never
/// was.
pub async fn end_over(db: &mut Conn, today: NaiveDate) -> Result<Vec<Deputy>, StoreError> {
    sqlx::query!("delete from account_deputy where until_date < $1 and not active", today)
        .execute(&mut *db)
        .await
        .map_err(classify)?;
    let rows = sqlx::query_as!(
        TurnedRow,
        r#"delete from account_deputy where until_date < $1
        returning account_id as "account_id: Uuid", deputy_id as "deputy_id: Uuid",
            from_date as "from_date: NaiveDate", until_date as "until_date: NaiveDate""#,
        today
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(rows.into_iter().map(TurnedRow::read).collect())
}

/// Lets those begin whose first day has come, and tells them.
pub async fn begin_due(db: &mut Conn, today: NaiveDate) -> Result<Vec<Deputy>, StoreError> {
    let rows = sqlx::query_as!(
        TurnedRow,
        r#"update account_deputy set active = true where not active and from_date <= $1 and until_date >= $1
        returning account_id as "account_id: Uuid", deputy_id as "deputy_id: Uuid",
            from_date as "from_date: NaiveDate", until_date as "until_date: NaiveDate""#,
        today
    )
    .fetch_all(db)
    .await
    .map_err(classify)?;
    Ok(rows.into_iter().map(TurnedRow::read).collect())
}
