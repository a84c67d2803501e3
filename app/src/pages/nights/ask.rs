//! What the page's address asks for, and the figures that answer it.

use chrono::{Datelike, NaiveDate};
use domain::nights::{Grain, PeriodNights};
use serde::Deserialize;
use service::nights::{NightsQuery, report};
use service::{Actor, Context, ServiceError};

use crate::view::nights::{Choice, Figures, NightsPage, biennium};

/// The query, as sent: what cannot be read falls back to the default, since an address is not a form to correct.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    year: Option<String>,
    compare: Option<String>,
    segment: Option<String>,
}

impl Asked {
    /// This year beside another.
    pub(crate) fn beside(compare: i32) -> Self {
        Self { compare: Some(compare.to_string()), ..Self::default() }
    }

    /// What it means in a given year.
    pub(super) fn choice(self, this_year: i32) -> Choice {
        let year =
            |text: Option<String>| text?.trim().parse().ok().filter(|year| (1964..=2200).contains(year));
        let chosen = year(self.year).unwrap_or(this_year);
        Choice {
            year: chosen,
            compare: year(self.compare).filter(|other| *other != chosen),
            segment: self.segment.filter(|code| !code.is_empty()),
        }
    }
}

/// Asks the service for all the page shows.
pub(crate) async fn fetch(ctx: &Context, actor: &Actor, asked: Asked) -> Result<NightsPage, ServiceError> {
    let today = ctx.today();
    let choice = asked.choice(today.year());
    let (_, other) = biennium(choice.year);
    let figures = Figures {
        months: months(ctx, actor, choice.year).await?,
        compared: match choice.compare {
            Some(year) => months(ctx, actor, year).await?,
            None => Vec::new(),
        },
        other_year: months(ctx, actor, other).await?,
        targets: service::target::list(ctx, actor).await?,
    };
    let synthetic = service::account::is_demo(ctx).await?;
    Ok(NightsPage::new(choice, today, today.year(), synthetic, &figures))
}

/// The months of a year.
pub(super) async fn months(
    ctx: &Context,
    actor: &Actor,
    year: i32,
) -> Result<Vec<PeriodNights>, ServiceError> {
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let query = NightsQuery { from: first(year), until: first(year + 1), grain: Grain::Month, as_of: None };
    report(ctx, actor, &query).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_falls_back() {
        let asked =
            Asked { year: Some("soon".into()), compare: Some(String::new()), segment: Some(String::new()) };
        assert_eq!(asked.choice(2026), Choice { year: 2026, compare: None, segment: None });
    }

    #[test]
    fn a_year_is_not_laid_beside_itself() {
        let asked = Asked { year: Some("2025".into()), compare: Some("2025".into()), segment: None };
        assert_eq!(asked.choice(2026).compare, None);
    }
}
