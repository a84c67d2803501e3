//! Rooms of events: blocks, rooming lists, registrations.

use super::NOBODY;
use crate::support::campus::Campus;
use domain::ids::GuestId;
use domain::occupancy::NightDelta;
use domain::rooming::Source;
use service::block::{self, Agreement};
use service::rooming::sheet::Sheet;
use service::rooming::{self, DateOrder, Which};
use service::stay::Write;
use service::{Actor, ServiceError};

pub(super) async fn blocks(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let ctx = &campus.ctx;
    let none = Agreement { rooms: NightDelta::new(), cut_off: None, hold: false };
    match name {
        "block::agree" => block::agree(ctx, actor, "nothing", &none, None).await,
        "block::hold" => block::hold(ctx, actor, "nothing", 1).await,
        "block::one" => block::one(ctx, actor, "nothing", 0).await.map(drop),
        "block::release" => block::release(ctx, actor, "nothing", 1).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

pub(super) async fn rooming(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, write, how) = (&campus.ctx, Write::new("rooming"), (Source::File, DateOrder::DayFirst));
    let sheet = Sheet { header: Vec::new(), rows: Vec::new(), serials: false };
    match name {
        "rooming::adopt" => rooming::adopt(ctx, actor, ("nothing", 1)).await.map(drop),
        "rooming::adoptable" => rooming::adoptable(ctx, actor, "nothing").await.map(drop),
        "rooming::approve" => rooming::approve(ctx, actor, "nothing", &Which::Fitting).await.map(drop),
        "rooming::book" => rooming::book(ctx, actor, "nothing").await.map(drop),
        "rooming::compare" => rooming::compare(ctx, actor, "nothing", &sheet, how).await.map(drop),
        "rooming::one" => rooming::one(ctx, actor, "nothing").await.map(drop),
        "rooming::same_guest" => {
            let entry = (domain::ids::EntryId::new(NOBODY), 1);
            rooming::same_guest(ctx, actor, "nothing", entry, GuestId::new(NOBODY)).await
        }
        "rooming::see" => rooming::see(ctx, actor, "nothing", 1).await,
        "rooming::set_rule" => rooming::set_rule(ctx, actor, "nothing", true).await.map(drop),
        "rooming::settle" => rooming::settle(ctx, actor, "nothing").await.map(drop),
        "rooming::take_over" => rooming::take_over(ctx, actor, "nothing", &sheet, how, &[], &write).await,
        "rooming::write" => rooming::write(ctx, actor, "nothing", &[], &write).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

pub(super) async fn registrations(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    use domain::registration::Payment;
    use service::registration::{close, needs, open, replace_link, report_payment, set_payment};
    let ctx = &campus.ctx;
    match name {
        "registration::close" => close(ctx, actor, ("nothing", 1)).await,
        "registration::needs" => needs(ctx, actor, "nothing").await.map(drop),
        "registration::open" => {
            let draft = crate::support::registration::terms();
            open(ctx, actor, ("nothing", 0), &draft).await.map(drop)
        }
        "registration::replace_link" => replace_link(ctx, actor, "nothing").await.map(drop),
        "registration::report_payment" => {
            report_payment(ctx, actor, "nothing", Payment::Paid, &Write::new("key")).await.map(drop)
        }
        "registration::set_payment" => {
            let whose = ("nothing", domain::ids::EntryId::new(NOBODY));
            set_payment(ctx, actor, whose, Payment::Paid, 1).await
        }
        unknown => panic!("no call is written for {unknown}"),
    }
}
