//! The grid as the browser holds it. A place is told from the table itself: its row among the rows, its column by the
//! nights before it, so that no cell carries either.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::hand::Span;
use super::step::{End, Place, Step, covering, neighbour};
use crate::browser::{elements, under};

/// The server-rendered grid under the island.
pub(super) struct Grid {
    root: Element,
}

/// A gap or a bar, and its place.
#[derive(Clone)]
pub(super) struct Cell {
    element: HtmlElement,
    pub place: Place,
    pub nights: i64,
}

impl Grid {
    pub(super) fn new(root: &Element) -> Self {
        Self { root: root.clone() }
    }

    /// Leaves one tab stop in the grid: the first link.
    pub(super) fn keep_one_tab_stop(&self) {
        for (index, link) in elements(&self.root, "td a").iter().enumerate() {
            set_tab_stop(link, index == 0);
        }
    }

    /// Moves the tab stop to the cell that has just received the focus.
    pub(super) fn follow(&self, event: &Event) {
        if let Some(cell) = self.at(event) {
            for former in elements(&self.root, "td[tabindex=\"0\"], td a[tabindex=\"0\"]") {
                set_tab_stop(&former, false);
            }
            set_tab_stop(&cell.handle(), true);
        }
    }

    /// The cell in which an event happened.
    pub(super) fn at(&self, event: &Event) -> Option<Cell> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        let cell = target.closest("tbody td").ok()??;
        let row = self.row_of(&cell)?;
        self.cells(row).into_iter().find(|one| **one.element == *cell)
    }

    /// The row of an element, counted over the whole chart.
    pub(super) fn row_of(&self, element: &Element) -> Option<i64> {
        let row = element.closest("tbody tr").ok()??;
        self.rows().iter().position(|one| *one == row).and_then(|index| index.try_into().ok())
    }

    /// The row under a point of the window, if a room's.
    pub(super) fn row_at(&self, x: i32, y: i32) -> Option<i64> {
        self.row_of(&under(x, y)?).filter(|row| self.room(*row).is_some())
    }

    /// The number of a row's room; none for a row of stays without one.
    pub(super) fn room(&self, row: i64) -> Option<String> {
        self.row(row)?.query_selector("th a").ok()??.text_content()
    }

    /// The row of the room so many rooms down from a row; short of that the last one there is.
    pub(super) fn room_from(&self, row: i64, rows: i64) -> Option<i64> {
        let limit = self.count();
        let mut to = None;
        let mut left = rows.abs();
        let mut next = row + rows.signum();
        while left > 0 && (0..limit).contains(&next) {
            if self.room(next).is_some() {
                to = Some(next);
                left -= 1;
            }
            next += rows.signum();
        }
        to
    }

    /// What stands on the first bar of a row over these nights, `own` apart.
    pub(super) fn in_the_way(&self, span: Span, own: Option<&Cell>) -> Option<String> {
        let cells = self.row(span.row).map(|row| tds(&row)).unwrap_or_default();
        let mut col = 0;
        for element in cells {
            let from = col;
            col += nights(&element);
            let is_own = own.is_some_and(|own| *own.element == *element);
            if from < span.until && span.from < col && !is_gap(&element) && !is_own {
                return element.text_content();
            }
        }
        None
    }

    /// The gaps and bars of a row.
    pub(super) fn cells(&self, row: i64) -> Vec<Cell> {
        let mut col = 0;
        let mut cell = |element: HtmlElement| {
            let nights = nights(&element);
            let place = Place { row, col };
            col += nights;
            (is_gap(&element) || is_bar(&element)).then_some(Cell { element, place, nights })
        };
        let row = self.row(row).map(|row| tds(&row)).unwrap_or_default();
        row.into_iter().filter_map(&mut cell).collect()
    }

    pub(super) fn row(&self, row: i64) -> Option<Element> {
        self.rows().into_iter().nth(row.try_into().ok()?)
    }

    fn rows(&self) -> Vec<Element> {
        elements(&self.root, "tbody tr")
    }

    /// The cell a step lands on; none at an edge.
    pub(super) fn reach(&self, from: Place, step: Step) -> Option<Cell> {
        match step {
            Step::Along(direction) => self.pick(from.row, |starts| neighbour(starts, from.col, direction)),
            Step::RowEnd(end) => self.pick(from.row, |starts| covering(starts, end.col())),
            Step::Across(rows) => self.across(from, rows),
            Step::GridEnd(End::First) => {
                (0..self.count()).find_map(|row| self.pick(row, |starts| covering(starts, i64::MIN)))
            }
            Step::GridEnd(End::Last) => {
                (0..self.count()).rev().find_map(|row| self.pick(row, |starts| covering(starts, i64::MAX)))
            }
        }
    }

    /// The cell so many rows away, over the same column. Short of that row the walk ends on the last row there
    /// is; a row without cells is passed over.
    fn across(&self, from: Place, rows: i64) -> Option<Cell> {
        let limit = if rows < 0 { 0 } else { self.count() - 1 };
        let direction = rows.signum();
        let mut row = from.row + rows;
        if (row - limit) * direction > 0 {
            row = limit;
        }
        while (limit - row) * direction >= 0 && row != from.row {
            if let Some(cell) = self.pick(row, |starts| covering(starts, from.col)) {
                return Some(cell);
            }
            row += direction;
        }
        None
    }

    /// How many rows there are.
    fn count(&self) -> i64 {
        self.rows().len().try_into().unwrap_or_default()
    }

    /// One cell of a row, chosen by the columns where its cells begin. Only that row is read.
    fn pick(&self, row: i64, choose: impl FnOnce(&[i64]) -> Option<usize>) -> Option<Cell> {
        let mut cells = self.cells(row);
        let starts: Vec<i64> = cells.iter().map(|cell| cell.place.col).collect();
        choose(&starts).map(|index| cells.swap_remove(index))
    }
}

