//! Versions made, changed, approved, sent and answered: each in one transaction with its line of history.

use super::read::template;
use crate::error::FieldError;
use crate::event::{may_plan, may_see};
use crate::quote::limits::known;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use chrono::{Days, NaiveDate};
use domain::access::Permission;
use domain::ids::{AccountId, QuoteId};
use domain::quote::{Line, Part, Particulars, Quote, QuoteError, State, Sums, Terms, TermsFault};
use serde_json::{Value, json};
use store_model::{StoreError, constraint};
use uuid::Uuid;

/// How long a new quote may be accepted, in days.
const OPEN_FOR: u64 = 30;

/// What a client answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Accepted,
    /// No.
    Declined,
}

/// The version of a number with its event, which is kept, for whoever sees that. Where it is to go on, its event is not
/// called off.
macro_rules! kept {
    ($tx:ident, $db:ident, $actor:ident, ($code:ident, $number:ident), $goes_on:expr) => {{
        let kept = $db::event::kept($tx, $code).await?.ok_or(ServiceError::NotFound("event"))?;
        may_see($actor, &$db::event::people($tx, kept.event.id).await?)?;
        if $goes_on && kept.event.status.is_off() {
            return Err(fault("event", "called_off"));
        }
        let versions = $db::quote::of_event($tx, kept.event.id).await?;
        let found = versions.iter().find(|line| line.quote.number == $number).map(|line| line.quote.clone());
        (found.ok_or(ServiceError::NotFound("quote"))?, kept, versions)
    }};
}

/// Writes a version as it is now, and its line of history.
macro_rules! written {
    ($tx:ident, $db:ident, $ctx:ident, $actor:ident, $action:expr, $before:expr, $after:expr) => {{
        let stamp = $ctx.stamp($actor.id());
        $db::quote::update($tx, $after, $ctx.now().timestamp()).await?;
        let (id, before, after) = ($after.id.uuid(), told($before), told($after));
        $db::history::append($tx, "quote", id, $action, stamp, (Some(&before), Some(&after))).await?;
    }};
}

/// Refuses a draft in which something of the event would be missing for want of a price: of now, or of when it was saved.
macro_rules! is_priced {
    ($tx:ident, $db:ident, $ctx:ident, $event:expr, $quote:expr) => {
        if $quote.state == State::Draft && !$quote.lacks(&template!($tx, $db, $ctx, $event)).is_empty() {
            return Err(fault("state", "lacks_price"));
        }
    };
}

/// Makes the next version from what the event holds, with the terms of the last one; which number it got. The same one
/// sent twice is made once, and while a draft is there, that is the next version.
pub async fn make(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (id, language): (QuoteId, &str),
) -> Result<i64, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let who = who(actor);
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let versions = db::quote::of_event(tx, event.id).await?;
        let is_there = |quote: &Quote| quote.id == id || quote.state == State::Draft;
        if let Some(known) = versions.iter().find(|line| is_there(&line.quote)) {
            return Ok(known.quote.number);
        }
        if event.status.is_off() {
            return Err(fault("event", "called_off"));
        }
        let (last, rules, today) = (versions.first().map(|line| &line.quote), known!(tx, db), ctx.date());
        let fresh = Terms {
            free: Vec::new(),
            discount: 0,
            reason: String::new(),
            valid_until: today.checked_add_days(Days::new(OPEN_FOR)).unwrap_or(today),
            language: language.to_owned(),
        };
        let terms =
            last.map_or(fresh.clone(), |last| Terms { valid_until: fresh.valid_until, ..last.terms.clone() });
        let number = last.map_or(1, |last| last.number + 1);
        let now = template!(tx, db, ctx, event);
        let mut new = Quote {
            id,
            event: event.id,
            number,
            state: State::Draft,
            lines: now.lines,
            unpriced: Some(now.unpriced),
            terms,
            sent: None,
            answered_on: None,
            second: false,
            made_by: who,
            changed_by: who,
            approved_by: None,
            synthetic: event.synthetic,
            version: 1,
        };
        // Less may be there than was taken off the last version.
        new.terms.discount = new.terms.discount.min(new.sums().amount);
        new.second = new.is_above(rules.limits);
        db::quote::insert(tx, &new, ctx.now().timestamp()).await?;
        let (after, stamp) = (told(&new), ctx.stamp(actor.id()));
        db::history::append(tx, "quote", id.uuid(), "make", stamp, (None, Some(&after))).await?;
        Ok(number)
    })
}

