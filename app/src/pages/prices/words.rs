//! Kinds, units, meals and faults, in words.

use domain::price::{Kind, LONGEST, LONGEST_GUARANTEE, Meal, Unit};
use i18n::Locale;
use leptos_i18n::td_string;
use service::error::FieldError;

/// What kind of thing.
pub(crate) fn kind_word(locale: Locale, kind: Kind) -> &'static str {
    match kind {
        Kind::Catering => td_string!(locale, price.catering),
        Kind::Av => td_string!(locale, price.av),
        Kind::Transfer => td_string!(locale, price.transfer),
        Kind::Printing => td_string!(locale, price.printing),
        Kind::Other => td_string!(locale, price.other),
        Kind::Room => td_string!(locale, price.room),
        Kind::Hall => td_string!(locale, price.hall),
        Kind::Interpretation => td_string!(locale, price.interpretation),
        Kind::Translation => td_string!(locale, price.translation),
    }
}

/// What a price is of.
pub(crate) fn unit_word(locale: Locale, unit: Unit) -> &'static str {
    match unit {
        Unit::Person => td_string!(locale, price.per_person),
        Unit::Piece => td_string!(locale, price.per_piece),
        Unit::Hour => td_string!(locale, price.per_hour),
        Unit::HalfDay => td_string!(locale, price.per_half_day),
        Unit::Day => td_string!(locale, price.per_day),
        Unit::Night => td_string!(locale, price.per_night),
        Unit::Trip => td_string!(locale, price.per_trip),
        Unit::ThousandWords => td_string!(locale, price.per_thousand_words),
    }
}

/// Which meal.
pub(crate) fn meal_word(locale: Locale, meal: Meal) -> &'static str {
    match meal {
        Meal::Breakfast => td_string!(locale, price.breakfast),
        Meal::CoffeeBreak => td_string!(locale, price.coffee_break),
        Meal::Lunch => td_string!(locale, price.lunch),
        Meal::Dinner => td_string!(locale, price.dinner),
        Meal::Reception => td_string!(locale, price.reception),
    }
}

/// What is wrong with a field, and the way out.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> String {
    let text = match (fault.field.as_str(), fault.code) {
        ("name", "missing") => td_string!(locale, price.no_name),
        ("kind", _) => td_string!(locale, price.no_kind),
        ("unit", _) => td_string!(locale, price.no_unit),
        ("stock", "held") => td_string!(locale, price.stock_held),
        ("stock", _) => td_string!(locale, price.no_stock),
        ("guarantee_days", _) => {
            return td_string!(locale, price.no_guarantee, most = LONGEST_GUARANTEE.to_string());
        }
        ("price" | "cost", _) => td_string!(locale, price.no_price_typed),
        ("price_from", _) => td_string!(locale, price.no_from),
        ("room_type" | "space", "taken") => td_string!(locale, price.taken),
        ("room_type", _) => td_string!(locale, price.unknown),
        _ => return td_string!(locale, price.too_long, most = LONGEST.to_string()),
    };
    text.to_owned()
}
