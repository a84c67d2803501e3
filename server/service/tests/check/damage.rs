//! Damage done past the rules, one kind at a time, and what `check` says of it.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::stay::Stay;
use uuid::Uuid;

on_both! {
    async fn two_claims_on_one_room(campus: Campus) {
        let stay = booked(&campus).await;
        let room = campus.id(campus.room("101").uuid());
        campus.drop_guards().await;
        campus.sql(&format!("insert into claim select {room}, from_at + 1, until_at, owner_kind, owner_id from claim where owner_kind = 'stay'")).await;
        says(&campus, &format!("101: stay {} (2026-06-01 10:00 to 2026-06-04 10:00 UTC) and stay", stay.id)).await;
        says(&campus, "the guard claim_overlap is gone").await;
    }

    async fn a_claim_without_an_owner(campus: Campus) {
        booked(&campus).await;
        let (room, nobody) = (campus.id(campus.room("102").uuid()), campus.id(Uuid::from_u128(7)));
        campus.sql(&format!("insert into claim values ({room}, 1800000000, 1800000060, 'stay', {nobody})")).await;
        says(&campus, "102: nothing owns stay 00000000-0000-0000-0000-000000000007").await;
    }

    async fn a_stay_that_lost_its_claim_for_a_night(campus: Campus) {
        let stay = booked(&campus).await;
        let (room, owner) = (campus.id(campus.room("101").uuid()), campus.id(stay.id.uuid()));
        let interval = stay.rooms[0].interval;
        campus.sql("delete from claim where owner_kind <> 'stock'").await;
        let (from, until) = (interval.from_at(), interval.until_at() - 24 * 3600);
        campus.sql(&format!("insert into claim values ({room}, {from}, {until}, 'stay', {owner})")).await;
        let held = "holds 2026-06-01 10:00 to 2026-06-03 10:00 UTC, its dates ask for 2026-06-01 10:00 to 2026-06-04";
        says(&campus, &format!("stay {}: {held}", stay.reference)).await;
        says(&campus, "Rooms is [{").await;
    }

    async fn a_cancelled_stay_that_holds_a_room(campus: Campus) {
        let stay = booked(&campus).await;
        campus.sql("update stay set status = 'cancelled'").await;
        says(&campus, &format!("stay {}: cancelled, and still holds a room", stay.reference)).await;
        says(&campus, "Status is cancelled, its history says reserved").await;
        says(&campus, "single on 2026-06-01: taken is 1, should be 0").await;
    }

    async fn a_closure_that_lost_its_claim(campus: Campus) {
        campus.clerk().closes(&["104"], "2026-06-01", "2026-06-03").await.good();
        campus.sql("delete from claim where owner_kind <> 'stock'").await;
        says(&campus, "holds 104 at no time, and should hold it 2026-06-01 10:00").await;
    }

    async fn a_room_that_could_be_given_before_it_was_built(campus: Campus) {
        campus.sql("delete from claim where owner_kind = 'stock'").await;
        says(&campus, "105: out of stock, it holds itself at no time, and should 1900-01-01 00:00 to 2010-01-01").await;
    }

    async fn a_function_that_lost_the_claim_on_a_part_of_its_hall(campus: Campus) {
        campus.has_a_hall().await;
        campus.holds_event("26-001", ("2026-06-01", "2026-06-02"), true).await;
        let wish = campus.wants_hall("2026-06-01 09:00", "2026-06-01 11:00");
        let id = campus.plans(&campus.actor(Role::Facilities), "26-001", &wish).await.good();
        let part = campus.id(Uuid::from_u128(0xb102));
        campus.sql(&format!("delete from claim where resource_id = {part}")).await;
        let told = "at no time, and should hold it 2026-06-01 06:45 to 2026-06-01 09:00 UTC";
        says(&campus, &format!("function {id}: holds 00000000-0000-0000-0000-00000000b102 {told}")).await;
        campus.sql("update function set state = 'waiting'").await;
        says(&campus, "2026-06-01 06:45 to 2026-06-01 09:00 UTC, and should hold it no time").await;
    }

    async fn a_lifted_closure_that_still_holds(campus: Campus) {
        campus.clerk().closes(&["104"], "2026-06-01", "2026-06-03").await.good();
        campus.sql("update closure set status = 'lifted'").await;
        says(&campus, "and should hold it no time").await;
        says(&campus, "suite on 2026-06-02: closed is 1, should be 0").await;
    }

    async fn counts_that_are_off(campus: Campus) {
        booked(&campus).await;
        campus.sql("update night_count set taken = taken - 1 where night = '2026-06-02'").await;
        says(&campus, "single on 2026-06-02: taken is 0, should be 1").await;
        campus.sql("update night_count set rooms = rooms + 1 where night = '2026-06-01'").await;
        says(&campus, "single on 2026-06-01: rooms is 4, should be 3").await;
        campus.sql("update night_count set closed = 1 where night = '2026-06-03'").await;
        says(&campus, "single on 2026-06-03: closed is 1, should be 0").await;
    }

    async fn a_night_without_its_row(campus: Campus) {
        booked(&campus).await;
        campus.sql("delete from night_count where night = '2026-06-02'").await;
        says(&campus, "single on 2026-06-02: no row, taken should be 1").await;
    }

    async fn a_guest_outside_the_stay(campus: Campus) {
        let stay = booked(&campus).await;
        campus.sql("update stay_guest set departure = '2026-06-09'").await;
        says(&campus, &format!("stay {}: guest 1 has dates outside the stay's", stay.reference)).await;
    }

    async fn a_mail_that_waits_for_an_erased_person(campus: Campus) {
        let whose = campus.id(Uuid::from_u128(7));
        campus.sql(&format!(
            "insert into mail (id, kind, status, created_at, due_at, expires_at, attempts, person_id, recipient,
                language, content) values ({whose}, 'test', 'waiting', 0, 0, 1, 0, {whose}, 'a@b', 'en', '');
            insert into erased values ({whose}, 0)"
        )).await;
        says(&campus, "person 00000000-0000-0000-0000-000000000007: was erased and is there again").await;
    }

    async fn an_erased_person_who_is_back(campus: Campus) {
        let stay = campus.clerk().books_for("Ada Tester", "2026-06-01", 1).await.good();
        let guest = stay.guests[0].guest.unwrap();
        campus.sql(&format!("insert into erased values ({}, 0)", campus.id(guest.uuid()))).await;
        says(&campus, &format!("person {guest}: was erased and is there again")).await;
    }

    async fn a_history_that_says_something_else(campus: Campus) {
        let stay = booked(&campus).await;
        campus.sql("update stay set departure = '2026-06-05'").await;
        let told = "Dates is 2026-06-01 to 2026-06-05, its history says 2026-06-01 to 2026-06-04";
        says(&campus, &format!("stay {}: {told}", stay.reference)).await;
    }

    async fn a_history_with_a_gap_or_back_in_time(campus: Campus) {
        let stay = booked(&campus).await;
        campus.clock.pass(60);
        let stay = campus.clerk().moves(&stay, "102").await.good();
        campus.clock.pass(60);
        campus.clerk().moves(&stay, "103").await.good();
        campus.drop_guards().await;
        campus.sql("update stay_history set effective_at = 0 where version = 3").await;
        says(&campus, &format!("stay {}: version 3 took effect before the one it follows", stay.id)).await;
        campus.sql("delete from stay_history where version = 2").await;
        says(&campus, "its history goes to version 3 where 2 comes next").await;
        campus.sql("delete from stay_history").await;
        says(&campus, &format!("stay {}: has no history", stay.reference)).await;
    }

    async fn a_history_of_no_stay(campus: Campus) {
        let stay = booked(&campus).await;
        campus.sql("delete from claim where owner_kind = 'stay'").await;
        for table in ["stay_guest", "stay", "night_count"] {
            campus.sql(&format!("delete from {table}")).await;
        }
        says(&campus, &format!("stay {}: has history and is not there", stay.id)).await;
        assert_eq!(campus.violations().await.len(), 1);
    }

    async fn a_row_no_rule_would_have_written(campus: Campus) {
        let stay = booked(&campus).await;
        campus.sql("update stay set departure = '2036-06-01'").await;
        says(&campus, &format!("stay {}: departure holds what no rule would have written", stay.id)).await;
    }

    async fn a_row_that_could_not_be_read_hid_everything_else_that_was_wrong(campus: Campus) {
        let stay = booked(&campus).await;
        let other = campus.clerk().books_room("102", "2026-07-01", 2).await.good();
        let (id, other_id) = (campus.id(stay.id.uuid()), campus.id(other.id.uuid()));
        campus.sql(&format!("update stay set departure = '2036-06-01' where id = {id}")).await;
        campus.sql("update guest_room set number = '' where number = '103'").await;
        campus.sql(&format!("update stay_guest set departure = '2026-07-09' where stay_id = {other_id}")).await;
        campus.sql("update night_count set closed = 1 where night = '2026-07-01'").await;
        says(&campus, &format!("stay {}: departure holds what no rule would have written", stay.id)).await;
        says(&campus, &format!("guest_room {}: number holds what", campus.room("103"))).await;
        says(&campus, &format!("stay {}: guest 1 has dates outside the stay's", other.reference)).await;
        says(&campus, "single on 2026-07-01: closed is 1, should be 0").await;
        let found = campus.violations().await;
        // The owner of the claim and the stay of the history are there: it is only that they cannot be read.
        let wrongly = ["nothing owns", "is not there", "has no history"];
        assert!(!found.iter().any(|line| wrongly.iter().any(|words| line.contains(words))), "{found:#?}");
    }
}

async fn booked(campus: &Campus) -> Stay {
    campus.clerk().books_room("101", "2026-06-01", 3).await.good()
}

#[track_caller]
fn assert_says(found: &[String], words: &str) {
    assert!(found.iter().any(|line| line.contains(words)), "'{words}' is not in {found:#?}");
}

async fn says(campus: &Campus, words: &str) {
    assert_says(&campus.violations().await, words);
}
