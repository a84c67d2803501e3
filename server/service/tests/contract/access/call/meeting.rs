//! Asks the use cases of one-to-one meetings for something.

use super::NOBODY;
use crate::support::campus::Campus;
use crate::support::meeting::{mornings, profile};
use domain::ids::{EntryId, MeetingHostId, MeetingSlotId};
use domain::meeting::Terms;
use service::{Actor, ServiceError, meeting};

pub(super) async fn call(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, host, slot) = (&campus.ctx, MeetingHostId::new(NOBODY), MeetingSlotId::new(NOBODY));
    let (entry, profile) = (EntryId::new(NOBODY), profile("Ministry"));
    match name {
        "meeting::add_host" => meeting::add_host(ctx, actor, ("X", host), &profile).await,
        "meeting::book_for" => meeting::book_for(ctx, actor, slot, entry).await,
        "meeting::change_host" => meeting::change_host(ctx, actor, (host, 1), &profile).await,
        "meeting::host" => meeting::host(ctx, actor, host).await.map(drop),
        "meeting::make_times" => {
            let times = mornings(&["2026-06-01"], 12);
            meeting::make_times(ctx, actor, host, &times).await.map(drop)
        }
        "meeting::plan" => meeting::plan(ctx, actor, "X").await.map(drop),
        "meeting::remove_free" => meeting::remove_free(ctx, actor, host, None).await.map(drop),
        "meeting::remove_host" => meeting::remove_host(ctx, actor, (host, 1), 0).await,
        "meeting::set_open" => meeting::set_open(ctx, actor, slot, true).await,
        "meeting::set_terms" => meeting::set_terms(ctx, actor, ("X", 0), &Terms::default()).await,
        "meeting::take_back" => meeting::take_back(ctx, actor, (slot, entry), false).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}
