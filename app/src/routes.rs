//! The one table of routes.

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::pages::{account, campus, errors, home, nights, preferences, tape};
use crate::state::AppState;

/// Every page. The server adds sessions, headers and files around it.
pub fn routes(state: AppState) -> Router {
    Router::new()
        .route("/", get(home::show))
        .route("/room-nights", get(nights::show))
        .route("/room-nights.csv", get(nights::csv))
        .route("/tape-chart", get(tape::show))
        .route("/campus", get(campus::overview))
        .route("/rooms/{number}", get(campus::room))
        .route("/sign-in", get(account::form).post(account::sign_in))
        .route("/sign-in/demo", post(account::sign_in_demo))
        .route("/sign-out", post(account::sign_out))
        .route("/language", post(preferences::language))
        .route("/theme", post(preferences::theme))
        .fallback(errors::not_found)
        .layer(from_fn_with_state(state.clone(), errors::dress))
        .with_state(state)
}
