//! What the small campus sells, and orders of it.

use super::campus::Campus;
use super::clock::{day, local};
use domain::access::Role;
use domain::claim::Interval;
use domain::ids::{ServiceItemId, ServiceOrderId};
use domain::order::Order;
use domain::price::{Kind, Meal, Price, Profile, Unit};
use domain::quote::Terms;
use service::{ServiceError, order, price};
use std::collections::BTreeMap;

impl Campus {
    /// A meal where there are as many as are wanted, else a piece of equipment.
    #[expect(clippy::unused_self, reason = "a test asks its campus")]
    pub fn offers(&self, name: &str, stock: Option<i64>) -> Profile {
        let meal = stock.is_none();
        Profile {
            name: name.to_owned(),
            kind: if meal { Kind::Catering } else { Kind::Av },
            meal: meal.then_some(Meal::Lunch),
            unit: if meal { Unit::Person } else { Unit::Day },
            stock,
            hybrid: false,
            guarantee_days: 3,
            room_type: None,
            space: None,
            note: String::new(),
            active: true,
        }
    }

    /// A price from a day on, of which the house keeps two fifths.
    #[expect(clippy::unused_self, reason = "a test asks its campus")]
    pub fn costs(&self, from: &str, price: i64) -> Price {
        Price { from: day(from), price, cost: price * 3 / 5 }
    }

    /// Adds a thing for 18.50 a unit.
    pub async fn sells(&self, name: &str, stock: Option<i64>) -> ServiceItemId {
        let id = ServiceItemId::new(self.ctx.ids.next());
        let (director, profile) = (self.actor(Role::Management), self.offers(name, stock));
        let price = self.costs("2026-01-01", 1_850);
        price::add(&self.ctx, &director, id, (&profile, price)).await.expect("added");
        id
    }

    /// So many of a thing for a time of the campus clock, guaranteed three days before.
    #[expect(clippy::unused_self, reason = "a test asks its campus")]
    pub fn orders(&self, item: ServiceItemId, (from, until): (&str, &str), expected: i64) -> Order {
        let (from, until) = (local(from), local(until));
        Order {
            item,
            function: None,
            time: Interval::new(from, until).expect("a time in order"),
            expected,
            guarantee_due: from.date_naive() - chrono::Days::new(3),
            diets: BTreeMap::new(),
            allergies: String::new(),
            note: String::new(),
        }
    }

    /// Orders for an event, as the front desk.
    pub async fn orders_for(&self, code: &str, order: &Order) -> Result<ServiceOrderId, ServiceError> {
        let id = ServiceOrderId::new(self.ctx.ids.next());
        order::add(&self.ctx, &self.actor(Role::Facilities), (code, id), order).await?;
        Ok(id)
    }

    /// Terms of a quote without anything by hand, to be accepted until the end of June.
    #[expect(clippy::unused_self, reason = "a test asks its campus")]
    pub fn has_terms(&self) -> Terms {
        Terms {
            free: Vec::new(),
            discount: 0,
            reason: String::new(),
            valid_until: day("2026-06-30"),
            language: "en".to_owned(),
        }
    }
}
