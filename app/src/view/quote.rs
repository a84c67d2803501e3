//! The terms of a quote in forms, and the rules of the house: fields as typed, and what they mean.

use super::interpretation::Sent;
use domain::price::Unit;
use domain::quote::{Limits, Line, Part, Terms};
use domain::recharge::MOST_BY_HAND;
use i18n::{Readers, cents, code, parse, plain_euros, whole};
use service::error::FieldError;
use service::quote::Rules;

/// Lines by hand that a form shows beyond those there are.
const BLANK: usize = 2;

/// The name of a field of a line by hand.
pub fn field(name: &str, place: usize) -> String {
    format!("{name}_{place}")
}

/// Lines by hand of a form, their numbers read by `read`, and those that cannot be read.
pub fn free_lines(sent: &Sent, read: fn(&str) -> Option<i64>) -> (Vec<Line>, Vec<FieldError>) {
    let (mut free, mut faults) = (Vec::new(), Vec::new());
    for place in 0..MOST_BY_HAND {
        let text = |name: &str| sent.text(&field(name, place)).trim();
        if ["label", "quantity", "price"].iter().all(|name| text(name).is_empty()) {
            continue;
        }
        let cost = if text("cost").is_empty() { Some(0) } else { cents(text("cost")) };
        match (read(text("quantity")), cents(text("price")), cost) {
            (Some(quantity), Some(price), Some(cost)) if !text("label").is_empty() => free.push(Line {
                part: Part::Free,
                label: text("label").to_owned(),
                quantity,
                unit: Unit::Piece,
                price,
                cost,
                stands_for: Part::held().find(|part| part.code() == text("kind")),
            }),
            _ => faults.push(FieldError::new(field("label", place), "unfit")),
        }
    }
    (free, faults)
}

/// Puts lines by hand in the fields of a form.
pub fn put_free<'a>(sent: &mut Sent, free: impl IntoIterator<Item = &'a Line>) {
    for (place, line) in free.into_iter().enumerate() {
        sent.put(&field("label", place), line.label.clone());
        sent.put(&field("quantity", place), line.quantity.to_string());
        sent.put(&field("price", place), plain_euros(line.price));
        sent.put(&field("cost", place), plain_euros(line.cost));
        sent.put(&field("kind", place), line.stands_for.map(Part::code).unwrap_or_default());
    }
}

/// The terms of a form, or everything that cannot be read.
pub fn terms(sent: &Sent) -> Result<Terms, Vec<FieldError>> {
    let (free, mut faults) = free_lines(sent, whole);
    let discount =
        if sent.text("discount").trim().is_empty() { Some(0) } else { cents(sent.text("discount")) };
    let valid_until = sent.date("valid_until");
    if discount.is_none() {
        faults.push(FieldError::new("discount", "missing"));
    }
    match (discount, valid_until) {
        (Some(discount), Some(valid_until)) if faults.is_empty() => Ok(Terms {
            free,
            discount,
            reason: sent.text("reason").to_owned(),
            valid_until,
            language: code(parse(Readers::Staff, sent.text("language")).unwrap_or_default()).to_owned(),
        }),
        (_, valid_until) => {
            faults.extend(valid_until.is_none().then(|| FieldError::new("valid_until", "missing")));
            Err(faults)
        }
    }
}

/// Terms as their form shows them.
pub fn fields(terms: &Terms, version: i64) -> Sent {
    let mut sent = Sent::default();
    put_free(&mut sent, &terms.free);
    if terms.discount > 0 {
        sent.put("discount", plain_euros(terms.discount));
    }
    sent.put("reason", terms.reason.clone());
    sent.put("valid_until", terms.valid_until.to_string());
    sent.put("language", terms.language.clone());
    sent.put("version", version.to_string());
    sent
}

/// How many lines by hand a form shows: those that say something, and a few more.
pub fn rows(sent: &Sent) -> usize {
    let said = |place: &usize| !sent.text(&field("label", *place)).is_empty();
    let last = (0..MOST_BY_HAND).rfind(said).map_or(0, |place| place + 1);
    (last + BLANK).min(MOST_BY_HAND)
}

/// The rules of a form, or everything that cannot be read.
pub fn rules(sent: &Sent) -> Result<Rules, Vec<FieldError>> {
    let (total, discount) = (cents(sent.text("limit_total")), cents(sent.text("limit_discount")));
    let percent = whole(sent.text("percent"));
    match (total, discount, percent) {
        (Some(total), Some(discount), Some(percent)) => {
            Ok(Rules { limits: Limits { total, discount }, percent, tax: sent.text("tax").to_owned() })
        }
        (total, discount, percent) => {
            let unread = [
                ("limit_total", total.is_none()),
                ("limit_discount", discount.is_none()),
                ("percent", percent.is_none()),
            ];
            let unread = unread.into_iter().filter(|(_, unread)| *unread);
            Err(unread.map(|(field, _)| FieldError::new(field, "missing")).collect())
        }
    }
}

/// The rules as their form shows them.
pub fn rule_fields(rules: &Rules) -> Sent {
    let mut sent = Sent::default();
    sent.put("limit_total", plain_euros(rules.limits.total));
    sent.put("limit_discount", plain_euros(rules.limits.discount));
    sent.put("percent", rules.percent.to_string());
    sent.put("tax", rules.tax.clone());
    sent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_come_back_from_their_form_as_they_were_kept() {
        let line = |label: &str| Line {
            part: Part::Free,
            label: label.to_owned(),
            quantity: 2,
            unit: Unit::Piece,
            price: 12_550,
            cost: 9_000,
            stands_for: (label == "Agency").then_some(Part::Interpretation),
        };
        let terms = Terms {
            free: vec![line("Gala"), line("Agency")],
            discount: 5_000,
            reason: "Partner".to_owned(),
            valid_until: "2026-06-30".parse().unwrap(),
            language: "fr".to_owned(),
        };
        let mut sent = fields(&terms, 3);
        assert_eq!((super::terms(&sent), sent.version(), rows(&sent)), (Ok(terms), 3, 4));
        sent.put("price_1", "dear");
        sent.put("discount", "some");
        sent.put("valid_until", "soon");
        let named = super::terms(&sent).unwrap_err().into_iter().map(|one| one.field).collect::<Vec<_>>();
        assert_eq!(named, ["label_1", "discount", "valid_until"]);
    }

    #[test]
    fn rules_come_back_from_their_form() {
        let known = Rules {
            limits: Limits { total: 1_000_000, discount: 50_050 },
            percent: 35,
            tax: "Free".to_owned(),
        };
        assert_eq!(rules(&rule_fields(&known)), Ok(known));
        assert_eq!(rules(&Sent::default()).unwrap_err().len(), 3);
    }
}
