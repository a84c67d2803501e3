//! The form of a new stay: what was typed, and what is wrong with it.

use chrono::NaiveDate;
use service::refusal::Refusal;
use service::stay::{Choices, NewGuest, Reservation, Who};

/// The form as it stands.
#[derive(Clone, Debug)]
pub struct NewStay {
    /// Idempotency key.
    pub key: String,
    /// Fields as typed.
    pub typed: Typed,
    /// What the fields can refer to.
    pub choices: Choices,
    /// What is wrong: field and reason.
    pub faults: Vec<(Spot, Reason)>,
    /// What stands in the way.
    pub refused: Option<Refusal>,
}

/// Fields as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Number of a room.
    pub room: String,
    /// Code of a type.
    pub room_type: String,
    /// First night.
    pub from: String,
    /// Day of leaving.
    pub until: String,
    /// Code of a segment.
    pub segment: String,
    /// Name of an organisation.
    pub organisation: String,
    /// Code of an event.
    pub event: String,
    /// How many guests without a name.
    pub heads: String,
    /// Guests with a name.
    pub guests: Vec<TypedGuest>,
}

/// A line of a named guest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedGuest {
    /// Name.
    pub name: String,
    /// First night, where it is not the stay's.
    pub from: String,
    /// Day of leaving, where it is not the stay's.
    pub until: String,
}

/// Where something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The room's number.
    Room,
    /// The type.
    Type,
    /// First night.
    From,
    /// Day of leaving.
    Until,
    /// The organisation.
    Organisation,
    /// The event.
    Event,
    /// The number of guests.
    Heads,
    /// A named guest, by line.
    Guest(usize),
}

impl Spot {
    /// The field's id.
    pub fn id(self) -> String {
        match self {
            Self::Room => "room".to_owned(),
            Self::Type => "type".to_owned(),
            Self::From => "from".to_owned(),
            Self::Until => "until".to_owned(),
            Self::Organisation => "organisation".to_owned(),
            Self::Event => "event".to_owned(),
            Self::Heads => "heads".to_owned(),
            Self::Guest(line) => format!("guest-{line}"),
        }
    }
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing has this name or number.
    Unknown,
    /// Neither a type nor a room.
    Missing,
    /// No date.
    NoDate,
    /// The departure lies before the arrival.
    Backwards,
    /// Longer than a stay may be.
    TooLong,
    /// Nobody sleeps in it.
    Nobody,
    /// No number.
    NoNumber,
    /// A guest's dates lie outside the stay's.
    Outside,
    /// More letters than are kept.
    LongName,
    /// The form was sent before, with other fields.
    SentBefore,
}

/// The most guests without a name in one room.
const MOST_HEADS: u32 = 20;
/// The longest name we keep, in letters.
const LONGEST_NAME: usize = 200;

impl Typed {
    /// Reads the fields of an address or a form; lines of guests stand in their order.
    pub fn read(fields: &[(String, String)]) -> Self {
        let mut typed = Self::default();
        for (name, value) in fields {
            let value = value.trim().to_owned();
            match name.as_str() {
                "room" => typed.room = value,
                "type" => typed.room_type = value,
                "from" => typed.from = value,
                "until" => typed.until = value,
                "segment" => typed.segment = value,
                "organisation" => typed.organisation = value,
                "event" => typed.event = value,
                "heads" => typed.heads = value,
                "guest" => typed.guests.push(TypedGuest { name: value, ..TypedGuest::default() }),
                "guest_from" => typed.last(|guest| guest.from = value),
                "guest_until" => typed.last(|guest| guest.until = value),
                _ => {}
            }
        }
        typed
    }

    fn last(&mut self, set: impl FnOnce(&mut TypedGuest)) {
        if let Some(guest) = self.guests.last_mut() {
            set(guest);
        }
    }

    /// The dates, as far as they can be read.
    pub fn dates(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        (self.from.parse().ok(), self.until.parse().ok())
    }

    /// How many nights; none before both dates are there.
    pub fn nights(&self) -> Option<i64> {
        let (from, until) = self.dates();
        Some((until? - from?).num_days()).filter(|nights| *nights >= 0)
    }
}

