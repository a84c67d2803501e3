//! How good forecasts were.
//!
//! The first figure is WAPE: percentages of single nights break where a night is empty, as in a closure (Hyndman and
//! Koehler, *International Journal of Forecasting* 22, 2006). Quantiles are scored by the pinball loss (Gneiting and
//! Raftery, *Journal of the American Statistical Association* 102, 2007, section 6).
#![expect(clippy::cast_precision_loss, reason = "counts of nights are far below 2^52")]

use serde::Serialize;

/// The chances the three quantiles of a forecast stand for.
pub const LEVELS: [f64; 3] = [0.1, 0.5, 0.9];

/// What was said of one night or sum of nights, and what came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// P10, P50 and P90.
    pub said: [f64; 3],
    /// The mean of what was said.
    pub mean: f64,
    /// What came.
    pub came: f64,
}

impl Scored {
    /// A forecast that knows no range.
    pub const fn point(said: f64, came: f64) -> Self {
        Self { said: [said; 3], mean: said, came }
    }
}

/// Figures of many forecasts of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Score {
    /// How many were scored.
    pub n: usize,
    /// Sum of absolute errors of the median as a share of the sum of what came.
    pub wape: f64,
    /// Mean absolute error of the median as a share of what repeating the night a week before errs by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mase: Option<f64>,
    /// Sum of errors of the median as a share of the sum of what came; above zero, too much was said.
    pub bias: f64,
    /// The same of the mean, which is what sums are made of.
    pub bias_of_mean: f64,
    /// Mean pinball loss at P10, P50 and P90, in rooms.
    pub pinball: f64,
    /// Share of what came from P10 to P90.
    pub coverage80: f64,
    /// Share of what came below P10.
    pub below10: f64,
    /// Share of what came above P90.
    pub above90: f64,
    /// Mean distance from P10 to P90, in rooms.
    pub width: f64,
}

/// The loss of saying `said` for the quantile `level` where `came` came.
pub fn pinball(level: f64, said: f64, came: f64) -> f64 {
    let error = came - said;
    (level * error).max((level - 1.0) * error)
}

impl Score {
    /// The figures; none without anything scored. `naive` is the mean absolute error of the forecast MASE is
    /// measured by, in rooms.
    pub fn of(scored: &[Scored], naive: Option<f64>) -> Option<Self> {
        let n = scored.len();
        let mean = |of: &dyn Fn(&Scored) -> f64| scored.iter().map(of).sum::<f64>() / n as f64;
        let came = mean(&|one| one.came);
        let error = mean(&|one| (one.said[1] - one.came).abs());
        let share = |of: &dyn Fn(&Scored) -> bool| mean(&|one| f64::from(of(one)));
        let loss = |one: &Scored| {
            LEVELS.iter().zip(one.said).map(|(level, said)| pinball(*level, said, one.came)).sum::<f64>()
                / 3.0
        };
        (n > 0 && came > 0.0).then(|| Self {
            n,
            wape: error / came,
            mase: naive.filter(|naive| *naive > 0.0).map(|naive| error / naive),
            bias: mean(&|one| one.said[1] - one.came) / came,
            bias_of_mean: mean(&|one| one.mean - one.came) / came,
            pinball: mean(&loss),
            coverage80: share(&|one| one.said[0] <= one.came && one.came <= one.said[2]),
            below10: share(&|one| one.came < one.said[0]),
            above90: share(&|one| one.came > one.said[2]),
            width: mean(&|one| one.said[2] - one.said[0]),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64) -> bool {
        (left - right).abs() < 1e-12
    }

    #[test]
    fn the_figures_of_two_nights_are_those_reckoned_by_hand() {
        let scored = [
            Scored { said: [80.0, 100.0, 120.0], mean: 102.0, came: 110.0 },
            Scored { said: [40.0, 50.0, 60.0], mean: 50.0, came: 30.0 },
        ];
        let score = Score::of(&scored, Some(10.0)).unwrap();
        assert!(close(score.wape, 30.0 / 140.0) && close(score.bias, 10.0 / 140.0));
        assert!(close(score.bias_of_mean, 12.0 / 140.0) && close(score.mase.unwrap(), 1.5));
        assert_eq!((score.coverage80, score.below10, score.above90, score.width), (0.5, 0.5, 0.0, 30.0));
        // (0.1·30 + 0.5·10 + 0.1·10) / 3 and (0.9·10 + 0.5·20 + 0.1·30) / 3.
        assert!(close(score.pinball, f64::midpoint(9.0 / 3.0, 22.0 / 3.0)), "{}", score.pinball);
    }

    #[test]
    fn nothing_scored_has_no_figures() {
        assert_eq!(Score::of(&[], None), None);
        assert_eq!(Score::of(&[Scored::point(1.0, 0.0)], None), None, "a share of nothing");
    }
}
