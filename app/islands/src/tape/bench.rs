//! The hand at work: picks up, carries, lets go, and says so.

use std::cell::{Cell as Count, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::address;
use super::dom::{Cell, Grid};
use super::ghost;
use super::grip::Grip;
use super::hand::{Drop, Hand, Hold, Span, What};
use super::say::Words;

/// The chart, and what is in the hand.
pub(super) struct Bench {
    pub root: Element,
    pub grid: Grid,
    pub words: Words,
    ghost: HtmlElement,
    /// Where the form of what is held hangs, unseen.
    form: Element,
    status: Element,
    held: RefCell<Option<Held>>,
    /// Counts what was picked up: an answer for what was put back long ago is not heard.
    turn: Count<u32>,
}

/// Something in the hand.
struct Held {
    hand: Hand,
    cell: Cell,
    /// None for a gap, and until the server has answered.
    grip: Option<Grip>,
    /// It was let go before the server had answered.
    dropped: bool,
}

impl Bench {
    /// Finds its tools in the page; none where the page is not one of ours.
    pub(super) fn at(root: &Element) -> Option<Self> {
        let find = |selector| root.query_selector(selector).ok().flatten();
        let words = find("[data-days]")?;
        Some(Self {
            root: root.clone(),
            grid: Grid::new(root),
            words: Words::new(move |name| words.get_attribute(name)),
            ghost: find(".tape-ghost")?.dyn_into().ok()?,
            form: find(".tape-grip")?,
            status: find("[role=status]")?,
            held: RefCell::new(None),
            turn: Count::new(0),
        })
    }

    pub(super) fn hand(&self) -> Option<Hand> {
        self.held.borrow().as_ref().map(|held| held.hand)
    }

    /// Picks a cell up. A gap is nobody's; of a bar the server is asked whose it is and what may be done with it.
    pub(super) fn take(self: &Rc<Self>, cell: Cell, hand: Hand) {
        let asks = (hand.what == What::Bar).then(|| address::of_grip(&self.grid, &self.words, &cell));
        *self.held.borrow_mut() = Some(Held { hand, cell, grip: None, dropped: false });
        self.turn.set(self.turn.get() + 1);
        self.draw();
        let Some(address) = asks else { return self.tell_how(None) };
        let (bench, turn) = (Rc::clone(self), self.turn.get());
        address::ask(&address.unwrap_or_default(), move |answer| {
            if turn == bench.turn.get() && bench.hand().is_some() {
                bench.grasp(answer);
            }
        });
    }

    /// The server has answered.
    fn grasp(&self, answer: Option<String>) {
        let grip = answer.and_then(|answer| Grip::hang(&self.form, &answer));
        let same = grip.filter(|grip| {
            self.held.borrow().as_ref().is_some_and(|held| grip.is_of(&held.cell, &self.words))
        });
        let Some((grip, hand)) = same.zip(self.hand()) else { return self.put_down("data-outdated") };
        if let Some(why) = grip.why_not() {
            self.put_down("");
            return self.tell(&why);
        }
        let hand = hand.rebase(grip.span(hand.home.row));
        if !(hand.can(hand.hold) && grip.allows(hand.hold) && (!hand.cancels || grip.allows_cancel())) {
            return self.put_down("data-fixed");
        }
        let said = grip.said();
        let mut dropped = false;
        self.update(|held| (held.hand, held.grip, dropped) = (hand, Some(grip), held.dropped));
        if dropped {
            return self.let_go();
        }
        self.draw();
        self.tell_how(Some(said));
    }

    /// Carries it on, and says where it is now.
    pub(super) fn carry(&self, change: impl FnOnce(Hand) -> Hand) {
        let before = self.hand();
        self.update(|held| held.hand = change(held.hand));
        if self.hand() != before {
            self.draw();
            self.tell_place();
        }
    }

    /// Holds it by something else, from where it was.
    pub(super) fn hold(&self, hold: Hold) {
        let may =
            |held: &Held| held.hand.can(hold) && held.grip.as_ref().is_none_or(|grip| grip.allows(hold));
        self.turn_to(may, |hand| hand.by(hold));
    }

    /// Letting go is to call the stay off.
    pub(super) fn cancel(&self) {
        let may = |held: &Held| held.grip.as_ref().is_some_and(Grip::allows_cancel);
        self.turn_to(may, |hand| Hand { cancels: true, ..hand.by(hand.hold) });
    }

    fn turn_to(&self, may: impl Fn(&Held) -> bool, turn: impl FnOnce(Hand) -> Hand) {
        if !self.held.borrow().as_ref().is_some_and(may) {
            return self.tell(&self.words.text("data-fixed"));
        }
        self.update(|held| held.hand = turn(held.hand));
        self.draw();
        self.tell_how(None);
    }

    /// Lets go. What is not known yet is waited for.
    pub(super) fn let_go(&self) {
        let Some(hand) = self.hand() else { return };
        match hand.drop() {
            Drop::Nothing => self.put_back(),
            Drop::New(span) => address::go(&address::of_new(&self.grid, &self.words, span)),
            drop => self.send(drop, self.grid.room(hand.now.row)),
        }
    }

    fn send(&self, drop: Drop, room: Option<String>) {
        let mut sent = false;
        self.update(|held| match &held.grip {
            Some(grip) => {
                grip.send(drop, &self.words, room);
                sent = true;
            }
            None => held.dropped = true,
        });
        if sent {
            self.put_down("data-sent");
        }
    }

    /// Puts it back where it was.
    pub(super) fn put_back(&self) {
        self.put_down("data-put-back");
    }

    fn put_down(&self, text: &str) {
        *self.held.borrow_mut() = None;
        self.ghost.set_hidden(true);
        self.tell(&self.words.text(text));
    }

    fn draw(&self) {
        let held = self.held.borrow();
        let Some(held) = held.as_ref() else { return };
        let Some(row) = self.grid.row(held.hand.now.row) else { return };
        let taken = self.in_the_way(held).is_some() || held.hand.cancels;
        ghost::reveal(&row);
        ghost::draw(&self.ghost, &row, self.words.drawn(held.moving()), self.words.nights, taken);
    }

    fn tell_place(&self) {
        let text = self.held.borrow().as_ref().map(|held| {
            let room = self.grid.room(held.hand.now.row).unwrap_or_default();
            self.words.place(&held.hand, &room, self.in_the_way(held).as_deref())
        });
        self.tell(&text.unwrap_or_default());
    }

    /// What is held, if that is to be said, and which keys carry it.
    fn tell_how(&self, said: Option<String>) {
        let how = self.hand().map(|hand| self.words.how(&hand)).unwrap_or_default();
        self.tell(&(said.map(|said| said + ". ").unwrap_or_default() + &how));
    }

    pub(super) fn tell(&self, text: &str) {
        self.status.set_text_content(Some(text));
    }

    fn update(&self, change: impl FnOnce(&mut Held)) {
        if let Some(held) = self.held.borrow_mut().as_mut() {
            change(held);
        }
    }

    /// Who is there already.
    fn in_the_way(&self, held: &Held) -> Option<String> {
        self.grid.in_the_way(self.words.drawn(held.moving()), Some(&held.cell))
    }
}

impl Held {
    /// The nights that move: of a guest in house, a move takes those to come.
    fn moving(&self) -> Span {
        let now = self.hand.now;
        match (&self.grip, self.hand.hold) {
            (Some(grip), Hold::Whole) => Span { from: grip.since().max(now.from), ..now },
            _ => now,
        }
    }
}
