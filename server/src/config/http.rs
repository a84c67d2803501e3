//! Where pages are served.
//!
//! - `FORESTERIA_LISTEN`: address and port
//! - `FORESTERIA_ORIGIN`: the address people type, where a proxy stands before the server

use serde::Serialize;
use std::net::{Ipv4Addr, SocketAddr};

const PORT: u16 = 3000;

/// Flags of the server.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
pub struct Flags {
    /// Address and port to serve on [default: 127.0.0.1:3000]
    #[arg(long, global = true, env = "FORESTERIA_LISTEN", value_name = "ADDR:PORT")]
    pub listen: Option<SocketAddr>,
    /// Address people type, such as `https://rooms.example.org`, where a proxy stands before the server
    #[arg(long, global = true, env = "FORESTERIA_ORIGIN", value_name = "URL")]
    pub origin: Option<String>,
}

/// Where pages are served.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Http {
    /// Address and port.
    pub listen: SocketAddr,
    /// What people type; none: the address served on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
}

impl Http {
    /// Whether only this machine can reach the server.
    pub fn is_loopback(&self) -> bool {
        self.listen.ip().is_loopback() && self.origin.is_none()
    }
}

impl Flags {
    /// Lays the flags over what the file says.
    pub(super) fn over(&self, listen: Option<SocketAddr>, origin: Option<String>) -> Http {
        Http {
            listen: self.listen.or(listen).unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, PORT))),
            origin: self.origin.clone().or(origin),
        }
    }
}
