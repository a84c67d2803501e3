//! What events are charged for, and what is ordered for them.

use super::NOBODY;
use crate::support::campus::Campus;
use crate::support::clock::day;
use domain::ids::{QuoteId, RechargeNoteId, ServiceItemId, ServiceOrderId};
use domain::order::Stage;
use domain::recharge::Charged;
use service::quote::{Answer, Rules};
use service::recharge::Wanted;
use service::{Actor, ServiceError, order, price, quote, recharge};

pub(super) async fn call(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, id, item) = (&campus.ctx, ServiceOrderId::new(NOBODY), ServiceItemId::new(NOBODY));
    let (profile, amount) = (campus.offers("Lunch", None), campus.costs("2026-01-01", 1_850));
    if name.starts_with("quote") {
        return quotes(campus, name, actor).await;
    }
    if name.starts_with("recharge") {
        return recharged(campus, name, actor).await;
    }
    let lunch = campus.orders(item, ("2026-06-01 12:30", "2026-06-01 14:00"), 10);
    match name {
        "order::add" => order::add(ctx, actor, ("nowhere", id), &lunch).await,
        "order::change" => order::change(ctx, actor, (id, 1), &lunch).await,
        "order::count" => order::count(ctx, actor, (id, 1), (Stage::Guaranteed, 1)).await,
        "order::day" => order::day(ctx, actor, day("2026-06-01")).await.map(drop),
        "order::of_event" => order::of_event(ctx, actor, "nowhere").await.map(drop),
        "order::one" => order::one(ctx, actor, id).await.map(drop),
        "order::withdraw" => order::withdraw(ctx, actor, (id, 1)).await,
        "price::add" => price::add(ctx, actor, ServiceItemId::new(ctx.ids.next()), (&profile, amount)).await,
        "price::change" => price::change(ctx, actor, (item, 1), &profile).await,
        "price::list" => price::list(ctx, actor).await.map(drop),
        "price::offer" => price::offer(ctx, actor, day("2026-06-01")).await.map(drop),
        "price::one" => price::one(ctx, actor, item).await.map(drop),
        "price::set" => price::set(ctx, actor, (item, 1), amount).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn quotes(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, code, key) = (&campus.ctx, "nowhere", (1, 1));
    match name {
        "quote::answer" => quote::answer(ctx, actor, code, key, (Answer::Accepted, ctx.date())).await,
        "quote::approve" => quote::approve(ctx, actor, code, key).await,
        "quote::change" => quote::change(ctx, actor, code, key, &campus.has_terms()).await,
        "quote::finish" => quote::finish(ctx, actor, code, key).await,
        "quote::make" => quote::make(ctx, actor, code, (QuoteId::new(NOBODY), "en")).await.map(drop),
        "quote::of_event" => quote::of_event(ctx, actor, code).await.map(drop),
        "quote::rules" => quote::rules(ctx, actor).await.map(drop),
        "quote::send" => quote::send(ctx, actor, code, key).await,
        "quote::set_rules" => quote::set_rules(ctx, actor, &Rules::default()).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

async fn recharged(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, code, key, june) = (&campus.ctx, "nowhere", (1, 1), day("2026-06-01"));
    let charged = Charged { on: june, reference: "JV 1".to_owned() };
    let wanted = Wanted { from: june, until: june, state: None };
    match name {
        "recharge::approve" => recharge::approve(ctx, actor, code, key).await,
        "recharge::change" => recharge::change(ctx, actor, code, key, &[]).await,
        "recharge::charge" => recharge::charge(ctx, actor, code, key, &charged).await,
        "recharge::codes" => recharge::codes(ctx, actor).await.map(drop),
        "recharge::delete" => recharge::delete(ctx, actor, code, key).await,
        "recharge::issue" => recharge::issue(ctx, actor, code, key).await,
        "recharge::list" => recharge::list(ctx, actor, wanted).await.map(drop),
        "recharge::make" => recharge::make(ctx, actor, code, RechargeNoteId::new(NOBODY)).await.map(drop),
        "recharge::of_event" => recharge::of_event(ctx, actor, code).await.map(drop),
        "recharge::reopen" => recharge::reopen(ctx, actor, code, key).await,
        "recharge::set_code" => recharge::set_code(ctx, actor, ("nowhere", 0), "P-17").await,
        unknown => panic!("no call is written for {unknown}"),
    }
}