/// Changes a draft at the version that was seen: its terms, and its lines to what the event holds now.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (number, version): (i64, i64),
    terms: &Terms,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let who = who(actor);
    transact!(ctx.store, |tx, db| {
        let (before, kept, _) = kept!(tx, db, actor, (code, number), true);
        seen("quote", version, before.version)?;
        if before.state != State::Draft {
            return Err(refused(QuoteError::NotFrom(before.state)));
        }
        let now = template!(tx, db, ctx, kept.event);
        let terms = tidy(terms, &before.terms, actor.may(Permission::ReadMoney));
        checked(terms.check(Sums::of(&now.lines).amount, ctx.date()))?;
        let mut after = Quote {
            lines: now.lines,
            unpriced: Some(now.unpriced),
            terms,
            changed_by: who,
            version: version + 1,
            ..before.clone()
        };
        after.second = after.is_above(known!(tx, db).limits);
        written!(tx, db, ctx, actor, "change", &before, &after);
        Ok(())
    })
}

/// Approves a draft below the limits, at the version that was seen; whoever plans the event may do so.
pub async fn finish(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (number, version): (i64, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let (before, kept, _) = kept!(tx, db, actor, (code, number), true);
        let limits = known!(tx, db).limits;
        if before.second || before.is_above(limits) {
            return Err(refused(QuoteError::NeedsSecond));
        }
        seen("quote", version, before.version)?;
        is_priced!(tx, db, ctx, kept.event, &before);
        let after = before.clone().approve(who(actor)).map_err(refused)?;
        let after = Quote { version: version + 1, ..after };
        written!(tx, db, ctx, actor, "approve", &before, &after);
        Ok(())
    })
}

/// Approves a draft above the limits as the second person, at the version that was seen. Nobody approves what they had
/// a hand in, be it long ago: of those who made it and changed it last the database refuses it, too.
pub async fn approve(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (number, version): (i64, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::ApproveQuotes)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let (before, kept, _) = kept!(tx, db, actor, (code, number), true);
        seen("quote", version, before.version)?;
        is_priced!(tx, db, ctx, kept.event, &before);
        let second = before.is_above(known!(tx, db).limits);
        let after = Quote { second: before.second || second, ..before.clone() };
        if after.second && db::quote::is_touched_by(tx, before.id, who(actor)).await? {
            return Err(refused(QuoteError::Own));
        }
        let after = after.approve(who(actor)).map_err(refused)?;
        let after = Quote { version: version + 1, ..after };
        written!(tx, db, ctx, actor, "approve", &before, &after);
        Ok(())
    });
    outcome.map_err(own)
}

/// Marks an approved version as sent, with what it says of the event and of tax from then on, and every earlier one that
/// was open as superseded.
pub async fn send(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (number, version): (i64, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let (before, kept, versions) = kept!(tx, db, actor, (code, number), true);
        if before.state == State::Sent {
            return Ok(());
        }
        seen("quote", version, before.version)?;
        if before.terms.valid_until < ctx.date() {
            return Err(fault("valid_until", "past"));
        }
        if before.state == State::Approved && !before.left_out(&template!(tx, db, ctx, kept.event)).is_empty()
        {
            return Err(fault("state", "left_out"));
        }
        let rules = known!(tx, db);
        let particulars = Particulars::of(&kept.event, kept.organisation.as_deref(), &rules.tax);
        let after = Quote { version: version + 1, ..before.clone().send(particulars).map_err(refused)? };
        written!(tx, db, ctx, actor, "send", &before, &after);
        for earlier in versions.iter().map(|line| &line.quote).filter(|quote| quote.number < number) {
            let Some(gone) = earlier.clone().supersede() else { continue };
            let gone = Quote { version: earlier.version + 1, ..gone };
            written!(tx, db, ctx, actor, "supersede", earlier, &gone);
        }
        Ok(())
    });
    outcome.map_err(own)
}

