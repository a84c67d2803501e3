//! The grid as the browser holds it.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::step::{End, Place, Step, covering, neighbour};

/// What marks a cell.
const CELL: &str = "[data-cell]";

/// The server-rendered grid under the island.
pub(super) struct Grid<'a> {
    root: &'a Element,
}

/// A cell and its place.
pub(super) struct Cell {
    element: HtmlElement,
    pub place: Place,
}

impl<'a> Grid<'a> {
    pub(super) fn new(root: &'a Element) -> Self {
        Self { root }
    }

    /// Leaves one tab stop in the grid: the first cell.
    pub(super) fn keep_one_tab_stop(&self) {
        for (index, cell) in elements(self.root, CELL).iter().enumerate() {
            set_tab_stop(cell, index == 0);
        }
    }

    /// Moves the tab stop to the cell that has just received the focus.
    pub(super) fn follow(&self, event: &Event) {
        if let Some(cell) = Cell::at(event) {
            for former in elements(self.root, "[data-cell][tabindex=\"0\"]") {
                set_tab_stop(&former, false);
            }
            set_tab_stop(&cell.element, true);
        }
    }

    /// The cell a step lands on; none at an edge.
    pub(super) fn reach(&self, from: Place, step: Step) -> Option<Cell> {
        match step {
            Step::Along(direction) => self.pick(from.row, |starts| neighbour(starts, from.col, direction)),
            Step::RowEnd(end) => self.pick(from.row, |starts| covering(starts, end.col())),
            Step::Across(rows) => self.across(from, rows),
            Step::GridEnd(end) => self.end(end),
        }
    }

    /// The cell so many rows away, over the same column. Short of that row the walk ends on the last row there
    /// is; a row without cells (a heading) is passed over.
    fn across(&self, from: Place, rows: i64) -> Option<Cell> {
        let limit = self.end(if rows < 0 { End::First } else { End::Last })?.place.row;
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

    /// The first or the last cell of the grid.
    fn end(&self, end: End) -> Option<Cell> {
        let cells = self.root.query_selector_all(CELL).ok()?;
        let index = match end {
            End::First => 0,
            End::Last => cells.length().checked_sub(1)?,
        };
        Cell::of(cells.item(index)?)
    }

    /// One cell of a row, chosen by the columns where its cells begin. Only that row is read.
    fn pick(&self, row: i64, choose: impl FnOnce(&[i64]) -> Option<usize>) -> Option<Cell> {
        let row = elements(self.root, &format!("{CELL}[data-row=\"{row}\"]"));
        let mut cells: Vec<Cell> = row.into_iter().filter_map(Cell::of).collect();
        let starts: Vec<i64> = cells.iter().map(|cell| cell.place.col).collect();
        choose(&starts).map(|index| cells.swap_remove(index))
    }
}

impl Cell {
    /// The cell in which an event happened.
    pub(super) fn at(event: &Event) -> Option<Self> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        Self::of(target.closest(CELL).ok()??)
    }

    /// Reads the place of a marked element; none where a mark is missing or not a number.
    fn of(node: impl JsCast) -> Option<Self> {
        let element = node.dyn_into::<HtmlElement>().ok()?;
        let number = |name| element.get_attribute(name)?.parse().ok();
        let place = Place { row: number("data-row")?, col: number("data-col")? };
        Some(Self { element, place })
    }

    /// Focuses the cell. The focus event moves the tab stop, see [`Grid::follow`].
    pub(super) fn focus(&self) {
        // Fails only on an element that has left the page; the focus then stays where it was.
        let _ = self.element.focus();
    }
}

/// The elements under `root` that a selector names.
fn elements(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

fn set_tab_stop(element: &Element, is_stop: bool) {
    // `setAttribute` fails on an invalid attribute name only.
    let _ = element.set_attribute("tabindex", if is_stop { "0" } else { "-1" });
}
