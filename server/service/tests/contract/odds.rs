//! How likely events come, learned from what became of others, and how good that was.

use super::pipeline::{academy, asked, found, option, step};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::event::{EndReason, Ending, Step};
use service::event::{self, Changed};

/// What was lost is of the year before: it is over, and is learned from.
async fn a_year_earlier(campus: &Campus) {
    let lost = "status = 'lost' and from_date > '2026-01-01'";
    campus
        .sql(&format!(
            "update event_stage set entered_at = entered_at - 31536000
            where event_id in (select id from event where {lost});
            update event set from_date = '2025-09-07', until_date = '2025-09-18' where {lost}"
        ))
        .await;
}

on_both! {
    async fn the_odds_of_an_event_follow_from_what_became_of_others_and_are_scored(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let why = || Ending { reason: EndReason::Price, note: String::new() };
        for number in 0..6 {
            let code = asked(&campus, &desk).await;
            let mut sure = academy();
            sure.draft.probability = Some(90);
            if number < 3 {
                assert_eq!(event::change(&campus.ctx, &desk, (&code, 1), &sure, 0).await.good(), Changed::Done);
            }
            step(&campus, &desk, &code, option(day("2026-07-01"))).await.good();
            step(&campus, &desk, &code, Step::Lose(why())).await.good();
            a_year_earlier(&campus).await;
        }
        let code = asked(&campus, &desk).await;
        let record = event::precedents(&campus.ctx, &desk).await.expect("a record");
        let odds = record.odds(&found(&campus, &code).await, campus.ctx.today()).expect("an open event");
        assert!(odds.probability < 0.2 && odds.precedents == 6, "{odds:?}");
        let scores = record.scores();
        let (learned, typed) = (scores.learned.expect("scored"), scores.typed.expect("scored"));
        // Three were said to be sure, both as enquiries and as options.
        assert_eq!((learned.1, typed.1), (12, 6), "what nobody typed in was scored");
        assert!(learned.0 < 0.25 && (typed.0 - 0.81).abs() < 1e-9, "{scores:?}");
    }

    async fn an_event_to_come_counted_at_once_where_it_was_lost_and_late_where_it_was_agreed(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let why = || Ending { reason: EndReason::Price, note: String::new() };
        for agreed in [true, true, true, false] {
            let code = asked(&campus, &desk).await;
            let next = if agreed { Step::Confirm } else { Step::Lose(why()) };
            step(&campus, &desk, &code, next).await.good();
        }
        let open = asked(&campus, &desk).await;
        for (day, precedents) in [("2026-05-02", 0), ("2026-09-18", 0), ("2026-09-19", 4)] {
            campus.at(&format!("{day} 09:00"));
            let record = event::precedents(&campus.ctx, &desk).await.good();
            let odds = record.odds(&found(&campus, &open).await, campus.ctx.today()).expect("an open event");
            assert_eq!(odds.precedents, precedents, "on {day}");
            assert_eq!(odds.probability > 0.5, precedents > 0, "three of four came: {odds:?}");
        }
    }

    async fn a_probability_typed_in_after_the_option_was_never_scored(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let code = asked(&campus, &desk).await;
        step(&campus, &desk, &code, option(day("2026-07-01"))).await.good();
        let mut sure = academy();
        for percent in [90, 80] {
            sure.draft.probability = Some(percent);
            let version = found(&campus, &code).await.version;
            assert_eq!(event::change(&campus.ctx, &desk, (&code, version), &sure, 0).await.good(), Changed::Done);
        }
        let why = Ending { reason: EndReason::Price, note: String::new() };
        step(&campus, &desk, &code, Step::Lose(why)).await.good();
        campus.at("2026-09-19 09:00");
        let scores = event::precedents(&campus.ctx, &desk).await.good().scores();
        let (score, number) = scores.typed.expect("what was said last is scored");
        assert!((score - 0.64).abs() < 1e-9 && number == 1, "{scores:?}");
    }

    async fn what_was_typed_before_the_record_of_that_moment_was_kept_is_counted_as_unscored(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let code = asked(&campus, &desk).await;
        let mut sure = academy();
        sure.draft.probability = Some(90);
        assert_eq!(event::change(&campus.ctx, &desk, (&code, 1), &sure, 0).await.good(), Changed::Done);
        campus.sql("update event_stage set learned_then = null").await;
        let why = Ending { reason: EndReason::Price, note: String::new() };
        step(&campus, &desk, &code, Step::Lose(why)).await.good();
        campus.at("2026-09-19 09:00");
        let scores = event::precedents(&campus.ctx, &desk).await.good().scores();
        assert_eq!((scores.typed, scores.unscored), (None, 1), "it vanished without a word");
    }

    async fn what_was_typed_last_was_held_against_what_the_record_had_said_first(campus: Campus) {
        let desk = campus.actor(Role::Facilities);
        let why = || Ending { reason: EndReason::Price, note: String::new() };
        let code = asked(&campus, &desk).await;
        for _ in 0..4 {
            let other = asked(&campus, &desk).await;
            step(&campus, &desk, &other, Step::Lose(why())).await.good();
        }
        a_year_earlier(&campus).await;
        let mut doubtful = academy();
        doubtful.draft.probability = Some(20);
        assert_eq!(event::change(&campus.ctx, &desk, (&code, 1), &doubtful, 0).await.good(), Changed::Done);
        step(&campus, &desk, &code, Step::Lose(why())).await.good();
        assert_eq!(campus.texts("select cast(learned as text) from event_stage where typed is not null").await, ["50"]);
        campus.at("2026-09-19 09:00");
        let scores = event::precedents(&campus.ctx, &desk).await.good().scores();
        let (typed, then) = (scores.typed.expect("typed"), scores.learned_then.expect("learned"));
        assert_eq!((typed.1, then.1), (1, 1), "one moment, two words");
        assert!((typed.0 - 0.04).abs() < 1e-9 && then.0 < 0.2, "the record had four lost ones by then: {scores:?}");
    }
}
