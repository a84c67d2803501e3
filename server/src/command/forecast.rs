//! `foresteria forecast`: what the outlook says, for a terminal or a program.

use super::nights::{Format, instant};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::forecast::outlook::{Goal, How, Line, PavilionLine, PavilionLines};
use domain::forecast::record::{PeriodRow, Record, RecordRow, Trust};
use domain::forecast::score::Score;
use service::forecast::{Asked, Told, with_record};
use service::{Actor, Context};
use std::process::ExitCode;

/// What the columns mean; the same definitions as on the page.
const COLUMNS: &str = "\
Nights are told from the day after the last that is over at the instant asked about, two years ahead at most; until is \
the first night no longer told. slept is certain, booked stands on the books, held is held for tentative and definite \
events beyond that. mean, p10, p50 and p90 are those of all paths, each of them drawn whole, so that sums add up; wanted \
is the mean without regard to rooms that run out. chance is the share of paths that reach a target; in the scenario of \
stress as much of what is to come is lost as Turin's nights fell in 2020. Pavilions divide each path by the rooms given \
to stays, by where nights of the last year were slept, and within what is open: their means add up. trust says how far a \
chance is to be trusted by the record: no_skill and beaten, where the page shows none; uncalibrated, until chances of sixty \
different years were scored; scored. The record is that of forecasts kept by the instant asked about: wape is the sum of misses \
as a share of what came, beside what was on the books, the same nights of last year, and pick-up; within is the share from p10 to \
p90; late is how many of those scored were made long after their day; apart is how many share no night. Months are scored by \
months ahead, the one that runs being 0, years by months to go. The same bookings give the same numbers. \
Learning takes some twenty seconds; --quick leaves it out and tells rooms booked one by one by pick-up alone.";

