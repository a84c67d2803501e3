//! Files of events that can be imported: read, put together, and ready to be written.

use super::beside::{Here, Said};
use super::event_row::Organisers;
use super::outcome::Step;
use super::read::{self, EventLine, Lines, Told, Words};
use super::says::Maker;
use super::unit::{Gathered, Piece, gather};
use super::{CHUNK, EventsFile, EventsReport, Phase, Progress, SOURCE, fitting};
use crate::event::precedents;
use crate::import::resolve::types;
use crate::store::read as look;
use crate::{Actor, Context, ServiceError};
use domain::access::Role;
use domain::ids::{ImportId, RoomTypeId};
use domain::search::folded;
use std::collections::HashMap;
use store_model::account::AccountLine;
use store_model::import::Start;
use store_model::import::events::Unit;

/// What is to be written.
pub(super) struct Job {
    pub start: Start,
    pub said: Said,
    /// The codes of the types.
    pub codes: HashMap<RoomTypeId, String>,
    gathered: Gathered,
    units: Vec<Unit>,
    ignored: Vec<String>,
    dry_run: bool,
}

impl Job {
    /// Reads the files, off the threads that answer, and makes out what each event is to become.
    pub async fn of(ctx: &Context, actor: &Actor, file: &EventsFile<'_>) -> Result<Self, ServiceError> {
        let source = fitting(file.source.unwrap_or(SOURCE))?;
        let second = ctx.now().timestamp();
        let (catalogue, organisations, accounts, known) = look!(ctx.store, |tx, db| Ok((
            db::import::catalogue(tx).await?,
            db::organisation::all(tx).await?,
            db::account::list(tx, second).await?,
            db::import::events::known(tx, &source).await?,
        )))?;
        let words = Words {
            types: types(&catalogue.room_types),
            organisers: organisers(&accounts),
            order: file.order,
            today: ctx.today(),
        };
        let (events, blocks) = lines(file, words).await?;
        let given = (file.events.is_some(), file.blocks.is_some());
        let said = Said::of(&events.lines, &blocks.lines, given, ctx.date());
        let ignored = events.ignored.iter().chain(&blocks.ignored).cloned().collect();
        let known = known.into_iter().map(|known| (known.reference.clone(), known)).collect();
        let gathered = gather(events, blocks, &known);
        let maker = Maker {
            ctx,
            source: &source,
            now: ctx.now(),
            precedents: precedents::of_now(ctx).await?,
            organisations: organisations.into_iter().map(|one| (folded(&one.name), one.kind)).collect(),
        };
        let unit = |piece: &Piece| maker.unit(piece, known.contains_key(&piece.reference));
        let units = gathered.pieces.iter().map(unit).collect();
        let codes = catalogue.room_types.into_iter().map(|kind| (kind.id, kind.code)).collect();
        let id = ImportId::new(ctx.ids.next());
        let start =
            Start { id, kind: "events", source, file_name: file.name(), at: ctx.now(), account: actor.id() };
        Ok(Self { start, said, codes, gathered, units, ignored, dry_run: file.dry_run })
    }

    /// The lines that make no unit.
    pub fn unwritten(&self) -> Step {
        Step::rejected(self.gathered.rejects.clone())
    }

    /// The units in batches, each with the lines it comes from.
    pub fn chunks(&self) -> impl Iterator<Item = (&[Piece], &[Unit])> {
        self.gathered.pieces.chunks(CHUNK).zip(self.units.chunks(CHUNK))
    }

    /// How far it is, in rows.
    pub fn progress(&self, sum: &Step) -> Progress {
        let number = |rows: i64| u64::try_from(rows).unwrap_or_default();
        let rows = number(sum.totals.read);
        Progress { phase: Phase::Writing, rows, bytes: rows, total_bytes: number(self.gathered.rows) }
    }

    /// What it came to.
    pub fn report(&self, sum: Step, here: &Here, record: Option<ImportId>) -> EventsReport {
        let balance = self.said.settle(here, &sum.outcomes).lines();
        let mut rejects = sum.rejects;
        rejects.sort_by_key(|reject| (reject.part, reject.line));
        EventsReport {
            file_name: self.start.file_name.clone(),
            source: self.start.source.clone(),
            dry_run: self.dry_run,
            totals: sum.totals,
            ignored: self.ignored.clone(),
            balance,
            rejects,
            record,
        }
    }
}

async fn lines(
    file: &EventsFile<'_>,
    words: Words,
) -> Result<(Lines<EventLine>, Lines<Told<super::block_row::BlockRow>>), ServiceError> {
    let [events, blocks] = file.paths();
    let read = move || {
        let events = events.map(|path| read::events(&path, &words)).transpose()?;
        let blocks = blocks.map(|path| read::blocks(&path, &words)).transpose()?;
        Ok((events.unwrap_or_default(), blocks.unwrap_or_default()))
    };
    tokio::task::spawn_blocking(read).await.map_err(ServiceError::Worker)?
}

/// Those an event can be entrusted to, by address and by name.
fn organisers(accounts: &[AccountLine]) -> Organisers {
    let mut known = Organisers::new();
    let able = accounts.iter().filter(|one| one.role == Role::Organiser && !one.disabled);
    for one in able {
        for called in [&one.email, &one.full_name] {
            let called = known.entry(called.to_lowercase());
            called
                .and_modify(|several| *several = several.filter(|id| *id == one.id))
                .or_insert(Some(one.id));
        }
    }
    known
}
