"""Bookings of the public hotel data, and what was known of them at the end of each day."""

import csv
import datetime
import gzip
import io

import numpy

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December"]

# Who arrived before the first booking of the file is missing from its first nights.
LEAD_IN = 14


# Days are counted from here: long before any booking that is read.
EPOCH = datetime.date(2001, 7, 4)


def day(date):
    """A date as a number of days."""
    return (date - EPOCH).days


def read(path):
    """Rooms booked: first night, first night after, day booked, day gone or none. Stays of no night are left out."""
    opened = gzip.open(path) if path.endswith(".gz") else open(path, "rb")
    with opened as file:
        rows = csv.DictReader(io.TextIOWrapper(file, "utf-8"))
        return [booking for booking in map(booking_of, rows) if booking[0] < booking[1]]


def booking_of(row):
    arrival = day(datetime.date(int(row["arrival_date_year"]), MONTHS.index(row["arrival_date_month"]) + 1,
                                int(row["arrival_date_day_of_month"])))
    nights = int(row["stays_in_weekend_nights"]) + int(row["stays_in_week_nights"])
    gone = None
    if row["reservation_status"] != "Check-Out":
        gone = min(day(datetime.date.fromisoformat(row["reservation_status_date"])), arrival)
    return arrival, arrival + nights, arrival - int(row["lead_time"]), gone


class Books:
    """Rooms on the books by night and days ahead. What is asked for one day is asked through `known`, which has no answer
    for what was not known then."""

    def __init__(self, bookings, reach):
        self.reach = reach
        #: The first night that counts.
        self.first = min(booking[0] for booking in bookings) + LEAD_IN
        nights = max(booking[1] for booking in bookings)
        change = numpy.zeros((nights, reach + 2), dtype=numpy.int64)
        self.came = numpy.zeros(nights)
        for arrival, departure, booked, gone in bookings:
            for night in range(arrival, departure):
                least = 0 if gone is None else max(night - gone + 1, 0)
                most = night - booked
                if most >= least:
                    change[night, min(least, reach + 1)] += 1
                    change[night, min(most + 1, reach + 1)] -= 1
                self.came[night] += gone is None
        self.ahead = numpy.cumsum(change, axis=1)[:, : reach + 1].astype(float)

    def known(self, night, days, origin):
        """Rooms booked for a night so many days before it; not a number where that was not known at the origin."""
        if not self.first - LEAD_IN <= night < len(self.came) or days < 0 or night - days > origin:
            return numpy.nan
        return self.ahead[night, min(days, self.reach)]

    def slept(self, night, origin):
        """Rooms slept in; not a number where the night was not over at the origin."""
        return self.came[night] if self.first <= night <= origin and night < len(self.came) else numpy.nan
