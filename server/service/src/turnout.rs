//! How many were at the sessions and functions of an event: counted by its organiser or the desk once they began.

use crate::error::FieldError;
use crate::event::{may_plan, may_see};
use crate::stay::write::seen;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::claim::Interval;
use domain::event::Event;
use domain::function::{Function, FunctionState};
use domain::ids::EventId;
use domain::programme::{Format, Session, SessionState, Texts};
use domain::turnout::{Attended, Turnout, TurnoutFault, has_begun, sides};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use store_model::event::EventLine;
use store_model::turnout::Counted;

/// What can be counted of an event, and what was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnoutRecord {
    /// The event.
    pub line: EventLine,
    /// Sessions that took place by their beginning, then functions that held their halls.
    pub lines: Vec<TurnoutLine>,
    /// Whether the actor may count.
    pub may_count: bool,
}

/// A session or a function with its counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnoutLine {
    /// Which one.
    pub attended: Attended,
    /// What it is called: in each language of a session, else by the name of its function.
    pub title: Title,
    /// When.
    pub time: Interval,
    /// Name of its hall; none where it has none.
    pub hall: Option<String>,
    /// For whom it is; none of a function, which knows only who sits in it.
    pub format: Option<Format>,
    /// How many were expected; online none of a function.
    pub expected: (i64, Option<i64>),
    /// How many were there; none where nobody counted.
    pub counted: Option<Turnout>,
    /// Version of that; 0 where nobody ever counted.
    pub version: i64,
    /// Whether it began, so that it can be counted.
    pub begun: bool,
}

impl TurnoutLine {
    /// Which sides are counted wherever the other is.
    pub fn sides(&self) -> (bool, bool) {
        sides(self.format, (self.expected.0, self.expected.1.unwrap_or_default()))
    }
}

/// What something is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// By language.
    Session(Texts),
    /// As it stands on the door.
    Function(String),
}

/// A count as somebody typed it: none takes it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Of what.
    pub attended: Attended,
    /// The version that was seen.
    pub version: i64,
    /// How many.
    pub turnout: Option<Turnout>,
}

impl TurnoutRecord {
    /// The most who were on campus, and the most who were online, in any session; none where nobody counted one.
    pub fn peak(&self) -> Option<Turnout> {
        let sessions = self.lines.iter().filter(|line| matches!(line.attended, Attended::Session(_)));
        let counted = sessions.filter_map(|line| line.counted);
        counted.reduce(|most, one| Turnout {
            on_campus: most.on_campus.max(one.on_campus),
            online: most.online.max(one.online),
        })
    }

    /// What was counted, by what it is of.
    pub fn counted(&self) -> BTreeMap<Attended, Turnout> {
        self.lines.iter().filter_map(|line| Some((line.attended, line.counted?))).collect()
    }
}

/// What can be counted of the event of a code, and what was; to organisers those of others are not there.
pub async fn of_event(ctx: &Context, actor: &Actor, code: &str) -> Result<TurnoutRecord, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    read!(ctx.store, |tx, db| {
        let line = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        let (id, people) = (line.event.id, db::event::people(tx, line.event.id).await?);
        may_see(actor, &people)?;
        let campus = db::campus::load(tx).await?;
        let hall = |function: &Function| campus.space(function.space).map(|space| space.name.to_string());
        let lines = Lines {
            sessions: db::programme::sessions(tx, id).await?,
            functions: db::function::of_event(tx, id).await?,
            counted: db::turnout::of_event(tx, id).await?,
            now: ctx.now().timestamp(),
        };
        let may_count = may_plan(actor, &people).is_ok() && !line.event.status.is_off();
        Ok(TurnoutRecord { lines: lines.all(hall), may_count, line })
    })
}

/// Writes down how many were there, all of it or nothing: refused before something began, and where somebody else counted
/// meanwhile.
pub async fn record(ctx: &Context, actor: &Actor, code: &str, counts: &[Count]) -> Result<(), ServiceError> {
    actor.require(Permission::PlanEvents)?;
    transact!(ctx.store, |tx, db| {
        let event = db::event::kept(tx, code).await?.ok_or(ServiceError::NotFound("event"))?.event;
        may_plan(actor, &db::event::people(tx, event.id).await?)?;
        takes_place(&event)?;
        let lines = Lines {
            sessions: db::programme::sessions(tx, event.id).await?,
            functions: db::function::of_event(tx, event.id).await?,
            counted: db::turnout::of_event(tx, event.id).await?,
            now: ctx.now().timestamp(),
        };
        for (attended, before, after) in lines.changes(counts)? {
            let subject = attended.uuid();
            db::turnout::put(tx, event.id, attended, after).await?;
            let told = |turnout: Option<Turnout>| turnout.map(|turnout| told(event.id, attended, turnout));
            let (before, after) = (told(before), told(after.turnout));
            let (stamp, pair) = (ctx.stamp(actor.id()), (before.as_ref(), after.as_ref()));
            db::history::append(tx, "turnout", subject, "count", stamp, pair).await?;
        }
        Ok(())
    })
}

