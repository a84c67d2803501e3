//! Notes made, changed, approved, issued and charged: each in one transaction with its line of history.

use super::code::refused as unfit;
use super::read::reckoned;
use crate::error::FieldError;
use crate::event::{may_plan, may_see};
use crate::quote::limits::known;
use crate::quote::read::gathered;
use crate::quote::was_there;
use crate::stay::write::seen;
use crate::store::transact;
use crate::{Actor, Context, ServiceError};
use chrono::Datelike;
use domain::access::Permission;
use domain::event::Event;
use domain::ids::{AccountId, RechargeNoteId};
use domain::quote::{Line, Part, TermsFault};
use domain::recharge::{
    Basis, Before, Charged, Entry, Note, NoteError, Number, State, check_free, check_reference, may_begin,
    owed, tidy,
};
use serde_json::{Value, json};
use std::collections::HashSet;
use store_model::recharge::NoteLine;
use store_model::{StoreError, constraint};
use uuid::Uuid;

/// The note of an ordinal with its event, which is kept, and all notes of that, for whoever sees it.
macro_rules! kept {
    ($tx:ident, $db:ident, $actor:ident, ($code:ident, $ordinal:ident)) => {{
        let event = $db::event::kept($tx, $code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_see($actor, &$db::event::people($tx, event.id).await?)?;
        let notes = $db::recharge::of_event($tx, event.id).await?;
        let found = notes.iter().find(|line| line.note.ordinal == $ordinal).map(|line| line.note.clone());
        (found.ok_or(ServiceError::NotFound("recharge_note"))?, event, notes)
    }};
}

pub(super) use kept;

/// Writes a note as it is now, and its line of history.
macro_rules! written {
    ($tx:ident, $db:ident, $ctx:ident, $actor:ident, $action:expr, $before:expr, $after:expr) => {{
        let stamp = $ctx.stamp($actor.id());
        $db::recharge::update($tx, $after, $ctx.now().timestamp()).await?;
        let (id, before, after) = ($after.id.uuid(), told($before), told($after));
        $db::history::append($tx, "recharge_note", id, $action, stamp, (Some(&before), Some(&after))).await?;
    }};
}

/// Makes the next note of an event from what really was, with the free lines and the discount its client accepted; which
/// one it is. The same one sent twice is made once, and while one is being made, that is the next. What notes before
/// charged is left out of it.
pub async fn make(ctx: &Context, actor: &Actor, code: &str, id: RechargeNoteId) -> Result<i64, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let who = who(actor);
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        let notes = db::recharge::of_event(tx, event.id).await?;
        let is_there = |note: &Note| note.id == id || !note.state.is_issued();
        if let Some(known) = notes.iter().find(|line| is_there(&line.note)) {
            return Ok(known.note.ordinal);
        }
        if !may_begin(&event, ctx.today()) {
            return Err(fault("event", "not_begun"));
        }
        let (now, accepted, quote, _) = reckoned!(tx, db, ctx, &event);
        let free = agreed_since(&event, quote.and_then(|number| accepted.get(&number)), &notes, &[]);
        let mut new = Note {
            id,
            event: event.id,
            ordinal: notes.first().map_or(1, |last| last.note.ordinal + 1),
            state: State::Draft,
            number: None,
            code: String::new(),
            quote,
            entries: with_free(owed(&now.entries, &before(&notes, i64::MAX)), free),
            second: false,
            made_by: who,
            changed_by: who,
            approved_by: None,
            charged: None,
            synthetic: event.synthetic,
            // A form of a note of this ordinal that was deleted does not pass for one of this.
            version: 1 + db::recharge::told_of_deleted(tx, event.id).await?,
        };
        new.second = new.is_above(known!(tx, db).limits, sums_before(&notes, new.ordinal));
        db::recharge::insert(tx, &new, ctx.now().timestamp()).await?;
        let (after, stamp) = (told(&new), ctx.stamp(actor.id()));
        db::history::append(tx, "recharge_note", id.uuid(), "make", stamp, (None, Some(&after))).await?;
        Ok(new.ordinal)
    })
}

