//! `foresteria backtest`: how good forecasts of the past would have been, for a terminal or a program.

use super::nights::Format;
use anyhow::ensure;
use chrono::NaiveDate;
use domain::forecast::backtest::{LandingRow, Peer, Report, Row};
use service::forecast::{BackTest, FARTHEST, backtest};
use service::{Actor, Context};
use std::process::ExitCode;

/// What the columns mean.
const COLUMNS: &str = "\
Dates are nights, half-open: --from is in, --to is out. Each night is forecast from so many days before it, with what \
was known at the end of that day; once a week the sum of the next nights is.
wape is the sum of absolute errors as a share of what came, mase the error as a share of that of taking the night a \
week before, bias the sum of errors (above zero, too much was said), pinball the mean loss at P10, P50 and P90 in \
rooms, cover the share of nights that came from P10 to P90, below and above the shares outside it, width the mean \
distance between them. With --landing each whole year from --from on is told at the first of each of its months: error is the \
mean absolute error as a share of what it came to, brier the squared error of the chance that it reaches its target, or \
without one as much as the year before; goals says how many years had one. A year is told once its nights are counted, from a fortnight after the \
first arrival. Learning takes some twenty seconds for every four weeks. Beside the forecast stand the simple ways to tell, each on the nights of which it knows enough: n says how many. No night is \
forecast above the rooms open: those in stock, less closures that were known on the day it is forecast from. Rooms booked \
one by one are told by the learned model or by pick-up, whichever erred less before.";

#[derive(Debug, clap::Args)]
#[command(after_help = COLUMNS)]
pub(super) struct Backtest {
    /// First night
    #[arg(long, value_name = "DATE")]
    from: NaiveDate,
    /// First night no longer asked for
    #[arg(long, value_name = "DATE")]
    to: NaiveDate,
    /// Days ahead
    #[arg(long, value_name = "DAYS", value_delimiter = ',', value_parser = days(), default_value = "1,7,14,28,60,90")]
    horizons: Vec<u16>,
    /// Lengths of the sums of the next nights
    #[arg(long, value_name = "NIGHTS", value_delimiter = ',', value_parser = days())]
    totals: Vec<u16>,
    /// Tell where each whole year from --from on lands, at the first of each of its months
    #[arg(long)]
    landing: bool,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// From the next night to two years ahead.
fn days() -> clap::builder::RangedI64ValueParser<u16> {
    clap::value_parser!(u16).range(1..=FARTHEST)
}

impl Backtest {
    pub(super) async fn run(self, ctx: &Context) -> anyhow::Result<ExitCode> {
        let today = ctx.today();
        ensure!(self.from < self.to, "--to has to be later than --from");
        ensure!(
            self.to <= today,
            "--to may be {today} at the latest: only nights that are over can be scored"
        );
        let Self { from, to: until, horizons, totals, landing, format } = self;
        let asked = BackTest { from, until, horizons, totals, landing };
        let report = backtest(ctx, &Actor::operator(), &asked).await?;
        match format {
            Format::Json => println!("{}", serde_json::to_string(&report)?),
            Format::Table => print!("{}", table(&report)),
        }
        Ok(ExitCode::SUCCESS)
    }
}

const TITLES: &str = "    wape     mase     bias  pinball    cover    below    above    width";

fn table(report: &Report) -> String {
    let title = |name: &str| format!("{name:<24}  days     n {TITLES}\n");
    let of =
        |(peer, rows): (&Peer, &Vec<Row>)| rows.iter().map(|row| line(peer.code(), row)).collect::<Vec<_>>();
    let (peers, peer_totals) = (report.peers.iter().flat_map(of), report.peer_totals.iter().flat_map(of));
    let forecast = report.horizons.iter().map(|row| line("forecast", row));
    let totals = report.totals.iter().map(|row| line("forecast", row));
    let mut text: String = std::iter::once(title("nights")).chain(forecast).chain(peers).collect();
    if !report.totals.is_empty() {
        text.push('\n');
        text.extend(std::iter::once(title("sums of nights")).chain(totals).chain(peer_totals));
    }
    text.extend(landing(report));
    text
}

const LANDING: &str = "months     n    error     bias     mean goals    brier    cover    below    above";

/// Where years land; nothing where it was not asked.
fn landing(report: &Report) -> Vec<String> {
    let of = |(peer, rows): (&Peer, &Vec<LandingRow>)| {
        rows.iter().map(|row| landed(peer.code(), row)).collect::<Vec<_>>()
    };
    let peers = report.peer_landing.iter().flat_map(of);
    let rows: Vec<String> = report.landing.iter().map(|row| landed("forecast", row)).chain(peers).collect();
    let title = format!("\n{:<24}{LANDING}\n", "years by months to go");
    if rows.is_empty() { rows } else { std::iter::once(title).chain(rows).collect() }
}

fn landed(name: &str, row: &LandingRow) -> String {
    let share = |share: Option<f64>| {
        share.map_or_else(|| format!(" {:>8}", "-"), |share| format!(" {:>7.1}%", 100.0 * share))
    };
    let brier = row.brier.map_or_else(|| format!(" {:>8}", "-"), |brier| format!(" {brier:>8.3}"));
    let [error, bias, mean] = [row.abs_error, row.bias, row.bias_of_mean].map(|of| share(Some(of)));
    let [cover, below, above] = [row.coverage80, row.below10, row.above90].map(share);
    format!(
        "{name:<24}{:>6} {:>5}{error}{bias}{mean}{:>6}{brier}{cover}{below}{above}\n",
        row.months, row.n, row.goals
    )
}

fn line(name: &str, row: &Row) -> String {
    let score = row.score;
    let share = |share: f64| format!(" {:>7.1}%", 100.0 * share);
    let mase = score.mase.map_or_else(|| format!(" {:>8}", "-"), |mase| format!(" {mase:>8.2}"));
    format!(
        "{name:<24} {:>5} {:>5}{}{mase}{} {:>8.2}{}{}{} {:>8.1}\n",
        row.days,
        score.n,
        share(score.wape),
        share(score.bias),
        score.pinball,
        share(score.coverage80),
        share(score.below10),
        share(score.above90),
        score.width
    )
}
