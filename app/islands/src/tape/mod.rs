//! The tape chart in the hand: arrow keys walk over it, bars are dragged or carried by keys.

mod address;
mod bench;
mod dom;
mod ghost;
mod grip;
mod hand;
mod keys;
mod pointer;
mod say;
mod step;

use std::rc::Rc;

use leptos::{html, prelude::*};
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use self::bench::Bench;
use self::dom::Cell;
use self::hand::{Hand, Hold};
use self::keys::{Empty, Full};
use self::pointer::Pointer;
use crate::browser::listen;

/// Lets keys and pointer work on a server-rendered chart.
///
/// The chart is tables of rows; of a row the first cell is the room, the others are gaps (a link, no class), bars (a
/// class) or nights without a room (`x`). Cells carry no data: a place is told from the table, and whose a bar is the
/// server knows. One tab stop is kept in the chart (roving `tabindex`), so that Tab leaves it instead of visiting
/// thousands of links; arrows, Home, End, Page Up and Page Down walk over gaps and bars.
///
/// Every gesture ends in a form the server made, the same that stands on the stay's page: there is no second way to
/// write, and without JavaScript that page does all of it. What is done meanwhile is told in a live region, in texts
/// that stand in the attributes of an element among the children; as props they would bring a parser of 10 kB along.
#[island]
pub fn Tape(
    /// The chart, rendered on the server.
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(root) = root.get() {
            wake(&root);
        }
    });
    view! {
        <div node_ref=root class="tape-bench">
            {children()}
            <div class="tape-ghost" hidden></div>
            <div class="tape-grip" hidden></div>
            <p class="tape-say" role="status"></p>
        </div>
    }
}

fn wake(root: &Element) {
    let Some(bench) = Bench::at(root).map(Rc::new) else { return };
    bench.grid.keep_one_tab_stop();
    let pointer = Rc::new(Pointer::new(Rc::clone(&bench)));
    if bench.words.works {
        // Fails only on an invalid name.
        let _ = root.class_list().add_1("works");
        let [down, moves, up, cancelled] = [(); 4].map(|()| Rc::clone(&pointer));
        listen(root, "pointerdown", move |event: PointerEvent| down.down(&event));
        listen(root, "pointermove", move |event: PointerEvent| moves.moves(&event));
        listen(root, "pointerup", move |event: PointerEvent| up.up(&event));
        listen(root, "pointercancel", move |_: PointerEvent| cancelled.cancelled());
        // A link would be dragged out of the page.
        listen(root, "dragstart", |event: Event| event.prevent_default());
    }
    let [keys, focus] = [(); 2].map(|()| Rc::clone(&bench));
    listen(root, "keydown", move |event: KeyboardEvent| key(&keys, &event));
    // A click or a screen reader can put the focus on any cell; the tab stop follows it.
    listen(root, "focusin", move |event: Event| focus.grid.follow(&event));
    listen(root, "click", move |event: Event| open(&bench, &pointer, &event));
}

fn key(bench: &Rc<Bench>, event: &KeyboardEvent) {
    if event.alt_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let handled = if bench.hand().is_some() {
        Full::from_key(&event.key()).map(|key| carry(bench, key))
    } else {
        let key = Empty::from_key(&event.key(), event.ctrl_key());
        bench.grid.at(event).zip(key).and_then(|(cell, key)| begin(bench, cell, key))
    };
    if handled.is_some() {
        // Handled even at an edge: the page must not scroll away under a key that means "walk".
        event.prevent_default();
    }
}

/// A key with empty hands, on a cell. None where it is the browser's.
fn begin(bench: &Rc<Bench>, cell: Cell, key: Empty) -> Option<()> {
    let (works, is_gap, span) = (bench.words.works, cell.is_gap(), cell.span());
    match key {
        Empty::Walk(step) => {
            bench.tell("");
            if let Some(to) = bench.grid.reach(cell.place, step) {
                to.focus();
            }
        }
        Empty::Open if cell.link().is_none() => go(bench, &cell),
        Empty::Take(hold) if works && !is_gap => bench.take(cell, Hand::bar(span, hold, bench.words.nights)),
        Empty::Cancel if works && !is_gap => {
            let bar = Hand::bar(span, Hold::Whole, bench.words.nights);
            bench.take(cell, Hand { cancels: true, ..bar });
        }
        Empty::New if works && is_gap => bench.take(cell, Hand::gap(span, span.from, span.from)),
        _ => return None,
    }
    Some(())
}

/// A key with something in the hand.
fn carry(bench: &Bench, key: Full) {
    match key {
        Full::Over(rows) => {
            bench.carry(|hand| bench.grid.room_from(hand.now.row, rows).map_or(hand, |row| hand.over(row)));
        }
        Full::Pull(nights) => bench.carry(|hand| hand.step(nights)),
        Full::Hold(hold) => bench.hold(hold),
        Full::Cancel => bench.cancel(),
        Full::Drop => bench.let_go(),
        Full::PutBack => bench.put_back(),
    }
}

/// A click on a bar opens what it stands for; links open by themselves.
fn open(bench: &Bench, pointer: &Pointer, event: &Event) {
    if pointer.has_dragged() {
        return event.prevent_default();
    }
    if let Some(cell) = bench.grid.at(event).filter(|cell| cell.link().is_none()) {
        go(bench, &cell);
    }
}

fn go(bench: &Bench, cell: &Cell) {
    if let Some(address) = address::of_bar(&bench.grid, &bench.words, cell) {
        address::go(&address);
    }
}
