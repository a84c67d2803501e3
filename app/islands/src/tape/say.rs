//! What is announced, in the reader's language: the texts stand in the page, with what is filled in between braces. No
//! browser in here.

use super::hand::{Hand, Hold, Span, What};

/// Gives a text by its name.
type Told = dyn Fn(&str) -> Option<String>;

/// The texts of the page, and the nights it draws.
pub(super) struct Words {
    told: Box<Told>,
    /// How many nights are drawn.
    pub nights: i64,
    /// Whether bars can be picked up.
    pub works: bool,
    /// Every night as a date and in words, and the day after the last one.
    days: Vec<String>,
}

/// How many letters a date has.
const DATE: usize = "2026-11-24".len();

impl Words {
    pub(super) fn new(told: impl Fn(&str) -> Option<String> + 'static) -> Self {
        let days: Vec<_> = told("data-days").unwrap_or_default().split('|').map(ToOwned::to_owned).collect();
        let nights = i64::try_from(days.len()).unwrap_or_default() - 1;
        Self { works: told("data-works").is_some(), nights, days, told: Box::new(told) }
    }

    pub(super) fn text(&self, name: &str) -> String {
        (self.told)(name).unwrap_or_default()
    }

    /// Which keys do what with what is held.
    pub(super) fn how(&self, hand: &Hand) -> String {
        self.text(match hand.hold {
            _ if hand.cancels => "data-how-cancel",
            Hold::Whole => "data-how-whole",
            Hold::Start | Hold::End => "data-how-end",
        })
    }

    /// Where it is now: the room it is over and who is there, or its nights.
    pub(super) fn place(&self, hand: &Hand, room: &str, in_the_way: Option<&str>) -> String {
        let room = match in_the_way {
            Some(who) => fill(&fill(&self.text("data-taken"), "room", room), "who", who),
            None => fill(&self.text("data-free"), "room", room),
        };
        match hand.hold {
            Hold::Whole => room,
            _ if in_the_way.is_some() => self.span(hand) + " " + &room,
            _ => self.span(hand),
        }
    }

    fn span(&self, hand: &Hand) -> String {
        let text = self.text(match (hand.what, hand.hold) {
            (What::Gap, _) => "data-span",
            (What::Bar, Hold::Start) => "data-starting",
            (What::Bar, _) => "data-ending",
        });
        let nights = match hand.now.nights() {
            1 => self.text("data-night"),
            nights => fill(&self.text("data-nights"), "n", &nights.to_string()),
        };
        let text = fill(&fill(&text, "from", self.day(hand.now.from)), "until", self.day(hand.now.until));
        fill(&text, "nights", &nights)
    }

    /// The part of a span that is drawn; day use is drawn as its day.
    pub(super) fn drawn(&self, span: Span) -> Span {
        let until = span.until.max(span.from + 1);
        Span { from: span.from.clamp(0, self.nights), until: until.clamp(0, self.nights), ..span }
    }

    /// The night of a column as an address or a form names it.
    pub(super) fn date(&self, column: i64) -> &str {
        self.of(column).get(..DATE).unwrap_or_default()
    }

    /// The night of a column in words.
    fn day(&self, column: i64) -> &str {
        self.of(column).get(DATE + 1..).unwrap_or_default()
    }

    fn of(&self, column: i64) -> &str {
        usize::try_from(column).ok().and_then(|column| self.days.get(column)).map_or("", String::as_str)
    }
}

/// Fills one gap of a text.
fn fill(text: &str, name: &str, value: &str) -> String {
    match text.split_once(&("{".to_owned() + name + "}")) {
        Some((before, after)) => before.to_owned() + value + after,
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::new(|name| {
            let text = match name {
                "data-days" => {
                    let days = (24..=30).map(|day| format!("2026-11-{day} {day} Nov"));
                    return Some(days.collect::<Vec<_>>().join("|"));
                }
                "data-works" => "",
                "data-free" => "Room {room} is free.",
                "data-taken" => "Room {room} is taken: {who}",
                "data-ending" => "Until {until}, {nights}.",
                "data-span" => "{from} – {until}, {nights}.",
                "data-night" => "1 night",
                "data-nights" => "{n} nights",
                _ => return None,
            };
            Some(text.to_owned())
        })
    }

    fn span(from: i64, until: i64) -> Span {
        Span { row: 1, from, until }
    }

    #[test]
    fn a_bar_over_a_row_says_the_room_and_who_is_in_it() {
        let hand = Hand::bar(span(0, 3), Hold::Whole, 6);
        assert_eq!(words().place(&hand, "AM3-001", None), "Room AM3-001 is free.");
        assert_eq!(words().place(&hand, "AM3-001", Some("Rossi")), "Room AM3-001 is taken: Rossi");
    }

    #[test]
    fn an_end_says_the_nights_and_only_what_is_in_its_way() {
        let hand = Hand::bar(span(-2, 1), Hold::End, 6);
        assert_eq!(words().place(&hand, "AM3-001", None), "Until 25 Nov, 3 nights.");
        let taken = words().place(&hand, "AM3-001", Some("Rossi"));
        assert_eq!(taken, "Until 25 Nov, 3 nights. Room AM3-001 is taken: Rossi");
        let new = Hand::gap(span(0, 4), 2, 2);
        assert_eq!(words().place(&new, "AM3-001", None), "26 Nov – 27 Nov, 1 night.");
    }

    #[test]
    fn a_column_is_a_date_and_a_word_and_outside_the_window_neither() {
        let words = words();
        assert_eq!((words.nights, words.works), (6, true));
        assert_eq!((words.date(0), words.day(6)), ("2026-11-24", "30 Nov"));
        assert_eq!((words.date(7), words.day(-1)), ("", ""));
    }

    #[test]
    fn what_lies_outside_the_window_is_not_drawn_and_day_use_is_drawn_as_its_day() {
        assert_eq!(words().drawn(span(-3, 12)), span(0, 6));
        assert_eq!(words().drawn(span(2, 2)), span(2, 3));
    }
}
