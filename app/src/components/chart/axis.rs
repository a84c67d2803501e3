//! Lines and words around the data.

use domain::chart::Plot;
use i18n::{self, Locale};
use leptos::prelude::*;

use super::{HEIGHT, LEFT, PLOT_WIDTH, TOP, WIDTH};
use crate::markup::Inner;

/// The picture's frame: a group whose origin is the upper left corner of the data.
#[component]
pub(super) fn Canvas(label: String, children: Inner) -> impl IntoView {
    view! {
        <svg class="chart" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
            <g transform=format!("translate({LEFT} {TOP})")>{children.markup()}</g>
        </svg>
    }
}

/// Values along the left edge, with a line across for each.
#[component]
pub(super) fn Values(locale: Locale, plot: Plot, ticks: Vec<i64>) -> impl IntoView {
    ticks
        .into_iter()
        .map(|tick| {
            let y = plot.y(tick);
            view! {
                <g class="tick">
                    <line x1="0" x2=PLOT_WIDTH y1=y y2=y></line>
                    <text x="-8" y=y dy="0.35em" text-anchor="end">{i18n::count(locale, tick)}</text>
                </g>
            }
        })
        .collect_view()
}

/// Names of the slots below.
#[component]
pub(super) fn Names(plot: Plot, names: Vec<String>) -> impl IntoView {
    let slots = names.len();
    names
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            view! { <text class="name" x=plot.middle(index, slots) y=plot.height + 20.0 text-anchor="middle">{name}</text> }
        })
        .collect_view()
}