/// The room of the number typed: none was typed, or what the campus says.
pub type Found = Option<Option<(domain::ids::ResourceId, domain::ids::RoomTypeId)>>;

/// The reservation that the fields describe, or everything that is wrong with them.
pub fn check(typed: &Typed, choices: &Choices, found: Found) -> Result<Reservation, Vec<(Spot, Reason)>> {
    let mut faults = Vec::new();
    let (from, until) = typed.dates();
    faults.extend(from.is_none().then_some((Spot::From, Reason::NoDate)));
    faults.extend(until.is_none().then_some((Spot::Until, Reason::NoDate)));
    if let (Some(from), Some(until)) = (from, until) {
        match domain::calendar::StayDates::new(from, until) {
            Ok(_) => {}
            Err(domain::calendar::DatesError::Backwards { .. }) => {
                faults.push((Spot::Until, Reason::Backwards));
            }
            Err(domain::calendar::DatesError::TooLong { .. }) => faults.push((Spot::Until, Reason::TooLong)),
        }
    }
    let kind = choices.room_types.iter().find(|kind| kind.code == typed.room_type);
    let room = found.flatten();
    faults.extend((found == Some(None)).then_some((Spot::Room, Reason::Unknown)));
    // A room by its number says the type, too.
    let room_type = kind.map(|kind| domain::ids::RoomTypeId::new(kind.id)).or(room.map(|(_, kind)| kind));
    faults.extend((room_type.is_none() && found.is_none()).then_some((Spot::Type, Reason::Missing)));
    let organisation = choices.organisations.iter().find(|one| one.name == typed.organisation);
    let stray = !typed.organisation.is_empty() && organisation.is_none();
    faults.extend(stray.then_some((Spot::Organisation, Reason::Unknown)));
    let code = typed.event.split_whitespace().next().unwrap_or_default();
    let event = choices.events.iter().find(|event| event.code == code);
    faults.extend((!code.is_empty() && event.is_none()).then_some((Spot::Event, Reason::Unknown)));
    let guests = guests(typed, from.zip(until), &mut faults);
    match (room_type, from, until) {
        (Some(room_type), Some(arrival), Some(departure)) if faults.is_empty() => Ok(Reservation {
            room_type,
            room: room.map(|(room, _)| room),
            arrival,
            departure,
            segment: segment(typed, choices),
            organisation: organisation.map(|one| one.id),
            event: event.map(|event| domain::ids::EventId::new(event.id)),
            guests,
        }),
        _ => Err(faults),
    }
}

/// The segment chosen; one that is not there is the last of the list: individuals.
fn segment(typed: &Typed, choices: &Choices) -> String {
    let chosen = choices.segments.iter().find(|segment| segment.code == typed.segment);
    chosen.or(choices.segments.last()).map(|segment| segment.code.clone()).unwrap_or_default()
}

fn guests(typed: &Typed, stay: Option<(NaiveDate, NaiveDate)>, faults: &mut Vec<(Spot, Reason)>) -> Vec<Who> {
    let mut guests = Vec::new();
    for (line, guest) in typed.guests.iter().enumerate().filter(|(_, guest)| !guest.name.is_empty()) {
        let spot = Spot::Guest(line);
        if guest.name.chars().count() > LONGEST_NAME {
            faults.push((spot, Reason::LongName));
        }
        let dates = own_dates(guest, stay).unwrap_or_else(|reason| {
            faults.push((spot, reason));
            None
        });
        let who = NewGuest::Named { full_name: guest.name.clone(), email: String::new() };
        guests.push(Who { who, dates });
    }
    match typed.heads.as_str() {
        "" | "0" => {}
        text => match text.parse() {
            Ok(heads) if heads <= MOST_HEADS => {
                guests.push(Who { who: NewGuest::Unnamed(heads), dates: None });
            }
            _ => faults.push((Spot::Heads, Reason::NoNumber)),
        },
    }
    let told = faults.iter().any(|(spot, _)| *spot == Spot::Heads);
    faults.extend((guests.is_empty() && !told).then_some((Spot::Heads, Reason::Nobody)));
    guests
}

