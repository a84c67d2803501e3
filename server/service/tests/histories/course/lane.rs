//! Plays what one of those who work at the same time does. Each reads what stands, and acts on that.

use super::deed::{Deed, Plain};
use super::house::{Hand, House, days_apart};
use crate::support::campus::Campus;
use crate::support::clock::{day, local};
use crate::support::hall::{HALF_A, HALF_B, HALL, SALON};
use chrono::{Days, NaiveDate};
use domain::access::Role;
use domain::event::{EndReason, Ending, Event, Step};
use domain::function::Wish;
use domain::ids::SpaceId;
use domain::occupancy::NightDelta;
use domain::stay::Stay;
use service::block::Agreement;
use service::{Actor, ServiceError, event, function};
use std::sync::Arc;

/// Somebody at work on the events of a campus, with what they booked so far. What is planned and ordered is everybody's.
pub struct Lane {
    campus: Campus,
    house: Arc<House>,
    around: Hand,
    stays: Vec<Stay>,
}

impl Lane {
    pub fn new(campus: Campus, house: Arc<House>) -> Self {
        let around = Hand::new(campus.clone(), house.clone());
        Self { campus, house, around, stays: Vec::new() }
    }

    /// Does one thing, or is told why not; says whether it was done.
    pub async fn play(&mut self, deed: &Deed) -> bool {
        let ctx = self.campus.ctx.clone();
        let outcome = match deed {
            Deed::Pass { days } => {
                self.campus.clock.pass(days * 86_400);
                Ok(())
            }
            Deed::Around(deed) => self.around.play(deed).await,
            Deed::Expire => event::expire(&ctx).await.map(|_| ()),
            Deed::Promote => event::promote(&ctx).await.map(|_| ()),
            Deed::ReleaseDue => service::block::release_due(&ctx).await.map(|_| ()),
            Deed::Begin => {
                if ctx.now() < local(BEGINS) {
                    self.campus.at(BEGINS);
                }
                Ok(())
            }
            Deed::Remove { .. } | Deed::Individual { .. } | Deed::Close { .. } => self.own(deed).await,
            Deed::Cancel { stay }
            | Deed::Assign { stay, .. }
            | Deed::CheckIn { stay }
            | Deed::CheckOut { stay } => self.stay(deed, *stay).await,
            with_event => self.with_event(with_event).await,
        };
        done(outcome)
    }

    async fn own(&mut self, deed: &Deed) -> Result<(), ServiceError> {
        match deed {
            Deed::Remove { function } => {
                let id = self.house.functions.get(*function)?;
                let version = function::one(&self.campus.ctx, &self.desk(), id).await?.line.function.version;
                function::remove(&self.campus.ctx, &self.desk(), (id, version)).await
            }
            Deed::Individual { nights } => {
                let stay = self.campus.clerk().books("single", "2026-06-08", *nights).await?;
                self.stays.push(stay);
                Ok(())
            }
            Deed::Close { room, nights } => {
                let until = day(FIRST) + Days::new(*nights);
                self.campus.clerk().closes(&[SINGLES[*room]], FIRST, &until.to_string()).await.map(|_| ())
            }
            _ => Err(ServiceError::NotFound("anything to take away")),
        }
    }

    /// Does something with one of the stays that were booked here, as it stands.
    async fn stay(&mut self, deed: &Deed, place: usize) -> Result<(), ServiceError> {
        let place = place.checked_rem(self.stays.len()).ok_or(ServiceError::NotFound("any"))?;
        let clerk = self.campus.clerk();
        let seen = clerk.sees(&self.stays[place]).await?;
        let outcome = match deed {
            Deed::Assign { room, .. } => clerk.assigns(&seen, SINGLES[*room]).await,
            Deed::CheckIn { .. } => clerk.checks_in(&seen).await,
            Deed::CheckOut { .. } => clerk.checks_out(&seen).await,
            _ => clerk.cancels(&seen).await,
        };
        outcome.map(|_| ())
    }

