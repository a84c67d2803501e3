//! The form of a function: its fields as typed, and what they mean.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::calendar::CampusZone;
use domain::campus::{Campus, SetupStyle, Space};
use domain::function::{Every, Function, LONGEST, Margins, Repeat, RepeatFault, Wish};
use i18n::whole;
use service::error::FieldError;

/// Fields as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Makes a repeated request harmless.
    pub key: String,
    /// Version seen.
    pub version: i64,
    /// Where to go afterwards.
    pub back: String,
    /// Code of the event.
    pub event: String,
    /// What it is called.
    pub title: String,
    /// Code of the space.
    pub space: String,
    /// Set-up style.
    pub style: String,
    /// How many take part.
    pub attendance: String,
    /// Day it begins.
    pub from_date: String,
    /// Time it begins.
    pub from_time: String,
    /// Day it ends.
    pub until_date: String,
    /// Time it ends.
    pub until_time: String,
    /// On which further days; empty where it takes place once.
    pub repeat: String,
    /// Until which day it is repeated.
    pub repeat_until: String,
    /// Ticked where the room is kept overnight.
    pub overnight: String,
    /// Minutes, or nothing.
    pub setup: String,
    /// Minutes, or nothing.
    pub teardown: String,
    /// What else is to be known.
    pub note: String,
    /// Ticked where it may wait.
    pub may_wait: String,
    /// What was taken of what was proposed: `space CODE`, `time 2026-11-24T09:00/2026-11-24T11:00`, or `wait`.
    pub instead: String,
}

/// The word of a box that is ticked.
pub const TICKED: &str = "yes";

impl Typed {
    /// A function as its form shows it.
    pub fn of(function: &Function, space: Option<&Space>, zone: CampusZone) -> Self {
        let (from, until) = times(function.time.from_at(), function.time.until_at(), zone);
        let minutes = |minutes: i64| if minutes > 0 { minutes.to_string() } else { String::new() };
        let kept = function.time.until_at() - function.time.from_at() > LONGEST;
        let mut typed = Self {
            version: function.version,
            title: function.title.clone(),
            space: space.map(|space| space.code.to_string()).unwrap_or_default(),
            style: function.style.code().to_owned(),
            attendance: function.attendance.to_string(),
            overnight: if kept { TICKED.to_owned() } else { String::new() },
            setup: minutes(function.asked.setup),
            teardown: minutes(function.asked.teardown),
            note: function.note.clone(),
            ..Self::default()
        };
        typed.set_times(from, until);
        typed
    }

    fn set_times(&mut self, from: NaiveDateTime, until: NaiveDateTime) {
        self.from_date = from.date().to_string();
        self.from_time = from.format("%H:%M").to_string();
        self.until_date = until.date().to_string();
        self.until_time = until.format("%H:%M").to_string();
    }

    /// What is wished on each of its days, or everything that cannot be read.
    pub fn wishes(&self, campus: &Campus, zone: CampusZone) -> Result<Vec<Wish>, Vec<FieldError>> {
        let wish = self.wish(campus, zone)?;
        let Some(every) = Every::parse(&self.repeat) else { return Ok(vec![wish]) };
        let fault = |code| vec![FieldError::new("repeat_until", code)];
        let until = date(&self.repeat_until).ok_or_else(|| fault("missing"))?;
        let wishes = Repeat { every, until }.wishes(&wish, zone);
        wishes.map_err(|wrong| match wrong {
            RepeatFault::Backwards => fault("backwards"),
            RepeatFault::TooMany => fault("too_many"),
            RepeatFault::Overlaps => fault("overlaps"),
        })
    }

    /// Moves it by minutes of the campus clock, as the diary carries it.
    pub fn carry(&mut self, minutes: i64) {
        let read = |date: &str, time: &str| Some(date.parse::<NaiveDate>().ok()?.and_time(self::time(time)?));
        let times = read(&self.from_date, &self.from_time).zip(read(&self.until_date, &self.until_time));
        let by = chrono::TimeDelta::try_minutes(minutes);
        let moved = times.zip(by).and_then(|((from, until), by)| {
            Some((from.checked_add_signed(by)?, until.checked_add_signed(by)?))
        });
        if let Some((from, until)) = moved {
            self.set_times(from, until);
        }
    }

    /// Takes up what was proposed in place of what was typed.
    #[must_use]
    pub fn with_instead(mut self) -> Self {
        let instead = std::mem::take(&mut self.instead);
        match instead.split_once(' ') {
            Some(("space", code)) => code.clone_into(&mut self.space),
            Some(("time", times)) => {
                let read = |text: &str| text.parse::<NaiveDateTime>().ok();
                let times = times.split_once('/').and_then(|(from, until)| read(from).zip(read(until)));
                if let Some((from, until)) = times {
                    self.set_times(from, until);
                }
            }
            _ if instead == "wait" => TICKED.clone_into(&mut self.may_wait),
            _ => {}
        }
        self
    }

