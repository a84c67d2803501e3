//! A rooming list that is filled in part, and a registration that is open: of the first event whose people can still be
//! asked.

use super::names;
use chrono::{Days, NaiveDate};
use domain::event::EventStatus;
use domain::registration::{Payment, TermsDraft, widest};
use domain::rooming::Field;
use service::event::EventSummary;
use service::registration::{self, Answers, LANGUAGES};
use service::rooming::{self, Draft, Edit};
use service::stay::Write;
use service::{Actor, Context, ServiceError, event};

/// How many days ahead the event begins: the list of one that comes sooner is complete.
const FROM: Days = Days::new(40);
const UNTIL: Days = Days::new(200);

/// How many its organiser typed, and how many registered; of these every third paid, in order.
const TYPED: u64 = 3;
const REGISTERED: u64 = 7;

/// What they owe, in euro cents.
const FEE: i64 = 12_000;

/// Opens one, where there is such an event.
pub(super) async fn open(ctx: &Context, today: NaiveDate) -> Result<(), ServiceError> {
    let operator = Actor::operator();
    let from = today + FROM;
    let events = event::mine(ctx, &operator, (from, today + UNTIL)).await?;
    let is_wanted = |one: &&EventSummary| {
        let event = &one.line.event;
        event.status == EventStatus::Definite && event.from >= from && event.from < event.until
    };
    let Some(summary) = events.iter().find(is_wanted) else { return Ok(()) };
    let (code, days) = (&summary.line.event.code, (summary.line.event.from, summary.line.event.until));
    let typed = (0..TYPED).map(|number| Edit::Add(draft(number, days))).collect::<Vec<_>>();
    rooming::write(ctx, &operator, code, &typed, &Write::new("")).await?;
    let record = rooming::one(ctx, &operator, code).await?;
    let (first, last) = widest(days, record.block.as_ref());
    let terms = TermsDraft {
        closes_on: days.0.checked_sub_days(Days::new(10)),
        first: Some(first),
        last: Some(last),
        places: Some(30),
        note: "Bring the badge you were sent. The opening session begins at 09:30.".to_owned(),
        cents: Some(FEE),
        link: "https://pay.example.org/fee?reference={reference}".to_owned(),
    };
    let Some(link) = registration::open(ctx, &operator, (code, 0), &terms).await? else { return Ok(()) };
    for number in 0..REGISTERED {
        let answers = answers(number, days);
        registration::register(ctx, link.reveal(), "", &answers, "demo").await?;
    }
    let record = rooming::one(ctx, &operator, code).await?;
    let registered = record.entries.iter().filter_map(|entry| record.registrants.get(&entry.id));
    for known in registered.step_by(3) {
        registration::set_payment(ctx, &operator, (code, known.entry), Payment::Paid, known.version).await?;
    }
    Ok(())
}

/// A name of somebody, by number.
fn name(number: u64) -> String {
    names::name((number + 11).wrapping_mul(0x9E37_79B9_7F4A_7C15)).0
}

fn draft(number: u64, (from, until): (NaiveDate, NaiveDate)) -> Draft {
    let fields = [
        (Field::Name, name(number)),
        (Field::Arrival, from.to_string()),
        (Field::Departure, until.to_string()),
    ];
    Draft(fields.into_iter().collect())
}

fn answers(number: u64, (from, until): (NaiveDate, NaiveDate)) -> Answers {
    let language = usize::try_from(number).unwrap_or_default() % LANGUAGES.len();
    Answers {
        name: name(TYPED + number),
        email: format!("participant{number}@guest.invalid"),
        arrival: from.to_string(),
        departure: until.to_string(),
        step_free: number == 2,
        diet: if number % 3 == 1 { "Vegetarian" } else { "" }.to_owned(),
        language: LANGUAGES.get(language).copied().unwrap_or("en").to_owned(),
        consent: true,
        ..Answers::default()
    }
}
