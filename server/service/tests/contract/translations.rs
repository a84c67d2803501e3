//! Documents to be translated: ordered once, changed by those who plan the event, and free of persons in history.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::ids::TranslationId;
use domain::language::Language;
use domain::translation::{Order, OrderState};
use service::ServiceError;
use service::translation::{self, TranslationLine};

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

fn order(title: &str, due: &str) -> Order {
    Order {
        title: title.to_owned(),
        words: 3000,
        source: Language::English,
        target: Language::French,
        due: day(due),
        translator: "Words Ltd".to_owned(),
        interpreter: None,
        state: OrderState::Ordered,
    }
}

/// Two events, of which one is the organiser's own, with an order each.
async fn set(campus: &Campus) -> [TranslationId; 2] {
    campus.holds_event("26-001", JUNE, true).await;
    campus.holds_event("26-002", JUNE, false).await;
    let desk = campus.actor(Role::Facilities);
    let ids = [(); 2].map(|()| TranslationId::new(campus.ctx.ids.next()));
    let orders = [("26-001", order(" Speech ", "2026-05-20")), ("26-002", order("Manual", "2026-05-10"))];
    for (id, (code, order)) in ids.into_iter().zip(orders) {
        for _ in 0..2 {
            translation::add(&campus.ctx, &desk, (code, id), &order).await.good();
        }
    }
    ids
}

async fn titles(campus: &Campus, role: Role) -> Vec<String> {
    let lines = translation::list(&campus.ctx, &campus.actor(role)).await.good();
    lines.into_iter().map(|line| line.translation.order.title).collect()
}

on_both! {
    async fn an_order_is_taken_once_and_seen_by_those_who_see_its_event(campus: Campus) {
        set(&campus).await;
        assert_eq!(titles(&campus, Role::Facilities).await, ["Manual", "Speech"]);
        assert_eq!(titles(&campus, Role::Organiser).await, ["Speech"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_document_stayed_due_on_its_old_day_when_the_event_moved(campus: Campus) {
        let [speech, _] = set(&campus).await;
        let desk = campus.actor(Role::Facilities);
        service::event::shift(&campus.ctx, &desk, ("26-001", 1), (14, true)).await.good();
        let line = translation::one(&campus.ctx, &desk, speech).await.good();
        assert_eq!((line.translation.order.due, line.translation.version), (day("2026-06-03"), 2));
    }

    async fn what_is_delivered_comes_after_what_is_still_to_be_done(campus: Campus) {
        let [_, manual] = set(&campus).await;
        let desk = campus.actor(Role::Facilities);
        let done = Order { state: OrderState::Delivered, ..order("Manual", "2026-05-10") };
        translation::change(&campus.ctx, &desk, (manual, 1), &done).await.good();
        assert_eq!(titles(&campus, Role::Facilities).await, ["Speech", "Manual"]);
        let stale = translation::change(&campus.ctx, &desk, (manual, 1), &done).await;
        assert!(matches!(stale, Err(ServiceError::Stale { .. })), "{stale:?}");
    }

    async fn orders_of_others_are_not_there_and_a_wrong_one_is_told_whole(campus: Campus) {
        let [speech, manual] = set(&campus).await;
        let organiser = campus.actor(Role::Organiser);
        let theirs = translation::change(&campus.ctx, &organiser, (manual, 1), &order("X", "2026-05-10")).await;
        assert!(matches!(theirs, Err(ServiceError::NotFound("translation"))), "{theirs:?}");
        let id = TranslationId::new(campus.ctx.ids.next());
        let theirs = translation::add(&campus.ctx, &organiser, ("26-002", id), &order("X", "2026-05-10")).await;
        assert!(matches!(theirs, Err(ServiceError::NotFound("event"))), "{theirs:?}");
        let wrong = Order { words: 0, target: Language::English, ..order("Speech", "2026-05-20") };
        match translation::change(&campus.ctx, &organiser, (speech, 1), &wrong).await {
            Err(ServiceError::Invalid(faults)) => assert_eq!(faults.len(), 2, "{faults:?}"),
            other => panic!("{other:?}"),
        }
    }

    async fn an_interpreter_who_translates_is_named_to_planners_and_gone_once_erased(campus: Campus) {
        let [speech, _] = set(&campus).await;
        let desk = campus.actor(Role::Facilities);
        let ada = campus.knows_french(&["Ada Voice"]).await[0];
        let hers = Order { interpreter: Some(ada), translator: String::new(), ..order("Speech", "2026-05-20") };
        translation::change(&campus.ctx, &desk, (speech, 1), &hers).await.good();
        let by = |lines: Vec<TranslationLine>| {
            lines.into_iter().find(|line| line.translation.id == speech).map(|line| line.by).unwrap()
        };
        assert_eq!(by(translation::list(&campus.ctx, &desk).await.good()), "Ada Voice");
        let director = campus.actor(Role::Management);
        assert_eq!(by(translation::list(&campus.ctx, &director).await.good()), "");
        service::interpreter::remove(&campus.ctx, &desk, (ada, 1)).await.good();
        assert_eq!(by(translation::list(&campus.ctx, &desk).await.good()), "");
        assert!(!campus.dump().await.contains("Ada Voice"));
    }
}
