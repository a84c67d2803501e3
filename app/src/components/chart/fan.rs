//! What was, what is agreed, and how wide what is to come is told.

use domain::chart::{Plot, Point, polyline};
use i18n::Locale;
use leptos::prelude::*;

use super::axis::{Canvas, Names, Values};
use super::lines::{Across, points};
use super::{Level, Series, plot};

/// What a fan shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FanModel {
    /// The picture in one sentence.
    pub label: String,
    /// Names of the slots; empty where there is no room for one.
    pub names: Vec<String>,
    /// The slot of the first pair below.
    pub from: usize,
    /// Between which values each slot from there on is told to lie.
    pub band: Vec<(i64, i64)>,
    /// Lines, the lowest drawn first.
    pub series: Vec<Series>,
    /// Levels across.
    pub levels: Vec<Level>,
}

/// A fan chart.
#[component]
pub fn Fan(
    /// Language.
    locale: Locale,
    /// What it shows.
    model: FanModel,
) -> impl IntoView {
    let values = model.series.iter().flat_map(|series| series.values.iter().copied());
    let most = values
        .chain(model.band.iter().map(|(_, most)| *most))
        .chain(model.levels.iter().map(|level| level.value))
        .max()
        .unwrap_or_default();
    let (plot, ticks) = plot(most);
    let slots = model.names.len();
    let band = polyline(&outline(plot, slots, model.from, &model.band));
    let levels =
        model.levels.into_iter().map(|level| view! { <Across plot=plot level=level /> }).collect_view();
    let lines = model
        .series
        .into_iter()
        .map(|series| {
            let points = polyline(&points(plot, slots, &series));
            view! { <polyline class=series.style.class() points=points></polyline> }
        })
        .collect_view();
    view! {
        <Canvas label=model.label>
            <Values locale=locale plot=plot ticks=ticks />
            <polygon class="band" points=band></polygon>
            {levels}
            {lines}
            <Names plot=plot names=model.names />
        </Canvas>
    }
}

/// Along the lower values and back along the upper ones.
fn outline(plot: Plot, slots: usize, from: usize, band: &[(i64, i64)]) -> Vec<Point> {
    let point = |place: usize, value: i64| Point { x: plot.middle(from + place, slots), y: plot.y(value) };
    let lower = band.iter().enumerate().map(|(place, (least, _))| point(place, *least));
    let upper = band.iter().enumerate().rev().map(|(place, (_, most))| point(place, *most));
    lower.chain(upper).collect()
}
