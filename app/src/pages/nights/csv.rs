//! The same figures as a file.

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::IntoResponse;
use chrono::Datelike;

use super::ask::{Asked, months};
use super::figures_of;
use crate::fault::Fault;
use crate::state::AppState;
use crate::view::nights::MonthRow;
use crate::view::nights::{Figures, NightsPage};
use crate::viewer::Viewer;

const HEAD: &str = "month,room_nights,room_nights_on_the_books,guest_nights,guest_nights_on_the_books,\
                    original_stock,stock_left_after_closures\r\n";

/// The months of a year; only whole numbers and dates, so that nothing in it can be read as a formula.
pub async fn csv(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse, Fault> {
    let actor = viewer.actor()?;
    let today = state.ctx.today();
    let choice = asked.choice(today.year());
    let synthetic = service::account::is_demo(&state.ctx).await?;
    let name = figures_of("room-nights", choice.year, synthetic);
    let name = format!("attachment; filename=\"{name}.csv\"");
    let figures = Figures { months: months(&state.ctx, &actor, choice.year).await?, ..Figures::default() };
    let shown = NightsPage::new(choice, today, today.year(), false, &figures);
    let body = shown.months.iter().fold(HEAD.to_owned(), |text, row| text + &line(row));
    Ok((
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)],
        body,
    ))
}

fn line(row: &MonthRow) -> String {
    let (count, capacity) = (row.count, row.capacity);
    format!(
        "{},{},{},{},{},{},{}\r\n",
        row.first.format("%Y-%m"),
        count.room_nights,
        count.on_the_books,
        count.guest_nights,
        count.guest_nights_on_the_books,
        capacity.stock_nights,
        capacity.open_nights
    )
}
