//! `foresteria nights`: the figures of the room-nights page, for a terminal or a program.

use anyhow::Context as _;
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::CampusZone;
use domain::nights::{Grain, PeriodNights};
use service::nights::{NightsQuery, report};
use service::{Actor, Context};
use std::process::ExitCode;

/// What the columns mean; the same definitions as on the page.
const COLUMNS: &str = "\
Dates are half-open: --from is in, --to is out.
room_nights and guest_nights were slept by the instant asked about. on_the_books are booked and not yet slept: the \
two never overlap, so room_nights + on_the_books is where a period stands. stock_nights are rooms times nights \
before closures, open_nights after them.";

#[derive(Debug, clap::Args)]
#[command(after_help = COLUMNS)]
pub(super) struct Nights {
    /// First night
    #[arg(long, value_name = "DATE")]
    from: NaiveDate,
    /// First night no longer asked for
    #[arg(long, value_name = "DATE")]
    to: NaiveDate,
    /// Span of a row
    #[arg(long, value_enum, default_value = "month")]
    by: By,
    /// As known then: an instant such as 2016-06-01T00:00:00Z, or a date for the end of that day on campus
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    as_of: Option<DateTime<Utc>>,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum By {
    Day,
    Month,
    Year,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum Format {
    Json,
    Table,
}

impl Nights {
    pub(super) async fn run(&self, ctx: &Context) -> anyhow::Result<ExitCode> {
        let grain = match self.by {
            By::Day => Grain::Day,
            By::Month => Grain::Month,
            By::Year => Grain::Year,
        };
        let query = NightsQuery { from: self.from, until: self.to, grain, as_of: self.as_of };
        let rows = report(ctx, &Actor::operator(), &query).await?;
        match self.format {
            Format::Json => println!("{}", serde_json::to_string(&rows)?),
            Format::Table => print_table(&rows),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn print_table(rows: &[PeriodNights]) {
    println!(
        "{:<10} {:>12} {:>12} {:>13} {:>13} {:>12}",
        "period", "room-nights", "guest-nights", "on the books", "stock nights", "open nights"
    );
    for row in rows {
        println!(
            "{:<10} {:>12} {:>12} {:>13} {:>13} {:>12}",
            row.period,
            row.count.room_nights,
            row.count.guest_nights,
            row.count.on_the_books,
            row.capacity.stock_nights,
            row.capacity.open_nights
        );
    }
}

/// An instant, or a date for its last second on campus: what happened that day is then known.
pub(super) fn instant(text: &str) -> anyhow::Result<DateTime<Utc>> {
    if let Ok(date) = text.parse::<NaiveDate>() {
        return Ok(CampusZone::default().end_of(date));
    }
    text.parse().context("use an instant such as 2016-06-01T00:00:00Z, or a date such as 2016-06-01")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_stands_for_the_end_of_that_day_on_campus() {
        assert_eq!(instant("2016-06-01").unwrap().to_rfc3339(), "2016-06-01T21:59:59+00:00");
        assert_eq!(instant("2016-06-01T00:00:00Z").unwrap().timestamp(), 1_464_739_200);
        assert!(instant("June").is_err());
    }
}
