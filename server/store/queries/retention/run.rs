//! The log of runs: of each kind how many, never whom.

use crate::{Conn, StoreError, classify, row};
use domain::ids::{AccountId, RunId};
use store_model::retention::{Cause, NewRun, Run, RunState, Tally};
use uuid::Uuid;

/// Writes that a run begins; refused while another goes on, and a second time on one day of the schedule.
pub async fn begin(db: &mut Conn, run: &NewRun) -> Result<(), StoreError> {
    let (id, cause, account) = (run.id.uuid(), run.cause.code(), run.account.map(AccountId::uuid));
    sqlx::query!(
        "insert into retention_run (id, cause, account_id, state, started_at, alive_at, scheduled_for)
        values ($1, $2, $3, 'running', $4, $4, $5)",
        id,
        cause,
        account,
        run.at,
        run.scheduled_for
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Notes what a run has erased more, and that it is alive.
pub async fn add(db: &mut Conn, run: RunId, more: Tally, now: i64) -> Result<(), StoreError> {
    let id = run.uuid();
    sqlx::query!(
        "update retention_run set contacts = contacts + $2, needs = needs + $3, accounts = accounts + $4,
            sessions = sessions + $5, alive_at = $6
        where id = $1",
        id,
        more.contacts,
        more.needs,
        more.accounts,
        more.sessions,
        now
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Ends a run. One that failed gives its day back: the schedule tries again.
pub async fn finish(db: &mut Conn, run: RunId, state: RunState, now: i64) -> Result<(), StoreError> {
    let (id, state) = (run.uuid(), state.code());
    sqlx::query!(
        "update retention_run set state = $2, finished_at = $3,
            scheduled_for = case when $2 = 'done' then scheduled_for end
        where id = $1",
        id,
        state,
        now
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Ends the run that gave no sign of life since an instant, if there is one.
pub async fn interrupt(db: &mut Conn, silent_since: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "update retention_run set state = 'interrupted', finished_at = alive_at, scheduled_for = null
        where state = 'running' and alive_at < $1",
        silent_since
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

struct RunRow {
    id: Uuid,
    cause: String,
    who: Option<String>,
    state: String,
    started_at: i64,
    finished_at: Option<i64>,
    contacts: i64,
    needs: i64,
    accounts: i64,
    sessions: i64,
}

impl RunRow {
    fn read(self) -> Result<Run, StoreError> {
        let Self { contacts, needs, accounts, sessions, .. } = self;
        Ok(Run {
            id: RunId::new(self.id),
            cause: row::valid(Cause::parse(&self.cause), "retention_run", self.id, "cause")?,
            who: self.who,
            state: row::valid(RunState::parse(&self.state), "retention_run", self.id, "state")?,
            started_at: self.started_at,
            finished_at: self.finished_at,
            tally: Tally { contacts, needs, accounts, sessions },
        })
    }
}

/// The last runs, the latest first.
pub async fn runs(db: &mut Conn, most: i64) -> Result<Vec<Run>, StoreError> {
    sqlx::query_as!(
        RunRow,
        r#"select r.id as "id: Uuid", r.cause, a.full_name as "who?", r.state, r.started_at, r.finished_at, r.contacts,
            r.needs, r.accounts, r.sessions
        from retention_run r left join account a on a.id = r.account_id
        order by r.started_at desc, r.id limit $1"#,
        most
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(RunRow::read)
    .collect()
}
