//! Rooms, pavilions and room types changed on screen.

use super::empty::on_both_empty;
use super::steps::{SMALL, overview_on, reserve, rooms_on, take};
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::outcome::Outcome;
use domain::campus::{Beds, Cluster, Code, Name, Record, Slug, StockSpan};
use domain::ids::ResourceId;
use service::campus::{
    NewRoom, PavilionWish, Reason, RoomFacts, RoomTypeWish, RoomWish, add_room, change_pavilion, change_room,
    change_room_type, version,
};
use service::{Actor, ServiceError};

on_both_empty! {
    async fn a_room_added_on_screen_counts_and_can_be_given_from_its_first_night(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.good();
        let single = room(&campus, "P-101").await.room.room_type;
        reserve(&campus.ctx, single, None, "counted").await.good();
        let new = new_room(&campus, "P-103", wish(2, "single", ("2030-05-10", None)));
        add_room(&campus.ctx, &Actor::operator(), &new).await.good();
        // The same form once more.
        add_room(&campus.ctx, &Actor::operator(), &new).await.good();

        assert_eq!(campus.number("select max(rooms) from night_count where night = '2030-05-10'").await, 3);
        assert_eq!(rooms_on(&campus, "2030-05-09").await, (2, 2));
        assert_eq!(rooms_on(&campus, "2030-05-10").await, (3, 3));
        let added = room(&campus, "P-103").await;
        assert_eq!((added.floor.level, added.room.synthetic), (2, false), "on a floor that came with it");
        reserve(&campus.ctx, single, Some(added.room.id), "given").await.good();
        assert_eq!(kept(&campus).await, ["floor add", "guest_room add"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_number_belongs_to_one_room_and_type_and_floor_must_be_there(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.good();
        let refused = async |number: &str, wish: RoomWish| {
            let outcome = add_room(&campus.ctx, &Actor::operator(), &new_room(&campus, number, wish)).await;
            let ServiceError::Invalid(faults) = outcome.error() else { panic!("not told what is wrong") };
            faults[0].to_string()
        };
        let always = ("2012-01-01", None);
        assert_eq!(refused("P-101", wish(1, "single", always)).await, "number: taken");
        assert_eq!(refused("P-103", wish(1, "castle", always)).await, "room_type: unknown");
        assert_eq!(refused("P-103", wish(10, "single", always)).await, "level: unknown");
        assert_eq!(campus.number("select count(*) from guest_room").await, 2);
    }

    async fn a_room_leaves_the_stock_when_nothing_holds_it_and_counts_follow(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.good();
        let facts = room(&campus, "P-101").await;
        reserve(&campus.ctx, facts.room.room_type, Some(facts.room.id), "held").await.good();

        let early = change(&campus, "P-101", wish(1, "single", ("2012-01-01", Some("2030-05-11")))).await;
        let told = Reason::NightsInUse { found: "P-101".to_owned(), nights: vec![day("2030-05-10")] };
        assert_eq!(problem(early), told);
        let late = change(&campus, "P-101", wish(1, "single", ("2030-05-11", None))).await;
        assert_eq!(problem(late), told);
        assert_eq!(room(&campus, "P-101").await, facts, "nothing was changed");

        change(&campus, "P-101", wish(1, "single", ("2012-01-01", Some("2030-05-12")))).await.good();
        assert_eq!(rooms_on(&campus, "2030-05-12").await, (1, 1));
        reserve(&campus.ctx, facts.room.room_type, None, "other").await.good();
        change(&campus, "P-101", wish(1, "single", ("2012-01-01", None))).await.good();
        assert_eq!(kept(&campus).await, ["guest_room change"; 2]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn the_last_rooms_of_a_type_stay_in_stock_while_stays_without_a_room_need_them(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.good();
        let single = room(&campus, "P-101").await.room.room_type;
        for key in ["one", "two"] {
            reserve(&campus.ctx, single, None, key).await.good();
        }
        let out = change(&campus, "P-102", wish(1, "single", ("2012-01-01", Some("2030-05-11")))).await;
        let told = Reason::NightsFull { found: "single".to_owned(), nights: vec![day("2030-05-11")] };
        assert_eq!(problem(out), told);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_room_never_booked_changes_its_type_and_one_that_was_keeps_it(campus: Campus) {
        let kinds = "[[room_type]]\ncode = 'suite'\nname = 'Suite'\nbeds = 2\n[[pavilion]]";
        take(&campus.ctx, &SMALL.replacen("[[pavilion]]", kinds, 1), &[]).await.good();
        let facts = room(&campus, "P-101").await;
        reserve(&campus.ctx, facts.room.room_type, Some(facts.room.id), "held").await.good();

        let held = change(&campus, "P-101", wish(1, "suite", ("2012-01-01", None))).await;
        let told = Reason::TypeInUse { found: "P-101".to_owned(), nights: vec![day("2030-05-10")] };
        assert_eq!(problem(held), told);
        let suite = wish(3, "suite", ("2012-01-01", None));
        change(&campus, "P-102", RoomWish { step_free: true, hearing_loop: true, ..suite }).await.good();
        let changed = room(&campus, "P-102").await;
        assert_eq!((changed.room_type.code.as_str(), changed.floor.level), ("suite", 3));
        assert!(changed.room.step_free && changed.room.hearing_loop);
        let rooms = "select max(rooms) from night_count where night = '2030-05-10'";
        assert_eq!(campus.number(rooms).await, 1, "one single is left");
        reserve(&campus.ctx, changed.room.room_type, None, "suite").await.good();
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_change_of_what_an_import_changed_meanwhile_is_refused_and_one_sent_twice_is_done_once(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.good();
        let seen = version(&Record::GuestRoom(room(&campus, "P-101").await.room));
        take(&campus.ctx, &SMALL.replace("'101', ", "'101', step_free = true, "), &[]).await.good();
        let wish = wish(1, "single", ("2012-01-01", Some("2040-01-01")));
        let send = async |seen| change_room(&campus.ctx, &Actor::operator(), ("P-101", seen), &wish).await;
        let late = send(seen).await.error();
        assert!(matches!(late, ServiceError::Stale { subject: "guest_room", .. }), "{late:?}");
        let seen = version(&Record::GuestRoom(room(&campus, "P-101").await.room));
        send(seen).await.good();
        send(seen).await.good();
        assert_eq!(kept(&campus).await, ["guest_room change"]);
    }

    async fn pavilions_and_room_types_are_called_otherwise_and_keep_what_they_are(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.good();
        let seen = overview_on(&campus, "2026-05-01").await;
        let pavilion = seen.pavilions[0].pavilion.clone();
        let kind = seen.room_types[0].0.clone();
        let named = PavilionWish {
            name: name("Lingotto"),
            cluster: Cluster::Europe,
            purpose: " Guests. ".to_owned(),
            source: String::new(),
        };
        let at = ("P", version(&Record::Pavilion(pavilion.clone())));
        change_pavilion(&campus.ctx, &Actor::operator(), at, &named).await.good();
        let wider = RoomTypeWish { name: name("Small"), beds: Beds::new(2).unwrap() };
        let at = ("single", version(&Record::RoomType(kind.clone())));
        change_room_type(&campus.ctx, &Actor::operator(), at, &wider).await.good();
        let narrow = RoomTypeWish { beds: Beds::new(1).unwrap(), ..wider };
        let late = change_room_type(&campus.ctx, &Actor::operator(), at, &narrow).await.error();
        assert!(matches!(late, ServiceError::Stale { subject: "room_type", .. }), "{late:?}");

        let now = overview_on(&campus, "2026-05-01").await;
        let (is, kinds) = (&now.pavilions[0].pavilion, &now.room_types[0].0);
        assert_eq!((is.id, is.name.as_str(), is.purpose.as_str()), (pavilion.id, "Lingotto", "Guests."));
        assert_eq!(is.cluster, Cluster::Europe);
        assert_eq!((kinds.id, kinds.name.as_str(), kinds.beds.get()), (kind.id, "Small", 2));
        assert_eq!(kept(&campus).await, ["pavilion change", "room_type change"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }
}

fn wish(level: i64, room_type: &str, (from, until): (&str, Option<&str>)) -> RoomWish {
    RoomWish {
        level,
        room_type: Slug::parse(room_type).unwrap(),
        step_free: false,
        hearing_loop: false,
        stock: StockSpan::new(day(from), until.map(day)).unwrap(),
    }
}

fn new_room(campus: &Campus, number: &str, wish: RoomWish) -> NewRoom {
    let id = ResourceId::new(campus.ctx.ids.next());
    NewRoom { id, pavilion: "P".to_owned(), number: Code::parse(number).unwrap(), wish }
}

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

async fn room(campus: &Campus, number: &str) -> RoomFacts {
    service::campus::room(&campus.ctx, &Actor::operator(), number).await.unwrap()
}

/// Changes a room as it is now.
async fn change(campus: &Campus, number: &str, wish: RoomWish) -> Result<(), ServiceError> {
    let seen = version(&Record::GuestRoom(room(campus, number).await.room));
    change_room(&campus.ctx, &Actor::operator(), (number, seen), &wish).await
}

#[track_caller]
fn problem(outcome: Result<(), ServiceError>) -> Reason {
    let ServiceError::Campus(mut problems) = outcome.error() else { panic!("refused for another reason") };
    problems.0.remove(0).reason
}

/// What history holds of all that was not imported.
async fn kept(campus: &Campus) -> Vec<String> {
    let changes = "subject in ('floor', 'guest_room', 'pavilion', 'room_type') and action <> 'import'";
    campus.texts(&format!("select subject || ' ' || action from history where {changes} order by seq")).await
}
