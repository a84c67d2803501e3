//! The `foresteria` command.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match server::command::run(server::command::Command::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("foresteria: {error:#}");
            ExitCode::FAILURE
        }
    }
}
