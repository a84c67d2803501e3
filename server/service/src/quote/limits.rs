//! What the house has decided of quotes: above what a second person approves, what an event should leave towards the
//! fixed costs, and what is said of tax.

use crate::error::FieldError;
use crate::store::{read, transact};
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::price::MOST_CENTS;
use domain::quote::Limits;
use serde_json::json;
use uuid::Uuid;

/// Under which names the rules are kept.
pub(crate) const NAMES: [&str; 4] =
    ["quote_limit_total", "quote_limit_discount", "quote_contribution_percent", "quote_tax_text"];

/// The highest rate, in percent of the direct cost.
pub const MOST_PERCENT: i64 = 500;

/// The longest text on tax, in letters.
pub const LONGEST_TAX: usize = 300;

/// There is one set of rules, whose history has to be found under some identity.
const RULES: Uuid = Uuid::nil();

/// The rules of quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Above what a second person approves.
    pub limits: Limits,
    /// What an event should leave towards the fixed costs, in percent of its direct cost.
    pub percent: i64,
    /// What is said of tax at the foot of a quote.
    pub tax: String,
}

impl Default for Rules {
    /// Where nobody decided anything, everything is approved by two, and nothing is said of tax.
    fn default() -> Self {
        Self { limits: Limits { total: 0, discount: 0 }, percent: 0, tax: String::new() }
    }
}

impl Rules {
    /// Those that are kept, by [`NAMES`].
    pub(crate) fn kept([total, discount, percent, tax]: [Option<String>; 4]) -> Self {
        let standard = Self::default();
        let number =
            |text: Option<String>, otherwise| text.and_then(|text| text.parse().ok()).unwrap_or(otherwise);
        let limits = Limits {
            total: number(total, standard.limits.total),
            discount: number(discount, standard.limits.discount),
        };
        Self { limits, percent: number(percent, standard.percent), tax: tax.unwrap_or_default() }
    }

    /// What is kept of them, by [`NAMES`].
    fn texts(&self) -> [String; 4] {
        let Limits { total, discount } = self.limits;
        [total.to_string(), discount.to_string(), self.percent.to_string(), self.tax.clone()]
    }
}

/// The rules, inside a body.
macro_rules! known {
    ($tx:ident, $db:ident) => {{
        let mut kept = [const { None }; 4];
        for (name, value) in $crate::quote::limits::NAMES.into_iter().zip(&mut kept) {
            *value = $db::setting::get($tx, name).await?;
        }
        $crate::quote::limits::Rules::kept(kept)
    }};
}

pub(crate) use known;

/// The rules there are.
pub async fn rules(ctx: &Context, actor: &Actor) -> Result<Rules, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    read!(ctx.store, |tx, db| Ok(known!(tx, db)))
}

/// Sets them.
pub async fn set_rules(ctx: &Context, actor: &Actor, rules: &Rules) -> Result<(), ServiceError> {
    actor.require(Permission::WritePrices)?;
    let within = |cents: i64| (0..=MOST_CENTS).contains(&cents);
    let faults = [
        ("limit_total", within(rules.limits.total)),
        ("limit_discount", within(rules.limits.discount)),
        ("percent", (0..=MOST_PERCENT).contains(&rules.percent)),
        ("tax", rules.tax.trim().chars().count() <= LONGEST_TAX),
    ];
    let faults = faults.into_iter().filter(|(_, right)| !right);
    let faults = faults.map(|(field, _)| FieldError::new(field, "out_of_range")).collect::<Vec<_>>();
    if !faults.is_empty() {
        return Err(ServiceError::Invalid(faults));
    }
    let told = |rules: &Rules| json!({ "limit_total": rules.limits.total, "limit_discount": rules.limits.discount, "percent": rules.percent });
    transact!(ctx.store, |tx, db| {
        let before = known!(tx, db);
        let after = Rules { tax: rules.tax.trim().to_owned(), ..rules.clone() };
        if before == after {
            return Ok(());
        }
        for (name, value) in NAMES.into_iter().zip(after.texts()) {
            db::setting::set(tx, name, &value).await?;
        }
        let (before, after, stamp) = (told(&before), told(&after), ctx.stamp(actor.id()));
        db::history::append(tx, "quote_rules", RULES, "change", stamp, (Some(&before), Some(&after))).await?;
        Ok(())
    })
}
