//! Asks the use cases of programmes for something.

use super::NOBODY;
use crate::support::campus::Campus;
use crate::support::programme::draft;
use crate::support::rooming::sheet;
use domain::ids::{ExhibitorId, SessionId, StandId};
use domain::language::Language;
use domain::programme::Settings;
use domain::stand::{Row, Said, StandDraft};
use service::programme::list::{self, ListReading};
use service::rooming::DateOrder;
use service::stay::Write;
use service::{Actor, ServiceError, programme, stand, turnout};

const READING: ListReading = ListReading { language: Language::English, order: DateOrder::DayFirst };

pub(super) async fn call(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, id) = (&campus.ctx, SessionId::new(NOBODY));
    let draft = draft("Opening", "2026-06-01 09:00", "2026-06-01 10:00");
    match name {
        "programme::add" => programme::add(ctx, actor, ("X", id), &draft).await,
        "programme::change" => programme::change(ctx, actor, (id, 1), &draft).await,
        "programme::compare" => {
            let list = sheet(&["Title,From", "Opening,09:00"]);
            list::compare(ctx, actor, "X", &list, READING).await.map(drop)
        }
        "programme::take_over" => {
            let list = sheet(&["Title,From", "Opening,09:00"]);
            list::take_over(ctx, actor, "X", (&list, READING), &Write::new("list")).await
        }
        "programme::lay" => {
            let wish = campus.wants_hall("2026-06-01 09:00", "2026-06-01 10:00");
            programme::lay(ctx, actor, (id, 1), &wish, &Write::new("key")).await.map(drop)
        }
        "programme::one" => programme::one(ctx, actor, "X").await.map(drop),
        "programme::publish" => programme::publish(ctx, actor, ("X", 1), Settings::default()).await,
        "programme::remove" => programme::remove(ctx, actor, (id, 1)).await,
        "programme::session" => programme::session(ctx, actor, id).await.map(drop),
        "programme::sessions" => programme::sessions(ctx, actor, "X").await.map(drop),
        "programme::set_tracks" => programme::set_tracks(ctx, actor, ("X", 1), &[]).await,
        "programme::withdraw" => programme::withdraw(ctx, actor, "X").await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

pub(super) async fn turnouts(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    match name {
        "turnout::of_event" => turnout::of_event(&campus.ctx, actor, "X").await.map(drop),
        "turnout::record" => turnout::record(&campus.ctx, actor, "X", &[]).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}

pub(super) async fn stands(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let (ctx, id, stand) = (&campus.ctx, ExhibitorId::new(NOBODY), StandId::new(NOBODY));
    let said = Said { organisation: "Tools".to_owned(), area: 6, ..Said::default() };
    let list = sheet(&["Organisation", "Tools"]);
    match name {
        "stand::add_exhibitor" => stand::add_exhibitor(ctx, actor, ("X", id), &said).await,
        "stand::add_stands" => {
            let (prefix, fittings) = ("A".to_owned(), String::new());
            let row = Row { prefix, first: 1, last: 2, area: 6, power: 0, fittings, function: None };
            stand::add_stands(ctx, actor, "X", &row).await
        }
        "stand::allot" => stand::allot(ctx, actor, (id, 1), Some(stand)).await,
        "stand::change_exhibitor" => stand::change_exhibitor(ctx, actor, (id, 1), &said).await,
        "stand::change_stand" => {
            let (label, fittings) = ("A1".to_owned(), String::new());
            let draft = StandDraft { label, area: 6, power: 0, fittings, function: None };
            stand::change_stand(ctx, actor, ("X", stand, 1), &draft).await
        }
        "stand::compare" => stand::compare(ctx, actor, "X", &list).await.map(drop),
        "stand::exhibitor" => stand::exhibitor(ctx, actor, id).await.map(drop),
        "stand::give_out" => stand::give_out(ctx, actor, "X").await.map(drop),
        "stand::one" => stand::one(ctx, actor, ("X", stand)).await.map(drop),
        "stand::plan" => stand::plan(ctx, actor, "X").await.map(drop),
        "stand::remove_exhibitor" => stand::remove_exhibitor(ctx, actor, (id, 1)).await,
        "stand::remove_stand" => stand::remove_stand(ctx, actor, ("X", stand)).await,
        "stand::take_over" => stand::take_over(ctx, actor, "X", &list, &Write::new("list")).await,
        unknown => panic!("no call is written for {unknown}"),
    }
}
