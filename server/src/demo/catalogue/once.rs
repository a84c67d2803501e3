//! Events that take place once.

use super::{CENTRE, Known};
use crate::demo::plan::date;
use chrono::{Datelike, NaiveDate};
use domain::event::EventKind::{self, Conference, LeadershipMeeting, SpecialEvent, Training};

/// Year, month, day.
type Day = (i32, u32, u32);
/// Rooms, participants on campus, participants online.
type Size = (i64, i64, i64);

const ONCE: &[(&str, EventKind, Day, Day, Size, &str, &str)] = &[
    (
        "Driverless shuttle on campus roads: a trial of four months",
        SpecialEvent,
        (2020, 1, 16),
        (2020, 5, 15),
        (0, 0, 0),
        "ansa.it; ilsole24ore.com (planned from 16 January 2020)",
        "City of Turin",
    ),
    (
        "Participants who could not travel home",
        Training,
        (2020, 3, 9),
        (2020, 4, 10),
        (150, 200, 0),
        "City of Turin, CittAgorà, 2021 (about 200 people in the spring of 2020; rooms and days assumed)",
        CENTRE,
    ),
    (
        "Global Skills Fair, first edition (online)",
        Conference,
        (2021, 4, 20),
        (2021, 4, 22),
        (0, 0, 0),
        "S44 (April 2021; days assumed, attendance not published)",
        CENTRE,
    ),
    (
        "Governing Board of the Centre",
        LeadershipMeeting,
        (2022, 10, 27),
        (2022, 10, 28),
        (38, 60, 0),
        "onuitalia.com (27-28 October 2022; attendance assumed)",
        CENTRE,
    ),
    (
        "Inauguration of Africa 10 and Africa 11",
        SpecialEvent,
        (2022, 10, 27),
        (2022, 10, 27),
        (6, 120, 0),
        "onuitalia.com, 3 November 2022 (attendance assumed)",
        CENTRE,
    ),
    (
        "The future of conferences and meetings in the United Nations system: symposium",
        Conference,
        (2023, 3, 14),
        (2023, 3, 16),
        (45, 70, 0),
        "S52 (date and attendance assumed)",
        CENTRE,
    ),
    (
        "Meeting of the senior human resources managers of the United Nations system",
        LeadershipMeeting,
        (2023, 10, 9),
        (2023, 10, 11),
        (58, 70, 0),
        "S48 (October 2023; days and attendance assumed)",
        CENTRE,
    ),
    (
        "Global Skills Fair",
        Conference,
        (2024, 1, 23),
        (2024, 1, 25),
        (178, 300, 1700),
        "S40, S41, S42 (January 2024, three days; which days is assumed)",
        "ILO Skills Branch",
    ),
    (
        "International conference on artificial intelligence and learning, with an expo of 15 exhibitors",
        Conference,
        (2024, 6, 11),
        (2024, 6, 13),
        (110, 180, 0),
        "S45, S46 (June 2024, three days; which days and attendance assumed)",
        CENTRE,
    ),
    (
        "Torino Skills City",
        Conference,
        (2024, 5, 7),
        (2024, 5, 9),
        (48, 80, 0),
        "etf.europa.eu (three days, 80 people; date assumed)",
        "European Training Foundation (ETF)",
    ),
    (
        "Governing Board of the Centre, special session opening the 60th anniversary",
        LeadershipMeeting,
        (2024, 10, 24),
        (2024, 10, 25),
        (42, 70, 0),
        "ansa.it (24 October 2024), S53 (attendance assumed)",
        CENTRE,
    ),
    (
        "60 years of the Centre: exhibition on campus",
        SpecialEvent,
        (2024, 10, 24),
        (2025, 10, 24),
        (0, 0, 0),
        "ansa.it (until October 2025), S53",
        CENTRE,
    ),
    (
        "Pioneers Forum",
        Conference,
        (2025, 4, 15),
        (2025, 4, 16),
        (60, 90, 0),
        "itcilo.org/es/node/3561 (attendance assumed)",
        CENTRE,
    ),
    (
        "Academic Day of the Turin School of Development",
        SpecialEvent,
        (2025, 5, 16),
        (2025, 5, 16),
        (35, 250, 0),
        "itcilo.org/it/node/3570 (attendance assumed)",
        CENTRE,
    ),
];

/// Those that begin in a year.
pub(super) fn of_year(year: i32) -> Vec<Known> {
    let day = |(year, month, day): Day| -> NaiveDate { date(year, month, day) };
    let known = |&(title, kind, first, last, size, source, organisation): &(_, _, _, _, Size, _, _)| Known {
        title,
        kind,
        days: (day(first), day(last)),
        rooms: size.0,
        on_campus: size.1,
        online: size.2,
        source,
        organisation,
    };
    ONCE.iter().map(known).filter(|event| event.days.0.year() == year).collect()
}
