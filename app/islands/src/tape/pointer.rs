//! A mouse or a pen: drags bars and their ends, and draws new stays over gaps. A finger scrolls, and is left alone.

use std::cell::{Cell as Flag, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::bench::Bench;
use super::dom::Cell;
use super::ghost::{measure, region};
use super::hand::{Hand, Hold, What, hold_at};
use crate::browser::under;
use crate::scale::Scale;

/// How far a hand moves before it means to drag, in pixels.
const SLACK: i32 = 4;
/// How near to an edge of the chart it scrolls, and how far.
const BORDER: f64 = 28.0;

/// A button held down on a cell.
#[derive(Clone)]
struct Press {
    cell: Cell,
    hold: Hold,
    x: i32,
    y: i32,
    moved: bool,
}

/// What the pointer does.
pub(super) struct Pointer {
    bench: Rc<Bench>,
    press: RefCell<Option<Press>>,
    /// The click that ends a drag opens nothing.
    dragged: Flag<bool>,
}

impl Pointer {
    pub(super) fn new(bench: Rc<Bench>) -> Self {
        Self { bench, press: RefCell::new(None), dragged: Flag::new(false) }
    }

    pub(super) fn down(&self, event: &PointerEvent) {
        self.dragged.set(false);
        if event.button() != 0 || event.pointer_type() == "touch" {
            return;
        }
        let (x, y) = (event.client_x(), event.client_y());
        let cell = self.bench.grid.at(event);
        let press = cell.map(|cell| Press { hold: hold_of(cell.element(), x), cell, x, y, moved: false });
        self.press.replace(press);
    }

    pub(super) fn moves(&self, event: &PointerEvent) {
        let Some(press) = self.press.borrow().clone() else { return self.hover(event) };
        let far = (event.client_x() - press.x).abs().max((event.client_y() - press.y).abs());
        if !press.moved && far < SLACK {
            return;
        }
        if !press.moved {
            self.begin(event, &press);
        }
        self.drag(event, &press);
    }

    pub(super) fn up(&self, event: &PointerEvent) {
        let press = self.press.take().filter(|press| press.moved);
        let Some((press, hand)) = press.zip(self.bench.hand()) else { return };
        // A bar let go outside the rooms goes nowhere.
        let whole = hand.what == What::Bar && press.hold == Hold::Whole;
        if whole && self.bench.grid.row_at(event.client_x(), event.client_y()).is_none() {
            self.bench.put_back();
        } else {
            self.bench.let_go();
        }
    }

    pub(super) fn cancelled(&self) {
        if self.press.take().is_some() && self.bench.hand().is_some() {
            self.bench.put_back();
        }
    }

    /// Whether a click belongs to a drag.
    pub(super) fn has_dragged(&self) -> bool {
        self.dragged.get()
    }

    fn begin(&self, event: &PointerEvent, press: &Press) {
        self.dragged.set(true);
        self.press.replace(Some(Press { moved: true, ..press.clone() }));
        // Fails only on a pointer that is gone; the drag then ends at the border of the chart.
        let _ = self.bench.root.set_pointer_capture(event.pointer_id());
        let span = press.cell.span();
        let hand = match self.scale(press).filter(|_| press.cell.is_gap()) {
            Some(scale) => Hand::gap(span, scale.column(press.x), scale.column(press.x)),
            None => Hand::bar(span, press.hold, self.bench.words.nights),
        };
        self.bench.take(press.cell.clone(), hand);
    }

    fn drag(&self, event: &PointerEvent, press: &Press) {
        let (x, y) = (event.client_x(), event.client_y());
        scroll_at(x, y);
        let Some(scale) = self.scale(press) else { return };
        self.bench.carry(|hand| match (hand.what, press.hold) {
            (What::Gap, _) => Hand::gap(press.cell.span(), scale.column(press.x), scale.column(x)),
            (What::Bar, Hold::Whole) => hand.over(self.bench.grid.row_at(x, y).unwrap_or(hand.home.row)),
            (What::Bar, _) => hand.pull(scale.columns(f64::from(x - press.x))),
        });
    }

    fn scale(&self, press: &Press) -> Option<Scale> {
        measure(&self.bench.grid.row(press.cell.place.row)?, self.bench.words.nights)
    }

    /// Shows by the pointer what a press would take.
    fn hover(&self, event: &PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let cell = target.and_then(|target| target.closest("tbody td[class]").ok()?);
        let end = cell.is_some_and(|cell| hold_of(&cell, event.client_x()) != Hold::Whole);
        // Fails only on an invalid name.
        let _ = self.bench.root.toggle_attribute_with_force("data-end", end);
    }
}

/// By what a bar is taken. Only what is to come has an end that can move, and only who has not arrived a beginning.
fn hold_of(cell: &Element, x: i32) -> Hold {
    let (bar, classes) = (cell.get_bounding_client_rect(), cell.class_list());
    let booked = classes.contains("booked");
    let begins = booked && !classes.contains("l");
    let ends = (booked || classes.contains("present")) && !classes.contains("r");
    hold_at(f64::from(x) - bar.left(), bar.width(), (begins, ends))
}

/// Scrolls the part of the chart under the pointer when it comes near an edge.
fn scroll_at(x: i32, y: i32) {
    let Some(region) = under(x, y).and_then(|hit| region(&hit)) else { return };
    let (edge, y) = (region.get_bounding_client_rect(), f64::from(y));
    let by = if y < edge.top() + BORDER {
        -BORDER
    } else if y > edge.bottom() - BORDER {
        BORDER
    } else {
        return;
    };
    region.scroll_by_with_x_and_y(0.0, by);
}
