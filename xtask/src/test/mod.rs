//! `cargo xtask test`: all tests, the cheap ones first.

mod api;
mod journeys;
pub mod locales;
mod participants;
mod rust;
mod weight;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::shell::step;

/// Which tests.
#[derive(Args)]
pub struct Options {
    /// Run one part only
    #[arg(long)]
    only: Option<Part>,
    /// Further arguments of `cargo test`, with --only rust
    #[arg(last = true, requires = "only")]
    further: Vec<String>,
}

/// A part of the tests.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// All languages have the same texts
    Locales,
    /// `cargo test`, on SQLite and on a private PostgreSQL
    Rust,
    /// No page is heavier than its budget
    Weight,
    /// The API under all that its OpenAPI document allows, and more
    Api,
    /// Journeys through the demo in a browser
    E2e,
}

/// Runs the part asked for, or all.
pub fn run(options: &Options) -> Result<()> {
    match options.only {
        Some(Part::Rust) => rust::test(&options.further),
        Some(part) => part.run(),
        None => Part::value_variants().iter().try_for_each(|part| part.run()),
    }
}

impl Part {
    /// Runs this part.
    pub fn run(self) -> Result<()> {
        match self {
            Self::Locales => step("texts in all languages", locales::check),
            Self::Rust => rust::test(&[]),
            Self::Weight => weight::check(),
            Self::Api => api::check(),
            Self::E2e => journeys::run_all(),
        }
    }
}
