//! Periods of retention, and what they are measured from.

#[path = "retention/run.rs"]
mod run;

pub use run::{add, begin, finish, interrupt, runs};

use crate::{Conn, StoreError, classify, row};
use domain::retention::{Kind, Period};
use store_model::retention::{AccountRow, GuestRow, NeedRow};
use uuid::Uuid;

/// The period of every kind that has one, with its purpose. Reports of barriers have their row and are erased by
/// themselves: a kind that is none of these is left out.
pub async fn periods(db: &mut Conn) -> Result<Vec<(Period, String)>, StoreError> {
    let rows = sqlx::query!("select kind, purpose, days from retention order by kind")
        .fetch_all(db)
        .await
        .map_err(classify)?;
    rows.into_iter()
        .filter_map(|found| Kind::parse(&found.kind).map(|kind| (Period::new(kind, found.days), found)))
        .map(|(period, found)| Ok((row::valid(period, "retention", &found.kind, "days")?, found.purpose)))
        .collect()
}

/// The period of one kind; what has none is kept.
pub async fn period(db: &mut Conn, kind: Kind) -> Result<Option<Period>, StoreError> {
    let mut known = periods(db).await?.into_iter().map(|(period, _)| period);
    Ok(known.find(|period| period.kind() == kind))
}

/// Sets the days of a kind, where they are still those that were seen; whether they were.
pub async fn set_days(db: &mut Conn, period: Period, seen: i64) -> Result<bool, StoreError> {
    let (kind, days) = (period.kind().code(), period.days());
    let done = sqlx::query!("update retention set days = $2 where kind = $1 and days = $3", kind, days, seen)
        .execute(db)
        .await
        .map_err(classify)?;
    Ok(done.rows_affected() > 0)
}

/// When each guest was last here, or is expected by a rooming list.
pub async fn guests(db: &mut Conn) -> Result<Vec<GuestRow>, StoreError> {
    sqlx::query_as!(
        GuestRow,
        r#"select g.id as "id!: Uuid", g.created_at as "created_at!: i64",
            max(case when s.departure is null or e.departure > s.departure then e.departure else s.departure end)
                as "last_departure?: chrono::NaiveDate",
            count(case when s.status = 'in_house' then 1 end) as "in_house!: i64"
        from guest g
            left join stay_guest l on l.guest_id = g.id
            left join stay s on s.id = l.stay_id
            left join rooming_entry e on e.guest_id = g.id and e.state <> 'withdrawn'
        group by g.id, g.created_at order by g.id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// The same of one guest.
pub async fn guest(db: &mut Conn, id: Uuid) -> Result<Option<GuestRow>, StoreError> {
    sqlx::query_as!(
        GuestRow,
        r#"select g.id as "id!: Uuid", g.created_at as "created_at!: i64",
            max(case when s.departure is null or e.departure > s.departure then e.departure else s.departure end)
                as "last_departure?: chrono::NaiveDate",
            count(case when s.status = 'in_house' then 1 end) as "in_house!: i64"
        from guest g
            left join stay_guest l on l.guest_id = g.id
            left join stay s on s.id = l.stay_id
            left join rooming_entry e on e.guest_id = g.id and e.state <> 'withdrawn'
        where g.id = $1 group by g.id, g.created_at"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)
}

/// Every need.
pub async fn needs(db: &mut Conn) -> Result<Vec<NeedRow>, StoreError> {
    sqlx::query_as!(
        NeedRow,
        r#"select id as "id: Uuid", guest_id as "guest_id: Uuid" from guest_need order by id"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// When each account was last used, and whether anything of it holds at an instant.
pub async fn accounts(db: &mut Conn, now: i64) -> Result<Vec<AccountRow>, StoreError> {
    sqlx::query_as!(
        AccountRow,
        r#"select a.id as "id: Uuid", a.created_at, a.signed_in_at,
            (select max(t.used_on) from api_token t where t.account_id = a.id) as "token_used_on?: chrono::NaiveDate",
            (a.role = 'administrator' and not a.disabled and a.password_hash <> '') as "manages!: bool",
            (exists (select 1 from account_link k where k.account_id = a.id and k.expires_at > $1)
                or exists (select 1 from session s where s.account_id = a.id and s.expires_at > $1)
                or exists (select 1 from api_token t
                    where t.account_id = a.id and t.expires_at > $1 and t.revoked_at is null)) as "held!: bool"
        from account a order by a.id"#,
        now
    )
    .fetch_all(db)
    .await
    .map_err(classify)
}

/// When each session ends, in UTC seconds.
pub async fn sessions(db: &mut Conn) -> Result<Vec<i64>, StoreError> {
    sqlx::query_scalar!("select expires_at from session").fetch_all(db).await.map_err(classify)
}
