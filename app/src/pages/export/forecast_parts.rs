//! Of what the forecast is made: the kinds of nights of each month, the months that move a target, and what moved since last week.

use chrono::Datelike;
use domain::forecast::outlook::{Goal, Line, Range};
use domain::forecast::record::{Moved, MovedBy};
use domain::segment::SegmentClass;
use leptos_i18n::td_string;
use service::forecast::{Asked, Told, outlook};

use super::Wanted;
use super::forecast_record::{exact, told};
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::nights::segment_name;
use crate::pages::outlook::{goal_name, parts_of, whole};

/// Each month by the kind of its nights.
pub(super) async fn classes(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let told = outlook(wanted.ctx, &wanted.actor, &Asked::default()).await?;
    let rows = |line: &Line| {
        let of_class = SegmentClass::ALL.into_iter().zip(line.classes).zip(&line.ranges);
        let row = |((class, mean), range): ((SegmentClass, f64), &Range)| {
            vec![
                Cell::Date(line.from),
                segment_name(locale, class.code()).into(),
                whole(mean).into(),
                whole(range.p10).into(),
                whole(range.p50).into(),
                whole(range.p90).into(),
            ]
        };
        of_class.map(row).collect::<Vec<_>>()
    };
    let head = vec![
        td_string!(locale, forecast.first_night),
        td_string!(locale, forecast.class),
        td_string!(locale, forecast.middle),
        td_string!(locale, forecast.p10),
        td_string!(locale, forecast.p50),
        td_string!(locale, forecast.p90),
    ];
    Ok(Sheet { name: "forecast-classes".to_owned(), head, rows: told.months.iter().flat_map(rows).collect() })
}

/// Each target with every month left of its years: what is told of the month and, where the chance of the target is shown, by how
/// much the month moves it.
pub(super) async fn leverage(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let told = told(wanted).await?;
    let rows = |goal: &Goal| {
        let name = goal_name(locale, goal);
        let shown = told.record.trust(goal.months_to_go(told.origin)).shows_chance();
        let row = |month: &Line| {
            // Those that move it by less than half a point are not among those named.
            let by = goal.months.iter().find(|named| named.month == month.from).map_or(0.0, |named| named.by);
            vec![
                name.clone().into(),
                Cell::Date(month.from),
                whole(month.mean).into(),
                whole(month.p10).into(),
                whole(month.p90).into(),
                if shown { exact(by) } else { Cell::Empty },
            ]
        };
        months_left(&told, goal).map(row).collect::<Vec<_>>()
    };
    let head = vec![
        td_string!(locale, nights.target),
        td_string!(locale, forecast.first_night),
        td_string!(locale, forecast.middle),
        td_string!(locale, forecast.p10),
        td_string!(locale, forecast.p90),
        td_string!(locale, forecast.moves),
    ];
    let rows = told.outlook.goals.iter().flat_map(rows).collect();
    Ok(Sheet { name: "forecast-leverage".to_owned(), head, rows })
}

/// Months of the years of a goal that are not over.
fn months_left<'a>(told: &'a Told, goal: &Goal) -> impl Iterator<Item = &'a Line> {
    let years = goal.first_year..=goal.last_year();
    let next = domain::calendar::next_day(told.origin);
    let left = move |month: &&Line| month.until > next && years.contains(&month.from.year());
    told.outlook.months.iter().filter(left)
}

/// What moved each year since last week: by event, and beside those; the figures of a year add up to how much its mean moved.
pub(super) async fn moved(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let told = told(wanted).await?;
    let title = |code: &str| {
        let group = told.outlook.groups.iter().find(|group| group.code == code);
        group.map_or(Cell::Empty, |group| group.title.clone().into())
    };
    let row = |of: &Moved, code: Cell, what: Cell, by: f64| {
        vec![
            i64::from(of.year.year()).into(),
            Cell::Date(of.since),
            whole(of.before).into(),
            whole(of.now).into(),
            code,
            what,
            whole(by).into(),
        ]
    };
    let rows = |of: &Moved| {
        let event = |event: &MovedBy| row(of, event.code.clone().into(), title(&event.code), event.by);
        let parts = parts_of(locale, of.parts, of.rest).into_iter();
        let parts = parts.map(|(name, by)| row(of, Cell::Empty, name.into(), by));
        of.events.iter().map(event).chain(parts).collect::<Vec<_>>()
    };
    let head = vec![
        td_string!(locale, nights.year),
        td_string!(locale, forecast.moved_since),
        td_string!(locale, forecast.moved_before),
        td_string!(locale, forecast.middle),
        td_string!(locale, export.code),
        td_string!(locale, forecast.what_moved),
        td_string!(locale, forecast.by),
    ];
    Ok(Sheet { name: "forecast-moved".to_owned(), head, rows: told.moved.iter().flat_map(rows).collect() })
}
