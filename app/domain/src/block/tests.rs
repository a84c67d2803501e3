use super::*;
use proptest::prelude::*;
use uuid::Uuid;

const SINGLE: RoomTypeId = RoomTypeId::new(Uuid::from_u128(1));
const DOUBLE: RoomTypeId = RoomTypeId::new(Uuid::from_u128(2));

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn block(nights: &[(Cell, i64)], state: BlockState) -> Block {
    let agreed = nights.iter().copied().collect();
    let asked_at = "2026-01-10T10:00:00Z".parse().unwrap();
    Block::asked(EventId::new(Uuid::from_u128(7)), asked_at).agree(&agreed, &NightDelta::new(), state)
}

fn plan() -> Plan {
    Plan {
        heads: 30,
        sharing: 20,
        single: SINGLE,
        double: DOUBLE,
        days: (day("2026-06-01"), day("2026-06-03")),
        waves: vec![Wave { before: 1, percent: 60 }, Wave { before: 0, percent: 40 }],
        late: 10,
    }
}

#[test]
fn a_block_takes_what_is_agreed_and_not_picked_up_and_never_less_than_nothing() {
    let cell = (SINGLE, day("2026-06-01"));
    let held = block(&[(cell, 2)], BlockState::Held);
    assert_eq!(held.takes(), NightDelta::from([(cell, 2)]));
    assert_eq!(held.pick(&NightDelta::from([(cell, 1)])).takes(), NightDelta::from([(cell, 1)]));
    let beyond = held.pick(&NightDelta::from([(cell, 3), ((DOUBLE, cell.1), 1)]));
    assert_eq!(beyond.takes(), NightDelta::new());
    assert_eq!((beyond.nights[&cell].picked, beyond.nights.len()), (3, 1));
}

#[test]
fn what_was_let_go_cannot_be_let_go_again_and_stays_readable() {
    let cell = (SINGLE, day("2026-06-01"));
    let held = block(&[(cell, 5)], BlockState::Held).pick(&NightDelta::from([(cell, 2)]));
    let released = held.release().unwrap();
    assert_eq!(released.nights[&cell], BlockNight { agreed: 5, picked: 2, released: 3 });
    assert_eq!((released.takes(), released.release(), released.wait()), (NightDelta::new(), None, None));
    assert_eq!(held.wait().unwrap().lay().unwrap().takes(), held.takes());
    assert_eq!(held.lay(), None);
}

#[test]
fn a_shift_takes_plan_and_cut_off_along_and_leaves_the_stays_behind() {
    let cell = (SINGLE, day("2026-06-01"));
    let mut held = block(&[(cell, 5)], BlockState::Held).pick(&NightDelta::from([(cell, 2)]));
    held.cut_off = Some(day("2026-05-18"));
    let shifted = held.shift(7, &NightDelta::from([(cell, 2)]));
    let there = (SINGLE, day("2026-06-08"));
    assert_eq!(shifted.takes(), NightDelta::from([(there, 5)]));
    assert_eq!((shifted.cut_off, shifted.version), (Some(day("2026-05-25")), 2));
}

#[test]
fn heads_become_rooms_by_sharing_by_waves_and_by_those_who_stay_on() {
    let rooms = plan().rooms().unwrap();
    let night = |date| (rooms.get(&(SINGLE, day(date))), rooms.get(&(DOUBLE, day(date))));
    assert_eq!(night("2026-05-31"), (Some(&15), Some(&2)));
    assert_eq!(night("2026-06-01"), (Some(&24), Some(&3)));
    assert_eq!(night("2026-06-02"), (Some(&24), Some(&3)));
    assert_eq!(night("2026-06-03"), (Some(&3), None));
    assert_eq!(rooms.len(), 7);
}

#[test]
fn a_plan_that_does_not_add_up_says_where() {
    assert_eq!(Plan { heads: 0, ..plan() }.rooms(), Err(PlanError::Heads));
    assert_eq!(Plan { sharing: 101, ..plan() }.rooms(), Err(PlanError::Share("sharing")));
    let waves = vec![Wave { before: 1, percent: 60 }];
    assert_eq!(Plan { waves, ..plan() }.rooms(), Err(PlanError::Arrivals(60)));
}

