//! What holds of the plan and of every look at it, without a database.

use super::figures;
use super::grid::Hold;
use super::house::{Bedroom, House};
use super::plan::{Booking, YearPlan, date, plan};
use super::view::View;
use chrono::{Datelike, Months, NaiveDate};
use domain::block::BlockState;
use domain::calendar::{CampusZone, nights};
use domain::campus::StockSpan;
use domain::event::EventStatus;
use domain::ids::{AccountId, EventId, ResourceId, RoomTypeId};
use domain::stay::{Room, StayStatus};
use service::carry::{BlockChange, Load};
use service::context::SeededIds;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use uuid::Uuid;

static HOUSE: LazyLock<House> = LazyLock::new(house);
static PLAN: LazyLock<Vec<YearPlan>> = LazyLock::new(|| plan(&HOUSE, 2019..=2027));

const ORGANISER: AccountId = AccountId::new(Uuid::from_u128(0xacc));

/// Seven pavilions of forty rooms: two go at the end of 2020, one is renovated.
fn house() -> House {
    let rooms = (0..280_usize).map(|place| {
        let stock_until = (place >= 200).then(|| date(2021, 1, 1));
        let beds: i64 = if place % 5 == 4 { 2 } else { 1 };
        Bedroom {
            room: Room {
                resource: ResourceId::new(Uuid::from_u128(place as u128)),
                room_type: RoomTypeId::new(Uuid::from_u128(beds.unsigned_abs().into())),
            },
            number: place.to_string(),
            pavilion: (place / 40).to_string(),
            beds,
            select: false,
            stock: StockSpan::new(date(2012, 1, 1), stock_until).unwrap(),
            closed: (place < 40).then(|| (date(2026, 1, 7), date(2027, 8, 31))).into_iter().collect(),
        }
    });
    House { rooms: rooms.collect() }
}

fn bookings() -> impl Iterator<Item = &'static Booking> {
    PLAN.iter().flat_map(|year| &year.parties).flat_map(|party| &party.bookings)
}

fn seen_on(today: NaiveDate) -> Vec<Load> {
    seen_with_blocks(today).0
}

/// The loads of the years, and that of the blocks after them.
fn seen_with_blocks(today: NaiveDate) -> (Vec<Load>, Load) {
    let mut view = View::new(&SeededIds::new(0), CampusZone::default(), &HOUSE, today, Some(ORGANISER));
    let loads = PLAN.iter().map(|year| view.year(year).unwrap().0).collect();
    (loads, view.blocks())
}

#[test]
fn what_is_done_to_a_block_is_done_in_order_and_before_today() {
    let (today, zone) = (date(2026, 11, 24), CampusZone::default());
    let (loads, held) = seen_with_blocks(today);
    let events = loads.iter().flat_map(|load| &load.events).map(|event| (event.id, event));
    let events: BTreeMap<_, _> = events.collect();
    for block in &held.blocks {
        let event = events[&block.event];
        assert!(block.course.is_sorted_by_key(|one| one.at), "{}", event.code);
        assert!(block.course.iter().all(|one| one.at < zone.at(today, 4)), "{}", event.code);
        assert!(matches!(block.course[0].change, BlockChange::Agree(_, BlockState::Waiting)));
        let over = event.status == EventStatus::Actual || event.status.is_off();
        assert!(!over || block.held().is_none(), "{} holds rooms and is over", event.code);
        assert!(!event.status.holds() || event.status == EventStatus::Actual || block.course.len() > 1);
    }
}

#[test]
fn groups_to_come_hold_a_little_more_than_their_stays_take_and_never_more_than_there_is() {
    let (today, zone) = (date(2026, 11, 24), CampusZone::default());
    let (loads, held) = seen_with_blocks(today);
    let mut taken = BTreeMap::<_, i64>::new();
    let mut of_events = BTreeMap::<_, i64>::new();
    for past in loads.iter().flat_map(|load| &load.stays) {
        let stay = &past.last().unwrap().stay;
        for (night, room_type) in stay.nights(zone) {
            *taken.entry((room_type, night)).or_default() += 1;
            *of_events.entry((stay.event.map(EventId::uuid), room_type, night)).or_default() += 1;
        }
    }
    let holds = held.blocks.iter().filter_map(|block| Some((block.event, block.held()?)));
    let holds = holds.collect::<Vec<_>>();
    assert!(holds.len() > 10 && held.blocks.len() > 400, "{} of {}", holds.len(), held.blocks.len());
    for (event, rooms) in holds {
        for (&(room_type, night), agreed) in rooms {
            let own = of_events.get(&(Some(event.uuid()), room_type, night)).copied().unwrap_or_default();
            *taken.entry((room_type, night)).or_default() += (agreed - own).max(0);
        }
    }
    for ((room_type, night), taken) in taken.range(..) {
        let open = HOUSE.open(*room_type, (*night, *night + chrono::Days::new(1)));
        assert!(*night < today || *taken <= open, "{taken} of {open} on {night}");
    }
}

#[test]
fn every_year_meets_its_figure_to_the_night() {
    let mut slept = BTreeMap::<i32, i64>::new();
    for booking in bookings().filter(|booking| booking.is_kept()) {
        for night in nights(booking.hold.from, booking.hold.until) {
            *slept.entry(night.year()).or_default() += 1;
        }
    }
    for year in 2019..=2027 {
        assert_eq!(slept[&year], figures::figure(year).room_nights, "{year}");
    }
}

