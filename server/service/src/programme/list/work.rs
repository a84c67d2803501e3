//! What becomes of each row of a list: which session it is about, where that takes place, and what keeps it out.

use super::columns::{Column, columns};
use super::compare::{BadRow, ChangedFunction, Compared, Difference, Reading, Stands};
use super::halls::{Halls, Written, shared};
use super::matched::matched;
use super::plan::{Plan, plan};
use super::row::{Asked, Reader, Wrong};
use super::tracks::with_new;
use crate::Context;
use crate::dates::DateOrder;
use crate::fingerprint::number;
use crate::function::{Diary, HallObstacle};
use crate::import::header::Columns;
use crate::import::sheet::Sheet;
use crate::programme::parts::Parts;
use domain::campus::Campus;
use domain::claim::Interval;
use domain::event::Hanging;
use domain::function::{Function, FunctionState};
use domain::ids::FunctionId;
use domain::interpretation::Wish;
use domain::programme::{Draft, Session, Track};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};
use store_model::function::FunctionLine;

/// The same of what is at hand.
pub(super) fn compared(
    ctx: &Context,
    (parts, diary): (&Parts, &Diary),
    sheet: &Sheet,
    reading: Reading,
) -> Compared {
    let columns = columns(&sheet.header);
    let mut compared = Compared {
        lacking: [Column::Title, Column::From]
            .into_iter()
            .filter(|one| columns.place(*one).is_none())
            .collect(),
        unread: columns.unread(&sheet.header),
        tracks: with_new(ctx, &parts.tracks, (sheet, &columns), reading.language),
        ..Compared::default()
    };
    if compared.lacking.is_empty() {
        let work = Work { ctx, parts, diary, sheet, columns: &columns, reading };
        work.fill(&mut compared);
    }
    let used = compared.differences.iter().filter_map(|one| one.draft.track).collect::<HashSet<_>>();
    compared.tracks.retain(|track| parts.tracks.contains(track) || used.contains(&track.id));
    compared.new_tracks = compared.tracks.len() - parts.tracks.len();
    compared.state = state(parts, &compared);
    compared
}

/// A number for what there is and what came of it: another one as soon as anything of it is another.
fn state(parts: &Parts, compared: &Compared) -> i64 {
    let mut hash = Sha256::new();
    let sessions = parts.sessions.iter().map(|one| (one.id.uuid(), one.version));
    let functions = parts.functions.iter().map(|one| (one.id.uuid(), one.version));
    let tracks = parts.tracks.iter().map(|one| (one.id.uuid(), 0));
    for (id, version) in sessions.chain(functions).chain(tracks) {
        hash.update(id.as_bytes());
        hash.update(version.to_be_bytes());
    }
    // Languages and figures of the event have no version among these.
    hash.update(format!("{:?} {}", parts.wishes, parts.event.version));
    let taken = compared.differences.iter().map(|one| (one.line, ""));
    for (line, code) in taken.chain(compared.bad.iter().map(|bad| (bad.line, bad.code))) {
        hash.update(line.to_be_bytes());
        hash.update(code.as_bytes());
    }
    number(hash)
}

/// A row that was read, with the name it has in the list.
struct Line {
    number: u64,
    title: String,
    asked: Result<Asked, Wrong>,
}

/// What keeps a row out.
type Kept = (Wrong, Option<HallObstacle>);

/// The rows that are about a session.
fn lines(
    ctx: &Context,
    (campus, tracks): (&Campus, &[Track]),
    (sheet, columns): (&Sheet, &Columns<Column>),
    order: DateOrder,
) -> Vec<Line> {
    let mut reader = Reader { sheet, columns, campus, tracks, order, zone: ctx.zone, day: None };
    let lines = sheet.rows.iter().filter_map(|row| {
        let title = columns.cell(&row.cells, Column::Title).to_owned();
        let asked = reader.row(row).transpose()?;
        Some(Line { number: row.line, title, asked })
    });
    lines.collect()
}

/// The times that the rows of a list ask for; none where none can be read.
pub(super) fn wanted(ctx: &Context, parts: &Parts, sheet: &Sheet, reading: Reading) -> Vec<Interval> {
    let columns = columns(&sheet.header);
    let tracks = with_new(ctx, &parts.tracks, (sheet, &columns), reading.language);
    let lines = lines(ctx, (&parts.campus, &tracks), (sheet, &columns), reading.order);
    let read = lines.iter().filter_map(|line| line.asked.as_ref().ok());
    read.filter_map(|asked| Interval::new(asked.from, asked.until)).collect()
}

