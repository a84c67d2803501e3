//! Every table of a page as a file, for those who may open the page: the same figures, filters and language.

mod campus;
mod diary;
mod events;
mod forecast;
mod forecast_parts;
mod forecast_record;
mod forecast_scored;
mod imports;
mod meetings;
mod nights;
mod people;
mod programme;
mod services;
mod stands;
mod tape;
mod trail;
mod turnout;

use axum::extract::{Path, Query, State};
use axum::http::Uri;
use axum::response::Response;
use i18n::Locale;
use serde::de::DeserializeOwned;
use service::import::Part;
use service::import::desk::Desk;
use service::{Actor, Context};

use crate::export::Format;
use crate::fault::Fault;
use crate::state::AppState;
use crate::viewer::Viewer;

/// What a table is made from.
struct Wanted<'a> {
    ctx: &'a Context,
    imports: &'a Desk,
    actor: Actor,
    locale: Locale,
    uri: Uri,
}

impl Wanted<'_> {
    /// What the address asks for, read as the page of the table reads it.
    fn asked<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        Query::try_from_uri(&self.uri).map(|asked| asked.0).map_err(|_| Fault::Unreadable)
    }
}

/// The file of a name such as `rooms.csv`.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(file): Path<String>,
    uri: Uri,
) -> Result<Response, Fault> {
    let wanted = Wanted {
        ctx: &state.ctx,
        imports: &state.imports,
        actor: viewer.actor()?,
        locale: viewer.locale,
        uri,
    };
    let (table, ending) = file.rsplit_once('.').ok_or(Fault::NotFound)?;
    let format = Format::parse(ending).ok_or(Fault::NotFound)?;
    let sheet = match table {
        "rooms" => campus::rooms(&wanted).await?,
        "spaces" => campus::spaces(&wanted).await?,
        "function-diary" => diary::uses(&wanted).await?,
        "events" => events::list(&wanted).await?,
        "rooming-entries" => events::rooming_entries(&wanted).await?,
        "rooming-list" => events::rooming_list(&wanted).await?,
        "programme" => programme::sessions(&wanted).await?,
        "meetings" => meetings::of_event(&wanted).await?,
        "room-nights" => nights::months(&wanted).await?,
        "forecast" => forecast::months(&wanted).await?,
        "forecast-nights" => forecast::nights(&wanted).await?,
        "forecast-weeks" => forecast::weeks(&wanted).await?,
        "forecast-pavilions" => forecast::pavilions(&wanted).await?,
        "forecast-pavilion-weeks" => forecast::pavilion_weeks(&wanted).await?,
        "forecast-goals" => forecast_record::goals(&wanted).await?,
        "forecast-events" => forecast_record::events(&wanted).await?,
        "forecast-record" => forecast_record::rows(&wanted).await?,
        "forecast-classes" => forecast_parts::classes(&wanted).await?,
        "forecast-leverage" => forecast_parts::leverage(&wanted).await?,
        "forecast-moved" => forecast_parts::moved(&wanted).await?,
        "forecast-goals-record" => forecast_scored::goals(&wanted).await?,
        "forecast-events-record" => forecast_scored::events(&wanted).await?,
        "pace" => forecast::months_beside(&wanted).await?,
        "delivery-mix" => nights::delivery_mix(&wanted).await?,
        "delivery-mix-classes" => nights::delivery_mix_classes(&wanted).await?,
        "targets" => nights::targets(&wanted).await?,
        "tape-chart" => tape::bars(&wanted).await?,
        "today" => people::today(&wanted).await?,
        "accounts" => people::accounts(&wanted).await?,
        "imports" => imports::list(&wanted).await?,
        "import-rejects" => imports::rejects(&wanted).await?,
        "import-reconciliation" => imports::reconciliation(&wanted).await?,
        "import-template-events" => imports::template(&wanted, Part::Events)?,
        "import-template-blocks" => imports::template(&wanted, Part::Blocks)?,
        "prices" => services::prices(&wanted).await?,
        "quote" => services::quote(&wanted).await?,
        "recharge-notes" => services::recharge_notes(&wanted).await?,
        "services" => services::of_event(&wanted).await?,
        "services-day" => services::of_day(&wanted).await?,
        "stands" => stands::of_event(&wanted).await?,
        "turnout" => turnout::of_event(&wanted).await?,
        "history" => trail::history(&wanted).await?,
        _ => return Err(Fault::NotFound),
    };
    sheet.answer(format)
}
