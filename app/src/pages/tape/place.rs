//! A place on the chart, and what is there. Bars carry no address of their own; they are asked for by room and night.

use axum::extract::{Query, State};
use axum::response::Redirect;
use chrono::NaiveDate;
use serde::Deserialize;
use service::tape::TapeRoom;

use super::ask::Asked;
use crate::fault::Fault;
use crate::local::query_value;
use crate::state::AppState;
use crate::view::tape::{Filter, Run, row};
use crate::viewer::Viewer;

/// A place, as sent.
#[derive(Debug, Deserialize)]
pub struct Place {
    #[serde(default)]
    room: String,
    #[serde(default)]
    night: String,
    /// A stay without a room, by its reference.
    #[serde(default)]
    pub(super) stay: String,
    #[serde(default)]
    back: String,
}

/// Leads to the stay at a place; to the room where there is none, or none that the reader may know of.
pub async fn open(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(place): Query<Place>,
) -> Result<Redirect, Fault> {
    let night = place.night()?;
    let filter = Asked::default().filter(night, true);
    let (_, run) = place.find(&state, &viewer, &Filter { from: night, nights: 1, ..filter }).await?;
    Ok(Redirect::to(&match run.reference() {
        Some(reference) => format!("/stays/{reference}?back={}", query_value(&place.back)),
        None => format!("/rooms/{}?from={night}", query_value(&place.room)),
    }))
}

impl Place {
    /// The room's row in a window, and what of it is drawn on the night.
    pub(super) async fn find(
        &self,
        state: &AppState,
        viewer: &Viewer,
        filter: &Filter,
    ) -> Result<(TapeRoom, Run), Fault> {
        let (actor, night) = (viewer.actor()?, self.night()?);
        let found = service::tape::row(&state.ctx, &actor, &self.room, filter.query()).await?;
        let run = row(filter, &found).runs.into_iter().find(|run| run.covers(night));
        Ok((found, run.ok_or(Fault::NotFound)?))
    }

    fn night(&self) -> Result<NaiveDate, Fault> {
        self.night.parse().map_err(|_| Fault::Unreadable)
    }
}
