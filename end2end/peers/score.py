"""The figures a forecast is scored by: those of `foresteria backtest`."""

import numpy

LEVELS = numpy.array([0.1, 0.5, 0.9])


def score(said, came):
    """WAPE of the median, mean pinball loss and the share from P10 to P90, of quantiles row by row."""
    said, came = numpy.sort(numpy.asarray(said, dtype=float), axis=1), numpy.asarray(came, dtype=float)
    error = came[:, None] - said
    loss = numpy.maximum(LEVELS * error, (LEVELS - 1) * error)
    return {
        "n": len(came),
        "wape": float(numpy.abs(error[:, 1]).sum() / came.sum()),
        "pinball": float(loss.mean()),
        "coverage80": float(((said[:, 0] <= came) & (came <= said[:, 2])).mean()),
    }