    async fn with_event(&mut self, deed: &Deed) -> Result<(), ServiceError> {
        let (Deed::Option { event: place, .. }
        | Deed::Step { event: place, .. }
        | Deed::Shift { event: place, .. }
        | Deed::Agree { event: place, .. }
        | Deed::LetGo { event: place }
        | Deed::Hold { event: place }
        | Deed::Plan { event: place, .. }
        | Deed::Book { event: place, .. }) = deed
        else {
            return Ok(());
        };
        let (id, code) = self.house.events[*place].clone();
        let found = event::one(&self.campus.ctx, &self.desk(), &code).await?.line.event;
        match deed {
            Deed::Option { days, second, .. } => {
                let until = self.campus.ctx.today() + Days::new(*days);
                self.step(&found, Step::Option { until, second: *second }).await
            }
            Deed::Step { step, .. } => self.step(&found, step.in_words()).await,
            Deed::Shift { days, keep, .. } => {
                let version = (code.as_str(), found.version);
                event::shift(&self.campus.ctx, &self.desk(), version, (*days, *keep)).await
            }
            Deed::Agree { rooms, hold, .. } => self.agree(&found, *rooms, *hold).await,
            Deed::LetGo { .. } => self.campus.releases(&code).await,
            Deed::Hold { .. } => self.campus.holds(&code).await,
            Deed::Plan { .. } => self.plan(&found, deed).await,
            Deed::Book { nights, .. } => {
                let stay = self.campus.books_for_event(id, &found.from.to_string(), *nights).await?;
                self.house.apart.add((stay.id, days_apart(&self.campus, stay.id).await));
                self.stays.push(stay);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    async fn step(&self, found: &Event, step: Step) -> Result<(), ServiceError> {
        event::step(&self.campus.ctx, &self.desk(), (found.code.as_str(), found.version), &step).await
    }

    async fn agree(&self, found: &Event, rooms: i64, hold: bool) -> Result<(), ServiceError> {
        let kind = self.campus.room_type("single");
        let nights = found.from.iter_days().take(2).map(|night| ((kind, night), rooms));
        let rooms = nights.collect::<NightDelta>();
        let cut_off = found.from.checked_sub_days(Days::new(10));
        let cut_off = cut_off.filter(|day| *day >= self.campus.ctx.today());
        self.campus.agrees_on(&found.code, &Agreement { rooms, cut_off, hold }).await
    }

    async fn plan(&mut self, found: &Event, deed: &Deed) -> Result<(), ServiceError> {
        let Deed::Plan { hour, space, may_wait, .. } = deed else { return Ok(()) };
        let wish = wish(&self.campus, found.from, *hour, SPACES[*space]);
        let wish = Wish { may_wait: *may_wait, ..wish };
        self.house.functions.add(self.campus.plans(&self.desk(), &found.code, &wish).await?);
        Ok(())
    }

    fn desk(&self) -> Actor {
        self.campus.actor(Role::Facilities)
    }
}

/// The first day there is, and its afternoon, when guests may arrive.
const FIRST: &str = "2026-06-08";
const BEGINS: &str = "2026-06-08 15:00";

/// The singles there are.
const SINGLES: [&str; 3] = ["101", "102", "103"];

/// Where functions are planned.
const SPACES: [SpaceId; 4] = [HALL, HALF_A, HALF_B, SALON];

fn wish(campus: &Campus, day: NaiveDate, hour: u32, space: SpaceId) -> Wish {
    let (from, until) = (format!("{day} {hour:02}:00"), format!("{day} {:02}:30", hour + 1));
    Wish { space, from: local(&from), until: local(&until), ..campus.wants_hall(&from, &until) }
}

impl Plain {
    fn in_words(self) -> Step {
        let why = || Ending { reason: EndReason::Dates, note: String::new() };
        match self {
            Self::Confirm => Step::Confirm,
            Self::Release => Step::Release,
            Self::Lose => Step::Lose(why()),
            Self::Decline => Step::Decline(why()),
            Self::Cancel => Step::Cancel(why()),
            Self::Reopen => Step::Reopen,
            Self::TakePlace => Step::TakePlace { on_campus: 18, online: 0 },
        }
    }
}

/// Whether it was done; where it was not, somebody or some rule stood in the way. Anything else is a fault of ours.
#[track_caller]
fn done(outcome: Result<(), ServiceError>) -> bool {
    match outcome {
        Ok(()) => true,
        Err(
            ServiceError::Refused(_)
            | ServiceError::Hall(_)
            | ServiceError::Short(_)
            | ServiceError::Stale { .. }
            | ServiceError::NotFound(_)
            | ServiceError::Invalid(_)
            | ServiceError::Stay(_),
        ) => false,
        Err(fault) => panic!("neither done nor refused: {fault:?}"),
    }
}
