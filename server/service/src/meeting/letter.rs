//! The mails to whoever booked a time.

use crate::Context;
use crate::mail::{Letter, MeetingDeed, ToldMeeting, to_participant};
use domain::claim::Interval;
use domain::event::Event;
use domain::ids::{EntryId, GuestId};
use domain::mail::is_mailbox;
use domain::rooming::Entry;
use std::collections::BTreeMap;
use store_model::mail::NewMail;
use store_model::meeting::{Booking, HostLine, Moved};

/// The language of whoever never said which.
const USUAL: &str = "en";

/// Whom a mail is for, and of which meetings it tells.
pub(super) struct Told {
    guest: GuestId,
    name: String,
    email: String,
    language: Option<String>,
    meetings: Vec<ToldMeeting>,
}

impl Told {
    /// Whoever booked a time.
    pub fn new<'a>(booking: &Booking, times: impl IntoIterator<Item = (&'a HostLine, Interval)>) -> Self {
        Self {
            guest: booking.guest,
            name: booking.name.clone(),
            email: booking.email.clone(),
            language: booking.language.clone(),
            meetings: times.into_iter().map(|(line, time)| meeting(line, time)).collect(),
        }
    }

    /// Somebody of the list, who asked for a language or did not.
    pub fn entry(entry: &Entry, language: Option<String>, (line, time): (&HostLine, Interval)) -> Self {
        Self {
            guest: entry.guest,
            name: entry.details.name.clone(),
            email: entry.details.email.clone(),
            language,
            meetings: vec![meeting(line, time)],
        }
    }
}

fn meeting(line: &HostLine, time: Interval) -> ToldMeeting {
    ToldMeeting {
        host: line.name.clone(),
        from_at: time.from_at(),
        until_at: time.until_at(),
        place: line.place.clone(),
        stand: line.stand.clone(),
        link: line.host.profile.link.clone(),
    }
}

/// A mail that tells somebody, of use until the last of the meetings is over; none where they have no address.
pub(super) fn letter(
    ctx: &Context,
    event: &Event,
    told: Told,
    (deed, token): (MeetingDeed, Option<&str>),
) -> Option<NewMail> {
    let until = told.meetings.iter().map(|meeting| meeting.until_at).max()?;
    if !is_mailbox(&told.email) {
        return None;
    }
    let letter = Letter::Meeting {
        name: told.name,
        event: event.title.clone(),
        deed,
        meetings: told.meetings,
        // Whoever registered said in which language.
        registered: told.language.is_some(),
        token: token.map(str::to_owned),
    };
    let language = told.language.as_deref().unwrap_or(USUAL);
    Some(to_participant(ctx, (told.guest, &told.email, language), &letter, until))
}

/// One mail to each whose meetings went with their event to other days.
pub(crate) fn moved(ctx: &Context, event: &Event, hosts: &[HostLine], all: Vec<Moved>) -> Vec<NewMail> {
    let mut by_person = BTreeMap::<EntryId, Vec<Moved>>::new();
    for one in all {
        by_person.entry(one.booking.entry).or_default().push(one);
    }
    let told = |theirs: &Vec<Moved>| {
        let host = |one: &Moved| hosts.iter().find(|line| line.host.id == one.slot.host);
        let times = theirs.iter().filter_map(|one| Some((host(one)?, one.slot.time)));
        let told = Told::new(&theirs.first()?.booking, times);
        letter(ctx, event, told, (MeetingDeed::Moved, None))
    };
    by_person.values().filter_map(told).collect()
}
