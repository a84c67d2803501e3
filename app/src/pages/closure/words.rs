//! Kinds of closure and lists of rooms, in words.

use domain::closure::ClosureKind;
use i18n::Locale;
use leptos_i18n::td_string;
use service::today::ClosedRooms;

/// What kind of closure it is.
pub(crate) fn kind_word(locale: Locale, kind: ClosureKind) -> &'static str {
    match kind {
        ClosureKind::OutOfOrder => td_string!(locale, status.out_of_order),
        ClosureKind::Renovation => td_string!(locale, status.renovation),
    }
}

/// How many numbers a line names before it only counts.
const NAMED: usize = 6;

/// The rooms: by number where they are few, else by pavilion with how many.
pub(crate) fn room_list(closure: &ClosedRooms) -> String {
    let few = closure.count() <= NAMED;
    let pavilion = |(code, rooms): &(String, Vec<String>)| {
        if few { rooms.join(", ") } else { format!("{code} ({})", rooms.len()) }
    };
    closure.rooms.iter().map(pavilion).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use domain::ids::ClosureId;

    fn closure(rooms: &[(&str, usize)]) -> ClosedRooms {
        let numbers = |code: &str, count| (1..=count).map(|n| format!("{code}-{n}")).collect::<Vec<_>>();
        ClosedRooms {
            id: ClosureId::new(uuid::Uuid::nil()),
            kind: ClosureKind::OutOfOrder,
            reason: String::new(),
            from: NaiveDate::MIN,
            until: NaiveDate::MAX,
            version: 1,
            synthetic: true,
            rooms: rooms.iter().map(|&(code, count)| (code.to_owned(), numbers(code, count))).collect(),
        }
    }

    #[test]
    fn few_rooms_are_named_and_many_counted_by_pavilion() {
        assert_eq!(room_list(&closure(&[("A", 2), ("B", 1)])), "A-1, A-2, B-1");
        assert_eq!(room_list(&closure(&[("A", 5), ("B", 2)])), "A (5), B (2)");
    }
}
