//! The function diary in the hand: functions are dragged, or carried by keys, to another hall and another time.

mod held;
mod page;

use std::cell::{Cell as Flag, OnceCell, RefCell};
use std::rc::Rc;

use leptos::{html, prelude::*};
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use self::held::Held;
use self::page::{Bar, Page};
use crate::browser::{Repeat, listen};

/// How far a hand moves before it means to drag, in pixels.
const SLACK: i32 = 4;
/// How often the diary scrolls under a hand that rests at its edge, in milliseconds.
const PACE: i32 = 40;

/// Lets keys and pointer move functions on a server-rendered diary.
///
/// A row of a hall carries its code (`data-s`), a function that the reader may move its id, version, first minute of the
/// day drawn and length (`data-f`, `data-v`, `data-m`, `data-l`). Every move ends in one form the server made; it answers
/// with the diary, or with the form of the function and why the hall cannot be had. Without JavaScript that form does all
/// of it.
#[island]
pub fn Diary(
    /// The diary, rendered on the server.
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(root) = root.get() {
            wake(&root);
        }
    });
    view! {
        <div node_ref=root class="diary-bench">
            {children()}
            <div class="tape-ghost" hidden></div>
            <p class="tape-say" role="status"></p>
        </div>
    }
}

fn wake(root: &Element) {
    let Some(hand) = Page::at(root).map(Hand::new).map(Rc::new) else { return };
    // Fails only on an invalid name.
    let _ = root.class_list().add_1("works");
    let [down, moves, up, cancelled, keys, clicks] = [(); 6].map(|()| Rc::clone(&hand));
    listen(root, "pointerdown", move |event: PointerEvent| down.down(&event));
    listen(root, "pointermove", move |event: PointerEvent| moves.moves(&event));
    listen(root, "pointerup", move |event: PointerEvent| up.up(&event));
    listen(root, "pointercancel", move |_: PointerEvent| cancelled.put_back());
    listen(root, "keydown", move |event: KeyboardEvent| keys.key(&event));
    listen(root, "click", move |event: Event| clicks.click(&event));
    // A link would be dragged out of the page.
    listen(root, "dragstart", |event: Event| event.prevent_default());
    let resting = Rc::clone(&hand);
    // There is one of it, made here.
    let _ = hand.scrolls.set(Repeat::new(PACE, move || resting.rests()));
    hand.page.tell_moved();
}

/// A button held down on a function.
#[derive(Clone)]
struct Press {
    bar: Bar,
    x: i32,
    y: i32,
    /// Where the function then began, in pixels: the diary may scroll under the hand.
    left: f64,
}

/// What is in the hand.
struct Hand {
    page: Page,
    press: RefCell<Option<Press>>,
    held: RefCell<Option<(Bar, Held)>>,
    /// The click that ends a drag opens nothing.
    dragged: Flag<bool>,
    /// Where the pointer was last.
    last: Flag<(i32, i32)>,
    /// Scrolls while it rests at an edge.
    scrolls: OnceCell<Repeat>,
}

impl Hand {
    fn new(page: Page) -> Self {
        let (press, held) = (RefCell::new(None), RefCell::new(None));
        let (dragged, last) = (Flag::new(false), Flag::new((0, 0)));
        Self { page, press, held, dragged, last, scrolls: OnceCell::new() }
    }

    /// A finger scrolls, and is left alone.
    fn down(&self, event: &PointerEvent) {
        self.dragged.set(false);
        if event.button() == 0 && event.pointer_type() != "touch" {
            let (x, y) = (event.client_x(), event.client_y());
            let press = |bar: Bar| Press { left: self.page.left(&bar), bar, x, y };
            self.press.replace(self.page.bar(event).map(press));
        }
    }

    fn moves(&self, event: &PointerEvent) {
        let Some(press) = self.press.borrow().clone() else { return };
        let (x, y) = (event.client_x(), event.client_y());
        if !self.dragged.get() {
            if (x - press.x).abs().max((y - press.y).abs()) < SLACK {
                return;
            }
            self.dragged.set(true);
            // Fails only on a pointer that is gone; the drag then ends at the border of the diary.
            let _ = self.page.root.set_pointer_capture(event.pointer_id());
            self.take(press.bar.clone());
            if let Some(scrolls) = self.scrolls.get() {
                scrolls.start();
            }
        }
        self.last.set((x, y));
        self.drag(&press);
    }