/// Changes a draft at the version that was seen: its lines by hand, and the others to what really was.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (ordinal, version): (i64, i64),
    free: &[Line],
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let who = who(actor);
    checked(check_free(free))?;
    transact!(ctx.store, |tx, db| {
        let (known, event, notes) = kept!(tx, db, actor, (code, ordinal));
        seen("recharge_note", version, known.version)?;
        if known.state != State::Draft {
            return Err(refused(NoteError::NotFrom(known.state)));
        }
        let (now, accepted, quote, _) = reckoned!(tx, db, ctx, &event);
        let mut free = with_costs(free, &known, actor.may(Permission::ReadMoney));
        if quote != known.quote {
            // The client said yes since the draft was made.
            let accepted = quote.and_then(|number| accepted.get(&number));
            free.extend(agreed_since(&event, accepted, &notes, &free));
            checked(check_free(&free))?;
        }
        let entries = with_free(owed(&now.entries, &before(&notes, ordinal)), free);
        let mut after = Note { entries, quote, changed_by: who, version: version + 1, ..known.clone() };
        after.second = after.is_above(known!(tx, db).limits, sums_before(&notes, ordinal));
        written!(tx, db, ctx, actor, "change", &known, &after);
        Ok(())
    })
}

/// Approves a draft above the limit as the second person, at the version that was seen; sent twice, once. Nobody approves what they had a
/// hand in, be it long ago: of those who made it and changed it last the database refuses it, too.
pub async fn approve(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (ordinal, version): (i64, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::ApproveQuotes)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let (before, _, notes) = kept!(tx, db, actor, (code, ordinal));
        let is_done = before.state == State::Approved && before.approved_by == Some(who(actor));
        if is_done && version + 1 == before.version {
            return Ok(());
        }
        seen("recharge_note", version, before.version)?;
        if db::recharge::is_touched_by(tx, before.id, who(actor)).await? {
            return Err(refused(NoteError::Own));
        }
        let earlier = sums_before(&notes, ordinal);
        let second = before.second || before.is_above(known!(tx, db).limits, earlier);
        let after = Note { second, ..before.clone() }.approve(who(actor)).map_err(refused)?;
        let after = Note { version: version + 1, ..after };
        written!(tx, db, ctx, actor, "approve", &before, &after);
        Ok(())
    });
    outcome.map_err(own)
}

/// Makes an approved note a draft again, at the version that was seen; sent twice, once. Whoever approved it has to do so anew.
pub async fn reopen(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (ordinal, version): (i64, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let (before, ..) = kept!(tx, db, actor, (code, ordinal));
        if before.state == State::Draft && version + 1 == before.version {
            return Ok(());
        }
        seen("recharge_note", version, before.version)?;
        let after = before.clone().reopen().map_err(refused)?;
        let after = Note { version: version + 1, ..after };
        written!(tx, db, ctx, actor, "reopen", &before, &after);
        Ok(())
    })
}

/// Issues a note at the version that was seen: to the code of its event, under the next number of the year. Sent twice,
/// it is issued once.
pub async fn issue(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (ordinal, version): (i64, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let (before, event, notes) = kept!(tx, db, actor, (code, ordinal));
        if before.state == State::Issued && version + 1 == before.version {
            return Ok(());
        }
        seen("recharge_note", version, before.version)?;
        let (charged_to, _) = db::recharge::code(tx, event.id).await?;
        let (limits, earlier) = (known!(tx, db).limits, sums_before(&notes, ordinal));
        before.may_be_issued(&charged_to, limits, earlier).map_err(refused)?;
        let year = i64::from(ctx.date().year());
        let number = Number { year, serial: db::recharge::next_number(tx, year).await? };
        let after = Note { version: version + 1, ..before.clone().issue(number, &charged_to) };
        written!(tx, db, ctx, actor, "issue", &before, &after);
        Ok(())
    });
    outcome.map_err(own)
}

/// Takes down that the finance system has charged a note: on which day, under which reference.
pub async fn charge(
    ctx: &Context,
    actor: &Actor,
    code: &str,
    (ordinal, version): (i64, i64),
    charged: &Charged,
) -> Result<(), ServiceError> {
    actor.require(Permission::WritePrices)?;
    let charged = Charged { reference: tidy(&charged.reference), ..charged.clone() };
    if charged.reference.is_empty() {
        return Err(fault("reference", "missing"));
    }
    check_reference(&charged.reference).map_err(|fault| unfit("reference", fault))?;
    transact!(ctx.store, |tx, db| {
        let (before, _, notes) = kept!(tx, db, actor, (code, ordinal));
        if before.charged.as_ref() == Some(&charged) {
            return Ok(());
        }
        seen("recharge_note", version, before.version)?;
        let line = notes.iter().find(|line| line.note.id == before.id);
        let issued = line.and_then(|line| line.issued_at).map(|at| ctx.zone.date(at));
        if charged.on > ctx.date() || issued.is_some_and(|issued| charged.on < issued) {
            return Err(fault("charged_on", "out_of_range"));
        }
        let after = before.clone().charge(charged.clone()).map_err(refused)?;
        let after = Note { version: version + 1, ..after };
        written!(tx, db, ctx, actor, "charge", &before, &after);
        Ok(())
    })
}

