//! Things with a price in forms: fields as typed, and what they mean.

use super::interpretation::{Sent, TICKED};
use domain::price::{Item, Kind, Meal, Price, Profile, Unit};
use i18n::{cents, whole};
use service::error::FieldError;

/// What a form says of a thing, or everything that cannot be read.
pub fn profile(sent: &Sent) -> Result<Profile, Vec<FieldError>> {
    let (kind, unit) = (Kind::parse(sent.text("kind")), Unit::parse(sent.text("unit")));
    let stock = match sent.text("stock").trim() {
        "" => Some(None),
        text => whole(text).map(Some),
    };
    let days = match sent.text("guarantee_days").trim() {
        "" => Some(0),
        text => whole(text),
    };
    match (kind, unit, stock, days) {
        (Some(kind), Some(unit), Some(stock), Some(guarantee_days)) => Ok(Profile {
            name: sent.text("name").to_owned(),
            kind,
            meal: Meal::parse(sent.text("meal")),
            unit,
            stock,
            guarantee_days,
            room_type: sent.text("room_type").parse().ok(),
            space: sent.text("space").parse().ok(),
            note: sent.text("note").to_owned(),
            hybrid: !sent.text("hybrid").is_empty(),
            active: !sent.text("active").is_empty(),
        }),
        (kind, unit, stock, days) => {
            let unread = [
                ("name", sent.text("name").trim().is_empty()),
                ("kind", kind.is_none()),
                ("unit", unit.is_none()),
                ("stock", stock.is_none()),
                ("guarantee_days", days.is_none()),
            ];
            let unread = unread.into_iter().filter(|(_, unread)| *unread);
            Err(unread.map(|(field, _)| FieldError::new(field, "missing")).collect())
        }
    }
}

/// The price a form sets, or everything of it that cannot be read.
pub fn price(sent: &Sent) -> Result<Price, Vec<FieldError>> {
    let (from, price, cost) = (sent.date("price_from"), cents(sent.text("price")), cents(sent.text("cost")));
    match (from, price, cost) {
        (Some(from), Some(price), Some(cost)) => Ok(Price { from, price, cost }),
        (from, price, cost) => {
            let unread =
                [("price_from", from.is_none()), ("price", price.is_none()), ("cost", cost.is_none())];
            let unread = unread.into_iter().filter(|(_, unread)| *unread);
            Err(unread.map(|(field, _)| FieldError::new(field, "missing")).collect())
        }
    }
}

/// A thing as its form shows it.
pub fn fields(item: &Item) -> Sent {
    let (mut sent, profile) = (Sent::default(), &item.profile);
    sent.put("version", item.version.to_string());
    sent.put("name", profile.name.clone());
    sent.put("kind", profile.kind.code());
    sent.put("meal", profile.meal.map(Meal::code).unwrap_or_default());
    sent.put("unit", profile.unit.code());
    sent.put("stock", profile.stock.map(|stock| stock.to_string()).unwrap_or_default());
    sent.put("guarantee_days", profile.guarantee_days.to_string());
    sent.put("room_type", profile.room_type.map(|id| id.to_string()).unwrap_or_default());
    sent.put("space", profile.space.map(|id| id.to_string()).unwrap_or_default());
    sent.put("note", profile.note.clone());
    for (name, ticked) in [("hybrid", profile.hybrid), ("active", profile.active)] {
        if ticked {
            sent.put(name, TICKED);
        }
    }
    sent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_cannot_be_read_is_named_at_once() {
        let mut sent = Sent::default();
        sent.put("stock", "a few");
        sent.put("price", "cheap");
        let named = |faults: Vec<FieldError>| faults.into_iter().map(|one| one.field).collect::<Vec<_>>();
        assert_eq!(named(profile(&sent).unwrap_err()), ["name", "kind", "unit", "stock"]);
        assert_eq!(named(price(&sent).unwrap_err()), ["price_from", "price", "cost"]);
        sent.put("price_from", "2026-06-01");
        sent.put("price", "18,50");
        sent.put("cost", "11");
        assert_eq!(price(&sent).map(|price| (price.price, price.cost)), Ok((1_850, 1_100)));
    }
}
