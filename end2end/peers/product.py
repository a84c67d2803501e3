"""The product's own back-test, over the same bookings."""

import json
import subprocess
import tempfile
import time
from pathlib import Path


def backtest(binary, data, horizons, nights):
    """Its figures by days ahead, and the seconds it took; the import of the file apart."""
    with tempfile.TemporaryDirectory() as folder:
        database = ["--database", f"sqlite:{Path(folder) / 'hotel.db'}"]
        imported = [binary, "import", "stays", data, "--mapping", "hotel_demand", "--create-room-types", *database]
        subprocess.run(imported, check=True, stdout=subprocess.DEVNULL)
        started = time.monotonic()
        asked = ["--from", nights[0], "--to", nights[1], "--horizons", ",".join(map(str, horizons)), "--totals", "28"]
        done = subprocess.run([binary, "backtest", *asked, "--format", "json", *database], check=True,
                              stdout=subprocess.PIPE)
        seconds = time.monotonic() - started
    report = json.loads(done.stdout)
    peers = {name: {row["days"]: row for row in rows} for name, rows in report["peers"].items()}
    return {row["days"]: row for row in report["horizons"]}, peers, seconds
