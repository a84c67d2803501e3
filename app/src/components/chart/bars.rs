//! Stacked bars.

use domain::chart::{Bar, Plot};
use i18n::Locale;
use leptos::prelude::*;

use super::{
    Style,
    axis::{Canvas, Names, Values},
    plot,
};

const FILL: f64 = 0.68;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Below the bar.
    pub name: String,
    /// Its parts, lowest first; as many as the chart has styles.
    pub parts: Vec<i64>,
    /// What it is compared with.
    pub compared: Option<i64>,
    /// All of it in words, shown under the pointer.
    pub tip: String,
}

/// What a bar chart shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarsModel {
    /// The picture in one sentence.
    pub label: String,
    /// How the parts are drawn, lowest first.
    pub styles: Vec<Style>,
    /// The bars.
    pub slots: Vec<Slot>,
}

/// A bar chart.
#[component]
pub fn Bars(
    /// Language.
    locale: Locale,
    /// What it shows.
    model: BarsModel,
) -> impl IntoView {
    let sums =
        model.slots.iter().flat_map(|slot| [slot.parts.iter().sum(), slot.compared.unwrap_or_default()]);
    let (plot, ticks) = plot(sums.max().unwrap_or_default());
    let names = model.slots.iter().map(|slot| slot.name.clone()).collect();
    let count = model.slots.len();
    let bars = model
        .slots
        .into_iter()
        .enumerate()
        .map(|(index, slot)| view! { <OneBar plot=plot index=index count=count styles=model.styles.clone() bar=slot /> })
        .collect_view();
    view! {
        <Canvas label=model.label>
            <Hatch />
            <Values locale=locale plot=plot ticks=ticks />
            {bars}
            <Names plot=plot names=names />
        </Canvas>
    }
}

#[component]
fn OneBar(plot: Plot, index: usize, count: usize, styles: Vec<Style>, bar: Slot) -> impl IntoView {
    let rect = |bar: Bar, style: Style| {
        view! { <rect class=style.class() fill=fill(style) x=bar.x y=bar.y width=bar.width height=bar.height></rect> }
    };
    let compared = bar.compared.map(|value| {
        plot.stack(index, count, FILL + 0.14, &[value])
            .into_iter()
            .map(|bar| rect(bar, Style::Compared))
            .collect_view()
    });
    let parts = plot
        .stack(index, count, FILL, &bar.parts)
        .into_iter()
        .zip(styles)
        .filter(|(bar, _)| bar.height > 0.0)
        .map(|(bar, style)| rect(bar, style))
        .collect_view();
    view! { <g><title>{bar.tip}</title>{compared}{parts}</g> }
}

/// The hatch of what is agreed and not yet slept, so that it is told apart without colour. A page has one bar chart.
#[component]
fn Hatch() -> impl IntoView {
    view! {
        <defs>
            <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="hatch-ground" width="5" height="5"></rect>
                <rect class="hatch-line" width="2" height="5"></rect>
            </pattern>
        </defs>
    }
}

/// A pattern is named in the page, not in the style sheet, whose addresses are those of files.
fn fill(style: Style) -> Option<&'static str> {
    (style == Style::Booked).then_some("url(#hatch)")
}
