//! What was changed about an event by others: shown until it was seen, and told by mail to those who look after it.

use super::people::may_plan;
use crate::mail::{Letter, NamedEvent, ToldChange, to_account};
use crate::store::{read, transact};
use crate::trail::{self, TrailLine};
use crate::{Actor, Context, ServiceError};
use chrono::TimeDelta;
use domain::access::Permission;
use domain::event::Event;
use domain::ids::EventId;
use std::collections::HashMap;
use store_model::account::Account;
use store_model::event::{EventLine, Untold};
use store_model::trail::Line;
use uuid::Uuid;

/// Lines of history shown of an event, newest first.
pub const SHOWN: i64 = 100;

/// Changes named in one mail; of more than these the mail says how many.
pub(crate) const NAMED: usize = 12;

/// How long there is no further change before people are told: one mail of an hour's work.
pub(crate) const QUIET: TimeDelta = TimeDelta::minutes(10);

/// After how long they are told though the changes go on.
pub(crate) const LATE: TimeDelta = TimeDelta::hours(1);

/// What was changed about an event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventChanges {
    /// The event.
    pub line: EventLine,
    /// The last changes, newest first; whether each is news to the reader.
    pub changes: Vec<(TrailLine, bool)>,
    /// Number of the newest.
    pub newest: i64,
    /// Whether the reader is told by mail; none if they do not look after the event.
    pub mails: Option<bool>,
}

impl EventChanges {
    /// How many are news.
    pub fn news(&self) -> usize {
        self.changes.iter().filter(|(_, news)| *news).count()
    }
}

/// The last changes to the event of a code; to organisers those of others are not there.
pub async fn changes(ctx: &Context, actor: &Actor, code: &str) -> Result<EventChanges, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let (line, lines, names, watch) = read!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        may_plan(actor, &db::event::people(tx, line.event.id).await?)?;
        let lines = db::trail::of_event(tx, line.event.id, SHOWN).await?;
        let names = db::trail::names(tx, &trail::ids(&lines)).await?;
        let watch = match actor.id() {
            Some(account) => db::event::watch(tx, line.event.id, account).await?,
            None => None,
        };
        Ok((line, lines, names, watch))
    })?;
    let names = names.into_iter().map(|name| (name.id, name)).collect();
    let newest = lines.first().map_or(0, |line| line.seq);
    let is_news = |line: &Line| {
        watch.is_some_and(|watch| line.seq > watch.seen) && line.actor != actor.id() && !is_no_news(line)
    };
    let shown = lines.into_iter().map(|line| {
        let news = is_news(&line);
        (trail::told(line, &names, actor), news)
    });
    Ok(EventChanges { changes: shown.collect(), line, newest, mails: watch.map(|watch| watch.mails) })
}

/// Marks the changes up to a line as seen by whoever looks after the event. It changes nothing of the event, so history
/// says nothing of it.
pub async fn see(ctx: &Context, actor: &Actor, code: &str, newest: i64) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let Some(account) = actor.id() else { return Ok(()) };
    transact!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event.id;
        may_plan(actor, &db::event::people(tx, event).await?)?;
        Ok(db::event::see(tx, event, account, newest).await?)
    })
}

/// Has whoever looks after the event told by mail of what others change, or not.
pub async fn set_mails(ctx: &Context, actor: &Actor, code: &str, mails: bool) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let Some(account) = actor.id() else { return Ok(()) };
    transact!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event.id;
        may_plan(actor, &db::event::people(tx, event).await?)?;
        db::event::set_mails(tx, event, account, mails).await?;
        Ok(())
    })
}

/// How many changes by others the actor has not seen, of each event they look after.
pub async fn unseen(ctx: &Context, actor: &Actor) -> Result<HashMap<EventId, i64>, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    let Some(account) = actor.id() else { return Ok(HashMap::new()) };
    let unseen = read!(ctx.store, |tx, db| Ok(db::event::unseen(tx, account).await?))?;
    Ok(unseen.into_iter().collect())
}

/// Tells those who look after an event what others changed about it, once all is quiet, each change once. Says how many
/// mails were written. Nobody acts here; two servers may do this at the same time.
pub async fn tell_changes(ctx: &Context) -> Result<usize, ServiceError> {
    let now = ctx.now();
    let since = ((now - QUIET).timestamp(), (now - LATE).timestamp());
    let untold = read!(ctx.store, |tx, db| Ok(db::event::untold(tx, ctx.today(), since).await?))?;
    let mut told = 0;
    for untold in untold {
        told += usize::from(tell_one(ctx, &untold).await?);
    }
    Ok(told)
}

async fn tell_one(ctx: &Context, untold: &Untold) -> Result<bool, ServiceError> {
    transact!(ctx.store, |tx, db| {
        let Some(line) = db::event::line(tx, &untold.code).await? else { return Ok(false) };
        let Some(account) = db::account::get(tx, untold.account).await? else { return Ok(false) };
        let lines = db::trail::of_event(tx, line.event.id, SHOWN).await?;
        let Some(newest) = lines.first().map(|line| line.seq) else { return Ok(false) };
        let (who, up_to) = ((line.event.id, untold.account), (untold.told, newest));
        if !db::event::tell(tx, who, up_to).await? {
            return Ok(false);
        }
        let news = lines.iter().filter(|line| is_told(line, untold)).collect::<Vec<_>>();
        let ids = news.iter().map(|line| line.subject_id).collect::<Vec<_>>();
        let names = db::trail::names(tx, &ids).await?;
        let names = names.into_iter().map(|name| (name.id, name.name)).collect::<HashMap<_, _>>();
        // Who stands in for them does so here too.
        let mut readers = vec![account];
        for one in db::deputy::of(tx, untold.account).await?.into_iter().map(|line| line.deputy) {
            if one.account == untold.account && one.covers(ctx.today()) {
                readers.extend(db::account::get(tx, one.deputy).await?.filter(|deputy| !deputy.disabled));
            }
        }
        for reader in readers {
            if let Some(letter) = changed(&reader, &line.event, &news, &names) {
                db::mail::put(tx, &to_account(ctx, &reader, &letter, None)).await?;
            }
        }
        Ok(true)
    })
}

/// What others than its reader changed; nothing where that is nothing.
fn changed(reader: &Account, event: &Event, news: &[&Line], names: &HashMap<Uuid, String>) -> Option<Letter> {
    let told = |line: &&Line| ToldChange {
        kind: line.subject.clone(),
        action: line.action.clone(),
        name: names.get(&line.subject_id).cloned().unwrap_or_default(),
    };
    let news = news.iter().filter(|line| line.actor != Some(reader.id)).collect::<Vec<_>>();
    let changes = news.iter().take(NAMED).map(|line| told(line)).collect::<Vec<_>>();
    (!changes.is_empty()).then(|| Letter::Changed {
        name: reader.full_name.clone(),
        event: NamedEvent::from(event),
        further: news.len().saturating_sub(NAMED),
        changes,
    })
}

/// Who only read something changed nothing; and whoever registers or pays changes the rooming list many times a day: that
/// is told there and among what is due.
fn is_no_news(line: &Line) -> bool {
    let registers = line.subject == "registrant" || (line.actor.is_none() && line.subject == "rooming_list");
    line.action == "read" || registers
}

/// Ends of options, and what comes of them, have mails of their own; an import writes to nobody.
fn is_told(line: &Line, untold: &Untold) -> bool {
    let apart =
        matches!(line.action.as_str(), "expire" | "promote" | "take_up" | "import") || is_no_news(line);
    line.seq > untold.told && line.actor != Some(untold.account) && !apart
}
