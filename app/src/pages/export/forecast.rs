//! The forecast by night, week and month, and by pavilion.

use chrono::NaiveDate;
use domain::forecast::outlook::{Line, Outlook, PavilionLine, PavilionLines};
use domain::pace::PaceLine;
use leptos_i18n::td_string;
use service::ServiceError;
use service::forecast::{Asked, outlook};
use service::nights::pace;

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::outlook::{Against, whole};

pub(super) async fn months(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let told = outlook(wanted.ctx, &wanted.actor, &Asked::default()).await?;
    Ok(sheet(wanted, "forecast", first_told(&told), &told.months))
}

pub(super) async fn nights(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let told = outlook(wanted.ctx, &wanted.actor, &Asked::default()).await?;
    Ok(sheet(wanted, "forecast-nights", first_told(&told), &told.nights))
}

/// Each week.
pub(super) async fn weeks(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let told = outlook(wanted.ctx, &wanted.actor, &Asked::default()).await?;
    Ok(sheet(wanted, "forecast-weeks", first_told(&told), &told.weeks))
}

/// Each month of each pavilion.
pub(super) async fn pavilions(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    by_pavilion(wanted, "forecast-pavilions", |pavilion| &pavilion.months).await
}

/// Each week of each pavilion.
pub(super) async fn pavilion_weeks(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    by_pavilion(wanted, "forecast-pavilion-weeks", |pavilion| &pavilion.weeks).await
}

async fn by_pavilion(
    wanted: &Wanted<'_>,
    name: &str,
    lines: impl Fn(&PavilionLines) -> &[PavilionLine],
) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let told = outlook(wanted.ctx, &wanted.actor, &Asked::default()).await?;
    let row = |pavilion: &PavilionLines, line: &PavilionLine| {
        vec![
            Cell::Date(line.from),
            pavilion.name.clone().into(),
            line.open.into(),
            whole(line.slept).into(),
            whole(line.mean).into(),
            whole(line.p10).into(),
            whole(line.p50).into(),
            whole(line.p90).into(),
        ]
    };
    let of =
        |pavilion: &PavilionLines| lines(pavilion).iter().map(|line| row(pavilion, line)).collect::<Vec<_>>();
    let head = vec![
        td_string!(locale, forecast.first_night),
        td_string!(locale, room.pavilion),
        td_string!(locale, forecast.open),
        td_string!(locale, nights.slept),
        td_string!(locale, forecast.middle),
        td_string!(locale, forecast.p10),
        td_string!(locale, forecast.p50),
        td_string!(locale, forecast.p90),
    ];
    Ok(Sheet { name: name.to_owned(), head, rows: told.pavilions.iter().flat_map(of).collect() })
}

/// The months to come beside an earlier day and the year before. The page says what is wrong with a day; a file cannot.
pub(super) async fn months_beside(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let day = wanted.asked::<Against>()?.day().map_err(|_| Fault::Unreadable)?;
    let told = pace(wanted.ctx, &wanted.actor, day).await.map_err(|error| match error {
        ServiceError::Invalid(_) => Fault::Unreadable,
        other => other.into(),
    })?;
    let known = |number: Option<i64>| number.map_or(Cell::Empty, Cell::from);
    let row = |line: &PaceLine| {
        vec![
            Cell::Date(line.from),
            line.now.into(),
            line.then.into(),
            line.gained().into(),
            known(line.year_ago),
            known(line.came_to),
        ]
    };
    let head = vec![
        td_string!(locale, forecast.first_night),
        td_string!(locale, forecast.pace_now),
        td_string!(locale, forecast.pace_earlier),
        td_string!(locale, forecast.pace_gained),
        td_string!(locale, forecast.pace_last_year),
        td_string!(locale, forecast.pace_came_to),
    ];
    let name = format!("pace-{}-{}", told.today, told.against);
    Ok(Sheet { name, head, rows: told.months.iter().map(row).collect() })
}

/// The first night that is to come.
fn first_told(told: &Outlook) -> NaiveDate {
    told.nights.first().map_or(NaiveDate::MAX, |night| night.from)
}

fn sheet(wanted: &Wanted<'_>, name: &str, first: NaiveDate, lines: &[Line]) -> Sheet {
    let locale = wanted.locale;
    let row = |line: &Line| {
        // Of what has begun only the nights to come are counted as open: beside whole months that would mislead.
        let open = if line.from < first { Cell::Empty } else { line.open.into() };
        vec![
            Cell::Date(line.from),
            line.slept.into(),
            line.booked.into(),
            line.held.into(),
            whole(line.mean).into(),
            whole(line.p10).into(),
            whole(line.p50).into(),
            whole(line.p90).into(),
            whole(line.wanted).into(),
            open,
        ]
    };
    let head = vec![
        td_string!(locale, forecast.first_night),
        td_string!(locale, nights.slept),
        td_string!(locale, nights.books),
        td_string!(locale, forecast.held),
        td_string!(locale, forecast.middle),
        td_string!(locale, forecast.p10),
        td_string!(locale, forecast.p50),
        td_string!(locale, forecast.p90),
        td_string!(locale, forecast.wanted),
        td_string!(locale, forecast.open),
    ];
    Sheet { name: name.to_owned(), head, rows: lines.iter().map(row).collect() }
}