/// A guest's own dates: what is left empty is the stay's.
fn own_dates(
    guest: &TypedGuest,
    stay: Option<(NaiveDate, NaiveDate)>,
) -> Result<Option<(NaiveDate, NaiveDate)>, Reason> {
    let Some((arrival, departure)) = stay else { return Ok(None) };
    if guest.from.is_empty() && guest.until.is_empty() {
        return Ok(None);
    }
    let date = |text: &str, usual| if text.is_empty() { Ok(usual) } else { text.parse() };
    let from = date(&guest.from, arrival).map_err(|_| Reason::NoDate)?;
    let until = date(&guest.until, departure).map_err(|_| Reason::NoDate)?;
    if until < from {
        return Err(Reason::Backwards);
    }
    if from < arrival || departure < until {
        return Err(Reason::Outside);
    }
    Ok(Some((from, until)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{ResourceId, RoomTypeId};
    use domain::segment::{Segment, SegmentClass};
    use uuid::Uuid;

    fn choices() -> Choices {
        let segment = Segment {
            code: "individual".into(),
            name: "Individuals".into(),
            class: SegmentClass::Individual,
            position: 1,
        };
        Choices {
            room_types: Vec::new(),
            segments: vec![segment],
            organisations: Vec::new(),
            events: Vec::new(),
        }
    }

    fn typed(fields: &[(&str, &str)]) -> Typed {
        let own = |pair: &(&str, &str)| (pair.0.to_owned(), pair.1.to_owned());
        Typed::read(&fields.iter().map(own).collect::<Vec<_>>())
    }

    fn room() -> (ResourceId, RoomTypeId) {
        (ResourceId::new(Uuid::nil()), RoomTypeId::new(Uuid::nil()))
    }

    const DATES: [(&str, &str); 2] = [("from", "2026-06-01"), ("until", "2026-06-05")];

    #[test]
    fn an_empty_form_says_all_that_is_missing() {
        let faults = check(&Typed::default(), &choices(), None).unwrap_err();
        let spots: Vec<_> = faults.iter().map(|(spot, _)| spot.id()).collect();
        assert_eq!(spots, ["from", "until", "type", "heads"]);
    }

    #[test]
    fn a_room_a_name_and_two_dates_are_enough() {
        let typed = typed(&[DATES[0], DATES[1], ("guest", "Ada Rossi"), ("guest", "")]);
        assert_eq!(typed.nights(), Some(4));
        let wish = check(&typed, &choices(), Some(Some(room()))).unwrap();
        assert_eq!((wish.guests.len(), wish.segment.as_str()), (1, "individual"));
    }

    #[test]
    fn a_guest_may_come_later_but_not_before_the_stay() {
        let own =
            |from| typed(&[DATES[0], DATES[1], ("guest", "Ada"), ("guest_from", from), ("guest_until", "")]);
        let wish = check(&own("2026-06-03"), &choices(), Some(Some(room()))).unwrap();
        assert_eq!(wish.guests[0].dates.unwrap().0.to_string(), "2026-06-03");
        let faults = check(&own("2026-05-30"), &choices(), Some(Some(room()))).unwrap_err();
        assert_eq!(faults, [(Spot::Guest(0), Reason::Outside)]);
    }

    #[test]
    fn what_nobody_knows_is_named_beside_its_field() {
        let typed = typed(&[
            DATES[1],
            ("from", "2026-06-09"),
            ("organisation", "Nobody"),
            ("event", "99-1"),
            ("heads", "many"),
        ]);
        let faults = check(&typed, &choices(), Some(None)).unwrap_err();
        assert_eq!(
            faults,
            [
                (Spot::Until, Reason::Backwards),
                (Spot::Room, Reason::Unknown),
                (Spot::Organisation, Reason::Unknown),
                (Spot::Event, Reason::Unknown),
                (Spot::Heads, Reason::NoNumber),
            ]
        );
    }
}