#[derive(Debug, clap::Args)]
#[command(after_help = COLUMNS)]
pub(super) struct Forecast {
    /// As known then: an instant such as 2016-06-01T00:00:00Z, or a date for the end of that day on campus
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    as_of: Option<DateTime<Utc>>,
    /// First night no longer told
    #[arg(long, value_name = "DATE")]
    until: Option<NaiveDate>,
    /// Do not learn: tell rooms booked one by one by pick-up
    #[arg(long)]
    quick: bool,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Forecast {
    pub(super) async fn run(self, ctx: &Context) -> anyhow::Result<ExitCode> {
        let how = Some(if self.quick { How::PickUp } else { How::Learned });
        let asked = Asked { as_of: self.as_of, until: self.until, how };
        let told = with_record(ctx, &Actor::operator(), &asked).await?;
        match self.format {
            Format::Json => println!("{}", serde_json::to_string(&told)?),
            Format::Table => print!("{}", table(&told)),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn table(told: &Told) -> String {
    let outlook = &told.outlook;
    let title = format!(
        "{:<12}{:>9}{:>9}{:>9}{:>10}{:>9}{:>9}{:>9}{:>10}\n",
        "from", "slept", "booked", "held", "mean", "p10", "p50", "p90", "wanted"
    );
    let lines = |lines: &[Line]| lines.iter().map(line).collect::<String>();
    let goals: String = outlook.goals.iter().zip(&told.trust).map(|(of, trust)| goal(of, *trust)).collect();
    let (months, years) = (lines(&outlook.months), lines(&[&outlook.years[..], &outlook.biennia].concat()));
    let (pavilions, record) = (pavilions(&outlook.pavilions), record(&told.record));
    format!(
        "months\n{title}{months}\nyears, and two of a budget together\n{title}{years}\n{pavilions}\n{goals}{record}"
    )
}

/// How good forecasts kept before were; nothing where none is scored.
fn record(record: &Record) -> String {
    let of = |what: &str, row: &RecordRow| {
        let peers = [row.on_the_books, row.last_year, row.pick_up];
        scored(&format!("{} {what}", row.days), &row.forecast, peers, (row.replayed, row.disjoint))
    };
    let period = |what: &str, row: &PeriodRow| {
        let months =
            if row.from == row.to { row.from.to_string() } else { format!("{}-{}", row.from, row.to) };
        let peers = [row.on_the_books, row.last_year, None];
        scored(&format!("{what} {months}"), &row.forecast, peers, (row.replayed, row.disjoint))
    };
    let nights = record.nights.iter().map(|row| of("ahead", row));
    let sums = record.sums.iter().map(|row| of("nights", row));
    let months = record.months.iter().map(|row| period("month", row));
    let years = record.years.iter().map(|row| period("year", row));
    let rows: String = nights.chain(sums).chain(months).chain(years).collect();
    if rows.is_empty() {
        return String::new();
    }
    let title = format!(
        "{:<12}{:>9}{:>9}{:>9}{:>10}{:>10}{:>10}{:>10}{:>10}\n",
        "", "scored", "late", "apart", "wape", "books", "last year", "pick-up", "within"
    );
    format!("\nrecord\n{title}{rows}")
}

/// A row of it: on the books, last year and pick-up beside the forecast; how many were made late, and how many share no night.
fn scored(name: &str, of: &Score, peers: [Option<Score>; 3], (late, apart): (usize, usize)) -> String {
    let percent = |share: f64| format!("{:.1} %", 100.0 * share);
    let [books, last_year, pick_up] =
        peers.map(|peer| peer.map_or_else(|| "-".to_owned(), |peer| percent(peer.wape)));
    format!(
        "{name:<12}{:>9}{late:>9}{apart:>9}{:>10}{books:>10}{last_year:>10}{pick_up:>10}{:>10}\n",
        of.n,
        percent(of.wape),
        percent(of.coverage80)
    )
}

/// The pavilions, year by year.
fn pavilions(pavilions: &[PavilionLines]) -> String {
    let line = |code: &str, line: &PavilionLine| {
        format!(
            "{:<12}{code:<12}{:>9}{:>9.0}{:>9.0}{:>9.0}{:>9.0}\n",
            line.from.to_string(),
            line.open,
            line.mean,
            line.p10,
            line.p50,
            line.p90
        )
    };
    let years = pavilions.iter().map(|pavilion| pavilion.years.len()).max().unwrap_or_default();
    let of_year = |year: usize| {
        let lines = pavilions.iter().filter_map(move |of| Some(line(&of.code, of.years.get(year)?)));
        lines.collect::<String>()
    };
    let title = format!(
        "{:<12}{:<12}{:>9}{:>9}{:>9}{:>9}{:>9}\n",
        "from", "pavilion", "open", "mean", "p10", "p50", "p90"
    );
    format!("years by pavilion\n{title}{}", (0..years).map(of_year).collect::<String>())
}

fn line(line: &Line) -> String {
    // Two years of a budget begin with the day that the first of them begins with.
    let is_budget = (line.until - line.from).num_days() > 366;
    let name = if is_budget {
        format!("{}-{}", line.from.year(), line.until.year() - 1)
    } else {
        line.from.to_string()
    };
    format!(
        "{:<12}{:>9}{:>9}{:>9}{:>10.0}{:>9.0}{:>9.0}{:>9.0}{:>10.0}\n",
        name, line.slept, line.booked, line.held, line.mean, line.p10, line.p50, line.p90, line.wanted
    )
}

fn goal(goal: &Goal, trust: Trust) -> String {
    let (first, last) = (goal.first_year, goal.last_year());
    let years = if first == last { first.to_string() } else { format!("{first}-{last}") };
    format!(
        "{years}: {} room-nights a year reached on {:.1} % of the paths (mean {:.0}, {:.0} to {:.0}); in the scenario of stress {:.0}, {:.1} %{}\n",
        goal.target,
        100.0 * goal.chance,
        goal.mean,
        goal.p10,
        goal.p90,
        goal.stress,
        100.0 * goal.stress_chance,
        match trust {
            Trust::NoSkill => "; no skill is on record so far from the end, so the page shows no chance",
            Trust::Beaten =>
                "; a simple way has told more of the next 90 nights, so the page shows no chance",
            Trust::Uncalibrated => "; uncalibrated",
            Trust::Scored => "",
        }
    )
}
