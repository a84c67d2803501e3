//! Deputies: an organiser who is away has another see and plan their events.

use crate::error::FieldError;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use chrono::NaiveDate;
use domain::access::{Permission, Role};
use domain::deputy::{Deputy, DeputyFault};
use domain::ids::AccountId;
use serde_json::{Value, json};

pub use store_model::account::DeputyLine;

/// Who stands in for an organiser, and for whom they do, as somebody may know it who is that organiser or keeps accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deputies {
    /// Who stands in for them, now or later.
    pub own: Option<DeputyLine>,
    /// For whom they stand in, now or later.
    pub others: Vec<DeputyLine>,
    /// Who could stand in for them, by name.
    pub choices: Vec<(AccountId, String)>,
}

/// Whom to ask, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Who shall stand in.
    pub deputy: AccountId,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// The deputies of an account; none of one that is no organiser's, whose events are all there are or none.
pub async fn of(ctx: &Context, actor: &Actor, account: AccountId) -> Result<Option<Deputies>, ServiceError> {
    may_keep(actor, account)?;
    let now = ctx.now().timestamp();
    read!(ctx.store, |tx, db| {
        let all = db::account::list(tx, now).await?;
        let is_organiser = |id: AccountId| all.iter().any(|one| one.id == id && one.role == Role::Organiser);
        if !is_organiser(account) {
            return Ok(None);
        }
        let (own, others) = db::deputy::of(tx, account)
            .await?
            .into_iter()
            .partition::<Vec<_>, _>(|line| line.deputy.account == account);
        let able = all.iter().filter(|one| one.role == Role::Organiser && !one.disabled && one.id != account);
        let choices = able.map(|one| (one.id, one.full_name.clone())).collect();
        Ok(Some(Deputies { own: own.into_iter().next(), others, choices }))
    })
}

/// For whom the actor stands in today.
pub async fn today(ctx: &Context, actor: &Actor) -> Result<Vec<DeputyLine>, ServiceError> {
    actor.require(Permission::KeepOwnAccount)?;
    let Some(account) = actor.id() else { return Ok(Vec::new()) };
    let today = ctx.today();
    read!(ctx.store, |tx, db| {
        let mut lines = db::deputy::of(tx, account).await?;
        lines.retain(|line| line.deputy.deputy == account && line.deputy.covers(today));
        Ok(lines)
    })
}

/// Has somebody stand in for an organiser, in place of whoever did.
pub async fn set(ctx: &Context, actor: &Actor, account: AccountId, wish: &Wish) -> Result<(), ServiceError> {
    may_keep(actor, account)?;
    let Wish { deputy, from, until } = *wish;
    let deputy = Deputy { account, deputy, from, until };
    if let Some(fault) = deputy.fault(ctx.today()) {
        return Err(ServiceError::Invalid(vec![field(fault)]));
    }
    transact!(ctx.store, |tx, db| {
        for id in [account, deputy.deputy] {
            match db::account::get(tx, id).await? {
                Some(known) if known.role == Role::Organiser && !known.disabled => {}
                _ if id == account => return Err(ServiceError::NotFound("account")),
                _ => return Err(ServiceError::Invalid(vec![FieldError::new("deputy", "not_an_organiser")])),
            }
        }
        let before =
            db::deputy::of(tx, account).await?.into_iter().find(|line| line.deputy.account == account);
        let before = before.map(|line| line.deputy);
        if before == Some(deputy) {
            return Ok(());
        }
        db::deputy::put(tx, &deputy, ctx.today()).await?;
        let (before, after, stamp) = (before.map(told), told(deputy), ctx.stamp(actor.id()));
        db::history::append(tx, "account", account.uuid(), "share", stamp, (before.as_ref(), Some(&after)))
            .await?;
        Ok(())
    })
}

/// Has nobody stand in for an organiser any more; done twice, done once.
pub async fn end(ctx: &Context, actor: &Actor, account: AccountId) -> Result<(), ServiceError> {
    may_keep(actor, account)?;
    transact!(ctx.store, |tx, db| {
        let before =
            db::deputy::of(tx, account).await?.into_iter().find(|line| line.deputy.account == account);
        let Some(before) = before.map(|line| told(line.deputy)) else { return Ok(()) };
        db::deputy::remove(tx, account).await?;
        let stamp = ctx.stamp(actor.id());
        db::history::append(tx, "account", account.uuid(), "unshare", stamp, (Some(&before), None)).await?;
        Ok(())
    })
}

/// Lets those begin and end whose day has come; how many. Nobody acts here. What somebody may see changes by it, so history
/// says so: what is kept in memory for a state of the data is dropped then. Two servers may do this at the same time.
pub async fn turn(ctx: &Context) -> Result<usize, ServiceError> {
    let (today, stamp) = (ctx.today(), ctx.stamp(None));
    transact!(ctx.store, |tx, db| {
        let over = db::deputy::end_over(tx, today).await?;
        let begun = db::deputy::begin_due(tx, today).await?;
        for deputy in &over {
            let (id, before) = (deputy.account.uuid(), told(*deputy));
            db::history::append(tx, "account", id, "end", stamp, (Some(&before), None)).await?;
        }
        for deputy in &begun {
            let (id, after) = (deputy.account.uuid(), told(*deputy));
            db::history::append(tx, "account", id, "begin", stamp, (None, Some(&after))).await?;
        }
        Ok(over.len() + begun.len())
    })
}

/// One's own are one's own business; those of others are for whoever keeps accounts.
fn may_keep(actor: &Actor, account: AccountId) -> Result<(), ServiceError> {
    if actor.id() == Some(account) {
        actor.require(Permission::KeepOwnAccount)
    } else {
        actor.require(Permission::ManageAccounts)
    }
}

fn told(deputy: Deputy) -> Value {
    json!({ "account": deputy.deputy, "from": deputy.from, "until": deputy.until })
}

fn field(fault: DeputyFault) -> FieldError {
    match fault {
        DeputyFault::Oneself => FieldError::new("deputy", "not_an_organiser"),
        DeputyFault::Backwards => FieldError::new("deputy_until", "backwards"),
        DeputyFault::Over => FieldError::new("deputy_until", "over"),
        DeputyFault::TooLong => FieldError::new("deputy_until", "too_long"),
    }
}
