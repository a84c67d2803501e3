//! `foresteria account`.

use anyhow::Context as _;
use domain::access::Role;
use service::account::{NewAccount, add};
use service::{Actor, Context};
use std::io::Read as _;
use std::process::ExitCode;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Account {
    /// Add an account; its password (at least 12 characters) is read from standard input
    Add {
        /// Address to sign in with
        #[arg(long)]
        email: String,
        /// Name shown to others
        #[arg(long)]
        name: String,
        /// administrator, facilities, housekeeping, organiser, management or auditor
        #[arg(long, value_parser = role)]
        role: Role,
        /// Language of pages: en, fr, it, es or pt
        #[arg(long, default_value = "en", value_parser = ["en", "fr", "it", "es", "pt"])]
        language: String,
    },
}

impl Account {
    pub(super) async fn run(self, ctx: &Context) -> anyhow::Result<ExitCode> {
        let Self::Add { email, name, role, language } = self;
        let mut password = String::new();
        std::io::stdin().read_to_string(&mut password).context("no password on standard input")?;
        let new = NewAccount { email: email.clone(), full_name: name, role, language };
        add(ctx, &Actor::operator(), new, password.trim_end_matches(['\r', '\n'])).await?;
        println!("{email} may sign in now.");
        Ok(ExitCode::SUCCESS)
    }
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| {
        let known = Role::ALL.map(Role::code).join(", ");
        format!("'{word}' is no role; use one of {known}")
    })
}
