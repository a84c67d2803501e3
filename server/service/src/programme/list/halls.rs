//! The hall of each row: in a function that is there and has its hours for it; else in its own, which comes along where nobody
//! else stands in it; else in one of the same hall and set-up shortly before or after, which is made longer; else in one
//! that is laid for it.

use super::columns::Column;
use super::plan::Plan;
use super::row::Wrong;
use crate::programme::parts::Parts;
use domain::campus::SetupStyle;
use domain::claim::Interval;
use domain::function::{Function, FunctionState, LONGEST, Margins};
use domain::ids::{FunctionId, SpaceId};
use domain::language::Language;
use domain::programme::{Session, SessionState, told};
use std::collections::{BTreeSet, HashMap};

/// The longest title of a function, in letters.
const LONGEST_TITLE: usize = 120;

/// For how long a hall stays as it is between two sessions in it, in seconds: over lunch.
const BETWEEN: i64 = 2 * 3600;

/// A function that is written for some rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// What it was; none where it is laid.
    pub before: Option<Function>,
    /// What it is then.
    pub after: Function,
    /// For which plans, by their place.
    pub rows: Vec<usize>,
}

/// Which functions rows can have, and who is in them once all of them are taken.
pub(super) struct Halls<'a> {
    parts: &'a Parts,
    /// Made up for each function that is laid.
    ids: &'a dyn Fn() -> FunctionId,
    now: i64,
    /// Times of the sessions in each function.
    users: HashMap<FunctionId, Vec<Interval>>,
    /// Functions that are written.
    pub written: Vec<Written>,
}

impl<'a> Halls<'a> {
    /// Before any row: sessions that no row is about are where they are.
    pub fn of(parts: &'a Parts, (ids, now): (&'a dyn Fn() -> FunctionId, i64), plans: &[Plan<'_>]) -> Self {
        Self { parts, ids, now, users: others(parts, plans), written: Vec::new() }
    }

