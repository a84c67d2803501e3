//! Charts as SVG, printed on the server. Places come from `domain::chart`; the table beside holds the same figures,
//! so a chart is one image to a screen reader.

mod axis;
mod bars;
mod lines;

pub use bars::{Bars, BarsModel, Slot};
pub use lines::{Band, Level, Lines, LinesModel, Series};

use domain::chart::Plot;

/// Size of the picture, and of the area of the data in it.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 264.0;
const LEFT: f64 = 66.0;
const TOP: f64 = 12.0;
const PLOT_WIDTH: f64 = WIDTH - LEFT - 4.0;
const PLOT_HEIGHT: f64 = HEIGHT - TOP - 30.0;
const STEPS: i64 = 5;

/// How a bar part or a line is drawn. Each differs from the others in more than its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// What happened: full.
    Actual,
    /// What is agreed: hatched bars, broken lines.
    Booked,
    /// What it is compared with: an outline.
    Compared,
    /// What is wanted: a line across.
    Target,
    /// A second line across.
    TargetToo,
    /// What is expected: a thin line.
    Expected,
    /// What there is to give: a faint line.
    Open,
}

impl Style {
    /// The class that carries it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Booked => "booked",
            Self::Compared => "compared",
            Self::Target => "target",
            Self::TargetToo => "target too",
            Self::Expected => "expected",
            Self::Open => "open",
        }
    }
}

fn plot(most: i64) -> (Plot, Vec<i64>) {
    let ticks = domain::chart::ticks(most, STEPS);
    let top = ticks.last().copied().unwrap_or(1);
    (Plot { width: PLOT_WIDTH, height: PLOT_HEIGHT, top }, ticks)
}
