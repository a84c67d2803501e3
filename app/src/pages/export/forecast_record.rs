//! The targets of the forecast, the events it takes, and its record.

use domain::forecast::outlook::{Goal, GroupLine};
use domain::forecast::record::{Record, Trust};
use domain::forecast::score::Score;
use i18n::Locale;
use leptos_i18n::td_string;
use service::forecast::{Asked, Told, with_record};

use super::Wanted;
use crate::export::{Cell, Sheet};
use crate::fault::Fault;
use crate::pages::events::words::status_word;
use crate::pages::outlook::{Moves, Shown, chance, goal_name, record_rows, whole};

pub(super) async fn told(wanted: &Wanted<'_>) -> Result<Told, Fault> {
    Ok(with_record(wanted.ctx, &wanted.actor, &Asked::default()).await?)
}

/// A share or a score, to the thousandth.
pub(super) fn exact(number: f64) -> Cell {
    Cell::Thousandths(whole(1000.0 * number))
}

pub(super) fn known(number: Option<f64>) -> Cell {
    number.map_or(Cell::Empty, exact)
}

/// The chance as the page tells it: never nought nor one.
fn chance_cell(locale: Locale, goal: &Goal, trust: Trust) -> Cell {
    if !trust.shows_chance() {
        Cell::Empty
    } else if goal.chance < 0.005 || goal.chance > 0.995 {
        chance(locale, goal.chance).into()
    } else {
        exact(goal.chance)
    }
}

pub(super) fn counted(number: usize) -> Cell {
    i64::try_from(number).unwrap_or_default().into()
}

/// Each target: how likely where the page says so, where it lands, and what is missing.
pub(super) async fn goals(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let told = told(wanted).await?;
    let row = |(goal, trust): (&Goal, &Trust)| {
        // As all other figures of a target, a year.
        let a_year = |nights: i64| Cell::from(nights / i64::from(goal.period.years()));
        vec![
            goal_name(locale, goal).into(),
            goal.target.into(),
            chance_cell(locale, goal, *trust),
            whole(goal.mean).into(),
            whole(goal.committed).into(),
            a_year(goal.missing),
            i64::from(goal.free_months).into(),
            a_year(goal.free),
            whole(goal.p10).into(),
            whole(goal.p50).into(),
            whole(goal.p90).into(),
            whole(goal.stress).into(),
        ]
    };
    let head = vec![
        td_string!(locale, nights.target),
        td_string!(locale, nights.room_nights),
        td_string!(locale, forecast.chance),
        td_string!(locale, forecast.middle),
        td_string!(locale, forecast.committed),
        td_string!(locale, forecast.missing),
        td_string!(locale, forecast.months_with_rooms),
        td_string!(locale, forecast.free_nights),
        td_string!(locale, forecast.p10),
        td_string!(locale, forecast.p50),
        td_string!(locale, forecast.p90),
        td_string!(locale, forecast.stress),
    ];
    let rows = told.outlook.goals.iter().zip(&told.trust).map(row).collect();
    Ok(Sheet { name: "forecast-goals".to_owned(), head, rows })
}

/// Each event to come with rooms, those that ask for most first, with what it adds to the target that the page speaks of, and by
/// how much it moves it where the page says so.
pub(super) async fn events(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let told = told(wanted).await?;
    let moves = Moves::of(&told);
    let row = |group: &GroupLine| {
        vec![
            group.code.clone().into(),
            group.title.clone().into(),
            status_word(locale, group.stage.status()).1.into(),
            Cell::Date(group.from),
            group.room_nights.into(),
            exact(group.comes),
            i64::from(group.like).into(),
            known(group.typed),
            whole(group.mean).into(),
            moves.nights(group).map_or(Cell::Empty, |nights| whole(nights).into()),
            known(moves.points(group)),
        ]
    };
    let head = vec![
        td_string!(locale, export.code),
        td_string!(locale, forecast.event),
        td_string!(locale, room.status),
        td_string!(locale, forecast.first_night),
        td_string!(locale, forecast.asked),
        td_string!(locale, forecast.comes),
        td_string!(locale, forecast.events_like),
        td_string!(locale, forecast.typed),
        td_string!(locale, forecast.adds),
        td_string!(locale, forecast.adds_to_target),
        td_string!(locale, forecast.moves),
    ];
    let rows = told.outlook.groups.iter().map(row).collect();
    Ok(Sheet { name: "forecast-events".to_owned(), head, rows })
}

/// How good nights, sums, months and years were told, beside the simple ways.
pub(super) async fn rows(wanted: &Wanted<'_>) -> Result<Sheet, Fault> {
    let locale = wanted.locale;
    let record = told(wanted).await?.record;
    Ok(Sheet { name: "forecast-record".to_owned(), head: head(locale), rows: of(locale, record) })
}

fn of(locale: Locale, record: Record) -> Vec<Vec<Cell>> {
    let peer = |of: Option<Score>| known(of.map(|of| of.wape));
    let row = |row: Shown| {
        let (its, of) = (row.figures, row.figures.forecast);
        vec![
            row.name.into(),
            counted(of.n),
            counted(its.replayed),
            counted(its.disjoint),
            exact(of.wape),
            peer(its.on_the_books),
            peer(its.last_year),
            peer(its.pick_up),
            exact(of.bias),
            known(of.mase),
            exact(of.coverage80),
            exact(of.below10),
            exact(of.above90),
            exact(of.width),
            exact(of.pinball),
        ]
    };
    record_rows(locale, &record).into_iter().map(row).collect()
}

fn head(locale: Locale) -> Vec<&'static str> {
    vec![
        td_string!(locale, forecast.distance),
        td_string!(locale, forecast.targets_scored),
        td_string!(locale, forecast.made_afterwards),
        td_string!(locale, forecast.disjoint),
        td_string!(locale, forecast.error),
        td_string!(locale, forecast.error_books),
        td_string!(locale, forecast.error_year),
        td_string!(locale, forecast.error_pick_up),
        td_string!(locale, forecast.bias),
        td_string!(locale, forecast.mase),
        td_string!(locale, forecast.covered),
        td_string!(locale, forecast.below),
        td_string!(locale, forecast.above),
        td_string!(locale, forecast.width),
        td_string!(locale, forecast.pinball),
    ]
}
