//! New pavilions, floors, room types and function spaces.

use super::empty::on_both_empty;
use super::steps::{SMALL, overview_on, take};
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::campus::{Beds, Cluster, Code, Name, Slug};
use domain::ids::{PavilionId, RoomTypeId, SpaceId};
use service::campus::{
    NewPavilion, NewRoomType, NewSpace, PavilionWish, RoomTypeWish, SpaceView, SpaceWish, add_floors,
    add_pavilion, add_room_type, add_space,
};
use service::{Actor, ServiceError};
use std::collections::{BTreeMap, BTreeSet};

on_both_empty! {
    async fn a_pavilion_is_added_once_with_its_floors_and_gets_more(campus: Campus) {
        let new = pavilion(&campus, "NEW");
        add_pavilion(&campus.ctx, &Actor::operator(), &new).await.good();
        add_pavilion(&campus.ctx, &Actor::operator(), &new).await.good();
        for _ in 0..2 {
            add_floors(&campus.ctx, &Actor::operator(), "NEW", &BTreeSet::from([1, 2])).await.good();
        }
        let seen = overview_on(&campus, "2026-05-01").await.pavilions.remove(0);
        let levels = seen.floors.iter().map(|floor| floor.floor.level).collect::<Vec<_>>();
        assert_eq!((seen.pavilion.name.as_str(), levels), ("New house", vec![0, 1, 2]));
        assert!(!seen.pavilion.synthetic);
        let kept = campus.texts("select subject || ' ' || action from history order by seq").await;
        assert_eq!(kept, ["pavilion add", "floor add", "floor add", "floor add"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_pavilion_needs_a_code_of_its_own_a_source_and_floors_there_can_be(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.good();
        let add = async |new: NewPavilion| {
            told(add_pavilion(&campus.ctx, &Actor::operator(), &new).await)
        };
        assert_eq!(add(pavilion(&campus, "P")).await, ["code: taken"]);
        let mut wrong = pavilion(&campus, "Q");
        (wrong.wish.source, wrong.levels) = (" ".to_owned(), BTreeSet::from([10]));
        assert_eq!(add(wrong).await, ["source: missing", "levels: unknown"]);
        let floors = async |levels: &[i64]| {
            let levels = levels.iter().copied().collect();
            told(add_floors(&campus.ctx, &Actor::operator(), "P", &levels).await)
        };
        assert_eq!(floors(&[]).await, ["levels: missing"]);
        assert_eq!(floors(&[-4]).await, ["levels: unknown"]);
        assert_eq!(campus.number("select count(*) from pavilion").await, 1);
    }

    async fn a_room_type_is_added_once_after_the_others(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.good();
        let wish = RoomTypeWish { name: Name::parse("Suite").unwrap(), beds: Beds::new(2).unwrap() };
        let new = |code| {
            let id = RoomTypeId::new(campus.ctx.ids.next());
            NewRoomType { id, code: Slug::parse(code).unwrap(), wish: wish.clone() }
        };
        let suite = new("suite");
        add_room_type(&campus.ctx, &Actor::operator(), &suite).await.good();
        add_room_type(&campus.ctx, &Actor::operator(), &suite).await.good();
        let taken = add_room_type(&campus.ctx, &Actor::operator(), &new("single")).await;
        assert_eq!(told(taken), ["code: taken"]);
        let kinds = overview_on(&campus, "2026-05-01").await.room_types;
        assert_eq!(kinds.iter().map(|(kind, _)| kind.code.as_str()).collect::<Vec<_>>(), ["single", "suite"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_divisible_hall_is_described_part_by_part_and_joined(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.good();
        let left = space(&campus, "HALL-L", &[]);
        add_space(&campus.ctx, &Actor::operator(), &left).await.good();
        add_space(&campus.ctx, &Actor::operator(), &left).await.good();
        add_space(&campus.ctx, &Actor::operator(), &space(&campus, "HALL-R", &[])).await.good();
        let whole = space(&campus, "HALL", &["HALL-L", "HALL-R"]);
        add_space(&campus.ctx, &Actor::operator(), &whole).await.good();
        let (seen, part) = (seen(&campus, "HALL").await, seen(&campus, "HALL-L").await);
        assert_eq!(codes(&seen.parts), ["HALL-L", "HALL-R"]);
        assert_eq!(codes(&seen.excludes), ["HALL-L", "HALL-R"]);
        assert_eq!((codes(&part.parts), codes(&part.excludes)), (vec![], vec!["HALL"]));
        assert_eq!(campus.number("select count(*) from space_part where code like 'HALL%'").await, 2);
        let kept = "select subject || ' ' || action from history where action <> 'import' order by seq";
        let kept = campus.texts(kept).await;
        let (floor, part, space) = ("floor add", "space_part add", "space add");
        assert_eq!(kept, [floor, part, space, part, space, space], "the floor came with the first");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_space_of_parts_that_are_not_there_or_that_are_a_space_already_is_refused(campus: Campus) {
        take(&campus.ctx, SMALL, &[]).await.good();
        let add = async |code, joins: &[&str]| {
            told(add_space(&campus.ctx, &Actor::operator(), &space(&campus, code, joins)).await)
        };
        assert_eq!(add("A", &[]).await, ["code: taken"]);
        assert_eq!(add("NEW", &["A", "X", "J"]).await, ["joins[J]: unknown", "joins[X]: unknown"]);
        assert_eq!(add("NEW", &["A"]).await, ["joins: one"]);
        assert_eq!(add("NEW", &["B", "A"]).await, ["joins[J]: same"]);
        let unknown = NewSpace { level: 10, ..space(&campus, "NEW", &[]) };
        assert_eq!(told(add_space(&campus.ctx, &Actor::operator(), &unknown).await), ["level: unknown"]);
        let unsourced = SpaceWish { source: String::new(), ..unknown.wish };
        let unsourced = NewSpace { level: 1, wish: unsourced, ..unknown };
        assert_eq!(told(add_space(&campus.ctx, &Actor::operator(), &unsourced).await), ["source: missing"]);
        assert_eq!(campus.number("select count(*) from space").await, 4);
    }
}

fn pavilion(campus: &Campus, code: &str) -> NewPavilion {
    let wish = PavilionWish {
        name: Name::parse("New house").unwrap(),
        cluster: Cluster::Africa,
        purpose: "Guests.".to_owned(),
        source: "Plan of 2026.".to_owned(),
    };
    let (id, code) = (PavilionId::new(campus.ctx.ids.next()), Code::parse(code).unwrap());
    NewPavilion { id, code, levels: BTreeSet::from([0]), wish }
}

fn space(campus: &Campus, code: &str, joins: &[&str]) -> NewSpace {
    let wish = SpaceWish {
        name: Name::parse("Hall").unwrap(),
        area_m2: Some(90),
        booths: 0,
        step_free: true,
        hearing_loop: false,
        seats: BTreeMap::new(),
        equipment: BTreeMap::new(),
        source: "Plan of 2026.".to_owned(),
    };
    NewSpace {
        id: SpaceId::new(campus.ctx.ids.next()),
        code: Code::parse(code).unwrap(),
        pavilion: "P".to_owned(),
        level: 0,
        joins: joins.iter().map(|code| Code::parse(code).unwrap()).collect(),
        wish,
    }
}

async fn seen(campus: &Campus, code: &str) -> SpaceView {
    let overview = overview_on(campus, "2026-05-01").await;
    let floors = overview.pavilions.into_iter().flat_map(|pavilion| pavilion.floors);
    floors.flat_map(|floor| floor.spaces).find(|shown| shown.space.code.as_str() == code).unwrap()
}

fn codes(codes: &[Code]) -> Vec<&str> {
    codes.iter().map(Code::as_str).collect()
}

/// What is wrong, field by field.
#[track_caller]
pub fn told(outcome: Result<(), ServiceError>) -> Vec<String> {
    let ServiceError::Invalid(faults) = outcome.error() else { panic!("not told what is wrong") };
    faults.iter().map(ToString::to_string).collect()
}
