//! Cookie sessions over our own store, and the account behind each request.

use super::log::Asker;
use app::fault::Fault;
use app::viewer::SignedIn;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::ids::AccountId;
use domain::retention::SESSION_HOURS;
use service::{Context, ServiceError};
use time::{Duration, OffsetDateTime};
use tower_sessions::cookie::SameSite;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, Session, SessionManagerLayer, SessionStore};

/// Where the session keeps the account's id.
pub const ACCOUNT: &str = app::viewer::SESSION_ACCOUNT;

const COOKIE: &str = "foresteria";
const KEPT_FOR: Duration = Duration::hours(SESSION_HOURS);

/// Sessions in the database.
#[derive(Clone, Debug)]
pub struct Sessions(Context);

/// The layer that reads and sets the cookie: out of reach of scripts and of other sites; over HTTPS alone, but on
/// the machine itself.
pub fn layer(ctx: Context, secure: bool) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions(ctx))
        .with_name(COOKIE)
        .with_http_only(true)
        .with_secure(secure)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(KEPT_FOR))
}

/// Looks up the account of the session and hands it to the page as [`SignedIn`]. One that was switched off is
/// signed out at its next request.
pub async fn identify(
    State(ctx): State<Context>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Response {
    match account(&ctx, &session).await {
        Ok(account) => {
            let asker = request.extensions().get::<Asker>();
            if let (Some(asker), Some(account)) = (asker, &account.0) {
                asker.is(account.id);
            }
            request.extensions_mut().insert(account);
            next.run(request).await
        }
        Err(fault) => fault.into_response(),
    }
}

async fn account(ctx: &Context, session: &Session) -> std::result::Result<SignedIn, Fault> {
    let Some(id) = session.get::<AccountId>(ACCOUNT).await? else { return Ok(SignedIn(None)) };
    let account = service::account::of_session(ctx, id).await?;
    if account.is_none() {
        session.flush().await?;
    }
    Ok(SignedIn(account))
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    /// A new session never takes the id of another.
    async fn create(&self, record: &mut Record) -> Result<()> {
        while self.load(&record.id).await?.is_some() {
            record.id = Id::default();
        }
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let data = serde_json::to_vec(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        // The demonstration's clock runs on another day: what counts is how long is left.
        let left = record.expiry_date - OffsetDateTime::now_utc();
        let expires_at = self.0.now().timestamp() + left.whole_seconds();
        let account = record.data.get(ACCOUNT).and_then(|id| serde_json::from_value(id.clone()).ok());
        service::session::save(&self.0, &key(record.id), account, data, expires_at).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(data) = service::session::load(&self.0, &key(*id)).await.map_err(backend)? else {
            return Ok(None);
        };
        let data = serde_json::from_slice(&data).map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date: OffsetDateTime::now_utc() + KEPT_FOR }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        service::session::delete(&self.0, &key(*id)).await.map_err(backend)
    }
}

fn key(id: Id) -> [u8; 16] {
    id.0.to_le_bytes()
}

#[expect(clippy::needless_pass_by_value, reason = "handed to `map_err`")]
fn backend(error: ServiceError) -> Error {
    Error::Backend(error.to_string())
}