/// Who acts; nobody is the operator of the command line.
fn who(actor: &Actor) -> AccountId {
    actor.id().unwrap_or(AccountId::new(Uuid::nil()))
}

/// What the notes before one charged. All of them are issued, for only the last one can be a draft.
fn before(notes: &[NoteLine], ordinal: i64) -> Vec<&Entry> {
    let before = notes.iter().filter(|line| line.note.ordinal < ordinal);
    before.flat_map(|line| &line.note.entries).collect()
}

/// What they came to.
fn sums_before(notes: &[NoteLine], ordinal: i64) -> Before {
    Before::of(notes.iter().map(|line| &line.note).filter(|note| note.ordinal < ordinal))
}

/// Lines by hand and the discount of what the client accepted that are in no note yet, nor among those `typed`. Of an
/// event that is off they are not owed by themselves: they were planned.
fn agreed_since(
    event: &Event,
    accepted: Option<&Vec<Line>>,
    notes: &[NoteLine],
    typed: &[Line],
) -> Vec<Line> {
    let issued = notes.iter().filter(|line| line.note.state.is_issued());
    let charged = issued.flat_map(|line| &line.note.entries).map(|entry| &entry.line);
    let there = charged.chain(typed).map(|line| line.label.trim()).collect::<HashSet<_>>();
    let agreed = accepted.into_iter().flatten().filter(|_| !event.status.is_off());
    let agreed = agreed.filter(|line| line.part == Part::Free && !there.contains(line.label.trim()));
    agreed.cloned().collect()
}

fn with_free(mut entries: Vec<Entry>, free: impl IntoIterator<Item = Line>) -> Vec<Entry> {
    entries.extend(free.into_iter().map(|line| Entry { line, basis: Basis::Agreed }));
    entries
}

/// Lines by hand as they are kept. Whoever does not read costs does not set them: a line that was there keeps its own.
fn with_costs(free: &[Line], known: &Note, money: bool) -> Vec<Line> {
    let there = known.entries.iter().map(|entry| &entry.line).filter(|line| line.part == Part::Free);
    let there = there.cloned().collect::<Vec<_>>();
    let kept = free.iter().enumerate().map(|(place, line)| {
        let mut line = Line { part: Part::Free, label: line.label.trim().to_owned(), ..line.clone() };
        if !money {
            line.cost = was_there(&there, place, &line).map_or(0, |known| known.cost);
        }
        line
    });
    kept.collect()
}

fn checked(faults: Vec<TermsFault>) -> Result<(), ServiceError> {
    let field = |fault| match fault {
        TermsFault::TooMany => FieldError::new("label_0", "too_many"),
        TermsFault::Free(place) => FieldError::new(format!("label_{place}"), "unfit"),
        _ => FieldError::new("label_0", "unfit"),
    };
    let faults = faults.into_iter().map(field).collect::<Vec<_>>();
    if faults.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(faults)) }
}

fn fault(field: &str, code: &'static str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(field, code)])
}

pub(super) fn refused(error: NoteError) -> ServiceError {
    match error {
        NoteError::NotFrom(_) => fault("state", "not_from"),
        NoteError::NeedsSecond => fault("state", "needs_second"),
        NoteError::Own => fault("state", "own"),
        NoteError::Empty => fault("state", "empty"),
        NoteError::NoCode => fault("code", "missing"),
        NoteError::Overdrawn => fault("state", "overdrawn"),
    }
}

/// The database's no in the words of the rule.
fn own(error: ServiceError) -> ServiceError {
    match &error {
        ServiceError::Store(StoreError::Refused { constraint })
            if constraint == constraint::RECHARGE_SECOND_APPROVER =>
        {
            refused(NoteError::Own)
        }
        _ => error,
    }
}

/// What history keeps.
pub(super) fn told(note: &Note) -> Value {
    json!({
        "event": note.event,
        "number": note.ordinal,
        "state": note.state,
        "total": note.total(),
        "needs_second": note.second,
        "note_number": note.number.map(|number| number.to_string()),
        "recharge_code": note.code,
        "charged_on": note.charged.as_ref().map(|charged| charged.on),
        "finance_reference": note.charged.as_ref().map(|charged| &charged.reference),
    })
}
