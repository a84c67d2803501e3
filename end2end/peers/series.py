"""Peers that see only how many rooms were slept in, night by night."""

import numpy
import pandas
from statsforecast import StatsForecast
from statsforecast.models import AutoETS, AutoTheta, SeasonalNaive

from bookings import EPOCH

MODELS = {"SeasonalNaive": SeasonalNaive, "AutoTheta": AutoTheta, "AutoETS": AutoETS}


def quantiles(name, books, origins, farthest):
    """P10, P50 and P90 of the next nights, told at each origin from the nights over by then."""
    said = {}
    for origin in origins:
        nights = range(books.first, origin + 1)
        frame = pandas.DataFrame({
            "unique_id": "hotel",
            "ds": [pandas.Timestamp(EPOCH) + pandas.Timedelta(days=night) for night in nights],
            "y": [books.slept(night, origin) for night in nights],
        })
        told = StatsForecast(models=[MODELS[name](season_length=7)], freq="D", n_jobs=1).forecast(
            df=frame, h=farthest, level=[80])
        columns = [f"{name}-lo-80", name, f"{name}-hi-80"]
        said[origin] = numpy.maximum(told[columns].to_numpy(dtype=float), 0)
    return said