    /// The hall of each plan, in order; first those that stay where they are.
    pub fn choose(&mut self, plans: &mut [Plan<'_>]) -> Vec<Result<(), Wrong>> {
        let stays = plans.iter_mut().map(|plan| self.stays(plan)).collect::<Vec<_>>();
        let mut chosen = |(row, (plan, stays)): (usize, (&mut Plan<'_>, bool))| {
            if !stays {
                plan.carrier = self.finds(row, plan)?;
            }
            Ok(())
        };
        plans.iter_mut().zip(stays).enumerate().map(&mut chosen).collect()
    }

    fn current(&self, plan: &Plan<'_>) -> Option<&'a Function> {
        self.parts.function(plan.before?.function?)
    }

    /// The space it wants: the one it says, else the one it has.
    fn space(&self, plan: &Plan<'_>) -> Option<SpaceId> {
        plan.asked.hall.over(self.current(plan).map(|function| function.space))
    }

    /// Whether it stays in the function it has, or needs none.
    fn stays(&mut self, plan: &mut Plan<'_>) -> bool {
        let space = self.space(plan);
        let suits =
            |current: &&Function| is_like(current, space, plan.asked.style) && current.time.covers(plan.time);
        let current = self.current(plan).filter(suits).map(|current| current.id);
        plan.carrier = current;
        if let Some(id) = current.filter(|_| plan.is_planned()) {
            self.users.entry(id).or_default().push(plan.time);
        }
        current.is_some() || !plan.is_planned() || space.is_none()
    }

    fn finds(&mut self, row: usize, plan: &Plan<'_>) -> Result<Option<FunctionId>, Wrong> {
        let Some(space) = self.space(plan) else { return Ok(None) };
        let found = self.there(plan, space).or_else(|| self.along(row, plan, space));
        if let Some(id) = found {
            self.users.entry(id).or_default().push(plan.time);
            return Ok(Some(id));
        }
        let style = self.style(plan, space).ok_or((Some(Column::Style), "missing"))?;
        let id =
            self.longer(row, plan, (space, style)).unwrap_or_else(|| self.lay(row, plan, (space, style)));
        self.users.entry(id).or_default().push(plan.time);
        Ok(Some(id))
    }

    /// A function as it is then.
    fn then<'s>(&'s self, function: &'s Function) -> &'s Function {
        let written = self.written.iter().find(|written| written.after.id == function.id);
        written.map_or(function, |written| &written.after)
    }

    fn is_free(&self, id: FunctionId, time: Interval) -> bool {
        !self.users.get(&id).into_iter().flatten().any(|used| used.overlaps(time))
    }

    /// A function that is there and has its hours for it.
    fn there(&self, plan: &Plan<'_>, space: SpaceId) -> Option<FunctionId> {
        let all = self.parts.functions.iter().map(|function| self.then(function));
        let mut suits =
            all.filter(|one| is_like(one, Some(space), plan.asked.style) && one.time.covers(plan.time));
        suits.find(|one| self.is_free(one.id, plan.time)).map(|one| one.id)
    }

    /// Its own function, where it stands in it alone, now and when all rows are taken.
    fn along(&mut self, row: usize, plan: &Plan<'_>, space: SpaceId) -> Option<FunctionId> {
        let own = self.current(plan)?;
        let is_used = self.users.get(&own.id).is_some_and(|users| !users.is_empty());
        let is_other = |session: &Session| plan.before.is_none_or(|before| before.id != session.id);
        let is_shared = |session: &Session| is_other(session) && session.function == Some(own.id);
        if own.state == FunctionState::Released || is_used || self.parts.sessions.iter().any(is_shared) {
            return None;
        }
        let before = plan.before.map_or(own.time, |before| before.time);
        let (early, late) = (before.from_at() - own.time.from_at(), own.time.until_at() - before.until_at());
        let style = plan.asked.style.unwrap_or(own.style);
        let time = plan.time.widened(early, late);
        let follows = plan.before.is_some_and(|before| before.on_campus == own.attendance);
        let attendance = if follows { plan.people() } else { own.attendance.max(plan.people()) };
        let after = Function { space, style, time, attendance, margins: own.asked, ..own.clone() };
        self.written.push(Written { before: Some(own.clone()), after, rows: vec![row] });
        Some(own.id)
    }

    /// A function of the same hall and set-up shortly before or after it, which is made longer.
    fn longer(
        &mut self,
        row: usize,
        plan: &Plan<'_>,
        (space, style): (SpaceId, SetupStyle),
    ) -> Option<FunctionId> {
        let near = |one: &&Function| {
            let both = one.time.spanning(plan.time);
            is_like(one, Some(space), Some(style))
                && one.time.widened(BETWEEN, BETWEEN).overlaps(plan.time)
                && both.until_at() - both.from_at() <= LONGEST
                && self.is_free(one.id, plan.time)
        };
        let laid = self.written.iter().map(|written| &written.after);
        let there = self.parts.functions.iter().map(|function| self.then(function));
        let found = laid.chain(there).find(near)?.clone();
        // Nobody stands in it at the same time: the hall is set up for the largest of its sessions.
        let attendance = found.attendance.max(plan.people());
        let after = Function { time: found.time.spanning(plan.time), attendance, ..found.clone() };
        if let Some(written) = self.written.iter_mut().find(|written| written.after.id == found.id) {
            written.after = after;
            written.rows.push(row);
        } else {
            let after = Function { margins: found.asked, ..after };
            self.written.push(Written { before: Some(found.clone()), after, rows: vec![row] });
        }
        Some(found.id)
    }

    /// How a hall is set up that nobody says: as this session has it, as the event has this hall, or in the only way there is.
    fn style(&self, plan: &Plan<'_>, space: SpaceId) -> Option<SetupStyle> {
        let only = |mut styles: BTreeSet<SetupStyle>| styles.pop_first().filter(|_| styles.is_empty());
        let own = self.current(plan).map(|function| function.style);
        let there = self.parts.functions.iter().filter(|one| one.space == space).map(|one| one.style);
        let laid = self.written.iter().filter(|one| one.after.space == space).map(|one| one.after.style);
        let can = self.parts.campus.space(space).into_iter().flat_map(|space| &space.capacities);
        let said = plan.asked.style.or(own);
        said.or_else(|| only(there.chain(laid).collect()))
            .or_else(|| only(can.map(|one| one.style).collect()))
    }

    fn lay(&mut self, row: usize, plan: &Plan<'_>, (space, style): (SpaceId, SetupStyle)) -> FunctionId {
        let title = told(&plan.draft.texts, Language::English).map(|(_, text)| text.title.as_str());
        let after = Function {
            id: (self.ids)(),
            event: self.parts.event.id,
            space,
            title: title.unwrap_or_default().chars().take(LONGEST_TITLE).collect(),
            style,
            time: plan.time,
            margins: Margins::default(),
            asked: Margins::default(),
            attendance: plan.people(),
            state: FunctionState::Waiting,
            asked_at: self.now,
            note: String::new(),
            synthetic: false,
            version: 1,
        };
        let id = after.id;
        self.written.push(Written { before: None, after, rows: vec![row] });
        id
    }
}

/// Whether a function is in a hall, set up so where that is said.
fn is_like(function: &Function, space: Option<SpaceId>, style: Option<SetupStyle>) -> bool {
    function.state != FunctionState::Released
        && space == Some(function.space)
        && style.is_none_or(|style| style == function.style)
}

/// Times of the sessions in each function that no plan is about.
fn others(parts: &Parts, plans: &[Plan<'_>]) -> HashMap<FunctionId, Vec<Interval>> {
    let is_asked = |id| plans.iter().any(|plan| plan.before.is_some_and(|before| before.id == id));
    let planned = parts.sessions.iter().filter(|session| session.state == SessionState::Planned);
    let mut users = HashMap::<FunctionId, Vec<Interval>>::new();
    for session in planned.filter(|session| !is_asked(session.id)) {
        if let Some(id) = session.function {
            users.entry(id).or_default().push(session.time);
        }
    }
    users
}

/// Which plans would stand in one function with another at the same time: none may.
pub(super) fn shared(parts: &Parts, plans: &[Plan<'_>]) -> Vec<bool> {
    let mut users = others(parts, plans);
    // Who stays as they are is in nobody's way: the others are in theirs.
    let stays = |plan: &Plan<'_>| {
        plan.before.is_some_and(|before| before.time == plan.time && before.function == plan.carrier)
    };
    let mut is_shared = vec![false; plans.len()];
    for first in [true, false] {
        for (plan, is_shared) in plans.iter().zip(&mut is_shared).filter(|(plan, _)| stays(plan) == first) {
            if let Some(id) = plan.carrier.filter(|_| plan.is_planned()) {
                let there = users.entry(id).or_default();
                *is_shared = there.iter().any(|time| time.overlaps(plan.time));
                there.push(plan.time);
            }
        }
    }
    is_shared
}