    /// Carries it to where the pointer is.
    fn drag(&self, press: &Press) {
        let (x, y) = self.last.get();
        let Some((row, cell)) = self.page.under(x, y) else { return };
        let scrolled = press.left - self.page.left(&press.bar);
        let columns = self.page.columns(&press.bar, f64::from(x - press.x) + scrolled, &cell);
        self.carry(|held| held.over(row).at(columns));
    }

    /// The pointer rests: at an edge the diary goes on scrolling under it.
    fn rests(&self) {
        let Some(press) = self.press.borrow().clone() else { return self.rest() };
        let (x, y) = self.last.get();
        if self.page.scroll_at(x, y) {
            self.drag(&press);
            self.redraw();
        }
    }

    /// The hand let go: nothing scrolls any more.
    fn rest(&self) {
        if let Some(scrolls) = self.scrolls.get() {
            scrolls.stop();
        }
    }

    /// Draws what is carried where its cell is now.
    fn redraw(&self) {
        if let Some((bar, held)) = &*self.held.borrow() {
            self.page.draw(bar, *held);
        }
    }

    /// Let go outside the halls it goes nowhere.
    fn up(&self, event: &PointerEvent) {
        if self.press.take().is_none() || !self.dragged.get() {
            return;
        }
        if self.page.under(event.client_x(), event.client_y()).is_some() {
            self.let_go();
        } else {
            self.put_back();
        }
    }

    fn click(&self, event: &Event) {
        if self.dragged.replace(false) {
            event.prevent_default();
        }
    }

    fn key(&self, event: &KeyboardEvent) {
        if event.alt_key() || event.meta_key() || event.shift_key() || event.ctrl_key() {
            return;
        }
        let key = event.key();
        self.dragged.set(false);
        if key == "Tab" {
            // Whoever walks on has left it where it was.
            return self.put_back();
        }
        let handled = if self.held.borrow().is_some() {
            self.carry_by(&key)
        } else {
            matches!(key.as_str(), "m" | "M") && self.page.bar(event).is_some_and(|bar| self.take(bar))
        };
        if handled {
            event.prevent_default();
        }
    }

    /// A key with a function in the hand.
    fn carry_by(&self, key: &str) -> bool {
        match key {
            "ArrowLeft" => self.carry(|held| held.at(held.columns - 1)),
            "ArrowRight" => self.carry(|held| held.at(held.columns + 1)),
            "PageUp" => self.carry(|held| held.by_days(-self.page.turn())),
            "PageDown" => self.carry(|held| held.by_days(self.page.turn())),
            "ArrowUp" => self.carry(|held| held.over(self.page.next(held.row, -1))),
            "ArrowDown" => self.carry(|held| held.over(self.page.next(held.row, 1))),
            "Enter" => self.let_go(),
            "Escape" => self.put_back(),
            _ => return false,
        }
        if let Some((_, held)) = &*self.held.borrow() {
            self.page.reveal(*held);
        }
        true
    }

    fn take(&self, bar: Bar) -> bool {
        let held = self.page.take(&bar);
        if let Some(held) = held {
            self.page.draw(&bar, held);
            self.held.replace(Some((bar, held)));
            self.page.say("data-how");
        }
        held.is_some()
    }

    fn carry(&self, change: impl FnOnce(Held) -> Held) {
        let mut moved = None;
        if let Some((bar, held)) = &mut *self.held.borrow_mut() {
            let next = change(*held);
            // Farther than the days it can name it does not go.
            if next != *held && self.page.names(next) {
                *held = next;
                moved = Some((bar.clone(), next));
            }
        }
        if let Some((bar, held)) = moved {
            self.page.draw(&bar, held);
            self.page.tell_place(held);
        }
    }

    fn let_go(&self) {
        let Some((bar, held)) = self.held.take() else { return };
        self.page.hide();
        let sent = !held.is_home() && self.page.send(&bar, held);
        self.page.say(if sent { "data-sent" } else { "data-put-back" });
    }

    fn put_back(&self) {
        self.press.take();
        if self.held.take().is_some() {
            self.page.hide();
            self.page.say("data-put-back");
        }
    }
}
