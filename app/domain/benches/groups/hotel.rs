//! The group segment of the resort hotel, as blocks and as single rooms.

use chrono::{Days, NaiveDate};
use foresteria_domain::forecast::group::{Group, Rooms, Stage, Step};
use foresteria_domain::forecast::{Day, day};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Read;
use std::path::{Path, PathBuf};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A booking of one room.
#[derive(Clone, Debug)]
pub struct Row {
    arrival: Day,
    nights: u16,
    booked: Day,
    gone: Option<Day>,
    /// Agent, company, country and deposit.
    by: [String; 4],
}

/// Where the data lies, if it does.
pub fn path() -> PathBuf {
    let near = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("FORESTERIA_SHARED").map_or_else(near, PathBuf::from);
    shared.join("data/hotel_demand_resort.csv.gz")
}

/// The first arrival of any, and the rooms of the market segment `Groups` that were booked for a night at least.
pub fn read(path: &Path) -> Result<(Day, Vec<Row>), Box<dyn Error>> {
    let file = std::fs::File::open(path)?;
    let packed = path.extension().is_some_and(|extension| extension == "gz");
    let file: Box<dyn Read> =
        if packed { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) };
    let mut reader = csv::Reader::from_reader(file);
    let (mut rows, mut first) = (Vec::new(), Day::MAX);
    for record in reader.deserialize::<BTreeMap<String, String>>() {
        let record = record?;
        let row = row(&record)?;
        first = first.min(row.arrival);
        if record["market_segment"] == "Groups" && row.nights > 0 {
            rows.push(row);
        }
    }
    Ok((first, rows))
}

fn row(record: &BTreeMap<String, String>) -> Result<Row, Box<dyn Error>> {
    let month = MONTHS.iter().zip(1..).find(|(name, _)| **name == record["arrival_date_month"]);
    let (_, month) = month.ok_or("no such month")?;
    let (year, date) = (record["arrival_date_year"].parse()?, record["arrival_date_day_of_month"].parse()?);
    let arrival = NaiveDate::from_ymd_opt(year, month, date).ok_or("no such date")?;
    let booked = arrival - Days::new(record["lead_time"].parse()?);
    let nights = |kind: &str| record[kind].parse::<u16>();
    let gone = record["reservation_status"] != "Check-Out";
    let changed: NaiveDate = record["reservation_status_date"].parse()?;
    Ok(Row {
        arrival: day(arrival),
        nights: nights("stays_in_weekend_nights")? + nights("stays_in_week_nights")?,
        booked: day(booked),
        gone: gone.then(|| day(changed)),
        by: ["agent", "company", "country", "deposit_type"].map(|column| record[column].clone()),
    })
}

/// Rooms booked on one day for one arrival by one agent, company, country and deposit.
pub fn blocks(rows: &[Row]) -> Vec<Group> {
    let mut blocks: BTreeMap<(Day, Day, &[String; 4]), Vec<&Row>> = BTreeMap::new();
    for row in rows {
        blocks.entry((row.booked, row.arrival, &row.by)).or_default().push(row);
    }
    blocks.values().zip(1..).filter_map(|(rows, key)| group(key, rows)).collect()
}

/// Each room a group of its own: what is told room by room.
pub fn rooms(rows: &[Row]) -> Vec<Group> {
    rows.iter().zip(1..).filter_map(|(row, key)| group(key, &[row])).collect()
}

fn group(key: u64, rows: &[&Row]) -> Option<Group> {
    let row = rows.first()?;
    let changes: BTreeSet<Day> =
        std::iter::once(row.booked).chain(rows.iter().filter_map(|row| row.gone)).collect();
    let step = |since: &Day| Step {
        since: *since,
        stage: Stage::Definite,
        asked: true,
        rooms: held(rows.iter().filter(|row| row.gone.is_none_or(|gone| gone > *since)), row.arrival),
    };
    let slept = held(rows.iter().filter(|row| row.gone.is_none()), row.arrival);
    // It is gone with its last room.
    let gone =
        rows.iter().map(|row| row.gone).collect::<Option<Vec<Day>>>().and_then(|gone| gone.into_iter().max());
    let steps = changes.iter().map(step).filter(|step| step.rooms.sum() > 0).collect();
    // What was paid beforehand is the kind of agreement a group has.
    let class = match row.by[3].as_str() {
        "No Deposit" => 0,
        "Refundable" => 1,
        _ => 2,
    };
    Group::new(key, class, steps, gone, gone.is_none().then_some(slept))
}

fn held<'a>(rows: impl Iterator<Item = &'a &'a Row>, first: Day) -> Rooms {
    let mut by_night: Vec<u16> = Vec::new();
    for row in rows {
        by_night.resize(by_night.len().max(usize::from(row.nights)), 0);
        by_night.iter_mut().take(usize::from(row.nights)).for_each(|rooms| *rooms += 1);
    }
    Rooms { first, by_night }
}
