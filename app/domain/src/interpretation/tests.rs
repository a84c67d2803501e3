//! What sessions need, and whether as many places are filled as can be.

use super::*;
use crate::claim::Interval;
use Language::{Arabic, English, French, InternationalSign, Spanish};
use chrono::NaiveDate;
use uuid::Uuid;

fn voice(number: u128, languages: &[(Language, Class)]) -> Voice {
    Voice { id: InterpreterId::new(Uuid::from_u128(number)), languages: languages.iter().copied().collect() }
}

fn wish(floor: &[Language], wanted: &[Language]) -> Wish {
    Wish { floor: floor.iter().copied().collect(), wanted: wanted.iter().copied().collect(), breaks: 0 }
}

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, number).unwrap()
}

fn duty(day_number: u32, from: i64, hours: i64) -> Duty {
    let midnight = i64::from(day_number) * 86_400;
    let time = Interval::from_seconds(midnight + from * 3600, midnight + (from + hours) * 3600).unwrap();
    Duty { day: day(day_number), time, minutes: hours * 60 }
}

#[test]
fn a_language_that_alone_is_spoken_needs_no_booth_and_a_signed_one_never_does() {
    let asked = wish(&[English], &[English, French, InternationalSign]);
    let answer = answer(&asked, 90, &Supply::default());
    assert_eq!(
        answer.teams.iter().map(|team| team.booth.target).collect::<Vec<_>>(),
        [French, InternationalSign]
    );
    assert_eq!((answer.booths, answer.short), (1, 1));
    let heard = wish(&[English, French], &[English, French]);
    assert_eq!(booths(&heard, 90).len(), 2, "both are heard by those who speak the other");
}

#[test]
fn one_is_enough_for_forty_minutes_two_take_turns_and_three_work_both_ways() {
    let strength = |floor: &[Language], minutes| booths(&wish(floor, &[Arabic]), minutes)[0].strength;
    assert_eq!(strength(&[English], 40), 1);
    assert_eq!(strength(&[English], 41), 2);
    assert_eq!(strength(&[English, Arabic], 41), 3);
    assert_eq!(strength(&[English, Arabic], 40), 1);
}

#[test]
fn booths_built_in_are_taken_first_and_portable_ones_fill_up() {
    let asked = wish(&[English], &[French, Spanish, Arabic]);
    let with = |fixed, promised, portable| {
        let supply = Supply { hall: Hall { fixed, promised, portable }, ..Supply::default() };
        let found = answer(&asked, 90, &supply);
        (found.carried, found.to_promise, found.short)
    };
    assert_eq!(with(3, 0, 0), (0, 0, 0));
    assert_eq!(with(1, 0, 4), (2, 2, 0));
    assert_eq!(with(1, 1, 0), (2, 0, 1));
    assert_eq!(with(0, 0, 1), (3, 1, 2));
}

#[test]
fn who_does_not_understand_the_floor_takes_relay_from_who_does() {
    // Arabic is spoken; the Spanish booth knows it not, and hears it in English from the Arabic booth.
    let asked = wish(&[English, Arabic], &[English, Spanish, Arabic]);
    let arab = |number| voice(number, &[(Arabic, Class::A), (English, Class::B)]);
    let spaniard = |number| voice(number, &[(Spanish, Class::A), (English, Class::C)]);
    let briton = |number| voice(number, &[(English, Class::A), (Arabic, Class::C)]);
    let free = [arab(1), arab(2), arab(3), spaniard(4), spaniard(5), briton(6), briton(7)];
    let teams = staff(&asked, &booths(&asked, 180), &[], &free);
    assert!(teams.iter().all(|team| team.missing() == 0 && team.unheard.is_empty()), "{teams:?}");
    let spanish = teams.iter().find(|team| team.booth.target == Spanish).unwrap();
    assert_eq!(spanish.members[0].relays, [Relay { floor: Arabic, pivot: English }]);
    // Few know Arabic: they sit in its booth, which gives the English that its own booth need not hear it for.
    let deaf = |number| voice(number, &[(English, Class::A), (French, Class::C)]);
    let teams = staff(&asked, &booths(&asked, 180), &[], &[arab(1), arab(2), deaf(3), deaf(4)]);
    assert_eq!(teams.iter().map(Team::missing).collect::<Vec<_>>(), [0, 2, 1]);
    assert_eq!(teams[0].members[0].relays, [Relay { floor: Arabic, pivot: English }]);
    // Without anybody who knows Arabic nobody hears it, and no Spanish voice is proposed in vain.
    let teams = staff(&asked, &booths(&asked, 180), &[], &[spaniard(4), spaniard(5)]);
    assert_eq!(teams.iter().map(Team::missing).collect::<Vec<_>>(), [2, 2, 3]);
    // One who is agreed all the same is told not to hear it.
    let teams = staff(&asked, &booths(&asked, 180), &[(spaniard(4), Spanish)], &[]);
    assert_eq!(teams[1].unheard.iter().copied().collect::<Vec<_>>(), [Arabic]);
    assert_eq!(teams[1].missing(), 1);
}

