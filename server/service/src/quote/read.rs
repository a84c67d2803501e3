//! The quotes of an event beside what it holds now.

use super::{QuoteLine, Rules};
use crate::event::{may_plan, may_see};
use crate::quote::limits::known;
use crate::store::read;
use crate::{Actor, Context, ServiceError};
use domain::access::Permission;
use domain::quote::template::Template;
use domain::quote::{Difference, Part, Particular, Particulars, State, differences};
use store_model::event::EventLine;

/// What an event is offered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventQuotes {
    /// The event.
    pub event: EventLine,
    /// Its versions, the last one first.
    pub versions: Vec<QuoteLine>,
    /// What the template comes to now.
    pub now: Template,
    /// The rules of quotes.
    pub rules: Rules,
    /// Whether the actor plans the event.
    pub may_plan: bool,
    /// Whether the actor reads what things cost the house.
    pub money: bool,
}

/// What an event holds, and what that is called and charged on its first day, inside a body.
macro_rules! gathered {
    ($tx:ident, $db:ident, $ctx:ident, $event:expr) => {{
        let (id, first) = ($event.id, $event.from);
        let orders = $db::order::of_event($tx, id).await?.into_iter().map(|line| line.order);
        let translations = $db::translation::all($tx).await?.into_iter().map(|line| line.translation);
        let content = domain::quote::template::Content {
            block: $db::block::get($tx, id).await?,
            stays: $db::block::picked($tx, id, $ctx.zone).await?,
            functions: $db::function::of_event($tx, id).await?,
            wishes: $db::interpretation::wishes($tx, id).await?,
            worked: None,
            translations: translations.filter(|one| one.event == id).collect(),
            orders: orders.collect(),
        };
        let (campus, items) = ($db::campus::load($tx).await?, $db::price::all($tx).await?);
        let prices = domain::quote::template::PriceList {
            items: items
                .into_iter()
                .map(|one| (domain::price::in_force(&one.prices, first), one.item))
                .map(|(price, item)| (item, price))
                .collect(),
            room_types: campus.room_types.iter().map(|kind| (kind.id, kind.name.to_string())).collect(),
            spaces: campus.spaces.iter().map(|space| (space.id, space.name.to_string())).collect(),
        };
        (content, prices)
    }};
}

/// The lines of the template as the event stands, inside a body.
macro_rules! template {
    ($tx:ident, $db:ident, $ctx:ident, $event:expr) => {{
        let (content, prices) = $crate::quote::read::gathered!($tx, $db, $ctx, $event);
        domain::quote::template::Template::of(&content, &prices, $ctx.zone)
    }};
}

pub(crate) use gathered;
pub(super) use template;

/// The quotes of the event of a code; to organisers those of others are not there.
pub async fn of_event(ctx: &Context, actor: &Actor, code: &str) -> Result<EventQuotes, ServiceError> {
    actor.require(Permission::ReadEvents)?;
    read!(ctx.store, |tx, db| {
        let event = db::event::line(tx, code).await?.ok_or(ServiceError::NotFound("event"))?;
        let people = db::event::people(tx, event.event.id).await?;
        may_see(actor, &people)?;
        let mut now = template!(tx, db, ctx, event.event);
        let mut versions = db::quote::of_event(tx, event.event.id).await?;
        let money = actor.may(Permission::ReadMoney);
        if !money {
            let of_versions = versions
                .iter_mut()
                .flat_map(|one| one.quote.lines.iter_mut().chain(&mut one.quote.terms.free));
            of_versions.chain(&mut now.lines).for_each(|line| line.cost = 0);
        }
        Ok(EventQuotes {
            versions,
            now,
            rules: known!(tx, db),
            may_plan: may_plan(actor, &people).is_ok(),
            money,
            event,
        })
    })
}

impl EventQuotes {
    /// Whether its versions go on: those of an event that is called off do not.
    pub const fn goes_on(&self) -> bool {
        !self.event.event.status.is_off()
    }

    /// Whether the actor may make versions and take them further.
    pub const fn may_go_on(&self) -> bool {
        self.may_plan && self.goes_on()
    }

    /// The version of a number.
    pub fn version(&self, number: i64) -> Option<&QuoteLine> {
        self.versions.iter().find(|line| line.quote.number == number)
    }

    /// What stands around the lines of a version: as it was sent, or as it would be sent now.
    pub fn particulars(&self, version: &QuoteLine) -> Particulars {
        version.quote.sent.clone().unwrap_or_else(|| self.particulars_now())
    }

    fn particulars_now(&self) -> Particulars {
        Particulars::of(&self.event.event, self.event.organisation.as_deref(), &self.rules.tax)
    }

    /// What is otherwise now than the client reads it in a version that was sent and still counts, and how it is now.
    pub fn moved_since(&self, version: &QuoteLine) -> (Vec<Particular>, Particulars) {
        let now = self.particulars_now();
        let counts = matches!(version.quote.state, State::Sent | State::Accepted);
        let sent = version.quote.sent.as_ref().filter(|_| counts);
        (sent.map(|sent| sent.changed(&now)).unwrap_or_default(), now)
    }

    /// What a draft lacks that had no price when it was saved, and has one now.
    pub fn priced_since(&self, version: &QuoteLine) -> Vec<(Part, String)> {
        let lacking = version.quote.lacks(&self.now).into_iter();
        lacking
            .filter(|one| version.quote.state == State::Draft && !self.now.unpriced.contains(one))
            .collect()
    }

    /// What has changed of the event since a version was made; nothing of what was written by hand.
    pub fn changed_since(&self, version: &QuoteLine) -> Vec<Difference> {
        differences(&version.quote.lines, &self.now.lines)
    }

    /// What a version has otherwise than the one before it.
    pub fn differences(&self, version: &QuoteLine) -> Option<Vec<Difference>> {
        let before = self.version(version.quote.number - 1)?;
        Some(differences(before.quote.all(), version.quote.all()))
    }
}
