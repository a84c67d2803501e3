//! Where the data is.
//!
//! - `FORESTERIA_DATABASE`: `sqlite:PATH` or `postgres://USER@HOST/NAME`
//! - `FORESTERIA_DATABASE_PASSWORD_FILE`: a file with the password, so that it stands in no process list

use super::file;
use anyhow::bail;
use serde::{Serialize, Serializer};
use std::path::PathBuf;

/// Where data goes unless told otherwise.
pub const DEFAULT: &str = "sqlite:foresteria.db";

/// Flags of the database.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
pub struct Flags {
    /// Where the data is: `sqlite:PATH` or `postgres://USER@HOST/NAME` [default: sqlite:foresteria.db]
    #[arg(long, global = true, env = "FORESTERIA_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// File with the password of the database
    #[arg(long, global = true, env = "FORESTERIA_DATABASE_PASSWORD_FILE", value_name = "FILE")]
    pub database_password_file: Option<PathBuf>,
}

/// The address of the database.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Database {
    #[serde(rename = "database", serialize_with = "without_password")]
    url: String,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&service::store::redact(&self.url))
    }
}

impl Database {
    /// The address, password included.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Flags {
    /// Lays the flags over what the file says.
    pub(super) fn over(
        &self,
        url: Option<String>,
        password_file: Option<PathBuf>,
    ) -> anyhow::Result<Database> {
        let url = self.database.clone().or(url).unwrap_or_else(|| DEFAULT.to_owned());
        match self.database_password_file.clone().or(password_file) {
            None => Ok(Database { url }),
            Some(path) => Ok(Database { url: with_password(&url, file::secret(&path)?.trim())? }),
        }
    }
}

fn with_password(url: &str, password: &str) -> anyhow::Result<String> {
    match url.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.split_once('@')?))) {
        Some((scheme, (user, host))) if !user.contains(':') => {
            Ok(format!("{scheme}://{user}:{password}@{host}"))
        }
        Some(_) => bail!("the database address has a password already; leave out the password file"),
        None => bail!("a password file needs an address with a user: postgres://USER@HOST/NAME"),
    }
}

fn without_password<S: Serializer>(url: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&service::store::redact(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_goes_between_user_and_host() {
        assert_eq!(with_password("postgres://desk@db/campus", "x").unwrap(), "postgres://desk:x@db/campus");
        assert!(with_password("postgres://desk:y@db/campus", "x").is_err());
        assert!(with_password("sqlite:campus.db", "x").is_err());
    }
}
