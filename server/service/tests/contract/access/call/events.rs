//! Asks the use cases of events for something.

use super::NOBODY;
use crate::support::campus::Campus;
use crate::support::clock::day;
use domain::concern::Concern;
use domain::event::{Event, EventDraft, EventKind, Lessons, Step};
use domain::ids::{AccountId, EventId};
use service::event::{self, Enquiry};
use service::{Actor, ServiceError, concern, deputy};

pub(super) async fn call(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, nobody) = (&campus.ctx, AccountId::new(NOBODY));
    match name {
        "concern::mine" => concern::mine(ctx, actor).await.map(drop),
        "concern::set" => concern::set(ctx, actor, &[Concern::Halls]).await,
        "deputy::end" => deputy::end(ctx, actor, nobody).await,
        "deputy::of" => deputy::of(ctx, actor, nobody).await.map(drop),
        "deputy::set" => {
            let (from, until) = (day("2026-06-01"), day("2026-06-02"));
            deputy::set(ctx, actor, nobody, &deputy::Wish { deputy: nobody, from, until }).await
        }
        "deputy::today" => deputy::today(ctx, actor).await.map(drop),
        "event::after" => event::after(ctx, actor, "nothing").await.map(drop),
        "event::ask" => event::ask(ctx, actor, EventId::new(NOBODY), &nothing()).await.map(drop),
        "event::cancel_stays" => event::cancel_stays(ctx, actor, "nothing").await.map(drop),
        "event::change" => event::change(ctx, actor, ("nothing", 1), &nothing(), 0).await.map(drop),
        "event::changes" => event::changes(ctx, actor, "nothing").await.map(drop),
        "event::due" => event::due(ctx, actor).await.map(drop),
        "event::duplicate" => {
            event::duplicate(ctx, actor, "nothing", (EventId::new(NOBODY), day("2026-06-01"))).await.map(drop)
        }
        "event::entrust" => event::entrust(ctx, actor, "nothing", None).await,
        "event::learn" => event::learn(ctx, actor, ("nothing", 0), &Lessons::default()).await,
        "event::mine" => event::mine(ctx, actor, (day("2026-06-01"), day("2026-06-02"))).await.map(drop),
        "event::one" => event::one(ctx, actor, "nothing").await.map(drop),
        "event::organisations" => event::organisations(ctx, actor).await.map(drop),
        "event::organisers" => event::organisers(ctx, actor).await.map(drop),
        "event::outside" => event::outside(ctx, actor, "nothing").await.map(drop),
        "event::precedents" => event::precedents(ctx, actor).await.map(drop),
        "event::see" => event::see(ctx, actor, "nothing", 1).await,
        "event::set_mails" => event::set_mails(ctx, actor, "nothing", true).await,
        "event::share" => event::share(ctx, actor, "nothing", nobody).await,
        "event::shift" => event::shift(ctx, actor, ("nothing", 1), (1, true)).await,
        "event::step" => event::step(ctx, actor, ("nothing", 1), &Step::Confirm).await,
        "event::unseen" => event::unseen(ctx, actor).await.map(drop),
        "event::unshare" => event::unshare(ctx, actor, "nothing", nobody).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

/// An enquiry that would be refused by anyone who read it.
fn nothing() -> Enquiry {
    let (id, days) = (EventId::new(NOBODY), (day("2026-06-01"), day("2026-06-02")));
    let event = Event::enquiry(id, Default::default(), EventKind::Internal, days);
    Enquiry { draft: EventDraft::from(&event), organisation: String::new() }
}