#[test]
fn no_two_bookings_ever_stand_for_the_same_room_and_night() {
    let mut rooms = BTreeMap::<usize, Vec<Hold>>::new();
    for booking in bookings() {
        rooms.entry(booking.bedroom).or_default().push(booking.hold);
    }
    for (place, holds) in &mut rooms {
        holds.sort_by_key(|hold| hold.from);
        for (first, hold) in holds.iter().enumerate() {
            assert!(HOUSE.rooms[*place].is_open(hold.from, hold.until));
            let others = holds[first + 1..].iter().take_while(|other| other.from < hold.until);
            for other in others {
                let apart = hold.gone.is_some_and(|gone| other.booked >= gone)
                    || other.gone.is_some_and(|gone| hold.booked >= gone);
                assert!(apart, "room {place}: {hold:?} and {other:?}");
            }
        }
    }
}

#[test]
fn bookings_are_made_before_they_are_called_off_and_called_off_before_they_begin() {
    for hold in bookings().map(|booking| booking.hold) {
        assert!(hold.booked < hold.from && hold.from < hold.until, "{hold:?}");
        assert!(hold.gone.is_none_or(|gone| hold.booked < gone && gone <= hold.from), "{hold:?}");
    }
}

#[test]
fn the_same_year_is_planned_the_same_again() {
    let again = plan(&HOUSE, 2019..=2020);
    assert_eq!(format!("{again:?}"), format!("{:?}", &PLAN[..2]));
}

#[test]
fn another_day_changes_nothing_of_years_gone_by() {
    let (early, late) = (seen_on(date(2023, 2, 14)), seen_on(date(2026, 11, 22)));
    assert_eq!(early[0].stays, late[0].stays);
    assert_eq!(early[0].events, late[0].events);
    assert!(early[4].stays.len() < late[4].stays.len(), "of 2023 more is known later");
}

#[test]
fn on_any_day_guests_are_in_house_between_their_dates_and_nothing_later_has_happened() {
    for today in [date(2019, 7, 3), date(2020, 3, 12), date(2024, 1, 24), date(2026, 11, 22)] {
        let dawn = CampusZone::default().at(today, 4);
        for past in seen_on(today).iter().flat_map(|load| &load.stays) {
            let stay = &past.last().unwrap().stay;
            let (arrival, departure) = (stay.dates.arrival(), stay.dates.departure());
            match stay.status {
                StayStatus::InHouse => assert!(arrival < today && today <= departure),
                StayStatus::Departed => assert!(departure < today),
                StayStatus::Reserved => assert!(today <= arrival),
                StayStatus::Cancelled | StayStatus::NoShow => assert!(stay.rooms.is_empty()),
            }
            assert!(past.is_sorted_by_key(|state| state.effective_at));
            assert!(past.iter().all(|state| state.effective_at < dawn));
        }
    }
}

#[test]
fn names_are_kept_for_thirteen_months() {
    let today = date(2026, 11, 22);
    let oldest = today.checked_sub_months(Months::new(13)).unwrap();
    let loads = seen_on(today);
    let stays = || loads.iter().flat_map(|load| &load.stays).map(|past| &past.last().unwrap().stay);
    let named = || stays().filter(|stay| stay.guests.iter().any(|line| line.guest.is_some()));
    assert!(named().all(|stay| stay.dates.departure() > oldest));
    assert!(named().count() > 3000);
}

#[test]
fn some_arrivals_of_the_coming_weeks_have_no_room_yet_and_many_later_ones() {
    let today = date(2026, 11, 22);
    let stays = seen_on(today).into_iter().flat_map(|load| load.stays);
    let reserved: Vec<_> = stays
        .filter_map(|mut past| past.pop())
        .map(|last| last.stay)
        .filter(|stay| stay.status == StayStatus::Reserved)
        .collect();
    let share = |from: i64, until: i64| {
        let days = |stay: &domain::stay::Stay| (stay.dates.arrival() - today).num_days();
        let due = reserved.iter().filter(|stay| (from..until).contains(&days(stay)));
        let (open, all) =
            due.fold((0, 0), |(open, all), stay| (open + i32::from(stay.rooms.is_empty()), all + 1));
        open * 100 / all.max(1)
    };
    assert!((1..15).contains(&share(0, 14)));
    assert!((40..90).contains(&share(40, 200)));
}

#[test]
fn the_organiser_has_some_events_of_every_year_all_of_them_known_and_the_same_whatever_day_it_is() {
    let (early, late) = (seen_on(date(2026, 3, 1)), seen_on(date(2026, 11, 24)));
    for (early, late) in early.iter().zip(&late) {
        let known = |load: &Load| load.events.iter().map(|event| event.id).collect::<Vec<_>>();
        assert!(
            late.organisers
                .iter()
                .all(|(event, account)| *account == ORGANISER && known(late).contains(event))
        );
        assert!(
            late.organisers.len() * 2 < late.events.len() && late.organisers.len() * 6 > late.events.len()
        );
        assert!(early.organisers.iter().all(|entrusted| late.organisers.contains(entrusted)));
    }
}