#[test]
fn the_evening_of_the_last_day_is_a_shoulder_night() {
    let days = (day("2026-06-01"), day("2026-06-03"));
    let shoulder = ["2026-05-31", "2026-06-01", "2026-06-02", "2026-06-03"];
    assert_eq!(shoulder.map(|night| is_shoulder(day(night), days)), [true, false, false, true]);
}

/// Something that happens to a block, or to the stays of its event.
#[derive(Clone, Debug)]
enum Deed {
    Agree(Vec<i64>, bool),
    Book(usize),
    Cancel(usize),
    Lay,
    Release,
    Wait,
    Shift(i64),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        (prop::collection::vec(0_i64..5, 4), any::<bool>())
            .prop_map(|(rooms, held)| Deed::Agree(rooms, held)),
        (0_usize..6).prop_map(Deed::Book),
        (0_usize..6).prop_map(Deed::Book),
        (0_usize..6).prop_map(Deed::Cancel),
        Just(Deed::Lay),
        Just(Deed::Release),
        Just(Deed::Wait),
        (-2_i64..3).prop_map(Deed::Shift),
    ];
    prop::collection::vec(deed, 0..40)
}

fn cell(place: usize) -> Cell {
    let kind = if place.is_multiple_of(2) { SINGLE } else { DOUBLE };
    (kind, day("2026-06-01") + TimeDelta::days(i64::try_from(place / 2).unwrap()))
}

proptest! {
    /// The counts follow by differences alone, as they do in the database; at every step they must be what stays take
    /// and what the block holds beside them.
    #[test]
    fn counts_moved_by_differences_are_always_the_sum_of_stays_and_of_what_is_held(deeds in deeds()) {
        let mut block = block(&[(cell(0), 2)], BlockState::Held);
        let (mut stays, mut taken) = (NightDelta::new(), block.takes());
        for deed in deeds {
            let mut moved = NightDelta::new();
            let next = match deed {
                Deed::Agree(rooms, held) => {
                    let agreed = rooms.into_iter().enumerate().map(|(place, rooms)| (cell(place), rooms)).collect();
                    let state = if held { BlockState::Held } else { BlockState::Waiting };
                    Some(block.agree(&agreed, &stays, state))
                }
                Deed::Book(place) => {
                    moved = NightDelta::from([(cell(place), 1)]);
                    Some(block.pick(&moved))
                }
                Deed::Cancel(place) if stays.contains_key(&cell(place)) => {
                    moved = NightDelta::from([(cell(place), -1)]);
                    Some(block.pick(&moved))
                }
                Deed::Cancel(_) => None,
                Deed::Lay => block.lay(),
                Deed::Release => block.release(),
                Deed::Wait => block.wait(),
                Deed::Shift(days) => Some(block.shift(days, &stays)),
            };
            let Some(next) = next else { continue };
            add(&mut stays, &moved);
            add(&mut taken, &moved);
            add(&mut taken, &difference(&block.takes(), &next.takes()));
            block = next;
            let mut causes = stays.clone();
            add(&mut causes, &block.takes());
            prop_assert_eq!(&taken, &causes);
            for (cell, night) in &block.nights {
                prop_assert_eq!(night.picked, stays.get(cell).copied().unwrap_or_default());
                prop_assert!(block.state == BlockState::Released || night.released == 0);
                prop_assert!(night.released <= night.agreed);
            }
        }
    }

    #[test]
    fn a_plan_has_a_bed_for_every_head_and_no_night_has_more_than_the_nights_of_the_event(
        heads in 1_i64..400, sharing in 0_i64..=100, early in 0_i64..=100, late in 0_i64..=100,
    ) {
        let waves = vec![Wave { before: 1, percent: early }, Wave { before: 0, percent: 100 - early }];
        let rooms = Plan { heads, sharing, waves, late, ..plan() }.rooms().unwrap();
        let beds = |night: NaiveDate| {
            let of = |kind| rooms.get(&(kind, night)).copied().unwrap_or_default();
            of(SINGLE) + 2 * of(DOUBLE)
        };
        let core = beds(day("2026-06-01"));
        prop_assert!((heads..=heads + 1).contains(&core));
        prop_assert!(beds(day("2026-05-31")) <= core && beds(day("2026-06-03")) <= core);
    }
}
