//! How much events and months move the target: in points where its chance is shown, else in room-nights. Points of a chance that is
//! not shown would tell it all the same.

use chrono::Datelike;
use domain::forecast::outlook::{Goal, GroupLine, Line};
use i18n::{Dates, Locale, Month};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::forecast::Told;

use super::words::{between, goal_name, nights, signed};
use crate::components::Downloads;

/// Months that are named.
const NAMED: usize = 3;

/// In what it is told.
#[derive(Clone, Debug)]
pub(crate) enum Moves {
    /// In points of the chance of a goal.
    Points(Goal),
    /// In room-nights of the years of a goal whose chance is not shown.
    Nights(Goal),
    /// No goal is told: only what events add.
    Plain,
}

impl Moves {
    /// Of the goal that is not yet decided.
    pub(crate) fn of(told: &Told) -> Self {
        let Some(goal) = told.outlook.undecided(told.origin).cloned() else { return Self::Plain };
        let trust = told.record.trust(goal.months_to_go(told.origin));
        if trust.shows_chance() { Self::Points(goal) } else { Self::Nights(goal) }
    }

    /// Points of the chance, as a share.
    pub(crate) fn points(&self, group: &GroupLine) -> Option<f64> {
        let Self::Points(goal) = self else { return None };
        goal.events.iter().find(|event| event.code == group.code).map(|event| event.by)
    }

    /// Room-nights an event adds to the years of the goal, a year.
    pub(crate) fn nights(&self, group: &GroupLine) -> Option<f64> {
        let (Self::Points(goal) | Self::Nights(goal)) = self else { return None };
        Some(group.adds_to(goal))
    }

    /// What puts an event before others.
    pub(super) fn weight(&self, group: &GroupLine) -> f64 {
        match self {
            Self::Points(_) => self.points(group).unwrap_or_default().abs(),
            Self::Nights(goal) => group.adds_to(goal),
            Self::Plain => group.mean,
        }
    }

    /// What the table of events shows.
    pub(super) fn caption(&self, locale: Locale) -> String {
        match self {
            Self::Points(goal) => {
                td_string!(locale, forecast.pipeline_caption, target = goal_name(locale, goal))
            }
            Self::Nights(goal) => {
                td_string!(locale, forecast.pipeline_nights, target = goal_name(locale, goal))
            }
            Self::Plain => td_string!(locale, forecast.pipeline_plain).to_owned(),
        }
    }

    /// The head of the column of its own; none where there is none.
    pub(super) fn head(&self, locale: Locale) -> Option<&'static str> {
        match self {
            Self::Points(_) => Some(td_string!(locale, forecast.moves)),
            Self::Nights(_) => Some(td_string!(locale, forecast.adds_to_target)),
            Self::Plain => None,
        }
    }

    /// What stands there of an event.
    pub(super) fn cell(&self, locale: Locale, group: &GroupLine) -> Option<String> {
        let points = |by: f64| td_string!(locale, forecast.points, n = signed(locale, 100.0 * by));
        match self {
            Self::Points(_) => {
                let none = || td_string!(locale, app.no_value).to_owned();
                Some(self.points(group).map_or_else(none, points))
            }
            Self::Nights(goal) => Some(nights(locale, group.adds_to(goal))),
            Self::Plain => None,
        }
    }

    /// The months that matter most.
    fn months(&self, locale: Locale, told: &Told) -> Option<String> {
        if let Self::Points(goal) = self {
            let mut months = goal.months.clone();
            months.sort_by(|one, other| other.by.total_cmp(&one.by));
            let name = |month: &domain::forecast::outlook::ByMonth| {
                let points = td_string!(locale, forecast.points, n = signed(locale, 100.0 * month.by));
                format!("{} ({points})", month_name(locale, month.month))
            };
            let names: Vec<String> = months.iter().take(NAMED).map(name).collect();
            return (!names.is_empty())
                .then(|| td_string!(locale, forecast.months_move, months = names.join(", ")));
        }
        let name = |month: &&Line| {
            format!("{} ({})", month_name(locale, month.from), between(locale, month.p10, month.p90))
        };
        let names: Vec<String> = self.widest(told).iter().map(name).collect();
        (!names.is_empty()).then(|| td_string!(locale, forecast.months_range, months = names.join(", ")))
    }

    /// The months to come whose range is widest: of the years of the goal where there is one, else of all that are told.
    fn widest<'a>(&self, told: &'a Told) -> Vec<&'a Line> {
        let within = |year: i32| match self {
            Self::Points(goal) | Self::Nights(goal) => (goal.first_year..=goal.last_year()).contains(&year),
            Self::Plain => true,
        };
        let width = |month: &Line| month.p90 - month.p10;
        let months =
            told.outlook.months.iter().filter(|month| within(month.from.year()) && width(month) >= 1.0);
        let mut months: Vec<&Line> = months.collect();
        months.sort_by(|one, other| width(other).total_cmp(&width(one)));
        months.truncate(NAMED);
        months
    }
}

fn month_name(locale: Locale, month: chrono::NaiveDate) -> String {
    format!("{} {}", Dates::new(locale).month(month, Month::Full), month.year())
}

/// The months whose outcome moves the target most, or of which least is sure.
#[component]
pub(super) fn MonthsMove(locale: Locale, moves: Moves, told: Told) -> impl IntoView {
    let any_goal = !told.outlook.goals.is_empty();
    let name = td_string!(locale, forecast.leverage);
    view! {
        {moves.months(locale, &told).map(|text| view! { <p class="quiet">{text}</p> })}
        {any_goal.then(|| view! {
            <p class="row fine unprinted">
                {name}
                <Downloads locale=locale table="forecast-leverage" name=name />
            </p>
        })}
    }
}
