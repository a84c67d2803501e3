//! Lines over slots, and levels across.

use domain::chart::{Plot, Point, polyline};
use i18n::Locale;
use leptos::prelude::*;

use super::{
    PLOT_WIDTH, Style,
    axis::{Canvas, Names, Values},
    plot,
};

/// Height of a line of text.
const LABEL: f64 = 15.0;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// How it is drawn.
    pub style: Style,
    /// The slot of its first value.
    pub from: usize,
    /// A value for every slot from there on.
    pub values: Vec<i64>,
}

/// A line straight across.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// How it is drawn.
    pub style: Style,
    /// How high.
    pub value: i64,
    /// Written on it.
    pub label: String,
}

/// How wide what is not known yet is told, slot by slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The slot of its first pair.
    pub from: usize,
    /// Between which values each slot from there on is told to lie.
    pub values: Vec<(i64, i64)>,
}

/// What a line chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinesModel {
    /// The picture in one sentence.
    pub label: String,
    /// Names of the slots; empty where there is no room for one.
    pub names: Vec<String>,
    /// The lines.
    pub series: Vec<Series>,
    /// Levels across.
    pub levels: Vec<Level>,
    /// Drawn behind the lines.
    pub band: Option<Band>,
}

/// A line chart.
#[component]
pub fn Lines(
    /// Language.
    locale: Locale,
    /// What it shows.
    model: LinesModel,
) -> impl IntoView {
    let values = model.series.iter().flat_map(|series| series.values.iter().copied());
    let upper = model.band.iter().flat_map(|band| band.values.iter().map(|(_, most)| *most));
    let levels = model.levels.iter().map(|level| level.value);
    let most = values.chain(upper).chain(levels).max().unwrap_or_default();
    let (plot, ticks) = plot(most);
    let slots = model.names.len();
    let band = model.band.map(|band| {
        let points = polyline(&outline(plot, slots, &band));
        view! { <polygon class="band" points=points></polygon> }
    });
    let levels =
        model.levels.into_iter().map(|level| view! { <Across plot=plot level=level /> }).collect_view();
    let lines = model
        .series
        .into_iter()
        .map(|series| {
            let points = points(plot, slots, &series);
            view! { <polyline class=series.style.class() points=polyline(&points)></polyline> }
        })
        .collect_view();
    view! {
        <Canvas label=model.label>
            <Values locale=locale plot=plot ticks=ticks />
            {band}
            {levels}
            {lines}
            <Names plot=plot names=model.names />
        </Canvas>
    }
}

fn points(plot: Plot, slots: usize, series: &Series) -> Vec<Point> {
    let point = |(index, value): (usize, &i64)| Point {
        x: plot.middle(series.from + index, slots),
        y: plot.y(*value),
    };
    series.values.iter().enumerate().map(point).collect()
}

/// Along the lower values and back along the upper ones.
fn outline(plot: Plot, slots: usize, band: &Band) -> Vec<Point> {
    let point =
        |place: usize, value: i64| Point { x: plot.middle(band.from + place, slots), y: plot.y(value) };
    let lower = band.values.iter().enumerate().map(|(place, (least, _))| point(place, *least));
    let upper = band.values.iter().enumerate().rev().map(|(place, (_, most))| point(place, *most));
    lower.chain(upper).collect()
}

#[component]
fn Across(plot: Plot, level: Level) -> impl IntoView {
    let y = plot.y(level.value);
    // Near the upper edge there is no room above the line.
    let text = if y < LABEL { y + LABEL } else { y - 5.0 };
    view! {
        <g class=level.style.class()>
            <line x1="0" x2=PLOT_WIDTH y1=y y2=y></line>
            <text x="6" y=text>{level.label}</text>
        </g>
    }
}
