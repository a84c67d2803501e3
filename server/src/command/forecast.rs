//! `foresteria forecast`: what the outlook says, for a terminal or a program.

use super::nights::{Format, instant};
use anyhow::ensure;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::forecast::outlook::{Goal, How, Line, PavilionLine, PavilionLines};
use domain::forecast::record::{ENOUGH, Figures, PeriodRow, Record, RecordRow, Trust};
use serde_json::Value;
use service::forecast::{Asked, Told, ends, with_record};
use service::{Actor, Context};
use std::ops::RangeInclusive;
use std::process::ExitCode;

/// What the columns mean; the same definitions as on the page.
const COLUMNS: &str = "\
Nights are told from the day after the last that is over at the instant asked about, two years ahead at most; until \
is the first night no longer told, and a month or year that is not told whole is left out. slept is certain, booked \
stands on the books, held is held for tentative and definite events beyond that. mean, p10, p50 and p90 are those of \
all paths, each of them drawn whole, so that sums add up; wanted is the mean without regard to rooms that run out, at \
the least: rooms wanted one by one are told from rooms sold. chance is the share of paths that reach a target, told \
only where the page tells it; in the scenario of stress as much of what is to come is lost as Turin's nights fell in \
2020. Pavilions divide each path by the rooms given to stays, by where nights of the last year were slept, and within \
what is open: their means add up. trust says how far a chance is to be trusted by the record: no_skill and beaten, \
where it is null and so is by how much it is moved; uncalibrated, until chances of sixty different years were scored; \
scored. The record is that of forecasts kept by the instant asked about: wape is the sum of misses as a share of what \
came, beside what was on the books, the same nights of last year, and pick-up; within is the share from p10 to p90; \
late is how many of those scored were made long after their day, which tell rooms booked one by one by pick-up alone, \
apart how many share no night. Months are scored by months ahead, the one that runs being 0, years by months to go; \
chances of events by days to the first night, each event once at a distance, with the first chance told there, once \
it would be over. The same bookings give the same numbers. Learning takes some twenty seconds; --quick leaves it out \
and tells rooms booked one by one by pick-up alone. parts say what the mean of a year is made of beside events known \
by now and nights slept in: rooms booked one by one, events not yet known, and less what is turned away.";

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
        check(self.as_of, self.until, ctx)?;
        let asked = Asked { as_of: self.as_of, until: self.until, how };
        let told = with_record(ctx, &Actor::operator(), &asked).await?;
        match self.format {
            Format::Json => println!("{}", shown(serde_json::to_value(&told)?, &told.trust)),
            Format::Table => print!("{}", table(&told)),
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Refuses what cannot be told, with what can.
fn check(as_of: Option<DateTime<Utc>>, until: Option<NaiveDate>, ctx: &Context) -> anyhow::Result<()> {
    can_tell(as_of, ctx.now())?;
    until.map_or(Ok(()), |until| can_end(until, &ends(ctx, as_of)))
}

fn can_tell(as_of: Option<DateTime<Utc>>, now: DateTime<Utc>) -> anyhow::Result<()> {
    ensure!(
        as_of.is_none_or(|as_of| as_of <= now),
        "--as-of may be {} at the latest: what will be known later nobody knows",
        now.format("%Y-%m-%dT%H:%M:%SZ")
    );
    Ok(())
}

fn can_end(until: NaiveDate, ends: &RangeInclusive<NaiveDate>) -> anyhow::Result<()> {
    let (first, last) = (ends.start(), ends.end());
    ensure!(
        ends.contains(&until),
        "--until may be {first} to {last}: nights are told two years ahead at most"
    );
    Ok(())
}

/// All that is told, but for chances that the page does not show: they are null, and so is all that would tell them.
fn shown(mut all: Value, trust: &[Trust]) -> Value {
    let goals = all["goals"].as_array_mut().into_iter().flatten();
    for (goal, _) in goals.zip(trust).filter(|(_, trust)| !trust.shows_chance()) {
        for name in ["chance", "stress_chance"] {
            goal[name] = Value::Null;
        }
        for name in ["events", "months"] {
            goal[name].as_array_mut().into_iter().flatten().for_each(|moved| moved["by"] = Value::Null);
        }
    }
    all
}

fn table(told: &Told) -> String {
    let outlook = &told.outlook;
    let title = format!(
        "{:<12}{:>9}{:>9}{:>9}{:>10}{:>9}{:>9}{:>9}{:>10}\n",
        "from", "slept", "booked", "held", "mean", "p10", "p50", "p90", "wanted"
    );
    let lines = |lines: &[Line]| lines.iter().map(line).collect::<String>();
    let years = |of: &Goal| told.record.years_scored(of.months_to_go(told.origin));
    let goals = outlook.goals.iter().zip(&told.trust).map(|(of, trust)| goal(of, *trust, years(of)));
    let goals: String = goals.collect();
    let (months, years) = (lines(&outlook.months), lines(&[&outlook.years[..], &outlook.biennia].concat()));
    let (pavilions, record) = (pavilions(&outlook.pavilions), record(&told.record));
    let end = end(outlook.until);
    format!(
        "{end}months\n{title}{months}\nyears, and two of a budget together\n{title}{years}\n{pavilions}\n{goals}{record}"
    )
}

/// Where what is told ends, and what is not told for it.
fn end(until: NaiveDate) -> String {
    let last = until.pred_opt().unwrap_or(until);
    let cut = if until.day() == 1 { "" } else { "; its month is not told whole, and left out" };
    format!("told up to the night of {last}{cut}\n\n")
}

/// How good forecasts kept before were; nothing where none is scored.
fn record(record: &Record) -> String {
    let of = |what: &str, row: &RecordRow| scored(&format!("{} {what}", row.days), &row.figures);
    let period = |what: &str, row: &PeriodRow| {
        let months =
            if row.from == row.to { row.from.to_string() } else { format!("{}-{}", row.from, row.to) };
        scored(&format!("{what} {months}"), &row.figures)
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
    let Record { entries, replayed, by_pick_up, .. } = record;
    let made = format!(
        "{entries} kept, {replayed} made late; {by_pick_up} tell rooms booked one by one by pick-up alone"
    );
    format!("\nrecord: {made}\n{title}{rows}")
}

/// A row of it: on the books, last year and pick-up beside the forecast; how many were made late, and how many share no night.
fn scored(name: &str, figures: &Figures) -> String {
    let percent = |share: f64| format!("{:.1} %", 100.0 * share);
    let peers = [figures.on_the_books, figures.last_year, figures.pick_up];
    let [books, last_year, pick_up] =
        peers.map(|peer| peer.map_or_else(|| "-".to_owned(), |peer| percent(peer.wape)));
    let (of, late, apart) = (&figures.forecast, figures.replayed, figures.disjoint);
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

fn goal(goal: &Goal, trust: Trust, scored: usize) -> String {
    let (first, last) = (goal.first_year, goal.last_year());
    let years = if first == last { first.to_string() } else { format!("{first}-{last}") };
    let shown = |text: String| if trust.shows_chance() { text } else { String::new() };
    let reached = shown(format!(", reached on {} of the paths", percent(goal.chance)));
    let stressed = shown(format!(", reached on {}", percent(goal.stress_chance)));
    let (target, stress) = (goal.target, goal.stress);
    let (mean, p10, p90) = (goal.mean, goal.p10, goal.p90);
    format!(
        "{years}: {target} room-nights a year wanted{reached}; expected {mean:.0}, {p10:.0} to {p90:.0}; in the scenario of \
         stress {stress:.0}{stressed}{}{}\n",
        match trust {
            Trust::NoSkill => "; no chance is told: no skill is on record so far from the end",
            Trust::Beaten => "; no chance is told: a simple way has told more of the next 90 nights",
            Trust::Uncalibrated | Trust::Scored => "",
        },
        uncalibrated(scored)
    )
}

/// That neither the range nor the chance was yet seen to be right, until enough different years were scored so far from their end.
fn uncalibrated(scored: usize) -> String {
    if scored < ENOUGH { format!("; uncalibrated, {scored} of {ENOUGH} years scored") } else { String::new() }
}

/// A chance as the page tells it: what 2,000 paths never did, or always, is not impossible or certain.
fn percent(chance: f64) -> String {
    match (100.0 * chance).round() {
        ..1.0 => "< 1 %".to_owned(),
        100.0.. => "> 99 %".to_owned(),
        percent => format!("{percent:.0} %"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::forecast::outlook::{ByCode, ByMonth};
    use domain::target::TargetPeriod;

    fn of_chance(chance: f64) -> Goal {
        Goal {
            period: TargetPeriod::Year,
            first_year: 2027,
            target: 25_000,
            chance,
            mean: 24_000.0,
            p10: 22_000.0,
            p50: 24_000.0,
            p90: 26_000.0,
            committed: 9_000.0,
            missing: 16_000,
            free_months: 12,
            free: 60_000,
            stress: 14_000.0,
            stress_chance: 0.0,
            events: vec![ByCode { code: "E1".to_owned(), by: 0.15 }],
            months: vec![ByMonth { month: NaiveDate::default(), by: 0.41 }],
        }
    }

    #[test]
    fn a_chance_that_the_page_does_not_show_was_printed_with_a_note() {
        for trust in [Trust::NoSkill, Trust::Beaten] {
            let text = goal(&of_chance(0.37), trust, 4);
            assert!(text.contains("24000, 22000 to 26000") && text.contains("no chance is told"), "{text}");
            assert!(!text.contains('%') && !text.contains("37"), "{text}");
            assert!(text.ends_with("; uncalibrated, 4 of 60 years scored\n"), "of the range: {text}");
        }
        let text = goal(&of_chance(0.37), Trust::Uncalibrated, 0);
        assert!(text.contains("reached on 37 % of the paths") && text.contains("reached on < 1 %"), "{text}");
        let text = goal(&of_chance(1.0), Trust::Scored, 60);
        assert!(text.contains("> 99 %") && !text.contains("uncalibrated"), "{text}");
    }

    #[test]
    fn a_day_that_cannot_be_told_was_refused_without_a_word_on_which_can() {
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        let ends = on("2026-11-25")..=on("2028-11-24");
        for until in ["2040-01-01", "2026-11-24"] {
            let refused = can_end(on(until), &ends).unwrap_err().to_string();
            assert!(refused.starts_with("--until may be 2026-11-25 to 2028-11-24"), "{refused}");
        }
        assert!(can_end(on("2026-11-25"), &ends).is_ok() && can_end(on("2028-11-24"), &ends).is_ok());
        let now = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let refused = can_tell(Some(now("2027-01-01T00:00:00Z")), now("2026-11-24T09:00:00Z")).unwrap_err();
        assert!(
            refused.to_string().starts_with("--as-of may be 2026-11-24T09:00:00Z at the latest"),
            "{refused}"
        );
    }

    #[test]
    fn a_month_that_is_cut_is_said_to_be_left_out() {
        let end = |until: &str| end(until.parse().unwrap());
        assert_eq!(
            end("2019-08-02"),
            "told up to the night of 2019-08-01; its month is not told whole, and left out\n\n"
        );
        assert_eq!(end("2019-08-01"), "told up to the night of 2019-07-31\n\n");
    }

    #[test]
    fn neither_does_a_program_get_it_nor_what_would_tell_it() {
        let all = || serde_json::json!({ "goals": [of_chance(0.37), of_chance(0.37)] });
        let told = shown(all(), &[Trust::NoSkill, Trust::Scored]);
        let [hidden, told] = [&told["goals"][0], &told["goals"][1]];
        for name in ["/chance", "/stress_chance", "/events/0/by", "/months/0/by"] {
            assert_eq!(hidden.pointer(name), Some(&Value::Null), "{name}");
            assert!(told.pointer(name).is_some_and(Value::is_number), "{name}");
        }
        assert_eq!((&hidden["mean"], &hidden["events"][0]["code"]), (&24_000.0.into(), &"E1".into()));
    }
}