struct Work<'a> {
    ctx: &'a Context,
    parts: &'a Parts,
    diary: &'a Diary,
    sheet: &'a Sheet,
    columns: &'a Columns<Column>,
    reading: Reading,
}

impl Work<'_> {
    fn fill(&self, compared: &mut Compared) {
        let named = (&self.parts.campus, compared.tracks.as_slice());
        let lines = lines(self.ctx, named, (self.sheet, self.columns), self.reading.order);
        let read = lines.iter().filter_map(|line| line.asked.as_ref().ok()).collect::<Vec<_>>();
        let matches = matched(&self.parts.sessions, &read, self.ctx.zone);
        // Also a row that cannot be taken is about its session: that is not absent.
        let named = matches.iter().filter_map(|found| found.as_ref().ok().copied().flatten());
        let named = named.map(|session| session.id).collect::<HashSet<_>>();
        let mut plans =
            read.iter().zip(matches).map(|(asked, found)| self.plan(asked, found)).collect::<Vec<_>>();
        let written = loop {
            if let Some(written) = self.round(&mut plans) {
                break written;
            }
        };
        compared.left = self.left(&plans);
        compared.functions = written.iter().map(|written| self.changed(written)).collect();
        let now = |id| written.iter().map(|written| &written.after).find(|after| after.id == id);
        let mut plans = plans.into_iter();
        for line in &lines {
            let outcome = match &line.asked {
                Err(wrong) => Err((*wrong, None)),
                Ok(_) => plans.next().unwrap_or(Err(((None, "missing"), None))),
            };
            match outcome {
                Ok(plan) if plan.changes() => compared.differences.push(self.difference(&plan, now)),
                Ok(_) => compared.same += 1,
                Err((wrong, obstacle)) => compared.bad.push(self.bad(line, wrong, obstacle)),
            }
        }
        let is_absent = |session: &&Session| !named.contains(&session.id);
        compared.absent = self.parts.sessions.iter().filter(is_absent).cloned().collect();
    }

    fn plan<'s>(
        &self,
        asked: &'s Asked,
        found: Result<Option<&'s Session>, Wrong>,
    ) -> Result<Plan<'s>, Kept> {
        let plan = found.and_then(|before| plan(asked, before, (&self.parts.event, self.reading.language)));
        plan.map_err(|wrong| (wrong, None))
    }

    /// Finds the halls of all rows that can be taken so far: the functions written for them; none where a row is left out,
    /// for that leaves its session where it is, which may keep another one out.
    fn round(&self, plans: &mut [Result<Plan<'_>, Kept>]) -> Option<Vec<Written>> {
        let ids = || FunctionId::new(self.ctx.ids.next());
        let places = (0..plans.len()).filter(|place| plans[*place].is_ok()).collect::<Vec<_>>();
        let mut good = plans.iter().flatten().cloned().collect::<Vec<_>>();
        let mut halls = Halls::of(self.parts, (&ids, self.ctx.now().timestamp()), &good);
        let chosen = halls.choose(&mut good);
        let said = languages(self.parts, &mut good);
        let refused = self.refused(&halls.written, &good);
        let shared = shared(self.parts, &good);
        let mut is_settled = true;
        let outcomes = chosen.into_iter().zip(said).zip(refused).zip(shared);
        for ((place, plan), (((chosen, said), refused), is_shared)) in
            places.into_iter().zip(good).zip(outcomes)
        {
            let hall = |code| (Some(Column::Hall), code);
            let kept = chosen.err().or(said.err()).map(|wrong| (wrong, None));
            let kept = kept.or_else(|| refused.map(|obstacle| (hall("occupied"), Some(obstacle))));
            let kept = kept.or_else(|| is_shared.then_some((hall("taken"), None)));
            is_settled &= kept.is_none();
            plans[place] = kept.map_or(Ok(plan), Err);
        }
        is_settled.then_some(halls.written)
    }

    /// What keeps each row from the function that is written for it, where these are laid one after the other. In one that is
    /// for several rows those are kept whose own time is not to be had; else the last of them, for which it was made longer.
    fn refused(&self, written: &[Written], plans: &[Plan<'_>]) -> Vec<Option<HallObstacle>> {
        let moved = written.iter().filter_map(|written| Some(written.before.as_ref()?.id));
        let moved = moved.collect::<HashSet<_>>();
        let mut diary = self.diary.clone();
        diary.lines.retain(|line| !moved.contains(&line.function.id));
        let mut refused = vec![None; plans.len()];
        for one in written {
            let Err(whole) = self.lay(&mut diary, &one.after) else { continue };
            for row in &one.rows {
                let (time, people) = (plans[*row].time, plans[*row].people());
                let before = one.before.as_ref().map_or(people, |before| before.attendance.max(people));
                // It may be laid for fewer than it was: then it is not its seats that keep it away.
                let attendance = before.min(one.after.attendance);
                let alone = Function { time, attendance, ..one.after.clone() };
                refused[*row] = self.lay(&mut diary.clone(), &alone).err();
            }
            if let Some(last) = one.rows.last().filter(|_| one.rows.iter().all(|row| refused[*row].is_none()))
            {
                refused[*last] = Some(whole);
            }
        }
        refused
    }

    fn lay(&self, diary: &mut Diary, function: &Function) -> Result<(), HallObstacle> {
        if let Some(space) = self.parts.campus.space(function.space) {
            Diary::seats(space, function)?;
        }
        let event = &self.parts.event;
        if event.holds() {
            let margins = diary.ground(function)?;
            let function = Function { margins, state: FunctionState::Held, ..function.clone() };
            diary.lines.push(FunctionLine {
                function,
                event_code: event.code.clone(),
                event_title: event.title.clone(),
                event_status: event.status,
                seen: true,
            });
        }
        Ok(())
    }

    /// Functions that carry a session now and carry none then.
    fn left(&self, plans: &[Result<Plan<'_>, Kept>]) -> Vec<(Function, String)> {
        let good = || plans.iter().flatten();
        let then = |session: &Session| {
            let plan = good().find(|plan| plan.before.is_some_and(|before| before.id == session.id));
            plan.map_or(session.function, |plan| plan.carrier)
        };
        let new = good().filter_map(|plan| plan.carrier);
        let used = self.parts.sessions.iter().filter_map(then).chain(new).collect::<HashSet<_>>();
        let had = self.parts.sessions.iter().filter_map(|session| session.function).collect::<HashSet<_>>();
        let left = self.parts.functions.iter().filter(|one| had.contains(&one.id) && !used.contains(&one.id));
        left.map(|function| (function.clone(), self.parts.hall_name(function))).collect()
    }

    fn changed(&self, written: &Written) -> ChangedFunction {
        let before = written.before.as_ref();
        ChangedFunction {
            before: before.map(|function| (function.clone(), self.parts.hall_name(function))),
            after: written.after.clone(),
            hall: self.parts.hall_name(&written.after),
        }
    }

    fn difference<'f>(
        &'f self,
        plan: &Plan<'_>,
        now: impl Fn(FunctionId) -> Option<&'f Function>,
    ) -> Difference {
        let function = |id: FunctionId| self.parts.function(id);
        let stands = |function: &Function, wish: Option<Wish>| Stands {
            hall: self.parts.hall_name(function),
            style: function.style,
            languages: wish.or_else(|| self.parts.wishes.get(&function.id).cloned()),
        };
        let stood = plan.before.and_then(|before| before.function).and_then(function);
        let carrier = plan.carrier.and_then(|id| now(id).or_else(|| function(id)));
        Difference {
            line: plan.asked.line,
            before: plan.before.cloned(),
            stood: stood.map(|function| stands(function, None)),
            draft: Draft { function: plan.carrier, ..plan.draft.clone() },
            time: plan.time,
            outside: self.parts.event.leaves_outside(Hanging::Session, plan.time, self.ctx.zone),
            stands: carrier.map(|function| stands(function, plan.wish.clone())),
            wish: plan.wish.clone(),
        }
    }

    fn bad(&self, line: &Line, (column, code): Wrong, obstacle: Option<HallObstacle>) -> BadRow {
        let column = column.map(|column| (column, self.columns.name(&self.sheet.header, column)));
        BadRow { line: line.number, column, code, title: line.title.clone(), obstacle }
    }
}

/// The languages that functions get; a function has one set of them, whoever stands in it.
fn languages(parts: &Parts, plans: &mut [Plan<'_>]) -> Vec<Result<(), Wrong>> {
    let mut said = BTreeMap::new();
    let mut set = |plan: &mut Plan<'_>| {
        let Some((floor, wanted)) = &plan.asked.languages else { return Ok(()) };
        let id = plan.carrier.ok_or((Some(Column::Languages), "no_hall"))?;
        let known = parts.wishes.get(&id).cloned().unwrap_or_default();
        let wish = Wish { floor: floor.clone(), wanted: wanted.clone(), breaks: known.breaks };
        let first = said.entry(id).or_insert_with(|| wish.clone());
        if *first != wish {
            return Err((Some(Column::Languages), "differ"));
        }
        plan.wish = Some(wish).filter(|wish| *wish != known);
        Ok(())
    };
    plans.iter_mut().map(&mut set).collect()
}
