//! What is logged: structured lines on standard error, without personal data.
//!
//! - `FORESTERIA_LOG`: a filter such as `info` or `service=debug,info`
//! - `FORESTERIA_LOG_FORMAT`: `text` or `json`

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use tracing_subscriber::EnvFilter;

/// Statements that take long are the driver's own warnings; they help nobody at a desk.
const DEFAULT: &str = "info,sqlx=error";

/// One line a record, or one JSON object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// Flags of the log.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
pub struct Flags {
    /// What to log, such as info or service=debug,info [default: info,sqlx=error]
    #[arg(long, global = true, env = "FORESTERIA_LOG", value_name = "FILTER")]
    pub log: Option<String>,
    /// How to write it [default: text]
    #[arg(long, global = true, env = "FORESTERIA_LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<Format>,
}

/// What is logged and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Log {
    /// The filter.
    #[serde(rename = "log")]
    pub filter: String,
    /// Text or JSON.
    #[serde(rename = "log-format")]
    pub format: Format,
}

impl Flags {
    /// Lays the flags over what the file says.
    pub(super) fn over(&self, filter: Option<String>, format: Option<Format>) -> Log {
        Log {
            filter: self.log.clone().or(filter).unwrap_or_else(|| DEFAULT.to_owned()),
            format: self.log_format.or(format).unwrap_or_default(),
        }
    }
}

impl Log {
    /// Begins to log; to be called once.
    pub fn start(&self) -> anyhow::Result<()> {
        let filter = EnvFilter::try_new(&self.filter)
            .with_context(|| format!("'{}' is no log filter; try info", self.filter))?;
        let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
        match self.format {
            Format::Text => lines.with_target(false).compact().init(),
            Format::Json => lines.json().init(),
        }
        Ok(())
    }
}
