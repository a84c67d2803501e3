//! A day at the desk: the lists that match, and counts that are those of the lists.

mod filter;

pub use filter::{Filter, Group};

use chrono::NaiveDate;
use service::stay::Suggestion;
use service::today::{Arrival, Board, BoardEntry, ClosedRooms, TypeTonight};

/// The page.
#[derive(Clone)]
pub struct TodayPage {
    /// What was asked for.
    pub filter: Filter,
    /// Today by the desk's reckoning.
    pub today: NaiveDate,
    /// What the reader may do.
    pub may: May,
    /// Idempotency key of the forms of this page.
    pub key: String,
    /// Expected this day, those without a room first.
    pub expected: Vec<Arrival>,
    /// Arrived this day.
    pub arrived: Vec<BoardEntry>,
    /// No-shows to decide.
    pub undecided: Vec<BoardEntry>,
    /// Leave this day.
    pub due: Vec<BoardEntry>,
    /// Should have left.
    pub overdue: Vec<BoardEntry>,
    /// Left this day.
    pub gone: Vec<BoardEntry>,
    /// Under this roof.
    pub in_house: Vec<BoardEntry>,
    /// Closures that hold tonight or end today.
    pub closures: Vec<ClosedRooms>,
    /// Rooms of tonight by type.
    pub types: Vec<TypeTonight>,
    /// Organisations and events of the day, to choose from.
    pub groups: Vec<Group>,
    /// Codes of the pavilions of the day, to choose from.
    pub pavilions: Vec<String>,
}

/// What the reader may do: a form that would be refused is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct May {
    /// Change stays.
    pub stays: bool,
    /// Close rooms.
    pub closures: bool,
}

/// Those of an event who can be checked in together: each has a room, or one that is proposed to nobody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Code of the event.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Reference, version, name, room, and whether the room is yet to be given.
    pub members: Vec<Member>,
}

/// One of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The stay.
    pub reference: String,
    /// Version to act on.
    pub version: i64,
    /// Guest, where named.
    pub guest: Option<String>,
    /// Number of the room.
    pub room: String,
    /// Whether the room is a proposal.
    pub proposed: bool,
}

impl TodayPage {
    /// Lays a board out.
    pub fn new(filter: Filter, board: Board, may: May, key: String) -> Self {
        let groups = filter::groups(&board);
        let pavilions = filter::pavilions(&board);
        let keep = |entries: Vec<BoardEntry>| -> Vec<BoardEntry> {
            entries.into_iter().filter(|entry| filter.accepts(entry)).collect()
        };
        let expected = board.expected.into_iter().filter(|arrival| filter.accepts(&arrival.entry)).collect();
        Self {
            today: board.today,
            may,
            key,
            expected,
            arrived: keep(board.arrived),
            undecided: keep(board.undecided),
            due: keep(board.due),
            overdue: keep(board.overdue),
            gone: keep(board.gone),
            in_house: keep(board.in_house),
            closures: board.closures,
            types: board.types,
            groups,
            pavilions,
            filter,
        }
    }

    /// Whether the day is today: only then guests come and go.
    pub fn is_today(&self) -> bool {
        self.filter.day == self.today
    }

    /// How many are expected without a room.
    pub fn roomless(&self) -> usize {
        self.expected.iter().filter(|arrival| arrival.entry.room.is_none()).count()
    }

    /// Rooms free tonight, and in stock.
    pub fn free(&self) -> (i64, i64) {
        (self.types.iter().map(TypeTonight::free).sum(), self.types.iter().map(|kind| kind.rooms).sum())
    }

    /// Rooms closed tonight.
    pub fn closed(&self) -> i64 {
        self.types.iter().map(|kind| kind.closed).sum()
    }

    /// The events of which at least two are expected and could come in together.
    pub fn parties(&self) -> Vec<Party> {
        let mut parties = Vec::<Party>::new();
        for arrival in &self.expected {
            let Some((code, title)) = &arrival.entry.event else { continue };
            let Some(member) = member(arrival) else { continue };
            match parties.iter_mut().find(|party| party.code == *code) {
                Some(party) => party.members.push(member),
                None => {
                    parties.push(Party { code: code.clone(), title: title.clone(), members: vec![member] });
                }
            }
        }
        parties.retain(|party| party.members.len() > 1);
        parties
    }
}

fn member(arrival: &Arrival) -> Option<Member> {
    let entry = &arrival.entry;
    let own = entry.room.as_ref().map(|room| room.number.clone());
    let proposed = own.is_none();
    let room = own.or_else(|| arrival.rooms.first().map(|room: &Suggestion| room.number.clone()))?;
    Some(Member {
        reference: entry.reference.clone(),
        version: entry.version,
        guest: entry.guest.clone(),
        room,
        proposed,
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use domain::ids::StayId;
    use domain::stay::StayStatus;
    use service::today::BoardRoomName;
    use uuid::Uuid;

    pub(crate) fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    pub(crate) fn entry(reference: &str, room: Option<&str>, event: Option<&str>) -> BoardEntry {
        BoardEntry {
            id: StayId::new(Uuid::nil()),
            reference: reference.to_owned(),
            status: StayStatus::Reserved,
            version: 3,
            arrival: day(22),
            departure: day(25),
            room_type: "single".to_owned(),
            heads: 1,
            guest: Some("Rossi".to_owned()),
            event: event.map(|code| (code.to_owned(), "Course".to_owned())),
            organisation: Some("ILO".to_owned()),
            room: room.map(|number| BoardRoomName {
                number: number.to_owned(),
                pavilion: "AM1".to_owned(),
                step_free: false,
            }),
            needs_step_free: false,
        }
    }

    pub(crate) fn board(expected: Vec<BoardEntry>, in_house: Vec<BoardEntry>) -> Board {
        let arrival = |entry| Arrival { entry, rooms: Vec::new() };
        Board {
            day: day(22),
            today: day(22),
            expected: expected.into_iter().map(arrival).collect(),
            arrived: Vec::new(),
            undecided: Vec::new(),
            due: Vec::new(),
            overdue: Vec::new(),
            gone: Vec::new(),
            in_house,
            closures: Vec::new(),
            types: Vec::new(),
        }
    }

    fn page(filter: Filter, board: Board) -> TodayPage {
        TodayPage::new(filter, board, May { stays: true, closures: true }, "key".to_owned())
    }

    #[test]
    fn counts_are_those_of_the_lists_that_match() {
        let expected = vec![entry("A", None, Some("24-1")), entry("B", Some("AM1-1"), Some("24-2"))];
        let filter =
            Filter { group: Some(Group::Event("24-1".into(), String::new())), ..Filter::of(day(22)) };
        let page = page(filter, board(expected, vec![entry("C", Some("AM1-2"), Some("24-2"))]));
        assert_eq!((page.expected.len(), page.roomless(), page.in_house.len()), (1, 1, 0));
        assert_eq!(page.groups.len(), 3);
    }

    #[test]
    fn only_those_with_a_room_and_company_come_in_together() {
        let group = |reference, room| entry(reference, room, Some("24-1"));
        let expected = vec![
            group("A", None),
            group("B", Some("AM1-1")),
            group("C", Some("AM1-2")),
            entry("D", Some("AM1-3"), Some("24-9")),
            entry("E", Some("AM1-4"), None),
        ];
        let parties = page(Filter::of(day(22)), board(expected, Vec::new())).parties();
        assert_eq!(parties.len(), 1);
        let references: Vec<_> = parties[0].members.iter().map(|member| member.reference.as_str()).collect();
        assert_eq!(references, ["B", "C"]);
    }
}
