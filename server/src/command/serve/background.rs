//! What the server does by itself while it serves.

use service::event::Freed;
use service::{Context, ServiceError};
use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior, interval, interval_at};

/// How often what ran out is swept away.
const SWEEP: Duration = Duration::from_mins(15);

/// How often we ask whether today's erasing is still to be done: another server may do it, or have failed at it.
const RETENTION: Duration = Duration::from_hours(1);

/// How often we look for options that ran out, and for blocks whose cut-off is over.
const OPTIONS: Duration = Duration::from_mins(5);

/// How often we look whether anything was changed, which may have freed what a second option waits for.
const FREED: Duration = Duration::from_secs(2);

/// How often we ask whether a day is over whose forecast is to be kept.
const FORECAST: Duration = Duration::from_mins(30);

/// How long nothing is done between two forecasts of days long over: the server has others to serve.
const REST: Duration = Duration::from_secs(30);

/// When the first is asked after the start: whoever starts a server wants its pages first.
const WARM_UP: Duration = Duration::from_mins(2);

/// Sweeps, erases, lets go, forecasts and gives on for as long as it is polled.
pub(super) async fn work(ctx: Context) {
    tokio::join!(sweep(&ctx), erase(&ctx), let_go(&ctx), give_on(&ctx), forecast(&ctx), replay(&ctx));
}

async fn sweep(ctx: &Context) {
    let mut every = interval(SWEEP);
    loop {
        every.tick().await;
        if let Err(error) = sweep_once(ctx).await {
            warn(&error, "what ran out was not swept away");
        }
    }
}

async fn sweep_once(ctx: &Context) -> Result<(), ServiceError> {
    service::session::delete_expired(ctx).await?;
    service::barrier::forget_due(ctx).await?;
    Ok(())
}

async fn erase(ctx: &Context) {
    let mut every = interval(RETENTION);
    loop {
        every.tick().await;
        match service::retention::run_daily(ctx).await {
            Ok(true) => tracing::info!("personal data that was due is erased"),
            Ok(false) => {}
            Err(error) => warn(&error, "personal data that is due was not erased"),
        }
    }
}

async fn let_go(ctx: &Context) {
    let mut every = interval(OPTIONS);
    loop {
        every.tick().await;
        told(service::deputy::turn(ctx).await, "deputies whose first or last day has come");
        told(service::event::remind(ctx).await, "options end soon, which those who look after them are told");
        told(service::event::expire(ctx).await, "options that ran out are let go");
        told(
            service::event::tell_changes(ctx).await,
            "changes of events, which those who look after them are told",
        );
        told(
            service::concern::tell(ctx).await,
            "changes of the work on events, which those who do it are told",
        );
        told(service::block::release_due(ctx).await, "rooms held beyond their cut-off are released");
    }
}

/// What any step frees, by hand or above, on this server or another, is soon held by who waits for it.
async fn give_on(ctx: &Context) {
    let (mut every, mut freed) = (interval(FREED), Freed::default());
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        told(freed.give_on(ctx).await, "second options hold");
    }
}

/// Learns what there is to learn of a month, and keeps the forecast of each day that is over.
async fn forecast(ctx: &Context) {
    let mut every = interval_at(Instant::now() + WARM_UP, FORECAST);
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        if let Err(error) = forecast_once(ctx).await {
            warn(&error, "the forecast of the day was not kept");
        }
    }
}

/// Forecasts days long over, one after the other, of a house that brought its past with it.
async fn replay(ctx: &Context) {
    tokio::time::sleep(WARM_UP).await;
    loop {
        let rest = match service::forecast::replay_due(ctx).await {
            Ok(true) => REST,
            Ok(false) => FORECAST,
            Err(error) => {
                warn(&error, "a day long over was not forecast again");
                FORECAST
            }
        };
        tokio::time::sleep(rest).await;
    }
}

async fn forecast_once(ctx: &Context) -> Result<(), ServiceError> {
    if service::forecast::learn_due(ctx).await? {
        tracing::info!("what this month's forecasts go by is learned");
    }
    if service::forecast::keep_due(ctx).await? {
        tracing::info!("the forecast of the day that is over is kept, to be scored");
    }
    Ok(())
}

/// Says of how many something was done, or that it was not.
fn told(done: Result<usize, ServiceError>, what: &'static str) {
    match done {
        Ok(0) => {}
        Ok(number) => tracing::info!(number, "{what}"),
        Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "failed: {what}"),
    }
}

fn warn(error: &ServiceError, what: &'static str) {
    tracing::warn!(error = error as &dyn std::error::Error, "{what}");
}
