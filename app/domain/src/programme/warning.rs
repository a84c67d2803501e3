//! What is amiss with a session. None of it is refused: a programme is a draft for most of its life.

use super::kit::lacks_kit;
use super::{Format, OrderedKit, Session, SessionState};
use crate::claim::Interval;
use crate::ids::{FunctionId, SessionId};
use crate::language::Language;

/// The hall of a session, as far as warnings ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hall {
    /// The function that carries the session.
    pub function: FunctionId,
    /// The time of its programme.
    pub time: Interval,
    /// Whether it holds its hall.
    pub held: bool,
    /// What the hall seats in the style of the function.
    pub seats: Option<i64>,
    /// Whether hybrid kit is built in.
    pub kit: bool,
    /// Languages that are wanted and not to be had.
    pub uncovered: Vec<Language>,
}

/// What stands around a session.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// All sessions of the event.
    pub sessions: &'a [Session],
    /// The halls of its functions.
    pub halls: &'a [Hall],
    /// The hybrid kit the event ordered.
    pub kit: &'a [OrderedKit],
    /// The days of the event.
    pub days: Interval,
}

/// One thing that is amiss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// It has no hall yet.
    Unplaced,
    /// Its hall is not held for it.
    NotHeld,
    /// It lies outside the hours of its function.
    OutsideFunction,
    /// It lies outside the days of the event.
    OutsideEvent,
    /// More are expected than its hall seats in this style.
    TooMany {
        /// What it seats.
        seats: i64,
    },
    /// It is for those online too, and no hybrid kit is built into its hall or ordered for its time.
    NoKit,
    /// Those online are not told where to take part.
    NoLink,
    /// Languages are wanted that are not to be had.
    NotCovered(Vec<Language>),
    /// Somebody speaks in another session at the same time.
    SpeakerTwice {
        /// Who.
        name: String,
        /// The other session.
        other: SessionId,
    },
    /// Another session of its track runs at the same time.
    SameTrack {
        /// The other session.
        other: SessionId,
    },
}

/// Everything that is amiss with a session; nothing with one that was called off.
pub fn warnings(session: &Session, around: Around<'_>) -> Vec<Warning> {
    if session.state == SessionState::Cancelled {
        return Vec::new();
    }
    let hall = around.halls.iter().find(|hall| Some(hall.function) == session.function);
    let lacks_kit = lacks_kit(session, (around.sessions, around.halls), around.kit);
    let mut found = of_place(session, hall, lacks_kit);
    let mut warn = |amiss: bool, warning| found.extend(amiss.then_some(warning));
    warn(!around.days.covers(session.time), Warning::OutsideEvent);
    warn(session.format != Format::OnCampus && session.link.is_empty(), Warning::NoLink);
    let others = around.sessions.iter().filter(|other| {
        other.id != session.id && other.state == SessionState::Planned && other.time.overlaps(session.time)
    });
    for other in others {
        found.extend(between(session, other));
    }
    found
}

fn of_place(session: &Session, hall: Option<&Hall>, lacks_kit: bool) -> Vec<Warning> {
    let Some(hall) = hall else {
        return if session.needs_hall() { vec![Warning::Unplaced] } else { Vec::new() };
    };
    let too_many = hall.seats.filter(|seats| session.on_campus > *seats);
    let found = [
        (!hall.held).then_some(Warning::NotHeld),
        (!hall.time.covers(session.time)).then_some(Warning::OutsideFunction),
        too_many.map(|seats| Warning::TooMany { seats }),
        lacks_kit.then_some(Warning::NoKit),
        (!hall.uncovered.is_empty()).then(|| Warning::NotCovered(hall.uncovered.clone())),
    ];
    found.into_iter().flatten().collect()
}

