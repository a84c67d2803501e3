"""Forecasts of a real hotel, side by side: the product, statsforecast and LightGBM, on the same origins and nights.

    python3 end2end/peers/hotel.py FORESTERIA hotel_demand_resort.csv.gz [--from 2016-09-01] [--to 2017-09-01]

makes a virtual environment in target/peers, with what requirements.txt pins, and starts again inside it. Every day is an
origin and every method knows what was known at its end; the nights asked for are told 1 to 90 days ahead.
"""

import argparse
import datetime
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE.parent.parent / "target" / "peers"

HORIZONS = [1, 7, 14, 28, 60, 90]
# Nights before the first that is scored, told only to learn how wide ranges ought to be.
WARM = 60


def not_run(why):
    print(f"NOT RUN: {why}")
    raise SystemExit(0)


def environment():
    """The interpreter of the environment, made where it is missing or was made from other pins."""
    python, pins = ENVIRONMENT / "bin" / "python", ENVIRONMENT / "pins"
    wanted = (HERE / "requirements.txt").read_text()
    if not (python.exists() and pins.exists() and pins.read_text() == wanted):
        for step in ([sys.executable, "-m", "venv", ENVIRONMENT],
                     [python, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"]):
            try:
                subprocess.run(step, check=True)
            except (OSError, subprocess.CalledProcessError) as fault:
                not_run(f"no environment could be made: {fault}")
        pins.write_text(wanted)
    return python


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("binary", help="the built program")
    asked.add_argument("data", help="the CSV of the public hotel booking demand data, packed or not")
    date = datetime.date.fromisoformat
    asked.add_argument("--from", dest="since", type=date, default=date("2016-09-01"), help="the first night told")
    asked.add_argument("--to", dest="until", type=date, default=date("2017-09-01"), help="the first night no longer told")
    asked.add_argument("--without", action="append", default=[], help="a method to leave out")
    asked = asked.parse_args()
    for path in (asked.binary, asked.data):
        if not Path(path).exists():
            not_run(f"{path} is not there")
    if Path(sys.prefix).resolve() != ENVIRONMENT.resolve():
        python = environment()
        os.execv(python, [str(python), *sys.argv])
    table(compare(asked))


def compare(asked):
    """The figures of each method by days ahead, with the seconds it took."""
    import boosting
    import series
    from bookings import Books, day, read
    from score import score

    books = Books(read(asked.data), max(HORIZONS) + 28)
    nights = range(day(asked.since), day(asked.until))
    print(f"{books.came[nights.start:nights.stop].sum():,.0f} room-nights in {len(nights)} nights", file=sys.stderr)
    found = {}

    def add(name, told, seconds):
        found[name] = ({days: score(told(days), books.came[nights.start:nights.stop]) for days in HORIZONS}, seconds)
        print(f"{name}: {seconds:.0f} s", file=sys.stderr)

    add("on the books", lambda days: [[books.ahead[night, days]] * 3 for night in nights], 0)
    origins = range(nights.start - max(HORIZONS), nights.stop - 1)
    for name in series.MODELS:
        if name not in asked.without:
            started = time.monotonic()
            said = series.quantiles(name, books, origins, max(HORIZONS))
            add(name, lambda days: [said[night - days][days - 1] for night in nights], time.monotonic() - started)
    if "LightGBM" not in asked.without:
        started = time.monotonic()
        both = {days: boosting.quantiles(books, nights, days, WARM) for days in HORIZONS}
        seconds = time.monotonic() - started
        for place, name in enumerate(["LightGBM, raw", "LightGBM, conformal"]):
            add(name, lambda days: [both[days][place][night] for night in nights], seconds)
    if "foresteria" not in asked.without:
        product(asked, found)
    return found


def product(asked, found):
    """The product's figures, and a check that it counts as this script does."""
    from product import backtest

    told, peers, seconds = backtest(asked.binary, asked.data, HORIZONS, [asked.since.isoformat(), asked.until.isoformat()])
    ours, theirs = found["on the books"][0], peers.get("on_the_books", {})
    for days, row in theirs.items():
        if abs(row["wape"] - ours[days]["wape"]) > 0.002:
            raise SystemExit(f"{days} days ahead, on the books errs by {row['wape']:.4f} in the product and by "
                             f"{ours[days]['wape']:.4f} here: they do not count the same")
    found["foresteria"] = (told, seconds)


def table(found):
    """One table for BENCHMARKS.md."""
    print(f"| {'days ahead':28} | " + " | ".join(f"{days:>6}" for days in HORIZONS) + " | seconds |")
    print("|---|" + "--:|" * (len(HORIZONS) + 1))
    for key, title, show in [("wape", "WAPE", "{:.1%}"), ("pinball", "pinball", "{:.2f}"),
                             ("coverage80", "P10–P90 hold", "{:.0%}")]:
        for name, (rows, seconds) in found.items():
            if key != "wape" and name == "on the books":
                continue
            cells = [show.format(rows[days][key]).replace("%", " %") for days in HORIZONS]
            took = f"{seconds:.0f}" if key == "wape" and seconds else ""
            print(f"| {title + ', ' + name:28} | " + " | ".join(f"{cell:>6}" for cell in cells) + f" | {took:>7} |")


if __name__ == "__main__":
    main()
