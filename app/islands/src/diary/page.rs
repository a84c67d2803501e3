//! The diary as the browser holds it: rows of halls, functions in them, and what is said and sent.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement};

use super::held::Held;
use crate::browser::{elements, scroll_at, under};
use crate::scale::{Scale, whole};

/// A function in a row.
#[derive(Clone)]
pub(super) struct Bar {
    pub element: HtmlElement,
    pub row: i64,
}

/// The page under the island.
pub(super) struct Page {
    pub root: Element,
    words: Element,
    form: HtmlFormElement,
    ghost: HtmlElement,
    status: Element,
    /// Minutes of a column.
    pub step: i64,
    /// The names of the days around those drawn, and how many of them come before these.
    days: Vec<String>,
    before: i64,
}

impl Page {
    /// Finds what it needs; none where nothing can be moved.
    pub(super) fn at(root: &Element) -> Option<Self> {
        let find = |selector| root.query_selector(selector).ok().flatten();
        let words = find("[data-step]")?;
        Some(Self {
            step: number(&words, "data-step")?,
            days: words.get_attribute("data-days")?.split('|').map(str::to_owned).collect(),
            before: number(&words, "data-before")?,
            root: root.clone(),
            form: find("form.diary-move")?.dyn_into().ok()?,
            ghost: find(".tape-ghost")?.dyn_into().ok()?,
            status: find("[role=status]")?,
            words,
        })
    }

    /// The function in which an event happened.
    pub(super) fn bar(&self, event: &Event) -> Option<Bar> {
        let element = event.target()?.dyn_into::<Element>().ok()?.closest("[data-f]").ok()??;
        let row = element.closest("tr").ok()??;
        let row = self.rows().iter().position(|one| *one == row)?;
        Some(Bar { element: element.dyn_into().ok()?, row: row.try_into().ok()? })
    }

    /// The function, taken in the hand.
    pub(super) fn take(&self, bar: &Bar) -> Option<Held> {
        let (from, length) = (number(&bar.element, "data-m")?, number(&bar.element, "data-l")?);
        Some(Held { home: bar.row, row: bar.row, columns: 0, step: self.step, from, length })
    }

    fn rows(&self) -> Vec<Element> {
        elements(&self.root, "tbody tr")
    }

    /// The hall of a row: its code and its name; none of a row of what waits.
    fn hall(&self, row: i64) -> Option<(String, String)> {
        let row = self.rows().into_iter().nth(row.try_into().ok()?)?;
        let name = row.query_selector("th").ok()??.first_child()?.text_content()?;
        Some((row.get_attribute("data-s")?, name))
    }

    /// The next row of a hall up or down from one; itself where there is none.
    pub(super) fn next(&self, row: i64, down: i64) -> i64 {
        let last = i64::try_from(self.rows().len()).unwrap_or_default() - 1;
        let mut next = row + down;
        while (0..=last).contains(&next) {
            if self.hall(next).is_some() {
                return next;
            }
            next += down;
        }
        row
    }

    /// The row of a hall under a point of the window, and the cell there.
    pub(super) fn under(&self, x: i32, y: i32) -> Option<(i64, Element)> {
        let hit = under(x, y)?;
        let cell = hit.closest("td, th").ok()??;
        let row = cell.closest("tr[data-s]").ok()??;
        let place = self.rows().iter().position(|one| *one == row)?;
        Some((place.try_into().ok()?, cell))
    }

    /// Where the cell of a function begins now, in pixels of the window.
    #[expect(clippy::unused_self, reason = "the page is asked for what it shows")]
    pub(super) fn left(&self, bar: &Bar) -> f64 {
        let home = bar.element.closest("td").ok().flatten();
        home.map_or(0.0, |home| home.get_bounding_client_rect().left())
    }

    /// Scrolls the diary, or the window, under a pointer near an edge; whether anything moved.
    pub(super) fn scroll_at(&self, x: i32, y: i32) -> bool {
        self.root
            .query_selector("[role=region]")
            .ok()
            .flatten()
            .is_some_and(|region| scroll_at(&region, x, y))
    }

    /// Days that a page of the diary turns: a day, or a week of days.
    pub(super) fn turn(&self) -> i64 {
        if self.step >= 24 * 60 { 7 } else { 1 }
    }

    /// How many columns lie between a function and a place so many pixels to the right, or a cell.
    pub(super) fn columns(&self, bar: &Bar, distance: f64, cell: &Element) -> i64 {
        let home = bar.element.closest("td").ok().flatten();
        let Some(home) = home else { return 0 };
        if self.step >= 24 * 60 {
            // Over the name of a hall it keeps its day.
            if cell.tag_name() == "TH" {
                return 0;
            }
            return index(cell) - index(&home);
        }
        let rect = home.get_bounding_client_rect();
        Scale::new(rect.left(), rect.right(), number(&home, "colspan").unwrap_or(1)).columns(distance)
    }

