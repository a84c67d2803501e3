//! A server on a port of its own over the small campus, and the people who come to it.

use super::answer::Answer;
use super::reader::Reader;
use crate::support::campus::Campus;
use axum::Router;
use domain::access::Role;
use server::config::http::Http;
use server::http::router::router;
use std::net::{Ipv4Addr, SocketAddr};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The password of every account.
pub const PASSWORD: &str = "a long way to the quay";
/// Its hash, at the lowest cost there is: the tests sign in often.
const HASH: &str = "$argon2id$v=19$m=8,t=1,p=1$c2FsdC1vZi10ZXN0cw$5cxVyLPlwdVEmfwV9geKRA";

/// A running server; it stops when dropped.
pub struct Site {
    /// Where it listens.
    pub address: SocketAddr,
    server: JoinHandle<()>,
}

impl Site {
    /// Serves the campus as on the machine of whoever asks.
    pub async fn of(campus: &Campus) -> Self {
        Self::serving(campus, router(campus.ctx.clone(), &here())).await
    }

    /// Serves it as behind a proxy that people know under an address.
    pub async fn behind(origin: &str, campus: &Campus) -> Self {
        let http = Http { origin: Some(origin.to_owned()), ..here() };
        Self::serving(campus, router(campus.ctx.clone(), &http)).await
    }

    /// Serves routes of the test's own.
    pub async fn serving(campus: &Campus, routes: Router) -> Self {
        campus.sql(&format!("update account set password_hash = '{HASH}'")).await;
        let listener = TcpListener::bind(here().listen).await.expect("a free port");
        let address = listener.local_addr().expect("its number");
        let service = routes.into_make_service_with_connect_info::<SocketAddr>();
        let server =
            tokio::spawn(async { axum::serve(listener, service).await.expect("a server that runs") });
        Self { address, server }
    }

    /// Somebody who has not signed in.
    pub fn visitor(&self) -> Reader {
        Reader::at(self.address)
    }

    /// Somebody who has.
    pub async fn someone(&self, role: Role) -> Reader {
        let reader = self.visitor();
        signs_in(&reader, role).await.leads_to("/");
        reader
    }

    /// The front desk.
    pub async fn desk(&self) -> Reader {
        self.someone(Role::Facilities).await
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// Sends the sign-in form as somebody of a role.
pub async fn signs_in(reader: &Reader, role: Role) -> Answer {
    reader.post("/sign-in", &[("email", &email(role)), ("password", PASSWORD)]).await
}

/// The address an account signs in with.
pub fn email(role: Role) -> String {
    format!("{}@campus.test", role.code())
}

/// Where servers of tests listen: any free port of this machine.
pub fn here() -> Http {
    Http { listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), origin: None }
}
