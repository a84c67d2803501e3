//! What the address asks for, and the diary of it.

use chrono::{Datelike, NaiveDate};
use domain::access::Permission;
use domain::campus::{Campus, SetupStyle};
use domain::ids::FunctionId;
use serde::Deserialize;
use service::{Actor, Context, ServiceError};

use crate::fault::Fault;
use crate::view::diary::{DiaryFilter, DiaryPage, Moved, View};
use crate::view::function::times;

/// The query, as sent.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    day: Option<String>,
    view: Option<String>,
    pavilion: Option<String>,
    seats: Option<String>,
    style: Option<String>,
    /// The function that was just moved, by its id.
    moved: Option<String>,
}

impl Asked {
    /// What it means today. What cannot be read falls back to the default; a phone gets a list.
    pub(crate) fn filter(self, today: NaiveDate, phone: bool) -> DiaryFilter {
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
    let moved = asked.moved.as_deref().and_then(|id| id.parse().ok());
    let filter = asked.filter(ctx.today(), phone);
    let diary = service::function::diary(ctx, actor, filter.span()).await?;
    let now = (ctx.today(), ctx.zone.local(ctx.now()));
    let page = DiaryPage::new(filter, &diary, now, ctx.zone, actor.may(Permission::PlanEvents));
    Ok(match moved {
        Some(id) => DiaryPage { moved: where_now(ctx, actor, id, &diary.campus).await?, ..page },
        None => page,
    })
}

/// Where a function is now; none where there is none, or whoever asks may not know of it.
async fn where_now(
    ctx: &Context,
    actor: &Actor,
    id: FunctionId,
    campus: &Campus,
) -> Result<Option<Moved>, Fault> {
    let function = match service::function::one(ctx, actor, id).await {
        Ok(record) => record.line.function,
        Err(ServiceError::NotFound(_)) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let hall = campus.space(function.space).map(|space| space.name.to_string()).unwrap_or_default();
    let time = times(function.time.from_at(), function.time.until_at(), ctx.zone);
    Ok(Some(Moved { id: function.id.to_string(), title: function.title, hall, time }))
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
