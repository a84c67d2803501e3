//! What the address asks for, and the diary of it.

use chrono::{Datelike, NaiveDate};
use domain::access::Permission;
use domain::campus::SetupStyle;
use serde::Deserialize;
use service::{Actor, Context};

use crate::fault::Fault;
use crate::view::diary::{DiaryFilter, DiaryPage, View};

/// The query, as sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    day: Option<String>,
    view: Option<String>,
    pavilion: Option<String>,
    seats: Option<String>,
    style: Option<String>,
}

impl Asked {
    /// What it means today. What cannot be read falls back to the default; a phone gets a list.
    fn filter(self, today: NaiveDate, phone: bool) -> DiaryFilter {
        let usual = if phone { View::List } else { View::Day };
        let day = self.day.and_then(|text| text.parse::<NaiveDate>().ok());
        DiaryFilter {
            day: day.filter(|day| (1964..2200).contains(&day.year())).unwrap_or(today),
            view: self.view.as_deref().and_then(View::parse).unwrap_or(usual),
            pavilion: self.pavilion.filter(|code| !code.is_empty()),
            seats: self.seats.and_then(|text| text.trim().parse().ok()).filter(|seats| *seats > 0),
            style: self.style.as_deref().and_then(SetupStyle::parse),
        }
    }
}

/// The diary asked for.
pub(crate) async fn fetch(
    ctx: &Context,
    actor: &Actor,
    asked: Asked,
    phone: bool,
) -> Result<DiaryPage, Fault> {
    let filter = asked.filter(ctx.today(), phone);
    let diary = service::function::diary(ctx, actor, filter.span()).await?;
    let now = (ctx.today(), ctx.zone.local(ctx.now()));
    Ok(DiaryPage::new(filter, &diary, now, ctx.zone, actor.may(Permission::PlanEvents)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_falls_back_to_today_and_a_phone_reads_a_list() {
        let today = "2026-11-24".parse().unwrap();
        let asked = || Asked { day: Some("9999-01-01".into()), seats: Some("-3".into()), ..Asked::default() };
        let filter = asked().filter(today, false);
        assert_eq!((filter.day, filter.view, filter.seats), (today, View::Day, None));
        assert_eq!(asked().filter(today, true).view, View::List);
    }
}