    /// What is wished, or everything that cannot be read.
    pub fn wish(&self, campus: &Campus, zone: CampusZone) -> Result<Wish, Vec<FieldError>> {
        let mut faults = Vec::new();
        let mut need = |field: &str, missing: bool| {
            if missing {
                faults.push(FieldError::new(field, "missing"));
            }
        };
        let space = campus.spaces.iter().find(|space| space.code.as_str() == self.space.trim());
        let style = SetupStyle::parse(&self.style);
        let (from_date, until_date) = (date(&self.from_date), date(&self.until_date));
        let (from_time, until_time) = (time(&self.from_time), time(&self.until_time));
        let attendance = whole(self.attendance.trim());
        need("title", self.title.trim().is_empty());
        need("space", space.is_none());
        need("style", style.is_none());
        need("attendance", attendance.is_none());
        need("from_date", from_date.is_none());
        need("from_time", from_time.is_none());
        need("until_date", until_date.is_none());
        need("until_time", until_time.is_none());
        let mut minutes = |field: &str, text: &str| match text.trim() {
            "" => 0,
            text => whole(text).unwrap_or_else(|| {
                faults.push(FieldError::new(field, "out_of_range"));
                0
            }),
        };
        let asked =
            Margins { setup: minutes("setup", &self.setup), teardown: minutes("teardown", &self.teardown) };
        let instant = |date: Option<NaiveDate>, time: Option<NaiveTime>| {
            date.zip(time).map(|(date, time)| zone.instant(date.and_time(time)))
        };
        let times = instant(from_date, from_time).zip(instant(until_date, until_time));
        match (space, style, attendance, times) {
            (Some(space), Some(style), Some(attendance), Some((from, until))) if faults.is_empty() => {
                Ok(Wish {
                    space: space.id,
                    title: self.title.clone(),
                    style,
                    from,
                    until,
                    overnight: !self.overnight.is_empty(),
                    asked,
                    attendance,
                    note: self.note.clone(),
                    may_wait: !self.may_wait.is_empty(),
                })
            }
            _ => Err(faults),
        }
    }
}

/// Two instants by the campus clock.
pub fn times(from_at: i64, until_at: i64, zone: CampusZone) -> (NaiveDateTime, NaiveDateTime) {
    let local = |at| zone.local(chrono::DateTime::from_timestamp(at, 0).unwrap_or_default());
    (local(from_at), local(until_at))
}

fn date(text: &str) -> Option<NaiveDate> {
    use chrono::Datelike;
    text.trim().parse::<NaiveDate>().ok().filter(|date| (1964..2200).contains(&date.year()))
}

fn time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    ["%H:%M", "%H:%M:%S", "%H.%M"].iter().find_map(|pattern| NaiveTime::parse_from_str(text, pattern).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            title: "Opening".to_owned(),
            style: "theatre".to_owned(),
            attendance: "1,200".to_owned(),
            from_date: "2026-11-24".to_owned(),
            from_time: "9.30".to_owned(),
            until_date: "2026-11-24".to_owned(),
            until_time: "11:00".to_owned(),
            ..Typed::default()
        }
    }

    #[test]
    fn everything_that_cannot_be_read_is_told_at_once() {
        let wrong = Typed { setup: "long".to_owned(), from_time: "noon".to_owned(), ..typed() };
        let faults = wrong.wish(&Campus::default(), CampusZone::default()).unwrap_err();
        let told = faults.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(told, ["space: missing", "from_time: missing", "setup: out_of_range"]);
        let faults = typed().wish(&Campus::default(), CampusZone::default()).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:?}");
    }

    #[test]
    fn what_is_carried_keeps_its_length_by_the_clock_over_midnight_too() {
        let mut carried = Typed { from_time: "22:30".to_owned(), until_time: "23:30".to_owned(), ..typed() };
        carried.carry(45);
        assert_eq!((carried.from_time.as_str(), carried.until_date.as_str()), ("23:15", "2026-11-25"));
        carried.carry(-1440 - 45);
        assert_eq!((carried.from_date.as_str(), carried.until_time.as_str()), ("2026-11-23", "23:30"));
        let before = carried.clone();
        carried.carry(i64::MAX);
        assert_eq!(carried, before);
    }

    #[test]
    fn what_is_proposed_takes_the_place_of_what_was_typed_and_leaves_the_rest() {
        let take = |instead: &str| Typed { instead: instead.to_owned(), ..typed() }.with_instead();
        assert_eq!(take("space EU-A").space, "EU-A");
        let later = take("time 2026-11-25T14:00:00/2026-11-25T15:30:00");
        assert_eq!((later.from_date.as_str(), later.until_time.as_str()), ("2026-11-25", "15:30"));
        assert_eq!(later.title, "Opening");
        assert_eq!(take("wait").may_wait, TICKED);
        assert_eq!(take("anything"), typed());
    }
}
