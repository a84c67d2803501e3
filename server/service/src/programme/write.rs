//! Sessions added, changed, given a hall and taken away: each in one transaction with its line of history.

use crate::error::FieldError;
use crate::event::may_plan;
use crate::stay::Write;
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError, function, turnout};
use domain::access::Permission;
use domain::claim::Interval;
use domain::event::Event;
use domain::function::{Function, FunctionState, Wish};
use domain::ids::{EventId, FunctionId, SessionId, SpeakerId};
use domain::language::Language;
use domain::programme::{Draft, Fault, Named, Session, SessionState, Speaker, Track, told};
use domain::turnout::Attended;
use serde_json::{Value, json};

/// Adds a session to the event of a code. The same one sent twice is added once: `id` is made up by who asks.
pub async fn add(
    ctx: &Context,
    actor: &Actor,
    (code, id): (&str, SessionId),
    draft: &Draft,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let time = check(draft)?;
    let outcome = transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        if db::programme::event_of(tx, id).await?.is_some() {
            return Ok(());
        }
        takes_place(&event)?;
        db::programme::begin(tx, event.id).await?;
        let session = drafted(ctx, draft, (id, event.id, time), None);
        let sessions = db::programme::sessions(tx, event.id).await?;
        let functions = db::function::of_event(tx, event.id).await?;
        fits(&session, &sessions, &functions, &db::programme::tracks(tx, event.id).await?)?;
        db::programme::insert(tx, &session).await?;
        let (after, stamp) = (kept(&session), ctx.stamp(actor.id()));
        db::history::append(tx, "programme_session", id.uuid(), "add", stamp, (None, Some(&after))).await?;
        Ok(())
    });
    match outcome {
        // The same form twice at the same time.
        Err(error) if error.is_duplicate("programme_session_pkey") => Ok(()),
        other => other,
    }
}

/// Changes a session at the version that was seen. Whoever speaks there no longer is erased.
pub async fn change(
    ctx: &Context,
    actor: &Actor,
    (id, version): (SessionId, i64),
    draft: &Draft,
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let time = check(draft)?;
    let not_there = || ServiceError::NotFound("session");
    transact!(ctx.store, |tx, db| {
        let code = db::programme::event_of(tx, id).await?.ok_or_else(not_there)?;
        let event = db::event::kept(tx, &code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?).map_err(|_| not_there())?;
        takes_place(&event)?;
        let sessions = db::programme::sessions(tx, event.id).await?;
        let before = sessions.iter().find(|session| session.id == id).ok_or_else(not_there)?;
        seen("session", version, before.version)?;
        let session = drafted(ctx, draft, (id, event.id, time), Some(before));
        let functions = db::function::of_event(tx, event.id).await?;
        fits(&session, &sessions, &functions, &db::programme::tracks(tx, event.id).await?)?;
        let stamp = ctx.stamp(actor.id());
        db::programme::update(tx, &session, stamp.recorded_at.timestamp()).await?;
        let pair = (kept(before), kept(&session));
        let pair = (Some(&pair.0), Some(&pair.1));
        db::history::append(tx, "programme_session", id.uuid(), "change", stamp, pair).await?;
        Ok(())
    })
}

/// What is off is not planned any more; it can be withdrawn, and names taken out of it.
pub(crate) fn takes_place(event: &Event) -> Result<(), ServiceError> {
    if event.status.is_off() { Err(fault("event", "called_off")) } else { Ok(()) }
}

/// Takes a session away at the version that was seen, with whoever speaks there. What was published stays as it was.
pub async fn remove(
    ctx: &Context,
    actor: &Actor,
    (id, version): (SessionId, i64),
) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let not_there = || ServiceError::NotFound("session");
    transact!(ctx.store, |tx, db| {
        let code = db::programme::event_of(tx, id).await?.ok_or_else(not_there)?;
        let event = db::event::kept(tx, &code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?).map_err(|_| not_there())?;
        let sessions = db::programme::sessions(tx, event.id).await?;
        let before = sessions.iter().find(|session| session.id == id).ok_or_else(not_there)?;
        seen("session", version, before.version)?;
        let stamp = ctx.stamp(actor.id());
        let counted = db::turnout::of_event(tx, event.id).await?;
        let counted = turnout::gone(event.id, Attended::Session(id), &counted);
        db::programme::delete(tx, (id, version), stamp.recorded_at.timestamp()).await?;
        if let Some(counted) = counted {
            db::history::append(tx, "turnout", id.uuid(), "count", stamp, (Some(&counted), None)).await?;
        }
        let before = kept(before);
        db::history::append(tx, "programme_session", id.uuid(), "remove", stamp, (Some(&before), None))
            .await?;
        Ok(())
    })
}

