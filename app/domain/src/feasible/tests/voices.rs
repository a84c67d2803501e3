//! Interpreters: who is free for all sessions of an event, and what a date without enough of them is worth.

use super::*;
use crate::ids::InterpreterId;
use crate::interpretation::{Absence, Class, Voice, Wish, Work};
use crate::language::Language::{self, Arabic, English, French, InternationalSign};

fn voice(number: u128, languages: &[(Language, Class)]) -> (Voice, Work) {
    let languages = languages.iter().copied().collect();
    (Voice { id: InterpreterId::new(Uuid::from_u128(number)), languages }, Work::default())
}

fn french(number: u128) -> (Voice, Work) {
    voice(number, &[(French, Class::A), (English, Class::C)])
}

fn into(wanted: &[Language]) -> Wish {
    Wish { floor: [English].into(), wanted: wanted.iter().copied().collect(), breaks: 0 }
}

fn heard(wanted: &[Language], count: i64, hours: (u32, u32)) -> Need {
    Need { languages: into(wanted), ..need(count, 30, hours) }
}

fn with(uses: &[Use], voices: &[(Voice, Work)]) -> House {
    let mut house = house(uses, (0, 0));
    house.voices = voices.to_vec();
    house
}

fn missing(possible: &Possible) -> Vec<(Language, i64, i64)> {
    possible.crews.iter().map(|crew| (crew.language, crew.strength, crew.missing)).collect()
}

#[test]
fn interpreters_who_lack_speak_against_a_date_and_are_named_with_the_day() {
    let away =
        Work { away: vec![Absence { from: day("2026-06-02"), until: day("2026-06-02") }], ..Work::default() };
    let list = with(&[], &[french(1), (french(2).0, away)]);
    let asked = question(vec![heard(&[French, InternationalSign], 1, (9, 12))]);
    let found = first("2026-06-01", &asked, &list).unwrap();
    assert_eq!(missing(&found), [(French, 2, 1), (InternationalSign, 2, 2)]);
    assert_eq!((found.crews[0].day, found.score.voices, found.score.points()), (day("2026-06-02"), 3, 9));
    assert_eq!(
        first("2026-06-03", &asked, &list).unwrap().score.voices,
        2,
        "both are there from the third on"
    );
}

#[test]
fn only_the_list_is_thought_of_where_that_is_said_and_no_option_mends_it() {
    let held = used(0, 4, SetupStyle::Theatre, ("2026-06-01", 9, 11));
    let list = with(std::slice::from_ref(&held), &[french(1)]);
    let need = Need { people: 100, ..heard(&[French], 1, (9, 12)) };
    let asked = Question {
        listed_only: true,
        window: (day("2026-06-01"), day("2026-06-02")),
        ..question(vec![need])
    };
    let refused = &answer(&asked, &list).refused[0];
    let [Reason::Taken { .. }, Reason::Voices(crews)] = &refused.reasons[..] else { panic!("{refused:?}") };
    assert_eq!((crews[0].language, crews[0].missing, refused.yielding.len()), (French, 1, 0));
    let enough = with(&[held], &[french(1), french(2)]);
    assert_eq!(answer(&asked, &enough).refused[0].yielding, [BTreeSet::from([0])]);
}

#[test]
fn nobody_interprets_in_two_rooms_at_once_or_longer_than_a_day_allows() {
    let list = with(&[], &[french(1), french(2), french(3), french(4)]);
    let at_once = question(vec![heard(&[French], 2, (9, 12)), heard(&[French], 1, (11, 13))]);
    let found = first("2026-06-01", &at_once, &list).unwrap();
    assert_eq!(found.crews.iter().map(|crew| crew.missing).sum::<i64>(), 2, "{:?}", found.crews);
    let after = question(vec![heard(&[French], 2, (9, 12)), heard(&[French], 2, (14, 17))]);
    assert_eq!(first("2026-06-01", &after, &list).unwrap().score.voices, 0);
    let long = question(vec![heard(&[French], 2, (9, 13)), heard(&[French], 2, (14, 18))]);
    assert_eq!(
        first("2026-06-01", &long, &list).unwrap().score.voices,
        4,
        "nobody interprets for eight hours"
    );
}

#[test]
fn sessions_in_a_chain_were_counted_as_if_all_went_on_at_once() {
    let list = with(&[], &[french(1), french(2), french(3), french(4)]);
    let chain = [(9, 12), (11, 14), (13, 16)].map(|hours| heard(&[French], 1, hours)).to_vec();
    let found = first("2026-06-01", &question(chain), &list).unwrap();
    assert_eq!(found.score.voices, 0, "{:?}", found.crews);
}

#[test]
fn rooms_at_one_hour_share_those_who_are_free_so_that_most_places_are_filled() {
    // Two know Arabic as well as French: the French room, which comes first, has to leave them to the other.
    let both = |number| voice(number, &[(French, Class::A), (Arabic, Class::A), (English, Class::C)]);
    let list = with(&[], &[both(1), both(2), french(3), french(4)]);
    let asked = question(vec![heard(&[French], 1, (9, 12)), heard(&[Arabic], 1, (9, 12))]);
    let found = first("2026-06-01", &asked, &list).unwrap();
    assert_eq!(missing(&found), [(French, 2, 0), (Arabic, 2, 0)]);
}
