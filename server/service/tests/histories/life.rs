//! Plays a history on a campus, remembering what every answer said.

use super::deed::Deed;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::closure::Closure;
use domain::nights::NightCount;
use domain::stay::Stay;
use service::ServiceError;
use service::nights::NightsQuery;

/// A campus, what its clerk was told last of each stay, and what the report said after each deed.
pub struct Life {
    pub campus: Campus,
    pub stays: Vec<Stay>,
    pub erased: Vec<String>,
    pub reports: Vec<(DateTime<Utc>, Vec<NightCount>)>,
    closures: Vec<Closure>,
    names: Vec<Option<String>>,
}

impl Life {
    /// Begins on the evening before the first possible arrival.
    pub fn begin(campus: Campus) -> Self {
        campus.at("2026-05-31 20:00");
        let (stays, closures, names) = (Vec::new(), Vec::new(), Vec::new());
        Self { campus, stays, closures, names, erased: Vec::new(), reports: Vec::new() }
    }

    /// Does one thing, and notes what the report says then.
    pub async fn play(&mut self, deed: &Deed) {
        // No two changes at one instant, so that "as of" has one answer.
        self.campus.clock.pass(61);
        match deed {
            Deed::Book { .. } | Deed::BookRoom { .. } => self.book(deed).await,
            Deed::Close { .. } | Deed::Lift { .. } => self.close(deed).await,
            Deed::Pass { hours } => self.campus.clock.pass(hours * 3600),
            Deed::Erase { stay } => self.erase(*stay).await,
            Deed::Swap { one, two } => self.swap(*one, *two).await,
            step => self.step(step).await,
        }
        let counts = self.report(None).await;
        self.reports.push((self.campus.ctx.now(), counts));
    }

    async fn book(&mut self, deed: &Deed) {
        let clerk = self.campus.clerk();
        let (name, outcome) = match deed {
            Deed::Book { day, nights, named: true, .. } => {
                let name = format!("Person Number {}", self.names.len());
                (Some(name.clone()), clerk.books_for(&name, &date(*day), *nights).await)
            }
            Deed::Book { suite, day, nights, .. } => {
                (None, clerk.books(if *suite { "suite" } else { "single" }, &date(*day), *nights).await)
            }
            Deed::BookRoom { room, day, nights } => {
                (None, clerk.books_room(&room.to_string(), &date(*day), *nights).await)
            }
            _ => return,
        };
        if let Some(stay) = expected(outcome) {
            self.stays.push(stay);
            self.names.push(name);
        }
    }

    async fn step(&mut self, deed: &Deed) {
        let clerk = self.campus.clerk();
        let (Deed::Assign { stay: place, .. }
        | Deed::Move { stay: place, .. }
        | Deed::Redate { stay: place, .. }
        | Deed::Cancel { stay: place }
        | Deed::NoShow { stay: place }
        | Deed::CheckIn { stay: place }
        | Deed::CheckOut { stay: place }) = deed
        else {
            return;
        };
        let Some(place) = place.checked_rem(self.stays.len()) else { return };
        let stay = &self.stays[place];
        let outcome = match deed {
            Deed::Assign { room, .. } => clerk.assigns(stay, &room.to_string()).await,
            Deed::Move { room, .. } => clerk.moves(stay, &room.to_string()).await,
            Deed::Redate { day, nights, .. } => {
                let last = crate::support::clock::day(&date(*day)) + chrono::Duration::days(*nights);
                clerk.redates(stay, &date(*day), &last.to_string()).await
            }
            Deed::Cancel { .. } => clerk.cancels(stay).await,
            Deed::NoShow { .. } => clerk.marks_no_show(stay).await,
            Deed::CheckIn { .. } => clerk.checks_in(stay).await,
            _ => clerk.checks_out(stay).await,
        };
        if let Some(stay) = expected(outcome) {
            self.stays[place] = stay;
        }
    }

    async fn swap(&mut self, one: usize, two: usize) {
        let (Some(one), Some(two)) = (one.checked_rem(self.stays.len()), two.checked_rem(self.stays.len()))
        else {
            return;
        };
        let outcome = self.campus.clerk().swaps(&self.stays[one], &self.stays[two]).await;
        if let Some((first, second)) = expected(outcome) {
            self.stays[one] = first;
            self.stays[two] = second;
        }
    }

    async fn close(&mut self, deed: &Deed) {
        let clerk = self.campus.clerk();
        if let Deed::Close { room, day, nights } = deed {
            let until = crate::support::clock::day(&date(*day)) + chrono::Duration::days(*nights);
            let outcome = clerk.closes(&[&room.to_string()], &date(*day), &until.to_string()).await;
            self.closures.extend(expected(outcome));
        } else if let (Deed::Lift { closure }, false) = (deed, self.closures.is_empty()) {
            let closure = self.closures.swap_remove(closure % self.closures.len());
            clerk.lifts(&closure).await.good();
        }
    }

    async fn erase(&mut self, stay: usize) {
        let Some(place) = stay.checked_rem(self.stays.len()) else { return };
        let (Some(name), Some(guest)) = (self.names[place].take(), self.stays[place].guests[0].guest) else {
            return;
        };
        self.campus.someone(Role::Administrator).erases(guest).await.good();
        self.stays[place].guests[0].guest = None;
        self.erased.push(name);
    }

    /// What every month of the year stands at, now or as of an instant.
    pub async fn report(&self, as_of: Option<DateTime<Utc>>) -> Vec<NightCount> {
        let query = NightsQuery {
            from: crate::support::clock::day("2026-05-01"),
            until: crate::support::clock::day("2026-08-01"),
            grain: domain::nights::Grain::Day,
            as_of,
        };
        let actor = self.campus.actor(Role::Management);
        let rows = service::nights::report(&self.campus.ctx, &actor, &query).await.good();
        rows.into_iter().map(|row| row.count).collect()
    }
}

fn date(day: u32) -> String {
    format!("2026-06-{day:02}")
}

/// What was done, or none where a rule or another claim stood in the way; any other error is a fault of ours.
#[track_caller]
fn expected<T: std::fmt::Debug>(outcome: Result<T, ServiceError>) -> Option<T> {
    match outcome {
        Ok(done) => Some(done),
        Err(ServiceError::Refused(_) | ServiceError::Stay(_) | ServiceError::Dates(_)) => None,
        Err(fault) => panic!("neither done nor refused: {fault:?}"),
    }
}
