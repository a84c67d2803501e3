//! Which session each row of a list is about: by its reference; else by title, day and beginning; else by what remains
//! under the same title on the same day; else by the only one of its title that remains, which then moved to another day:
//! only where the list speaks of the day it was on, and never a break or a social event, whose titles come back each day.

use super::columns::Column;
use super::row::{Asked, Says, Wrong, folded};
use super::words;
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::CampusZone;
use domain::ids::{SessionId, SpaceId};
use domain::programme::{Session, SessionKind};
use std::collections::{BTreeMap, HashSet};

/// A row with the session it is about; none where it is about a new one.
pub(super) type Matched<'s> = Result<Option<&'s Session>, Wrong>;

/// What each row is about, in their order.
pub(super) fn matched<'s>(sessions: &'s [Session], rows: &[&Asked], zone: CampusZone) -> Vec<Matched<'s>> {
    let mut work = Work { sessions, rows, zone, found: vec![None; rows.len()], taken: HashSet::new() };
    work.by_reference();
    work.by_time();
    work.by_day();
    work.by_title();
    work.found.into_iter().map(|found| found.unwrap_or(Ok(None))).collect()
}

struct Work<'s, 'r> {
    sessions: &'s [Session],
    rows: &'r [&'r Asked],
    zone: CampusZone,
    found: Vec<Option<Matched<'s>>>,
    taken: HashSet<SessionId>,
}

impl<'s> Work<'s, '_> {
    fn take(&mut self, place: usize, session: &'s Session) {
        let is_first = self.taken.insert(session.id);
        self.found[place] = Some(if is_first { Ok(Some(session)) } else { Err((None, "again")) });
    }

    fn by_reference(&mut self) {
        for (place, row) in self.rows.iter().enumerate() {
            let Some(id) = row.reference else { continue };
            match self.sessions.iter().find(|session| session.id == id) {
                Some(session) => self.take(place, session),
                None => self.found[place] = Some(Err((Some(Column::Reference), "unknown"))),
            }
        }
    }

    /// Rows that nothing is found for yet, and sessions that are not taken, under a key of theirs.
    fn left<K: Ord>(
        &self,
        of_row: impl Fn(&Asked) -> K,
        of_session: impl Fn(&'s Session) -> Vec<K>,
    ) -> Vec<(Vec<usize>, Vec<&'s Session>)> {
        let mut left = BTreeMap::<K, (Vec<usize>, Vec<&'s Session>)>::new();
        for (place, row) in self.rows.iter().enumerate().filter(|(place, _)| self.found[*place].is_none()) {
            left.entry(of_row(row)).or_default().0.push(place);
        }
        for session in self.sessions.iter().filter(|session| !self.taken.contains(&session.id)) {
            for key in of_session(session) {
                if let Some((_, sessions)) = left.get_mut(&key) {
                    sessions.push(session);
                }
            }
        }
        left.into_values().collect()
    }

    /// The row that is there a second time is refused: it would be a second session of this name at the same time. Two of
    /// one name at one time are told apart by their halls. Those known by their reference came before.
    fn by_time(&mut self) {
        let of_session = |session: &'s Session| keys(session, |title| (title, session.time.from_at()));
        let left = self.left(|row| (folded(&row.title), row.from.timestamp()), of_session);
        let rows = self.rows.iter().zip(&self.found);
        let known = rows.filter(|(_, found)| matches!(found, Some(Ok(_)))).map(|(row, _)| once(row));
        let mut came = known.collect::<HashSet<_>>();
        for (places, sessions) in left {
            for place in places {
                let row = self.rows[place];
                let free = sessions.iter().find(|session| !self.taken.contains(&session.id));
                if !came.insert(once(row)) {
                    self.found[place] = Some(Err((None, "again")));
                } else if let Some(session) = free {
                    self.take(place, session);
                }
            }
        }
    }

    fn by_day(&mut self) {
        let zone = self.zone;
        let of_session = |session: &'s Session| keys(session, |title| (title, session.day(zone)));
        let of_row = |row: &Asked| -> (String, NaiveDate) { (folded(&row.title), row.day) };
        for (mut places, sessions) in self.left(of_row, of_session) {
            places.sort_by_key(|place| self.rows[*place].from);
            let is_clear = places.len() == sessions.len();
            for (order, place) in places.into_iter().enumerate().filter(|_| !sessions.is_empty()) {
                match sessions.get(order) {
                    Some(session) if is_clear => self.take(place, session),
                    _ => self.found[place] = Some(Err((Some(Column::Title), "ambiguous"))),
                }
            }
        }
    }

    fn by_title(&mut self) {
        let days = self.rows.iter().map(|row| row.day).collect::<HashSet<_>>();
        let left = self.left(|row| folded(&row.title), |session| keys(session, |title| title));
        for (places, sessions) in left {
            let ([place], [session]) = (&places[..], &sessions[..]) else { continue };
            let row = self.rows[*place];
            let kinds = [Some(session.kind), row.kind.or_else(|| words::kind(&row.title))];
            // There is a lunch on one day and one on the next: it is not the same that moved.
            let comes_back = !kinds.into_iter().flatten().all(SessionKind::has_content);
            if days.contains(&session.day(self.zone)) && !comes_back {
                self.take(*place, session);
            }
        }
    }
}

/// What there is only once in a list.
fn once(row: &Asked) -> (String, DateTime<Utc>, Says<SpaceId>) {
    (folded(&row.title), row.from, row.hall)
}

/// A key for each title it has, in whichever language.
fn keys<K: Ord>(session: &Session, key: impl Fn(String) -> K) -> Vec<K> {
    let mut keys = session.texts.values().map(|text| key(folded(&text.title))).collect::<Vec<_>>();
    keys.sort();
    keys.dedup();
    keys
}