/// Lays a function that carries a session, at the version of it that was seen: both or neither.
pub async fn lay(
    ctx: &Context,
    actor: &Actor,
    which: (SessionId, i64),
    wish: &Wish,
    write: &Write,
) -> Result<FunctionId, ServiceError> {
    actor.require(Permission::PlanEvents)?;
    let code = read!(ctx.store, |tx, db| Ok(db::programme::event_of(tx, which.0).await?))?;
    let code = code.ok_or(ServiceError::NotFound("session"))?;
    function::add_for(ctx, actor, &code, std::slice::from_ref(wish), write, Some(which)).await
}

/// The session of an id as it was, and carried by a function from now on, if it may be.
pub(crate) fn carries(
    sessions: &[Session],
    (id, version): (SessionId, i64),
    function: &Function,
) -> Result<(Session, Session), ServiceError> {
    let before = sessions.iter().find(|session| session.id == id).ok_or(ServiceError::NotFound("session"))?;
    seen("session", version, before.version)?;
    if !function.time.covers(before.time) {
        return Err(fault("until", "leaves_session"));
    }
    let after = Session { function: Some(function.id), version: version + 1, ..before.clone() };
    Ok((before.clone(), after))
}

pub(super) fn drafted(
    ctx: &Context,
    draft: &Draft,
    (id, event, time): (SessionId, EventId, Interval),
    before: Option<&Session>,
) -> Session {
    let mut known = before.map(|session| session.speakers.clone()).unwrap_or_default();
    Session {
        id,
        event,
        texts: draft.kept_texts(),
        kind: draft.kind,
        state: draft.state,
        track: draft.track,
        format: draft.format,
        time,
        on_campus: draft.on_campus,
        online: draft.online,
        link: draft.link.trim().to_owned(),
        function: draft.function,
        speakers: draft.speakers.iter().map(|named| speaker(ctx, named, &mut known)).collect(),
        synthetic: before.is_some_and(|session| session.synthetic),
        version: before.map_or(1, |session| session.version + 1),
    }
}

/// Whoever is named as before stays the same person; of two who are named alike each is one of those there were.
fn speaker(ctx: &Context, named: &Named, known: &mut Vec<Speaker>) -> Speaker {
    let trimmed = |text: &str| text.trim().to_owned();
    let (name, affiliation) = (trimmed(&named.name), trimmed(&named.affiliation));
    let same = known.iter().position(|speaker| speaker.name == name && speaker.affiliation == affiliation);
    let id = same.map_or_else(|| SpeakerId::new(ctx.ids.next()), |place| known.remove(place).id);
    Speaker { id, name, part: trimmed(&named.part), affiliation }
}

/// Whether its function and its track are there, and the function has its hours for it.
pub(super) fn fits(
    session: &Session,
    sessions: &[Session],
    functions: &[Function],
    tracks: &[Track],
) -> Result<(), ServiceError> {
    if session.track.is_some_and(|id| tracks.iter().all(|track| track.id != id)) {
        return Err(fault("track", "unknown"));
    }
    let Some(id) = session.function else { return Ok(()) };
    let function = functions.iter().find(|function| function.id == id);
    let function = function.filter(|function| function.state != FunctionState::Released);
    let function = function.ok_or_else(|| fault("function", "unknown"))?;
    if !function.time.covers(session.time) {
        return Err(fault("function", "outside"));
    }
    let is_planned = |session: &Session| session.state == SessionState::Planned;
    let taken = sessions.iter().any(|other| {
        other.id != session.id
            && other.function == Some(id)
            && is_planned(other)
            && other.time.overlaps(session.time)
    });
    if taken && is_planned(session) { Err(fault("function", "taken")) } else { Ok(()) }
}

/// What history keeps: nobody who speaks, and no link that lets in.
pub(crate) fn kept(session: &Session) -> Value {
    let title = told(&session.texts, Language::English).map(|(_, text)| text.title.as_str());
    json!({
        "event": session.event,
        "title": title,
        "session": session.kind,
        "state": session.state,
        "format": session.format,
        "from_at": session.time.from_at(),
        "until_at": session.time.until_at(),
        "on_campus": session.on_campus,
        "online": session.online,
        "function": session.function,
    })
}

pub(super) fn fault(field: &str, code: &'static str) -> ServiceError {
    ServiceError::Invalid(vec![FieldError::new(field, code)])
}

fn check(draft: &Draft) -> Result<Interval, ServiceError> {
    draft.check().map_err(|faults| ServiceError::Invalid(faults.into_iter().map(field).collect()))
}

fn field(fault: Fault) -> FieldError {
    match fault {
        Fault::NoTitle => FieldError::new("title_en", "missing"),
        Fault::LongTitle => FieldError::new("title_en", "too_long"),
        Fault::Description => FieldError::new("description_en", "too_long"),
        Fault::Backwards => FieldError::new("until_time", "backwards"),
        Fault::TooLong => FieldError::new("until_time", "too_long"),
        Fault::OnCampus => FieldError::new("on_campus", "out_of_range"),
        Fault::Online => FieldError::new("online", "out_of_range"),
        Fault::Link => FieldError::new("link", "no_address"),
        Fault::Speakers => FieldError::new("speakers", "too_long"),
    }
}