impl Cell {
    /// Focuses the cell. The focus event moves the tab stop, see [`Grid::follow`].
    pub(super) fn focus(&self) {
        let handle = self.handle();
        // A bar is focusable only once somebody walks there: the server spends no byte on it.
        if !handle.has_attribute("tabindex") {
            set_tab_stop(&handle, false);
        }
        if let Some(handle) = handle.dyn_ref::<HtmlElement>() {
            // Fails only on an element that has left the page; the focus then stays where it was.
            let _ = handle.focus();
        }
    }

    pub(super) fn is_gap(&self) -> bool {
        is_gap(&self.element)
    }

    pub(super) fn span(&self) -> Span {
        let Place { row, col } = self.place;
        Span { row, from: col, until: col + self.nights }
    }

    pub(super) fn element(&self) -> &HtmlElement {
        &self.element
    }

    /// The link in it, if it has one.
    pub(super) fn link(&self) -> Option<Element> {
        self.element.query_selector("a").ok()?
    }

    /// What takes the focus: its link, or itself.
    fn handle(&self) -> Element {
        self.link().unwrap_or_else(|| self.element.clone().into())
    }
}

/// Nights that nobody has: a link in a cell without a class. A row of stays without a room has none.
fn is_gap(cell: &Element) -> bool {
    !has_class(cell) && cell.first_element_child().is_some()
}

/// Somebody's nights; not those on which there is no room.
fn is_bar(cell: &Element) -> bool {
    has_class(cell) && !cell.class_list().contains("x")
}

fn has_class(cell: &Element) -> bool {
    cell.class_list().length() > 0
}

fn nights(cell: &Element) -> i64 {
    cell.get_attribute("colspan").and_then(|span| span.parse().ok()).unwrap_or(1)
}

fn tds(row: &Element) -> Vec<HtmlElement> {
    elements(row, "td").into_iter().filter_map(|element| element.dyn_into().ok()).collect()
}

fn set_tab_stop(element: &Element, is_stop: bool) {
    // `setAttribute` fails on an invalid attribute name only.
    let _ = element.set_attribute("tabindex", if is_stop { "0" } else { "-1" });
}
