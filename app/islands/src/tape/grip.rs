//! The form of a stay, as the server made it for this bar at this moment: its fields are those of the stay's own page,
//! and it is sent as that page would send it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement, HtmlInputElement};

use super::address::here;
use super::dom::Cell;
use super::hand::{Drop, Hold, Span};
use super::say::Words;

/// What a bar is held by.
pub(super) struct Grip {
    form: HtmlFormElement,
}

impl Grip {
    /// Hangs the server's answer into the page, where it is not seen, and takes its form.
    pub(super) fn hang(place: &Element, answer: &str) -> Option<Self> {
        place.set_inner_html(answer);
        let form = place.query_selector("form").ok()??.dyn_into().ok()?;
        Some(Self { form })
    }

    /// Whose it is: name, room, nights.
    pub(super) fn said(&self) -> String {
        self.told("data-said").unwrap_or_default()
    }

    /// Why it cannot be changed at all, if it cannot.
    pub(super) fn why_not(&self) -> Option<String> {
        self.told("data-why")
    }

    /// Whether the bar drawn is the bar it was made for. A chart that is older may show somebody else there.
    pub(super) fn is_of(&self, cell: &Cell, words: &Words) -> bool {
        let text = cell.element().text_content();
        self.told("data-text") == text && words.drawn(self.span(cell.place.row)) == cell.span()
    }

    /// Its nights, drawn or not.
    pub(super) fn span(&self, row: i64) -> Span {
        Span { row, from: self.column("data-from"), until: self.column("data-until") }
    }

    /// The first night that a move takes along.
    pub(super) fn since(&self) -> i64 {
        self.column("data-since")
    }

    /// Whether it can be held so.
    pub(super) fn allows(&self, hold: Hold) -> bool {
        self.offers(match hold {
            Hold::Whole => "room",
            Hold::Start => "arrival",
            Hold::End => "departure",
        })
    }

    /// Whether the stay can be called off.
    pub(super) fn allows_cancel(&self) -> bool {
        self.offers("cancel")
    }

    fn offers(&self, what: &str) -> bool {
        self.told("data-offers").is_some_and(|offers| offers.split(' ').any(|one| one == what))
    }

    /// Fills the form in and sends it; the page that follows tells what came of it.
    pub(super) fn send(&self, drop: Drop, words: &Words, room: Option<String>) {
        let (step, field) = match drop {
            Drop::Room(_) => ("room", Some(("room", room.unwrap_or_default()))),
            Drop::Arrival(column) => ("dates", Some(("arrival", words.date(column).to_owned()))),
            Drop::Departure(column) => ("dates", Some(("departure", words.date(column).to_owned()))),
            Drop::Cancel => ("cancel", None),
            Drop::Nothing | Drop::New(_) => return,
        };
        self.fill("step", step);
        self.fill("back", &here());
        if let Some((name, value)) = field {
            self.fill(name, &value);
        }
        // Fails only on a form that has left the page; nothing is then sent, and nothing changed.
        let _ = self.form.submit();
    }

    fn fill(&self, name: &str, value: &str) {
        let field = self.form.elements().named_item(name);
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            field.set_value(value);
        }
    }

    fn column(&self, name: &str) -> i64 {
        self.told(name).and_then(|column| column.parse().ok()).unwrap_or_default()
    }

    fn told(&self, name: &str) -> Option<String> {
        self.form.get_attribute(name)
    }
}
