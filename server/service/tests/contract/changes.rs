//! What others changed about an event: shown until seen, told by mail once, and only to those who look after it.

use super::pipeline::{option, step, wants_all};
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use service::event::{self, EventChanges};
use service::mail::{self, Letter};
use service::{Actor, ServiceError};

async fn seen_by(campus: &Campus, actor: &Actor, code: &str) -> EventChanges {
    event::changes(&campus.ctx, actor, code).await.expect("the changes of the event")
}

/// Kinds and deeds that are news to somebody, newest first.
async fn news(campus: &Campus, actor: &Actor, code: &str) -> Vec<(String, String)> {
    let changes = seen_by(campus, actor, code).await.changes.into_iter();
    changes.filter(|(_, news)| *news).map(|(line, _)| (line.kind, line.action)).collect()
}

fn pair(kind: &str, action: &str) -> (String, String) {
    (kind.to_owned(), action.to_owned())
}

/// An organiser's own event, on which the desk then agrees an option.
async fn changed(campus: &Campus) -> (String, Actor) {
    let organiser = campus.actor(Role::Organiser);
    let code = wants_all(campus, &organiser).await;
    let newest = seen_by(campus, &organiser, &code).await.newest;
    event::see(&campus.ctx, &organiser, &code, newest).await.good();
    step(campus, &campus.actor(Role::Facilities), &code, option(day("2026-07-10"))).await.good();
    (code, organiser)
}

async fn told(campus: &Campus) -> usize {
    event::tell_changes(&campus.ctx).await.expect("done")
}

/// The mail that waits: how many changes it names, and how many more there are.
async fn letter(campus: &Campus) -> (usize, usize) {
    let id = *mail::due(&campus.ctx).await.expect("mails").first().expect("a mail");
    let taken = mail::take(&campus.ctx, id).await.expect("taken").expect("a mail to send");
    let Letter::Changed { changes, further, .. } = &taken.letter else { panic!("another mail") };
    mail::sent(&campus.ctx, &taken).await.expect("sent");
    (changes.len(), *further)
}

on_both! {
    async fn what_others_change_is_news_until_it_is_seen_and_ones_own_changes_are_none(campus: Campus) {
        let (code, organiser) = changed(&campus).await;
        let expected = [pair("event", "option"), pair("block", "lay")];
        let mut found = news(&campus, &organiser, &code).await;
        found.sort();
        let mut expected = expected.to_vec();
        expected.sort();
        assert_eq!(found, expected);
        let unseen = event::unseen(&campus.ctx, &organiser).await.good();
        assert_eq!(unseen.into_values().collect::<Vec<_>>(), [2]);
        step(&campus, &organiser, &code, option(day("2026-07-12"))).await.good();
        assert_eq!(news(&campus, &organiser, &code).await.len(), 2, "one's own change was told as news");
        let newest = seen_by(&campus, &organiser, &code).await.newest;
        event::see(&campus.ctx, &organiser, &code, newest).await.good();
        assert_eq!(news(&campus, &organiser, &code).await, []);
        assert!(event::unseen(&campus.ctx, &organiser).await.good().is_empty());
        for other in [0, i64::MAX] {
            event::see(&campus.ctx, &organiser, &code, other).await.good();
        }
        step(&campus, &campus.actor(Role::Facilities), &code, option(day("2026-07-14"))).await.good();
        let again = news(&campus, &organiser, &code).await;
        assert_eq!(again, [pair("event", "option")], "what was seen was forgotten, or what comes is seen already");
    }

    async fn all_that_hangs_on_an_event_tells_its_changes_there_what_is_gone_too(campus: Campus) {
        let (code, organiser) = changed(&campus).await;
        let desk = campus.actor(Role::Facilities);
        let wish = campus.wants_hall("2026-09-08 09:00", "2026-09-08 11:00");
        let id = campus.plans(&desk, &code, &wish).await.good();
        service::function::remove(&campus.ctx, &desk, (id, 1)).await.good();
        let found = news(&campus, &organiser, &code).await;
        assert_eq!(found[..2], [pair("function", "remove"), pair("function", "add")]);
    }

    async fn to_an_organiser_the_changes_of_anothers_event_are_not_there(campus: Campus) {
        let (code, _) = changed(&campus).await;
        let colleague = campus.has_a_colleague().await;
        let hidden = |outcome: Result<(), ServiceError>| matches!(outcome, Err(ServiceError::NotFound("event")));
        assert!(hidden(event::changes(&campus.ctx, &colleague, &code).await.map(drop)));
        assert!(hidden(event::see(&campus.ctx, &colleague, &code, 9).await));
        assert!(hidden(event::set_mails(&campus.ctx, &colleague, &code, false).await));
        assert!(event::unseen(&campus.ctx, &colleague).await.good().is_empty());
    }

    async fn one_mail_tells_the_changes_of_a_quiet_while_once(campus: Campus) {
        let (code, organiser) = changed(&campus).await;
        assert_eq!(told(&campus).await, 0, "the desk may still be at work");
        campus.clock.pass(660);
        let (one, other) = tokio::join!(event::tell_changes(&campus.ctx), event::tell_changes(&campus.ctx));
        assert_eq!(one.expect("done") + other.expect("done"), 1, "told twice, or not at all");
        // What the organiser saw meanwhile is told too.
        assert_eq!(letter(&campus).await, (3, 0));
        assert_eq!(told(&campus).await, 0);
        step(&campus, &organiser, &code, option(day("2026-07-12"))).await.good();
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 0, "told of one's own change");
    }

    async fn changes_without_end_are_told_every_hour_and_the_mail_names_the_last(campus: Campus) {
        let (code, _) = changed(&campus).await;
        let desk = campus.actor(Role::Facilities);
        for later in 0..14 {
            campus.clock.pass(300);
            step(&campus, &desk, &code, option(day("2026-07-10") + chrono::Days::new(later))).await.good();
        }
        assert_eq!(told(&campus).await, 1);
        assert_eq!(letter(&campus).await, (12, 5));
    }

    async fn who_does_not_want_mails_gets_none_and_later_none_of_the_past(campus: Campus) {
        let (code, organiser) = changed(&campus).await;
        event::set_mails(&campus.ctx, &organiser, &code, false).await.good();
        assert_eq!(seen_by(&campus, &organiser, &code).await.mails, Some(false));
        campus.clock.pass(660);
        assert_eq!(told(&campus).await, 0);
        event::set_mails(&campus.ctx, &organiser, &code, true).await.good();
        assert_eq!(told(&campus).await, 0, "told of what happened meanwhile");
        assert_eq!(seen_by(&campus, &campus.actor(Role::Facilities), &code).await.mails, None);
    }
}