/// Takes down what the client said to a version that was sent, and on which day: a yes of a day until the last one it is
/// valid, whenever that is taken down; a no after that, and of an event that is called off, as well.
pub async fn answer(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (number, version): (i64, i64),
    (answer, on): (Answer, NaiveDate),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let (state, action) = match answer {
        Answer::Accepted => (State::Accepted, "accept"),
        Answer::Declined => (State::Declined, "refuse"),
    };
    transact!(ctx.store, |tx, db| {
        let (before, _, versions) = kept!(tx, db, actor, (code, number), answer == Answer::Accepted);
        if before.state == state && before.answered_on == Some(on) {
            return Ok(());
        }
        seen("quote", version, before.version)?;
        let sent_at = versions.iter().find(|line| line.quote.id == before.id).and_then(|line| line.sent_at);
        let sent_on = sent_at.map_or(on, |at| ctx.zone.date(at));
        let after = before.clone().answer(state, on, (sent_on, ctx.date())).map_err(refused)?;
        let after = Quote { version: version + 1, ..after };
        written!(tx, db, ctx, actor, action, &before, &after);
        Ok(())
    })
}

/// Who acts; nobody is the operator of the command line.
fn who(actor: &Actor) -> AccountId {
    actor.id().unwrap_or(AccountId::new(Uuid::nil()))
}

/// The terms as they are kept. Whoever does not read costs does not set them: a line that was there keeps its own.
fn tidy(terms: &Terms, before: &Terms, money: bool) -> Terms {
    let mut free = terms.free.clone();
    for (place, line) in free.iter_mut().enumerate() {
        (line.part, line.label) = (Part::Free, line.label.trim().to_owned());
        line.stands_for = line.stands_for.filter(|part| *part != Part::Free);
        if !money {
            line.cost = was_there(&before.free, place, line).map_or(0, |known| known.cost);
        }
    }
    Terms { free, reason: terms.reason.trim().to_owned(), ..terms.clone() }
}

/// The line that one by hand was before: the one in its place, renamed or charged otherwise, or else the one of its name.
pub(crate) fn was_there<'a>(before: &'a [Line], place: usize, line: &Line) -> Option<&'a Line> {
    let there = before.get(place).filter(|known| known.label == line.label || known.price == line.price);
    there.or_else(|| before.iter().find(|known| known.label == line.label))
}

fn checked(faults: Vec<TermsFault>) -> Result<(), ServiceError> {
    let field = |fault| match fault {
        TermsFault::Free(place) => FieldError::new(format!("label_{place}"), "unfit"),
        TermsFault::TooMany => FieldError::new("label_0", "too_many"),
        TermsFault::NoReason => FieldError::new("reason", "missing"),
        TermsFault::Discount => FieldError::new("discount", "out_of_range"),
        TermsFault::LongReason => FieldError::new("reason", "too_long"),
        TermsFault::Past => FieldError::new("valid_until", "past"),
    };
    let faults = faults.into_iter().map(field).collect::<Vec<_>>();
    if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
}

fn fault(field: &str, code: &'static str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(field, code)])
}

fn refused(error: QuoteError) -> ServiceError {
    match error {
        QuoteError::NotFrom(_) => fault("state", "not_from"),
        QuoteError::NeedsSecond => fault("state", "needs_second"),
        QuoteError::Own => fault("state", "own"),
        QuoteError::Empty => fault("state", "empty"),
        QuoteError::Ahead => fault("answered_on", "ahead"),
        QuoteError::BeforeSent => fault("answered_on", "before_sent"),
        QuoteError::Expired => fault("answered_on", "expired"),
    }
}

/// The database's no in the words of the rule.
fn own(error: ServiceError) -> ServiceError {
    match &error {
        ServiceError::Store(StoreError::Refused { constraint })
            if constraint == constraint::QUOTE_SECOND_APPROVER =>
        {
            refused(QuoteError::Own)
        }
        _ => error,
    }
}

/// What history keeps.
fn told(quote: &Quote) -> Value {
    json!({
        "event": quote.event,
        "number": quote.number,
        "state": quote.state,
        "total": quote.total(),
        "discount": quote.terms.discount,
        "needs_second": quote.second,
        "until": quote.terms.valid_until,
        "answered_on": quote.answered_on,
    })
}