/// What is off took place for nobody.
fn takes_place(event: &Event) -> Result<(), ServiceError> {
    if event.status.is_off() {
        return Err(ServiceError::Invalid(vec![FieldError::new("event", "called_off")]));
    }
    Ok(())
}

/// All that counts are of, read in one state of the data.
struct Lines {
    sessions: Vec<Session>,
    functions: Vec<Function>,
    counted: BTreeMap<Attended, Counted>,
    now: i64,
}

/// What a count changes: of what, from what, to what.
type Changed = (Attended, Option<Turnout>, Counted);

impl Lines {
    fn all(self, hall: impl Fn(&Function) -> Option<String>) -> Vec<TurnoutLine> {
        let of = |id| self.functions.iter().find(|function| Some(function.id) == id);
        let sessions = self.sessions.iter().filter(|session| session.state == SessionState::Planned);
        let sessions = sessions.map(|session| {
            let expected = (session.on_campus, Some(session.online));
            let (title, place) =
                (Title::Session(session.texts.clone()), of(session.function).and_then(&hall));
            let line = self.line(Attended::Session(session.id), title, (session.time, place, expected));
            TurnoutLine { format: Some(session.format), ..line }
        });
        let functions = self.functions.iter().filter(|function| function.state == FunctionState::Held);
        let functions = functions.map(|function| {
            let title = Title::Function(function.title.clone());
            let rest = (function.time, hall(function), (function.attendance, None));
            self.line(Attended::Function(function.id), title, rest)
        });
        sessions.chain(functions).collect()
    }

    fn line(
        &self,
        attended: Attended,
        title: Title,
        (time, hall, expected): (Interval, Option<String>, (i64, Option<i64>)),
    ) -> TurnoutLine {
        let counted = self.counted.get(&attended);
        TurnoutLine {
            attended,
            title,
            time,
            hall,
            format: None,
            expected,
            counted: counted.and_then(|counted| counted.turnout),
            version: counted.map_or(0, |counted| counted.version),
            begun: has_begun(time, self.now),
        }
    }

    fn time(&self, attended: Attended) -> Option<Interval> {
        match attended {
            Attended::Session(id) => {
                let planned = |session: &&Session| session.id == id && session.state == SessionState::Planned;
                self.sessions.iter().find(planned).map(|session| session.time)
            }
            Attended::Function(id) => {
                let held = |one: &&Function| one.id == id && one.state == FunctionState::Held;
                self.functions.iter().find(held).map(|function| function.time)
            }
        }
    }

    /// The counts that say anything else than what is kept; or everything that is wrong with them.
    fn changes(&self, counts: &[Count]) -> Result<Vec<Changed>, ServiceError> {
        let (mut changes, mut faults) = (Vec::new(), Vec::new());
        for count in counts {
            let id = count.attended.uuid();
            let time = self.time(count.attended).ok_or(ServiceError::NotFound("turnout"))?;
            let known = self.counted.get(&count.attended);
            let before = known.and_then(|known| known.turnout);
            if count.turnout == before {
                continue;
            }
            let version = known.map_or(0, |known| known.version);
            seen("turnout", count.version, version)?;
            let wrong = count.turnout.map(|turnout| turnout.check(time, self.now)).unwrap_or_default();
            faults.extend(wrong.into_iter().map(|fault| field(fault, id)));
            let after = Counted { turnout: count.turnout, version: version + 1 };
            changes.push((count.attended, before, after));
        }
        if faults.is_empty() { Ok(changes) } else { Err(ServiceError::Invalid(faults)) }
    }
}

fn field(fault: TurnoutFault, id: uuid::Uuid) -> FieldError {
    match fault {
        TurnoutFault::NotBegun => FieldError::new(format!("on_campus_{id}"), "not_begun"),
        TurnoutFault::OnCampus => FieldError::new(format!("on_campus_{id}"), "out_of_range"),
        TurnoutFault::Online => FieldError::new(format!("online_{id}"), "out_of_range"),
    }
}

/// What history keeps of a count that goes with what it is of; none where nobody counted.
pub(crate) fn gone(
    event: EventId,
    attended: Attended,
    counted: &BTreeMap<Attended, Counted>,
) -> Option<Value> {
    counted.get(&attended)?.turnout.map(|gone| told(event, attended, gone))
}

/// What history keeps.
fn told(event: EventId, attended: Attended, turnout: Turnout) -> Value {
    json!({
        "event": event,
        "counted_of": attended.code(),
        "on_campus": turnout.on_campus,
        "online": turnout.online,
    })
}
