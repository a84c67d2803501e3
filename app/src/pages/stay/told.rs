//! What was done, kept in the session until the next page has told it: an address could be made up, a session not.

use tower_sessions::Session;

use crate::fault::Fault;
use crate::view::stay::Done;

const KEY: &str = "done";

/// Keeps it for the page that follows.
pub(crate) async fn keep(session: &Session, done: &[Done]) -> Result<(), Fault> {
    Ok(session.insert(KEY, done).await?)
}

/// Takes what is to be told; a second page finds nothing.
pub(crate) async fn take(session: &Session) -> Result<Vec<Done>, Fault> {
    // What a former version left there is not worth a page that cannot be shown.
    if session.get_value(KEY).await?.is_none() {
        return Ok(Vec::new());
    }
    Ok(session.remove::<Vec<Done>>(KEY).await.unwrap_or_default().unwrap_or_default())
}
