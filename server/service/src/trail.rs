//! The audit trail: who did what to which record, and when, whatever kind of record it is.
//!
//! History names no person. Accounts are named here: whoever may read history may know who made it.

mod change;
mod words;

pub use change::Change;
pub use store_model::trail::{Clock, Place, STAY, Who};
pub use words::{ACTIONS, KINDS};

use crate::store::read;
use crate::{Actor, Context, ServiceError};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Permission;
use domain::calendar::next_day;
use domain::ids::AccountId;
use std::collections::{HashMap, HashSet};
use store_model::trail::{Filter, Line, RecordName};
use uuid::Uuid;

/// Which lines are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrailQuery {
    /// Which time chooses and orders them.
    pub clock: Clock,
    /// First day, campus time.
    pub from: Option<NaiveDate>,
    /// Last day, campus time.
    pub to: Option<NaiveDate>,
    /// Who did it.
    pub who: Who,
    /// Kind of record: the stored word.
    pub kind: Option<String>,
    /// What was done: the stored word.
    pub action: Option<String>,
    /// One record: what people call it, or its id.
    pub record: Option<String>,
}

/// Some lines, newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrailPage {
    /// The lines.
    pub lines: Vec<TrailLine>,
    /// Where the next page begins; none where this is the last.
    pub next: Option<Place>,
    /// A record was asked for by a name that none has.
    pub no_such_record: bool,
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct TrailLine {
    /// When it was written down.
    pub recorded_at: DateTime<Utc>,
    /// When it was so in business.
    pub effective_at: DateTime<Utc>,
    /// Which account did it; none for a command or a job.
    pub actor: Option<AccountId>,
    /// What that account is called.
    pub actor_name: Option<String>,
    /// Kind of record: the stored word.
    pub kind: String,
    /// Which record.
    pub id: Uuid,
    /// What the record is called; none where it is gone or has no name.
    pub name: Option<String>,
    /// Whether the page of the record still shows it.
    pub shown: bool,
    /// What was done: the stored word.
    pub action: String,
    /// The fields that are other than before.
    pub changes: Vec<Change>,
}

/// The lines below a place, or the newest; at most so many.
pub async fn page(
    ctx: &Context,
    actor: &Actor,
    query: &TrailQuery,
    after: Option<Place>,
    most: i64,
) -> Result<TrailPage, ServiceError> {
    actor.require(Permission::ReadHistory)?;
    let place = after.unwrap_or_else(|| top(ctx, query));
    let found = read!(ctx.store, |tx, db| {
        let records = match query.record.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            None => None,
            Some(name) => match name.parse::<Uuid>() {
                Ok(id) => Some(vec![id]),
                Err(_) => Some(db::trail::called(tx, name).await?),
            },
        };
        if records.as_ref().is_some_and(Vec::is_empty) {
            return Ok(None);
        }
        let lines = db::trail::below(tx, &filter(ctx, query, records), place, most + 1).await?;
        let names = db::trail::names(tx, &ids(&lines)).await?;
        Ok(Some((lines, names)))
    })?;
    let Some((mut lines, names)) = found else {
        return Ok(TrailPage { no_such_record: true, ..TrailPage::default() });
    };
    let shown = usize::try_from(most).unwrap_or_default();
    let more = lines.len() > shown;
    lines.truncate(shown);
    let next = lines.last().filter(|_| more).map(|line| line.place(query.clock));
    let names = names.into_iter().map(|name| (name.id, name)).collect();
    let lines = lines.into_iter().map(|line| told(line, &names, actor)).collect();
    Ok(TrailPage { lines, next, no_such_record: false })
}

/// The accounts that can have done something, by name.
pub async fn accounts(ctx: &Context, actor: &Actor) -> Result<Vec<(AccountId, String)>, ServiceError> {
    actor.require(Permission::ReadHistory)?;
    let mut accounts = read!(ctx.store, |tx, db| Ok(db::account::names(tx).await?))?;
    accounts.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(accounts)
}

/// The place above all lines that are asked for.
fn top(ctx: &Context, query: &TrailQuery) -> Place {
    let end = query.to.map(|day| ctx.zone.start_of(next_day(day)).timestamp());
    // Below it is nothing of the second itself.
    Place { at: end.unwrap_or(i64::MAX), stays: false, seq: 0 }
}

fn filter(ctx: &Context, query: &TrailQuery, records: Option<Vec<Uuid>>) -> Filter {
    Filter {
        clock: query.clock,
        from: query.from.map_or(i64::MIN, |day| ctx.zone.start_of(day).timestamp()),
        subject: query.kind.clone(),
        action: query.action.clone(),
        records,
        who: query.who,
    }
}

/// Every record that lines name.
pub(crate) fn ids(lines: &[Line]) -> Vec<Uuid> {
    let mut ids = HashSet::new();
    for line in lines {
        ids.insert(line.subject_id);
        ids.extend(line.actor.map(AccountId::uuid));
        line.before.iter().chain(&line.after).for_each(|fields| change::named(fields, &mut ids));
    }
    ids.into_iter().collect()
}

/// A line as it is shown to somebody, with records by their names; without costs to those who do not read them.
pub(crate) fn told(line: Line, names: &HashMap<Uuid, RecordName>, actor: &Actor) -> TrailLine {
    let instant = |at| DateTime::from_timestamp(at, 0).unwrap_or_default();
    let name = names.get(&line.subject_id);
    TrailLine {
        recorded_at: instant(line.recorded_at),
        effective_at: instant(line.effective_at),
        actor: line.actor,
        actor_name: line.actor.and_then(|id| Some(names.get(&id.uuid())?.name.clone())),
        kind: line.subject,
        id: line.subject_id,
        name: name.map(|name| name.name.clone()),
        shown: name.is_some_and(|name| name.shown),
        action: line.action,
        changes: change::between(line.before, line.after, (names, actor.may(Permission::ReadMoney))),
    }
}
