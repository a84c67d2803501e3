//! How good the simulation of groups is on a real hotel, beside simple ways to tell.
//!
//! `cargo bench -p foresteria-domain --bench groups` prints the tables of BENCHMARKS.md. It wants
//! `hotel_demand_resort.csv.gz` of the public *hotel booking demand* data (Antonio, de Almeida, Nunes, *Data in Brief* 22, 2019)
//! in `$FORESTERIA_SHARED/data`; without it, it says so and measures nothing.

mod hotel;
mod measure;
mod speed;

use measure::{Bench, Method};
use std::process::ExitCode;

fn main() -> ExitCode {
    speed::print();
    let path = hotel::path();
    if !path.exists() {
        println!("NOT RUN: {} is missing", path.display());
        return ExitCode::SUCCESS;
    }
    let rows = match hotel::read(&path) {
        Ok(rows) => rows,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    };
    let blocks = hotel::blocks(&rows);
    println!("{} rooms in {} blocks of the market segment Groups", rows.len(), blocks.len());
    let bench = Bench::new(&blocks);
    bench.print(Method::OnTheBooks, &blocks);
    bench.print(Method::RoomByRoom, &hotel::rooms(&rows));
    bench.print(Method::Events, &blocks);
    ExitCode::SUCCESS
}