    /// Draws where it would come to lie.
    pub(super) fn draw(&self, bar: &Bar, held: Held) {
        let Some(row) = usize::try_from(held.row).ok().and_then(|row| self.rows().into_iter().nth(row))
        else {
            return;
        };
        let home = bar.element.closest("td").ok().flatten();
        let Some(home) = home else { return };
        let (rect, line) = (home.get_bounding_client_rect(), row.get_bounding_client_rect());
        let width = rect.width();
        let column = if held.step >= 24 * 60 {
            Scale { left: rect.left(), width }
        } else {
            Scale::new(rect.left(), rect.right(), number(&home, "colspan").unwrap_or(1))
        };
        // What is on a day that is not drawn lies nowhere.
        let drawn = self.turn();
        self.ghost.set_hidden(!(0..drawn).contains(&held.day()));
        let lengths = [
            ("left", column.x(held.columns)),
            ("top", line.top()),
            ("width", width),
            ("height", line.height()),
        ];
        for (name, length) in lengths {
            // Fails only on a property that does not exist.
            let _ = self.ghost.style().set_property(name, &(whole(length).to_string() + "px"));
        }
    }

    /// Says where it is now.
    pub(super) fn tell_place(&self, held: Held) {
        let name = self.hall(held.row).map(|(_, name)| name).unwrap_or_default();
        // On the one day that is drawn it need not be told.
        let tells = held.step >= 24 * 60 || held.day() != 0;
        let day = self.day(held).filter(|_| tells).map(|day| day.to_owned() + ", ").unwrap_or_default();
        self.tell(&(name + ", " + &day + &held.time()));
    }

    /// The name of the day on which it would begin; none of one farther away.
    fn day(&self, held: Held) -> Option<&str> {
        let place = usize::try_from(held.day() + self.before).ok()?;
        self.days.get(place).map(String::as_str)
    }

    /// Whether the day on which it would begin has a name here.
    pub(super) fn names(&self, held: Held) -> bool {
        self.day(held).is_some()
    }

    /// What was moved before this page came is announced, and the keyboard goes on from there.
    pub(super) fn tell_moved(&self) {
        let moved = self.words.get_attribute("data-moved").filter(|text| !text.is_empty());
        let Some(text) = moved else { return };
        let known = self.words.get_attribute("data-moved-id").unwrap_or_default();
        let bar = self.root.query_selector(&("[data-f=\"".to_owned() + &known + "\"] a")).ok().flatten();
        if let Some(link) = bar.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            // Fails on nothing that is in the page.
            let _ = link.focus();
        }
        self.tell(&text);
    }

    /// Brings the row it is over into sight.
    pub(super) fn reveal(&self, held: Held) {
        let row = usize::try_from(held.row).ok().and_then(|row| self.rows().into_iter().nth(row));
        if let Some(row) = row {
            row.scroll_into_view_with_bool(false);
        }
    }

    pub(super) fn say(&self, name: &str) {
        self.tell(&self.words.get_attribute(name).unwrap_or_default());
    }

    fn tell(&self, text: &str) {
        self.status.set_text_content(Some(text));
    }

    pub(super) fn hide(&self) {
        self.ghost.set_hidden(true);
    }

    /// Sends it to where it is; false where that is no hall.
    pub(super) fn send(&self, bar: &Bar, held: Held) -> bool {
        let known = |name: &str| bar.element.get_attribute(name);
        let own = (held.row == held.home).then(String::new);
        let space = self.hall(held.row).map(|(code, _)| code).or(own);
        let (Some(space), Some(function), Some(version)) = (space, known("data-f"), known("data-v")) else {
            return false;
        };
        let fields = [
            ("function", function),
            ("version", version),
            ("space", space),
            ("minutes", held.minutes().to_string()),
        ];
        for (name, value) in fields {
            let input = self.form.query_selector(&("[name=".to_owned() + name + "]")).ok().flatten();
            if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
                input.set_value(&value);
            }
        }
        self.form.submit().is_ok()
    }
}

fn number(element: &Element, name: &str) -> Option<i64> {
    element.get_attribute(name)?.parse().ok()
}

/// The place of a cell in its row.
fn index(cell: &Element) -> i64 {
    let mut before = 0;
    let mut one = cell.previous_element_sibling();
    while let Some(cell) = one {
        before += 1;
        one = cell.previous_element_sibling();
    }
    before
}
