//! `foresteria serve`.

mod background;

use crate::config::{self, Config, mail::Mail};
use crate::demo::{self, DemoOptions};
use crate::http::{health, router};
use crate::mail::{self, Post};
use crate::sign_on::OpenId;
use anyhow::{Context as _, bail};
use app::sign_on::SignOn;
use app::state::Neighbours;
use axum::Router;
use axum::extract::connect_info::IntoMakeServiceWithConnectInfo;
use chrono::NaiveDate;
use service::context::ShiftedClock;
use service::{Context, Store};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How long a server that was asked to stop waits for the mail it is sending.
const LAST_MAIL: Duration = Duration::from_secs(10);

#[derive(Debug, clap::Args)]
pub(super) struct Serve {
    /// Fill an empty database with the demonstration campus, and let people in by role; on this machine only
    #[arg(long)]
    demo: bool,
    /// The day it is on the demonstration campus [default: today]
    #[arg(long, value_name = "DATE", requires = "demo")]
    demo_today: Option<NaiveDate>,
    /// Leave out a part of the demonstration campus, such as americas-2-rooms
    #[arg(long, value_name = "PART", requires = "demo")]
    without: Vec<String>,
}

impl Serve {
    pub(super) async fn run(&self, config: &Config) -> anyhow::Result<ExitCode> {
        let ctx = self.context(config).await?;
        if self.demo {
            self.fill(&ctx, config).await?;
        }
        let listener = TcpListener::bind(config.http.listen).await.with_context(|| {
            format!("{} cannot be listened on; is another server running?", config.http.listen)
        })?;
        let address = listener.local_addr().context("the address served on is not known")?;
        let origin = config.http.origin.clone().unwrap_or_else(|| format!("http://{address}"));
        println!("Foresteria is at {origin}");
        if let Some(token) = service::account::first_administrator(&ctx).await? {
            println!(
                "There is no administrator yet. Become the first within 30 minutes, by a link that works once:\n\
                 {origin}/welcome/{}",
                token.reveal()
            );
        }
        // What a killed server left of uploads may name guests.
        if let Err(error) = service::import::upload::sweep() {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "uploads left behind were not swept away"
            );
        }
        let background = tokio::spawn(background::work(ctx.clone()));
        let (stop, running) = watch::channel(());
        let post = config.mail.as_ref().map(|mail| Post::new(mail, &origin)).transpose()?;
        let sender = post.map(|post| tokio::spawn(mail::run(ctx.clone(), post, running)));
        axum::serve(listener, service_of(&ctx, config, neighbours(config, &origin)?))
            .with_graceful_shutdown(asked_to_stop())
            .await
            .context("the server stopped")?;
        background.abort();
        drop(stop);
        if let Some(sender) = sender {
            // A mail server may take its time; what was begun and not noted is sent again by the next server.
            let _ = tokio::time::timeout(LAST_MAIL, sender).await;
        }
        ctx.store.close().await;
        Ok(ExitCode::SUCCESS)
    }

    async fn context(&self, config: &Config) -> anyhow::Result<Context> {
        let store = Store::open(config.database.url()).await.context("the database is not ready")?;
        let ctx = Context::new(store);
        match self.demo_today {
            None => Ok(ctx),
            Some(today) => Ok(Context { clock: Arc::new(ShiftedClock::on(today, ctx.zone)), ..ctx }),
        }
    }

    async fn fill(&self, ctx: &Context, config: &Config) -> anyhow::Result<()> {
        if !config.http.is_loopback() {
            bail!(
                "the demonstration lets anyone in, so it is served on this machine only: use --listen 127.0.0.1:3000"
            );
        }
        let options = DemoOptions { today: ctx.today(), without: self.without.clone() };
        demo::fill(ctx, &options, |step| println!("{step}")).await?;
        Ok(())
    }
}

/// The servers that the configuration names; `origin` is what people type.
fn neighbours(config: &Config, origin: &str) -> anyhow::Result<Neighbours> {
    let sign_on = |named: &config::sign_on::SignOn| -> anyhow::Result<SignOn> {
        let provider = Arc::new(OpenId::new(named, origin)?);
        Ok(SignOn { name: named.oidc_name.as_str().into(), provider })
    };
    Ok(Neighbours {
        mailing: config.mail.as_ref().map(Mail::mailing),
        sign_on: config.sign_on.as_ref().map(sign_on).transpose()?,
    })
}

/// The router, told where each connection comes from.
fn service_of(
    ctx: &Context,
    config: &Config,
    neighbours: Neighbours,
) -> IntoMakeServiceWithConnectInfo<Router, SocketAddr> {
    let watched = health::router(ctx.clone(), &config.http, &config.metrics);
    let pages = router::beside(ctx.clone(), &config.http, config.api.limits(), neighbours);
    pages.merge(watched).into_make_service_with_connect_info()
}

/// Ctrl-C, or the signal a service manager sends.
async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            let _ = interrupt.await;
            return;
        };
        tokio::select! { _ = interrupt => (), _ = terminate.recv() => () }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
