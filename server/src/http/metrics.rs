//! Figures for whoever watches over the server, in the text format of Prometheus (`OpenMetrics`). They are of the process:
//! one server, one set.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use service::health::Connections;
use std::sync::LazyLock;
use std::time::Duration;

/// The route of a request that none matched: its address is anybody's invention.
pub const NO_ROUTE: &str = "none";

/// Upper bounds in seconds: a page takes milliseconds, and is given up after thirty seconds.
const BOUNDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

static FIGURES: LazyLock<Figures> = LazyLock::new(Figures::new);

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Ended {
    method: &'static str,
    route: String,
    status: u32,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Pool {
    pool: &'static str,
    state: &'static str,
}

struct Figures {
    registry: Registry,
    requests: Family<Ended, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    in_flight: Gauge,
    sessions: Gauge,
    last_backup: Gauge,
    connections: Family<Pool, Gauge>,
}

impl Figures {
    fn new() -> Self {
        let mut registry = Registry::with_prefix("foresteria");
        let requests = Family::<Ended, Counter>::default();
        let seconds =
            Family::<Route, Histogram, fn() -> Histogram>::new_with_constructor(|| Histogram::new(BOUNDS));
        let (in_flight, sessions, last_backup) = (Gauge::default(), Gauge::default(), Gauge::default());
        let connections = Family::default();
        registry.register(
            "build",
            "Which build runs",
            Info::new(vec![("version", env!("CARGO_PKG_VERSION"))]),
        );
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register("http_request_duration_seconds", "Time until the answer began", seconds.clone());
        registry.register("http_requests_in_flight", "Requests not answered yet", in_flight.clone());
        registry.register("sessions", "Sessions that have not run out", sessions.clone());
        registry.register(
            "last_backup_timestamp_seconds",
            "When the last backup was made; 0 where none was",
            last_backup.clone(),
        );
        registry.register("database_connections", "Connections to the database", connections.clone());
        Self { registry, requests, seconds, in_flight, sessions, last_backup, connections }
    }
}

/// A request that is being answered.
pub(super) struct Request(());

impl Request {
    pub(super) fn begin() -> Self {
        FIGURES.in_flight.inc();
        Self(())
    }

    #[expect(clippy::unused_self, reason = "a request ends once: it is dropped here")]
    pub(super) fn ended(self, method: &'static str, route: &str, status: u16, took: Duration) {
        let ended = Ended { method, route: route.to_owned(), status: u32::from(status) };
        FIGURES.requests.get_or_create(&ended).inc();
        FIGURES.seconds.get_or_create(&Route { route: route.to_owned() }).observe(took.as_secs_f64());
    }
}

impl Drop for Request {
    /// A request whose client went away is dropped, and never ends.
    fn drop(&mut self) {
        FIGURES.in_flight.dec();
    }
}

/// All figures as text.
pub(super) fn text(
    sessions: i64,
    last_backup: Option<i64>,
    pools: &[Connections],
) -> Result<String, std::fmt::Error> {
    FIGURES.sessions.set(sessions);
    FIGURES.last_backup.set(last_backup.unwrap_or_default());
    for Connections { pool, open, idle } in pools {
        let gauge = |state| FIGURES.connections.get_or_create(&Pool { pool, state }).clone();
        gauge("open").set(i64::from(*open));
        gauge("idle").set(i64::try_from(*idle).unwrap_or(i64::MAX));
    }
    let mut text = String::new();
    prometheus_client::encoding::text::encode(&mut text, &FIGURES.registry)?;
    Ok(text)
}
