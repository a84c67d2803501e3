//! What the log of requests says, and what it never says.

use super::site::{PASSWORD, Site, email, here};
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use domain::access::Role;
use serde_json::Value;
use server::http::router::around;
use std::io::Write;
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

/// All that was logged in this process: the log is set up once, for every test in it.
static LOGGED: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static STARTED: OnceLock<()> = OnceLock::new();

struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOGGED.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn listens() {
    STARTED.get_or_init(|| {
        // The driver would tell the statements by which these tests lay out their campus.
        let filter = tracing_subscriber::EnvFilter::new("debug,sqlx=error");
        tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(|| Log).init();
    });
}

fn logged() -> String {
    String::from_utf8_lossy(&LOGGED.lock().expect("the log")).into_owned()
}

/// The line of a request by its name.
fn line_of(id: &str) -> Value {
    let text = logged();
    let lines = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut lines = lines.filter(|line| line["span"]["id"] == id && line["fields"]["message"] == "answered");
    lines.next().unwrap_or_else(|| panic!("no line of {id} in {text}"))
}

crate::on_both! {
    async fn a_request_has_one_line_with_its_route_and_the_account(campus: Campus) {
        listens();
        let site = Site::of(&campus).await;
        let desk = site.desk().await;
        let answer = desk.get("/rooms/101?from=2026-05-01").await.good();
        let line = line_of(answer.header("x-request-id"));
        let fields = &line["fields"];
        assert_eq!((&fields["route"], &fields["method"]), (&"/rooms/{number}".into(), &"GET".into()));
        assert_eq!(fields["status"], 200);
        assert!(fields["milliseconds"].is_u64());
        let account = campus.actor(Role::Facilities).id().unwrap().to_string();
        assert_eq!(fields["account"], account);
        let stranger = site.visitor().get_with("/sign-in", "x-request-id", "proxy-00c0ffee").await.good();
        assert_eq!(stranger.header("x-request-id"), "proxy-00c0ffee");
        assert!(line_of("proxy-00c0ffee")["fields"]["account"].is_null());
        let odd = site.visitor().get_with("/sign-in", "x-request-id", "Anna Rossi").await.good();
        assert_ne!(odd.header("x-request-id"), "Anna Rossi");
    }

    async fn names_addresses_tokens_and_passwords_never_reach_the_log(campus: Campus) {
        listens();
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_for("Quetzalcoatl Unlogged", "2026-06-01", 1).await.good();
        let desk = site.desk().await;
        for path in [
            "/search?q=Quetzalcoatl+Unlogged".to_owned(),
            format!("/stays/{}", stay.reference),
            "/welcome/tok3n-n0body-may-see".to_owned(),
            "/calendar/fsc_tok3n-n0body-may-see.ics".to_owned(),
            "/tape-chart?from=2026-06-01&nights=7".to_owned(),
            "/no/such/Quetzalcoatl".to_owned(),
            "/rooms/Quetzalcoatl".to_owned(),
        ] {
            desk.get(&path).await;
        }
        let visitor = site.visitor();
        visitor.post("/sign-in", &[("email", "quetzal@unlogged.test"), ("password", "un1ogged pass")]).await;
        visitor.post("/sign-in", &[("email", &email(Role::Auditor)), ("password", PASSWORD)]).await;
        visitor.post("/welcome/tok3n-n0body-may-see", &[("password", "un1ogged pass")]).await;
        let made = desk.post("/account/calendars", &[("what", "house")]).await.good();
        let secret = made.between("/calendar/", ".ics");
        visitor.get(&format!("/calendar/{secret}.ics")).await.good();
        let text = logged().to_lowercase();
        assert!(text.contains(r#""route":"/welcome/{token}""#), "{text}");
        assert!(text.contains(r#""route":"/calendar/{secret}""#), "{text}");
        assert!(!text.contains(&secret.to_lowercase()), "the address of a calendar was logged");
        let private = ["quetzal", "unlogged", "tok3n", "un1ogged", PASSWORD, &email(Role::Auditor), &stay.reference];
        for private in private {
            assert!(!text.contains(&private.to_lowercase()), "{private} was logged");
        }
    }

    async fn a_fault_of_ours_shows_the_name_of_its_request(campus: Campus) {
        listens();
        let pages = Router::new().route("/broken", get(async || StatusCode::INTERNAL_SERVER_ERROR));
        let site = Site::serving(&campus, around(pages, campus.ctx.clone(), &here(), Duration::from_secs(5))).await;
        let answer = site.visitor().get("/broken").await.is(StatusCode::INTERNAL_SERVER_ERROR);
        let id = answer.header("x-request-id").to_owned();
        assert!(answer.text().contains(&format!("This request is {id}")), "{}", answer.text());
        let missing = site.visitor().get("/nothing").await;
        assert!(!missing.text().contains("This request is"));
    }
}
