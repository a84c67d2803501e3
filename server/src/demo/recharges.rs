//! Recharge notes of events that ended lately, in each state; the last ones have none yet.

use chrono::{Days, NaiveDate};
use domain::access::Role;
use domain::event::Event;
use domain::ids::RechargeNoteId;
use domain::recharge::{Charged, ISSUED_WITHIN_DAYS, State};
use service::event::mine;
use service::{Actor, Context, ServiceError, account, recharge};

/// How long ago events ended of which there are notes, in days.
const BEFORE: u64 = 65;

/// The most notes.
const MOST: usize = 40;

/// How far the notes came, in turn; none is not made at all.
const COURSE: [Option<State>; 8] = [
    Some(State::Charged),
    Some(State::Charged),
    Some(State::Issued),
    Some(State::Charged),
    None,
    Some(State::Issued),
    Some(State::Draft),
    Some(State::Approved),
];

/// Makes them.
pub(super) async fn bring(ctx: &Context) -> Result<(), ServiceError> {
    let (operator, today) = (Actor::operator(), ctx.today());
    let accounts = account::list(ctx, &operator).await?;
    let of = |role| accounts.iter().find(|one| one.role == role).map(|one| Actor::account(one.id, role));
    let (Some(desk), Some(director)) = (of(Role::Facilities), of(Role::Management)) else { return Ok(()) };
    let before = |days| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let (from, until) = (before(BEFORE), before(ISSUED_WITHIN_DAYS));
    let events = mine(ctx, &operator, (from, until)).await?.into_iter();
    let events = events.filter(|one| one.tally.room_nights > 0).map(|one| one.line.event);
    let wanted =
        |event: &Event| event.synthetic && event.holds() && event.from >= from && event.until < until;
    let events = events.filter(wanted);
    let course = COURSE.iter().cycle();
    for (place, (event, state)) in events.take(MOST).zip(course).enumerate() {
        if let Some(state) = state {
            let code = format!("P.{}.{:03}", event.from.format("%Y"), 110 + place * 7);
            bring_to(ctx, (&desk, &director), (&event, &code), *state).await?;
        }
    }
    Ok(())
}

/// The note of an event, brought to a state.
async fn bring_to(
    ctx: &Context,
    (desk, director): (&Actor, &Actor),
    (event, code): (&Event, &str),
    state: State,
) -> Result<(), ServiceError> {
    let event = event.code.as_str();
    recharge::set_code(ctx, desk, (event, 0), code).await?;
    recharge::make(ctx, desk, event, RechargeNoteId::new(ctx.ids.next())).await?;
    if state == State::Draft {
        return Ok(());
    }
    recharge::approve(ctx, director, event, (1, 1)).await?;
    if state == State::Approved {
        return Ok(());
    }
    recharge::issue(ctx, desk, event, (1, 2)).await?;
    if state == State::Charged {
        recharge::charge(ctx, director, event, (1, 3), &charged(ctx.today(), code)).await?;
    }
    Ok(())
}

fn charged(on: NaiveDate, code: &str) -> Charged {
    Charged { on, reference: format!("JV {}", code.replace("P.", "")) }
}
