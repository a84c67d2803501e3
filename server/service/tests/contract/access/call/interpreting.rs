//! Asks the use cases of interpretation and translation for something.

use super::NOBODY;
use crate::support::campus::Campus;
use crate::support::clock::{day, local};
use domain::ids::{FunctionId, InterpreterId, SpaceId, TranslationId};
use domain::interpretation::{Absence, Wish};
use domain::language::Language;
use domain::translation::{Order, OrderState};
use service::interpretation::{self, Question};
use service::interpreter::{self, Profile};
use service::{Actor, ServiceError, translation};

pub(super) async fn call(campus: &Campus, name: &str, actor: &Actor) -> Result<(), ServiceError> {
    let ctx = &campus.ctx;
    let (function, who) = (FunctionId::new(NOBODY), InterpreterId::new(NOBODY));
    let (wish, profile) = (Wish::default(), Profile::default());
    match name {
        "interpretation::agree" => interpretation::agree(ctx, actor, (function, 0)).await,
        "interpretation::ask" => {
            let (from, until) = (local("2026-06-01 09:00"), local("2026-06-01 10:00"));
            let question = Question { space: SpaceId::new(NOBODY), from, until, wish };
            interpretation::ask(ctx, actor, &question).await.map(drop)
        }
        "interpretation::drop_one" => interpretation::drop_one(ctx, actor, function, who).await,
        "interpretation::of_event" => interpretation::of_event(ctx, actor, "X").await.map(drop),
        "interpretation::of_function" => interpretation::of_function(ctx, actor, function).await.map(drop),
        "interpretation::put" => {
            interpretation::put(ctx, actor, (function, 0), (who, Language::French)).await
        }
        "interpretation::set" => interpretation::set(ctx, actor, (function, 0), &wish).await,
        "interpretation::teams" => interpretation::teams(ctx, actor, "X").await.map(drop),
        "interpreter::add" => interpreter::add(ctx, actor, who, &profile).await,
        "interpreter::change" => interpreter::change(ctx, actor, (who, 1), &profile).await,
        "interpreter::come_back" => interpreter::come_back(ctx, actor, who, day("2026-06-01")).await,
        "interpreter::go_away" => {
            let away = Absence { from: day("2026-06-01"), until: day("2026-06-02") };
            interpreter::go_away(ctx, actor, who, away).await
        }
        "interpreter::list" => interpreter::list(ctx, actor).await.map(drop),
        "interpreter::one" => interpreter::one(ctx, actor, who).await.map(drop),
        "interpreter::remove" => interpreter::remove(ctx, actor, (who, 1)).await,
        "translation::list" => translation::list(ctx, actor).await.map(drop),
        "translation::one" => translation::one(ctx, actor, TranslationId::new(NOBODY)).await.map(drop),
        "translation::add" => translation::add(ctx, actor, ("X", TranslationId::new(NOBODY)), &order()).await,
        "translation::change" => {
            translation::change(ctx, actor, (TranslationId::new(NOBODY), 1), &order()).await
        }
        other => panic!("the test does not know how to call {other}"),
    }
}

fn order() -> Order {
    Order {
        title: "Speech".to_owned(),
        words: 100,
        source: Language::English,
        target: Language::French,
        due: day("2026-06-01"),
        translator: String::new(),
        interpreter: None,
        state: OrderState::Ordered,
    }
}
