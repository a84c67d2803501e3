"""LightGBM quantiles on what is on the books, learned at each origin only from nights over by then."""

import math

import lightgbm
import numpy

from score import LEVELS

# A model is kept as long as the product keeps its own.
KEPT = 28

YEAR = 364

# Nights whose errors correct the range, and the fewest of them.
MOST_ERRORS, FEWEST_ERRORS = 120, 30

SETTINGS = {
    "objective": "quantile", "learning_rate": 0.06, "num_leaves": 8, "min_data_in_leaf": 12, "bagging_fraction": 0.8,
    "bagging_freq": 1, "feature_fraction": 0.8, "seed": 25_000, "num_threads": 1, "verbose": -1,
}

ROUNDS = 150


def features(books, night, days):
    """What the books say of a night so many days before it."""
    origin = night - days
    now = books.known(night, days, origin)
    weeks = [night - 7 * week for week in range(1, 60)]
    gains = [books.slept(other, origin) - books.known(other, days, origin) for other in weeks if other <= origin]
    slept = [books.slept(origin - back, origin) for back in range(28)]
    year_ago = books.slept(night - YEAR, origin)
    angle = 2 * math.pi * (night % 365) / 365
    return [
        now,
        *(now - books.known(night, days + back, origin) for back in (3, 7, 14, 28)),
        *(books.known(night + by, days + by, origin) for by in (-2, -1, 1, 2)),
        mean(gains[:4]), mean(gains[:8]),
        mean(slept[:7]), mean(slept),
        year_ago, year_ago - books.known(night - YEAR, days, origin),
        night % 7, math.sin(angle), math.cos(angle),
    ]


def mean(values):
    kept = [value for value in values if not math.isnan(value)]
    return sum(kept) / len(kept) if kept else math.nan


def quantiles(books, nights, days, warm):
    """P10, P50 and P90 of nights so many days ahead: raw, and with the range corrected by the errors of the last nights over
    (conformalised quantile regression). The first `warm` nights are told only to have such errors."""
    rows = {night: features(books, night, days) for night in range(books.first + days, nights.stop)}
    raw, corrected, models, learned = {}, {}, None, None
    for night in range(nights.start - warm, nights.stop):
        origin = night - days
        if models is None or origin - learned >= KEPT:
            models, learned = learn(books, rows, days, origin), origin
        row = numpy.array([rows[night]])
        said = rows[night][0] + numpy.array([float(model.predict(row)[0]) for model in models])
        raw[night] = numpy.maximum(numpy.sort(said), 0)
        corrected[night] = correct(books, raw, night, origin)
    return raw, corrected


def learn(books, rows, days, origin):
    known = [night for night in rows if night <= origin]
    table = numpy.array([rows[night] for night in known])
    gains = numpy.array([books.slept(night, origin) for night in known]) - table[:, 0]
    return [
        lightgbm.train({**SETTINGS, "alpha": level}, lightgbm.Dataset(table, gains), num_boost_round=ROUNDS)
        for level in LEVELS
    ]


def correct(books, raw, night, origin):
    over = [other for other in raw if other <= origin][-MOST_ERRORS:]
    if len(over) < FEWEST_ERRORS:
        return raw[night]
    came = numpy.array([books.slept(other, origin) for other in over])
    said = numpy.array([raw[other] for other in over])
    off = numpy.sort(numpy.maximum(said[:, 0] - came, came - said[:, 2]))
    place = min(math.ceil((len(off) + 1) * 0.8), len(off)) - 1
    low, middle, high = raw[night]
    return numpy.array([max(min(low - off[place], middle), 0), middle, max(high + off[place], middle)])
