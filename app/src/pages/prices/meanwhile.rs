//! What of a thing, or of its price, is there now in another way than it was typed.

use domain::price::{Kind, Meal, Price, Unit, in_force};
use i18n::{Locale, cents, euros};
use leptos_i18n::td_string;

use super::{kind_word, meal_word, unit_word};
use crate::components::{Choice, label_of};
use crate::pages::meanwhile::{Differing, differing, yes_no};
use crate::view::interpretation::Sent;

/// The fields of a thing that differ, with choices by their words.
pub(super) fn other_item(
    locale: Locale,
    (sent, now): (&Sent, &Sent),
    (room_types, spaces): &(Vec<Choice>, Vec<Choice>),
) -> Vec<Differing> {
    let text = |name: &str, form: &Sent| form.text(name).trim().to_owned();
    let kind = |form: &Sent| Kind::parse(form.text("kind")).map(|kind| kind_word(locale, kind));
    let unit = |form: &Sent| Unit::parse(form.text("unit")).map(|unit| unit_word(locale, unit));
    let meal = |form: &Sent| Meal::parse(form.text("meal")).map(|meal| meal_word(locale, meal));
    let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
    let ticked = |name: &str, form: &Sent| yes_no(locale, !form.text(name).is_empty());
    let of = |label, read: &dyn Fn(&Sent) -> String| (label, read(sent), read(now));
    differing([
        of(td_string!(locale, price.name), &|form| text("name", form)),
        of(td_string!(locale, price.kind), &|form| word(kind(form))),
        of(td_string!(locale, price.unit), &|form| word(unit(form))),
        of(td_string!(locale, price.meal), &|form| word(meal(form))),
        of(td_string!(locale, price.room_type), &|form| label_of(room_types, form.text("room_type"))),
        of(td_string!(locale, price.space), &|form| label_of(spaces, form.text("space"))),
        of(td_string!(locale, price.stock), &|form| text("stock", form)),
        of(td_string!(locale, price.guarantee_days), &|form| text("guarantee_days", form)),
        of(td_string!(locale, price.note), &|form| text("note", form)),
        of(td_string!(locale, campus_new.hybrid), &|form| ticked("hybrid", form)),
        of(td_string!(locale, price.active), &|form| ticked("active", form)),
    ])
}

/// What is charged, and what it costs, on the day from which another price was typed.
pub(super) fn other_price(locale: Locale, sent: &Sent, prices: &[Price]) -> Vec<Differing> {
    let now = sent.date("price_from").and_then(|from| in_force(prices, from));
    let typed = |name: &str| cents(sent.text(name)).map(|amount| euros(locale, amount)).unwrap_or_default();
    let there = |of: fn(Price) -> i64| now.map(|price| euros(locale, of(price))).unwrap_or_default();
    differing([
        (td_string!(locale, price.price), typed("price"), there(|price| price.price)),
        (td_string!(locale, price.cost), typed("cost"), there(|price| price.cost)),
    ])
}
