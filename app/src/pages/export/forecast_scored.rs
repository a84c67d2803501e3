//! How good the chances of targets and of events were, as the page of the forecast tells it.

use domain::forecast::record::{Bin, EventRow, GoalRow, Reliability};
use i18n::count;
use leptos_i18n::td_string;

use super::Wanted;
use super::forecast_record::{counted, exact, known, told};
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::outlook::{agreed_or_not, reach};

/// What was said of chances of one size, and what came.
fn said_and_came(bin: &Bin) -> [Cell; 2] {
    [exact(bin.said), exact(bin.came)]
}

/// Chances of targets by months to their end, and then by spans of months and by their size: how often such were reached.
pub(super) async fn goals(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let record = told(wanted).await?.record;
    let row = |row: &GoalRow| {
        let mut cells = vec![
            count(locale, i64::from(row.months)).into(),
            counted(row.n),
            counted(row.replayed),
            counted(row.goals),
            exact(row.brier),
            exact(row.abs_error),
            exact(row.coverage80),
            exact(row.below10),
            exact(row.above90),
        ];
        cells.extend([Cell::Empty, Cell::Empty]);
        cells
    };
    let of_bin = |of: &Reliability, bin: &Bin| {
        let mut cells = vec![reach(locale, of).into(), counted(bin.n), Cell::Empty, counted(of.goals)];
        cells.extend(std::iter::repeat_n(Cell::Empty, 5).chain(said_and_came(bin)));
        cells
    };
    let bins = record.reliability.iter().flat_map(|of| of.bins.iter().map(move |bin| of_bin(of, bin)));
    let head = vec![
        td_string!(locale, forecast.months_to_go),
        td_string!(locale, forecast.targets_scored),
        td_string!(locale, forecast.made_afterwards),
        td_string!(locale, forecast.different),
        td_string!(locale, forecast.brier),
        td_string!(locale, forecast.error),
        td_string!(locale, forecast.covered),
        td_string!(locale, forecast.below),
        td_string!(locale, forecast.above),
        td_string!(locale, forecast.said),
        td_string!(locale, forecast.came),
    ];
    let rows = record.goals.iter().map(row).chain(bins).collect();
    Ok(Sheet { name: "forecast-goals-record".to_owned(), head, rows })
}

/// Chances of events by days to their first night, each followed by its sizes: how often such came.
pub(super) async fn events(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let record = told(wanted).await?.record;
    let rows = |of: &EventRow| {
        let name = agreed_or_not(locale, of);
        let (typed, number) = of.typed.unzip();
        let whole = vec![
            name.clone().into(),
            counted(of.n),
            counted(of.replayed),
            exact(of.brier),
            known(typed),
            number.map_or(Cell::Empty, counted),
            known(of.beside_typed),
            Cell::Empty,
            Cell::Empty,
        ];
        let bin = |bin: &Bin| {
            let mut cells = vec![name.clone().into(), counted(bin.n)];
            cells.extend(std::iter::repeat_n(Cell::Empty, 5).chain(said_and_came(bin)));
            cells
        };
        std::iter::once(whole).chain(of.bins.iter().map(bin)).collect::<Vec<_>>()
    };
    let head = vec![
        td_string!(locale, forecast.days_to_go),
        td_string!(locale, forecast.different_events),
        td_string!(locale, forecast.made_afterwards),
        td_string!(locale, forecast.brier),
        td_string!(locale, forecast.brier_typed),
        td_string!(locale, forecast.events_typed),
        td_string!(locale, forecast.brier_beside),
        td_string!(locale, forecast.said),
        td_string!(locale, forecast.came),
    ];
    let rows = record.events.rows.iter().flat_map(rows).collect();
    Ok(Sheet { name: "forecast-events-record".to_owned(), head, rows })
}
