//! From the fields of a form to one call of the service, and back to what a reader is told.

use domain::calendar::StayDates;
use domain::ids::ResourceId;
use domain::stay::{Stay, StayAction, Step};
use service::stay::Write;
use service::{Actor, Context, ServiceError};

use crate::fault::Fault;
use crate::view::stay::{Action, Done, Trouble, Typed, Undo};

/// What a reader wants done to a stay.
pub(crate) struct Wish<'a> {
    pub action: Action,
    pub key: &'a str,
    pub version: i64,
    pub typed: &'a Typed,
}

/// Why it was not done.
pub(crate) enum Failure {
    /// There is something to say about it on the stay's page.
    Trouble(Trouble),
    /// There is not.
    Fault(Fault),
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// Does it, once for each key.
pub(crate) async fn apply(
    ctx: &Context,
    actor: &Actor,
    reference: &str,
    wish: Wish<'_>,
) -> Result<Done, Failure> {
    let before =
        service::stay::find(ctx, actor, reference).await.map_err(|error| Failure::Fault(error.into()))?;
    let write = Write::of_version(format!("{}:{}", wish.key, before.reference), wish.version);
    let outcome = if wish.action == Action::Swap {
        swap(ctx, actor, &before, &wish, &write).await?
    } else {
        let steps = steps(ctx, actor, &before, &wish).await?;
        match steps.as_slice() {
            [step] => service::stay::change(ctx, actor, before.id, *step, &write).await,
            steps => service::stay::change_all(ctx, actor, before.id, steps, &write).await,
        }
    };
    match outcome {
        Ok(after) => done(ctx, actor, &wish, &before, &after).await,
        Err(error) => Err(failure(error, wish.version)),
    }
}

async fn swap(
    ctx: &Context,
    actor: &Actor,
    before: &Stay,
    wish: &Wish<'_>,
    write: &Write,
) -> Result<Result<Stay, ServiceError>, Failure> {
    let other = match service::stay::find(ctx, actor, &wish.typed.other).await {
        Ok(other) => other,
        Err(ServiceError::NotFound(_)) => return Err(Trouble::NoSuchStay.into()),
        Err(error) => return Err(Failure::Fault(error.into())),
    };
    let seen = ((before.id, wish.version), (other.id, other.version));
    Ok(service::stay::swap(ctx, actor, seen, write).await.map(|(after, _)| after))
}

async fn steps(
    ctx: &Context,
    actor: &Actor,
    before: &Stay,
    wish: &Wish<'_>,
) -> Result<Vec<Step<ResourceId>>, Failure> {
    let room = room(ctx, actor, &wish.typed.room).await?;
    let into = |room| if before.rooms.is_empty() { Step::Assign(room) } else { Step::Move(room) };
    Ok(match wish.action {
        Action::CheckIn => room.map(into).into_iter().chain([Step::CheckIn]).collect(),
        Action::CheckOut => vec![Step::CheckOut],
        Action::Room => vec![into(room.ok_or(Trouble::NoSuchRoom)?)],
        Action::Dates => room.map(into).into_iter().chain([Step::Dates(dates(wish.typed)?)]).collect(),
        Action::NoShow => vec![Step::NoShow],
        Action::Cancel => vec![Step::Cancel],
        // Two stays change; see `swap`.
        Action::Swap => Vec::new(),
    })
}

/// The room of a number; none where none was asked for.
async fn room(ctx: &Context, actor: &Actor, number: &str) -> Result<Option<ResourceId>, Failure> {
    if number.trim().is_empty() {
        return Ok(None);
    }
    match service::campus::room(ctx, actor, number).await {
        Ok(facts) => Ok(Some(facts.room.id)),
        Err(ServiceError::NotFound(_)) => Err(Trouble::NoSuchRoom.into()),
        Err(error) => Err(Failure::Fault(error.into())),
    }
}

fn dates(typed: &Typed) -> Result<StayDates, Failure> {
    let date = |text: &str| text.trim().parse().map_err(|_| Failure::from(Trouble::NoDate));
    let dates = StayDates::new(date(&typed.arrival)?, date(&typed.departure)?);
    dates.map_err(|error| Trouble::Dates(error).into())
}

fn failure(error: ServiceError, seen: i64) -> Failure {
    match error {
        ServiceError::Refused(refusal) => Trouble::Refused(refusal).into(),
        ServiceError::Stay(rule) => Trouble::Rule(rule).into(),
        ServiceError::Dates(rule) => Trouble::Dates(rule).into(),
        ServiceError::Stale { .. } => Trouble::Stale(seen).into(),
        // The same form, sent again with other fields: what it did the first time stands.
        error if error.is_key_reused() => Trouble::Stale(seen).into(),
        error => Failure::Fault(error.into()),
    }
}

async fn done(
    ctx: &Context,
    actor: &Actor,
    wish: &Wish<'_>,
    before: &Stay,
    after: &Stay,
) -> Result<Done, Failure> {
    let fault = |error: ServiceError| Failure::Fault(error.into());
    let was = service::stay::brief(ctx, actor, before).await.map_err(fault)?;
    let is = service::stay::brief(ctx, actor, after).await.map_err(fault)?;
    let undo = match wish.action {
        Action::Room => was.room.map(Undo::Room),
        Action::Dates if wish.typed.room.is_empty() => {
            Some(Undo::Dates(before.dates.arrival(), before.dates.departure()))
        }
        Action::Swap => Some(Undo::Swap(wish.typed.other.trim().to_uppercase())),
        _ => None,
    };
    let taken = |stay: &Stay| if stay.status.takes_nights() { stay.dates.count() } else { 0 };
    Ok(Done {
        reference: after.reference.clone(),
        guest: is.guest,
        action: Some(deed(wish.action, before, after)),
        room: is.room,
        nights_back: (taken(before) - taken(after)).max(0),
        version: after.version,
        undo,
    })
}

/// What history calls it.
fn deed(action: Action, before: &Stay, after: &Stay) -> StayAction {
    match action {
        Action::CheckIn => StayAction::CheckIn,
        Action::CheckOut => StayAction::CheckOut,
        Action::Room if before.rooms.is_empty() => StayAction::Assign,
        Action::Room => StayAction::Move,
        Action::Dates if before.dates.covers(after.dates) => StayAction::Shorten,
        Action::Dates => StayAction::Extend,
        Action::Swap => StayAction::Swap,
        Action::NoShow => StayAction::NoShow,
        Action::Cancel => StayAction::Cancel,
    }
}
