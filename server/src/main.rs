//! The `foresteria` command.

use clap::Parser;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match server::command::run(server::command::Command::parse()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("foresteria: {error:#}");
            ExitCode::FAILURE
        }
    }
}
