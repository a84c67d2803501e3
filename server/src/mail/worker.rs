//! The worker of `foresteria serve` that sends what waits. Two servers on one database share the work: each takes a mail
//! for itself before it sends it.

use super::Smtp;
use super::message::compose;
use crate::config::mail::Mail;
use domain::ids::MailId;
use domain::mail::Failure;
use lettre::message::Mailbox;
use service::mail::{self, Outgoing};
use service::{Context, ServiceError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

/// How often the outbox is looked into: a link that somebody waits for is there in seconds.
const EVERY: Duration = Duration::from_secs(3);

/// What is needed to send.
#[derive(Clone, Debug)]
pub struct Post {
    smtp: Smtp,
    from: Mailbox,
    /// What stands before the path of links. Never what a request says: whoever asks could have links of theirs mailed.
    origin: String,
}

impl Post {
    /// Sends through the mail server of the configuration; links begin with `origin`.
    pub fn new(config: &Mail, origin: &str) -> anyhow::Result<Self> {
        let origin = origin.trim_end_matches('/').to_owned();
        Ok(Self { smtp: Smtp::new(config)?, from: config.mail_from.clone(), origin })
    }
}

/// Sends what is due, again and again, until `running` is dropped; a mail that was begun is sent to its end.
pub async fn run(ctx: Context, post: Post, mut running: watch::Receiver<()>) {
    let mut every = tokio::time::interval(EVERY);
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = running.changed() => return,
            _ = every.tick() => (),
        }
        if let Err(error) = send_while(&ctx, &post, || running.has_changed().is_ok()).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "the outbox cannot be looked into");
        }
    }
}

/// Sends what is due now; how many mails went.
pub async fn send_due(ctx: &Context, post: &Post) -> Result<u32, ServiceError> {
    send_while(ctx, post, || true).await
}

async fn send_while(ctx: &Context, post: &Post, goes_on: impl Fn() -> bool) -> Result<u32, ServiceError> {
    let mut sent = 0;
    for id in mail::due(ctx).await? {
        if !goes_on() {
            break;
        }
        sent += u32::from(send_one(ctx, post, id).await?);
    }
    Ok(sent)
}

async fn send_one(ctx: &Context, post: &Post, id: MailId) -> Result<bool, ServiceError> {
    let Some(mail) = mail::take(ctx, id).await? else { return Ok(false) };
    let kind = mail.letter.kind().code();
    match try_to_send(ctx, post, &mail).await {
        Ok(()) => {
            mail::sent(ctx, &mail).await?;
            tracing::info!(%id, kind, "a mail was sent");
            Ok(true)
        }
        Err((failure, reply)) => {
            mail::failed(ctx, &mail, failure, reply).await?;
            tracing::warn!(%id, kind, failure = failure.code(), reply, "a mail did not go");
            Ok(false)
        }
    }
}

async fn try_to_send(ctx: &Context, post: &Post, mail: &Outgoing) -> Result<(), (Failure, Option<i64>)> {
    let words = app::mail::words(mail, &post.origin, ctx.zone);
    let message = compose(mail, &words, &post.from, ctx.now());
    post.smtp.send(message.ok_or((Failure::NotAnAddress, None))?).await
}
