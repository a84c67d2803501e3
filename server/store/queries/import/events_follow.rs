//! Events that were imported before: what the file now says differently.

use super::known::{self, Link};
use super::{Names, holder, note, put_block};
use crate::{Conn, StoreError, block, event, history};
use domain::calendar::CampusZone;
use domain::event::{Event, EventPart, corrected};
use domain::ids::AccountId;
use serde_json::json;
use store_model::block::Deed;
use store_model::import::events::{Became, BlockSays, EventBatch, EventSays, Fate, Hand, Hindrance, Unit};

/// What a unit says that it did not say before.
struct News<'a> {
    says: Option<&'a EventSays>,
    rooms: Option<&'a BlockSays>,
}

impl<'a> News<'a> {
    fn of(unit: &'a Unit, link: &Link) -> Self {
        let rooms = unit.block.as_ref();
        Self {
            says: unit.event.as_ref().filter(|says| says.said[..] != link.said[..]),
            rooms: rooms.filter(|rooms| link.block_said.as_deref() != Some(&rooms.said[..])),
        }
    }

    fn fate(&self, unit: &Unit, link: &Link) -> Fate {
        Fate::Taken {
            event: unit
                .event
                .as_ref()
                .map(|_| if self.says.is_some() { Became::Changed } else { Became::Same }),
            block: unit.block.as_ref().map(|_| match (self.rooms, &link.block_said) {
                (None, _) => Became::Same,
                (Some(_), None) => Became::New,
                (Some(_), Some(_)) => Became::Changed,
            }),
        }
    }
}

/// Changes what differs from what the file said last, unless somebody changed it here since. What the server itself did
/// since, because an option or the time of a block was over, is no reason not to follow the file.
pub(super) async fn follow(
    db: &mut Conn,
    batch: EventBatch<'_>,
    (unit, link): (&Unit, &Link),
    names: &mut Names,
    zone: CampusZone,
) -> Result<Fate, StoreError> {
    let news = News::of(unit, link);
    if news.says.is_none() && news.rooms.is_none() {
        return Ok(news.fate(unit, link));
    }
    let code = event::code_of(db, link.event).await?.unwrap_or_default();
    let Some(before) = event::kept(db, &code).await?.map(|line| line.event) else {
        return Ok(Fate::Refused(Hindrance::Unknown));
    };
    let rooms_now = block::get(db, link.event).await?.map(|block| block.version);
    let versions = [(link.version, before.version), known::of_block(link.block_version, rooms_now)];
    let hands = known::hands(db, link.event, versions).await?;
    let by_hand = (hands.0 == Hand::Somebody, hands.1 == Hand::Somebody);
    if (news.says.is_some() && by_hand.0) || (news.rooms.is_some() && by_hand.1) {
        return Ok(Fate::Refused(Hindrance::Since));
    }
    let (after, organiser) = match news.says {
        Some(says) => rewrite(db, batch, (&before, says), (link.organiser, names)).await?,
        None => (before.clone(), link.organiser),
    };
    let done = (Deed::Import, batch.stamp);
    if before.holds() && !after.holds() {
        event::let_go(db, after.id, done, zone).await?;
    }
    if let Some(rooms) = news.rooms {
        let block = block::get(db, after.id).await?;
        put_block(db, batch, (&after, block.as_ref()), rooms, zone).await?;
    }
    if !before.holds() && after.holds() {
        event::lay(db, after.id, done, zone).await?;
    }
    let version = block::get(db, after.id).await?.map(|block| block.version);
    let next = Link {
        event: after.id,
        said: news.says.map_or_else(|| link.said.clone(), |says| says.said.to_vec()),
        version: if news.says.is_some() { after.version } else { link.version },
        block_said: news.rooms.map_or_else(|| link.block_said.clone(), |rooms| Some(rooms.said.to_vec())),
        block_version: if by_hand.1 { link.block_version } else { version },
        organiser,
    };
    known::renew(db, (batch.source, &unit.reference), &next).await?;
    Ok(news.fate(unit, link))
}

/// Writes an event anew as the file says it now, with the days of its course. What a file never says stays. Tells the event
/// and to whom the file last entrusted it.
async fn rewrite(
    db: &mut Conn,
    batch: EventBatch<'_>,
    (before, says): (&Event, &EventSays),
    (last, names): (Option<AccountId>, &mut Names),
) -> Result<(Event, Option<AccountId>), StoreError> {
    let holder = holder(db, batch, says.organisation.as_ref(), names).await?;
    let after = Event {
        id: before.id,
        code: before.code.clone(),
        organisation: holder.map(|(_, id)| id),
        probability: before.probability,
        source: before.source.clone(),
        version: before.version + 1,
        ..says.event.clone()
    };
    event::update(db, before, &after).await?;
    let course = event::stages(db, after.id).await?;
    let anew = corrected(&course, &says.stages, says.dated);
    if anew != course {
        event::put_stages(db, after.id, &anew).await?;
    }
    note(db, batch, (Some(before), &after)).await?;
    let organiser = entrust(db, batch, &after, (last, says.organiser)).await?;
    Ok((after, organiser))
}

/// Entrusts an event anew where the file names another organiser than it did last. To whom somebody entrusted it here stays
/// so, also where it went round and came back: that is no part of the version the file is held against.
async fn entrust(
    db: &mut Conn,
    batch: EventBatch<'_>,
    event: &Event,
    (last, says): (Option<AccountId>, Option<AccountId>),
) -> Result<Option<AccountId>, StoreError> {
    let Some(organiser) = says.filter(|says| Some(*says) != last) else { return Ok(last) };
    let people = event::people(db, event.id).await?;
    let now = people.iter().find(|person| person.part == EventPart::Organiser).map(|person| person.account);
    if now == last && !known::entrusted_since(db, event.id).await? {
        if let Some(now) = now {
            event::drop_person(db, event.id, now).await?;
        }
        let (before, after) = (json!({ "organiser": now }), json!({ "organiser": organiser }));
        let states = (Some(&before), Some(&after));
        history::append(db, "event", event.id.uuid(), "import", batch.stamp, states).await?;
        // Afterwards, so that what is taken over is no news to them.
        event::put_person(db, event.id, organiser, EventPart::Organiser).await?;
    }
    Ok(Some(organiser))
}