#[test]
fn nobody_is_away_in_two_places_overworked_or_without_rest() {
    let work = Work { duties: vec![duty(1, 9, 4)], away: vec![Absence { from: day(3), until: day(4) }] };
    assert_eq!(work.obstacle(duty(3, 9, 1)), Some(Obstacle::Away));
    assert_eq!(work.obstacle(duty(1, 12, 1)), Some(Obstacle::Elsewhere));
    assert_eq!(work.obstacle(duty(1, 14, 4)), Some(Obstacle::TooLong));
    assert_eq!(work.obstacle(duty(1, 14, 3)), None);
    let late = Work { duties: vec![duty(1, 20, 3)], away: Vec::new() };
    assert_eq!(late.obstacle(duty(2, 9, 2)), Some(Obstacle::NoRest));
    assert_eq!(late.obstacle(duty(2, 10, 2)), None);
    assert_eq!(late.obstacle(duty(1, 8, 2)), None, "rest lies between days");
}

#[test]
fn breaks_are_not_interpreted_and_do_not_fill_the_session() {
    let day = Interval::from_seconds(0, 8 * 3600).unwrap();
    let with = |breaks| Wish { breaks, ..wish(&[English], &[French]) };
    assert_eq!(with(90).minutes_of(day), 390);
    assert!(with(0).check(480).is_empty() && answer(&with(0), 480, &Supply::default()).is_too_long());
    assert_eq!(with(480).check(480), [WishFault::Breaks]);
    assert_eq!(wish(&[], &[French]).check(60), [WishFault::NoFloor]);
}

/// Numbers that look like chance, always the same (Knuth's constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn voice(&mut self, number: u128) -> Voice {
        let known = [English, French, Spanish, Arabic].into_iter().filter_map(|language| {
            let class = [Some(Class::A), Some(Class::B), Some(Class::C), None];
            class[usize::try_from(self.below(4)).unwrap()].map(|class| (language, class))
        });
        let languages = known.collect();
        Voice { id: InterpreterId::new(Uuid::from_u128(number)), languages }
    }
}

/// The most places that can be filled, by trying everything.
fn most(may: &dyn Fn(&Voice, &Booth) -> bool, places: &[Booth], free: &[Voice]) -> usize {
    let Some((place, rest)) = places.split_first() else { return 0 };
    let empty = most(may, rest, free);
    let seated = (0..free.len()).filter(|one| may(&free[*one], place)).map(|one| {
        let others = [&free[..one], &free[one + 1..]].concat();
        1 + most(may, rest, &others)
    });
    seated.max().unwrap_or_default().max(empty)
}

#[test]
fn as_many_places_are_filled_as_trying_everything_fills_and_nobody_sits_twice() {
    let mut dice = Dice(7);
    for number in 0..300 {
        let asked = wish(&[English], if number % 2 == 0 { &[French, Spanish] } else { &[French, Arabic] });
        let booths = booths(&asked, 90);
        let free = (1..=5).map(|number| dice.voice(number)).collect::<Vec<_>>();
        let teams = staff(&asked, &booths, &[], &free);
        let places = booths.iter().flat_map(|booth| vec![*booth; booth.strength]).collect::<Vec<_>>();
        // With one floor language there is no pivot that anybody would be given it in but another target.
        let may = |voice: &Voice, booth: &Booth| {
            let pivot = asked.wanted.iter().find(|other| **other != booth.target).copied().unwrap();
            let gives =
                |other: &Voice| other.id != voice.id && other.understands(English) && other.speaks(pivot);
            let relayed = voice.understands(pivot) && free.iter().any(gives);
            voice.speaks(booth.target) && (voice.understands(English) || relayed)
        };
        let filled = teams.iter().flat_map(|team| &team.members).collect::<Vec<_>>();
        assert_eq!(filled.len(), most(&may, &places, &free), "{free:?}");
        let people = filled.iter().map(|member| member.id).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(people.len(), filled.len(), "somebody sits twice: {teams:?}");
    }
}
