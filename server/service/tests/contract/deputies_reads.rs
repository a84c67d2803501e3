//! Each list that keeps an organiser to their own events shows a deputy those of whom they stand in for: on the days of it
//! and to nobody else.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::event::EventStatus;
use domain::feasible::{Beds, Question};
use service::deputy::{self, Wish};
use service::recharge::{self, Wanted};
use service::tape::TapeQuery;
use service::{Actor, event, function};

const CODE: &str = "26-001";

/// The house's organiser has an event with a stay in a room, a hall, rooms held and a recharge code; a colleague has none.
async fn set(campus: &Campus) -> (Actor, Actor) {
    campus.at("2026-05-20 09:00");
    campus.has_a_hall().await;
    let event = campus.holds_event(CODE, ("2026-06-01", "2026-06-05"), true).await;
    let (owner, other) = (campus.actor(Role::Organiser), campus.has_a_colleague().await);
    let stay = campus.hosts(event, "Ada Tester", "2026-06-01", 2).await;
    campus.clerk().assigns(&stay, "101").await.good();
    campus.plans(&owner, CODE, &campus.wants_hall("2026-06-02 09:00", "2026-06-02 11:00")).await.good();
    campus.agrees(CODE, &[("single", "2026-06-01", 3)]).await.good();
    let id = campus.id(event.uuid());
    campus
        .sql(&format!("insert into event_recharge (event_id, code, version) values ({id}, 'RC-7', 1)"))
        .await;
    (owner, other)
}

/// Where somebody reads of the event: on the tape chart, in the function diary, among what blocks hold, and its code.
async fn reads(campus: &Campus, actor: &Actor) -> [bool; 4] {
    let query = TapeQuery { from: day("2026-06-01"), nights: 7 };
    let chart = service::tape::chart(&campus.ctx, actor, query).await.good();
    let charted = chart.rooms.iter().flat_map(|room| &room.bars).any(|bar| bar.label.is_some());
    let days = (day("2026-06-01"), day("2026-06-06"));
    let lines = function::diary(&campus.ctx, actor, days).await.good().lines;
    assert_eq!(lines.len(), 1, "when and where is told to all");
    let plain = campus.asks_for_a_hall();
    let question = Question { beds: Beds { any: 2, ..plain.beds.clone() }, ..plain };
    let house = service::feasible::ask(&campus.ctx, actor, &question, None).await.good().house;
    let codes = recharge::codes(&campus.ctx, actor).await.good();
    [charted, lines[0].seen, format!("{house:?}").contains(CODE), codes.values().any(|code| code == "RC-7")]
}

async fn stands_in(campus: &Campus, owner: &Actor, other: &Actor, (from, until): (&str, &str)) {
    let (id, deputy) = (owner.id().unwrap(), other.id().unwrap());
    let wish = Wish { deputy, from: day(from), until: day(until) };
    deputy::set(&campus.ctx, owner, id, &wish).await.good();
}

on_both! {
    async fn what_a_deputy_reads_begins_and_ends_with_its_days(campus: Campus) {
        let (owner, other) = set(&campus).await;
        assert_eq!(reads(&campus, &owner).await, [true; 4]);
        assert_eq!(reads(&campus, &other).await, [false; 4], "a stranger");
        stands_in(&campus, &owner, &other, ("2026-05-22", "2026-05-24")).await;
        assert_eq!(reads(&campus, &other).await, [false; 4], "days to come");
        campus.at("2026-05-22 09:00");
        deputy::turn(&campus.ctx).await.good();
        assert_eq!(reads(&campus, &other).await, [true; 4]);
        campus.at("2026-05-24 23:00");
        deputy::turn(&campus.ctx).await.good();
        assert_eq!(reads(&campus, &other).await, [true; 4], "the last day");
        campus.at("2026-05-25 09:00");
        deputy::turn(&campus.ctx).await.good();
        assert_eq!(reads(&campus, &other).await, [false; 4], "after the last day");
        assert_eq!(reads(&campus, &owner).await, [true; 4]);
    }

    async fn a_chart_kept_before_the_server_turned_deputies_was_shown_until_the_next_write(campus: Campus) {
        let (owner, other) = set(&campus).await;
        stands_in(&campus, &owner, &other, ("2026-05-22", "2026-05-24")).await;
        campus.at("2026-05-22 09:00");
        assert_eq!(reads(&campus, &other).await, [false; 4], "read and kept on the new day, before the turn");
        deputy::turn(&campus.ctx).await.good();
        assert_eq!(reads(&campus, &other).await, [true; 4], "and still shown after it");
        campus.at("2026-05-25 09:00");
        assert_eq!(reads(&campus, &other).await, [true; 4], "kept once more");
        deputy::turn(&campus.ctx).await.good();
        assert_eq!(reads(&campus, &other).await, [false; 4], "after its end");
        let told = campus.texts("select action from history where subject = 'account' and actor_id is null order by seq").await;
        assert_eq!(told, ["begin", "end"]);
        let seq = campus.number("select max(seq) from history").await;
        assert_eq!(deputy::turn(&campus.ctx).await.good(), 0);
        assert_eq!(campus.number("select max(seq) from history").await, seq, "nothing turned, and it was written down");
    }

    async fn what_lacks_its_recharge_note_is_the_deputys_too(campus: Campus) {
        let (owner, other) = set(&campus).await;
        campus.at("2026-06-16 09:00");
        let lacks = async |actor: &Actor| {
            let wanted = Wanted { from: day("2026-06-01"), until: day("2026-06-30"), state: None };
            recharge::list(&campus.ctx, actor, wanted).await.good().missing.len()
        };
        assert_eq!((lacks(&owner).await, lacks(&other).await), (1, 0));
        stands_in(&campus, &owner, &other, ("2026-06-16", "2026-06-18")).await;
        assert_eq!((lacks(&owner).await, lacks(&other).await), (1, 1));
        campus.at("2026-06-19 09:00");
        deputy::turn(&campus.ctx).await.good();
        assert_eq!((lacks(&owner).await, lacks(&other).await), (1, 0));
    }

    async fn mails_about_options_reach_the_deputy_on_their_days_alone(campus: Campus) {
        let (owner, other) = set(&campus).await;
        campus.stands(CODE, EventStatus::Tentative).await;
        let reminded = async |until: &str| {
            campus.sql(&format!("update event set option_until = '{until}' where code = '{CODE}'")).await;
            event::remind(&campus.ctx).await.good();
            let sent = campus.texts("select recipient from mail order by recipient").await;
            campus.sql("delete from mail").await;
            sent
        };
        assert_eq!(reminded("2026-05-25").await, ["organiser@campus.test"]);
        stands_in(&campus, &owner, &other, ("2026-05-20", "2026-05-20")).await;
        assert_eq!(reminded("2026-05-26").await, ["colleague@campus.test", "organiser@campus.test"]);
        campus.at("2026-05-21 09:00");
        deputy::turn(&campus.ctx).await.good();
        assert_eq!(reminded("2026-05-27").await, ["organiser@campus.test"]);
    }
}