/// What two sessions at the same time have against each other.
fn between(session: &Session, other: &Session) -> Vec<Warning> {
    let theirs = other.speakers.iter().map(|speaker| speaker.name.to_lowercase()).collect::<Vec<_>>();
    let twice = session.speakers.iter().filter(|speaker| theirs.contains(&speaker.name.to_lowercase()));
    let twice = twice.map(|speaker| Warning::SpeakerTwice { name: speaker.name.clone(), other: other.id });
    let one_track = session.track.is_some() && session.track == other.track;
    let both = session.kind.has_content() && other.kind.has_content();
    twice.chain((one_track && both).then_some(Warning::SameTrack { other: other.id })).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{SessionKind, Speaker, Text, Texts};
    use super::*;
    use crate::ids::{EventId, SpeakerId, TrackId};
    use uuid::Uuid;

    const HOUR: i64 = 3600;

    fn hours(from: i64, until: i64) -> Interval {
        Interval::from_seconds(from * HOUR, until * HOUR).unwrap()
    }

    fn session(id: u128, time: Interval) -> Session {
        let name = Text { title: "Opening".to_owned(), description: String::new() };
        Session {
            id: SessionId::new(Uuid::from_u128(id)),
            event: EventId::new(Uuid::nil()),
            texts: Texts::from([(Language::English, name)]),
            kind: SessionKind::Plenary,
            state: SessionState::Planned,
            track: None,
            format: Format::Hybrid,
            time,
            on_campus: 80,
            online: 0,
            link: String::new(),
            function: Some(FunctionId::new(Uuid::from_u128(1))),
            speakers: Vec::new(),
            synthetic: false,
            version: 1,
        }
    }

    fn hall() -> Hall {
        Hall {
            function: FunctionId::new(Uuid::from_u128(1)),
            time: hours(9, 12),
            held: true,
            seats: Some(100),
            kit: true,
            uncovered: Vec::new(),
        }
    }

    fn of(session: &Session, sessions: &[Session], hall: Hall) -> Vec<Warning> {
        warnings(session, Around { sessions, halls: &[hall], kit: &[], days: hours(0, 24) })
    }

    #[test]
    fn a_hall_that_fits_leaves_nothing_to_say_but_that_those_online_have_no_link() {
        let mut opening = session(7, hours(9, 10));
        assert_eq!(of(&opening, &[], hall()), [Warning::NoLink]);
        opening.link = "https://meet.example.org".to_owned();
        assert_eq!(of(&opening, &[], hall()), []);
        let poor =
            Hall { held: false, seats: Some(60), kit: false, uncovered: vec![Language::Arabic], ..hall() };
        let arabic = Warning::NotCovered(vec![Language::Arabic]);
        let all = [Warning::NotHeld, Warning::TooMany { seats: 60 }, Warning::NoKit, arabic];
        assert_eq!(of(&opening, &[], poor.clone()), all);
        opening.state = SessionState::Cancelled;
        assert_eq!(of(&opening, &[], poor), []);
    }

    #[test]
    fn hybrid_kit_is_built_in_or_ordered_for_all_of_the_time_and_for_each_hall_that_lacks_it() {
        let link = "https://meet.example.org".to_owned();
        let opening = Session { link, ..session(7, hours(9, 10)) };
        let other = FunctionId::new(Uuid::from_u128(2));
        let beside = Session {
            function: Some(other),
            ..Session { id: SessionId::new(Uuid::nil()), ..opening.clone() }
        };
        let sessions = [opening.clone(), beside.clone()];
        let bare = Hall { kit: false, ..hall() };
        let halls = [bare.clone(), Hall { function: other, ..bare }];
        let kit = |function, time, pieces| OrderedKit { function, time, pieces };
        let told = |session: &Session, kit: &[OrderedKit]| {
            let around = Around { sessions: &sessions, halls: &halls, kit, days: hours(0, 24) };
            warnings(session, around) == [Warning::NoKit]
        };
        let both = |kit: &[OrderedKit]| (told(&opening, kit), told(&beside, kit));
        assert_eq!(both(&[]), (true, true));
        assert_eq!(both(&[kit(opening.function, hours(8, 12), 1)]), (false, true));
        assert_eq!(both(&[kit(opening.function, hours(8, 9), 1)]), (true, true), "gone before it is over");
        assert_eq!(both(&[kit(None, hours(8, 12), 1)]), (true, true), "one for two halls");
        assert_eq!(both(&[kit(None, hours(8, 12), 2)]), (false, false));
        let own = kit(Some(other), hours(9, 10), 1);
        assert_eq!(both(&[own, kit(None, hours(9, 10), 1)]), (false, false));
    }

    #[test]
    fn what_has_no_hall_and_what_lies_outside_is_told() {
        let late = session(7, hours(11, 13));
        assert_eq!(of(&late, &[], hall()), [Warning::OutsideFunction, Warning::NoLink]);
        let night = Session { function: None, format: Format::OnCampus, ..session(7, hours(25, 26)) };
        assert_eq!(of(&night, &[], hall()), [Warning::Unplaced, Warning::OutsideEvent]);
        let online = Session { format: Format::Online, link: "https://m.example.org".to_owned(), ..night };
        assert_eq!(of(&online, &[], hall()), [Warning::OutsideEvent]);
    }

    #[test]
    fn nobody_speaks_in_two_places_and_a_track_runs_one_after_the_other() {
        let ada = |id| Speaker {
            id: SpeakerId::new(Uuid::from_u128(id)),
            name: if id == 1 { "Ada Voice".to_owned() } else { "ada voice".to_owned() },
            part: String::new(),
            affiliation: String::new(),
        };
        let track = Some(TrackId::new(Uuid::nil()));
        let plain = |id, time| Session { format: Format::OnCampus, track, ..session(id, time) };
        let first = Session { speakers: vec![ada(1)], ..plain(7, hours(9, 10)) };
        let second = Session { speakers: vec![ada(2)], ..plain(8, hours(9, 11)) };
        let told = of(&first, &[first.clone(), second.clone()], hall());
        let twice = Warning::SpeakerTwice { name: "Ada Voice".to_owned(), other: second.id };
        assert_eq!(told, [twice, Warning::SameTrack { other: second.id }]);
        let coffee = Session { kind: SessionKind::Break, speakers: Vec::new(), ..second };
        assert_eq!(of(&first, &[first.clone(), coffee], hall()), []);
    }
}
