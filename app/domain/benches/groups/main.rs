//! How good the simulation of groups is on a real hotel, beside simple ways to tell.
//!
//! `cargo bench -p foresteria-domain --bench groups` prints the tables of BENCHMARKS.md. It wants
//! `hotel_demand_resort.csv.gz` of the public *hotel booking demand* data (Antonio, de Almeida, Nunes, *Data in Brief* 22, 2019)
//! in `$FORESTERIA_SHARED/data`; without it, it says so and measures nothing. `-- FILE FROM TO` tells the nights of another hotel,
//! of a file with the same columns, packed or not.

mod hotel;
mod measure;
mod speed;

use foresteria_domain::forecast::{Day, day};
use measure::{Bench, Method};
use std::ops::Range;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    speed::print();
    let Some((path, nights)) = asked() else {
        eprintln!(
            "what is asked for is a file, the first night and the first night no longer told, or nothing"
        );
        return ExitCode::FAILURE;
    };
    if !path.exists() {
        println!("NOT RUN: {} is missing", path.display());
        return ExitCode::SUCCESS;
    }
    let (arrival, rows) = match hotel::read(&path) {
        Ok(found) => found,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    };
    let blocks = hotel::blocks(&rows);
    println!("{} rooms in {} blocks of the market segment Groups", rows.len(), blocks.len());
    let bench = Bench::new(&blocks, arrival, nights);
    bench.print(Method::OnTheBooks, &blocks);
    bench.print(Method::RoomByRoom, &hotel::rooms(&rows));
    bench.print(Method::Events, &blocks);
    ExitCode::SUCCESS
}

/// The file and the nights that are told: what is asked for, and else those of BENCHMARKS.md.
fn asked() -> Option<(PathBuf, Range<Day>)> {
    // The first is the program, and some are for programs that measure by themselves.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let date = |text: &str| text.parse().ok().map(day);
    match words.as_slice() {
        [] => Some((hotel::path(), date("2016-09-01")?..date("2017-09-01")?)),
        [file, from, until] => Some((PathBuf::from(file), date(from)?..date(until)?)),
        _ => None,
    }
}
