//! Function spaces changed on screen.

use super::empty::on_both_empty;
use super::steps::{SMALL, overview_on, take};
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::campus::{Equipment, Name, Record, Seats, SetupStyle, Space};
use service::campus::{SpaceWish, change_space, version};
use service::{Actor, ServiceError};
use std::collections::BTreeMap;

on_both_empty! {
    async fn a_space_is_changed_and_only_figures_that_were_stated_are_no_longer_invented(campus: Campus) {
        take(&campus.ctx, &file(), &[]).await.good();
        let (before, projector) = (space(&campus, "A").await, kind(&campus, "projector").await);
        let wish = SpaceWish {
            name: Name::parse("Aula magna").unwrap(),
            area_m2: Some(120),
            booths: 2,
            step_free: true,
            hearing_loop: true,
            seats: seats(&[(SetupStyle::Theatre, 80), (SetupStyle::Banquet, 50)]),
            equipment: BTreeMap::from([(projector.id, 2)]),
            source: " Measured. ".to_owned(),
        };
        change(&campus, &before, &wish).await.good();
        let after = space(&campus, "A").await;
        assert_eq!((after.id, &after.parts, after.name.as_str()), (before.id, &before.parts, "Aula magna"));
        assert_eq!((after.area_m2, after.booths.count, after.booths.synthetic), (Some(120), 2, false));
        assert!(after.step_free && after.hearing_loop);
        let told = after.capacities.iter().map(|known| (known.style, known.seats.get(), known.synthetic));
        let told = told.collect::<Vec<_>>();
        assert_eq!(told, [(SetupStyle::Theatre, 80, true), (SetupStyle::Banquet, 50, false)]);
        assert_eq!((after.equipment[0].quantity, after.source.as_str()), (2, "Measured."));
        let kept = campus.texts("select action from history where subject = 'space' and action <> 'import'").await;
        assert_eq!(kept, ["change"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn more_pieces_than_there_are_and_figures_nobody_believes_are_refused(campus: Campus) {
        take(&campus.ctx, &file(), &[]).await.good();
        let (before, projector) = (space(&campus, "A").await, kind(&campus, "projector").await);
        let portable = kind(&campus, "headset").await;
        let wish = |pieces| SpaceWish {
            name: before.name.clone(),
            area_m2: None,
            booths: 0,
            step_free: false,
            hearing_loop: false,
            seats: BTreeMap::new(),
            equipment: pieces,
            source: String::new(),
        };
        let refused = async |wish: SpaceWish| {
            let ServiceError::Invalid(faults) = change(&campus, &before, &wish).await.error() else {
                panic!("not told what is wrong")
            };
            faults.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let too_many = wish(BTreeMap::from([(projector.id, 3)]));
        assert_eq!(refused(too_many).await, ["equipment[projector]: too_many"], "one of three stands in B");
        assert_eq!(refused(wish(BTreeMap::from([(portable.id, 1)]))).await, ["equipment: unknown"]);
        let huge = SpaceWish { area_m2: Some(0), booths: 21, ..wish(BTreeMap::new()) };
        assert_eq!(refused(huge).await, ["area_m2: out_of_range", "booths: out_of_range"]);
        assert_eq!(space(&campus, "A").await, before);
    }

    async fn a_space_changed_meanwhile_is_not_changed_over(campus: Campus) {
        take(&campus.ctx, &file(), &[]).await.good();
        let before = space(&campus, "A").await;
        let wish = |name| SpaceWish {
            name: Name::parse(name).unwrap(),
            area_m2: None,
            booths: 1,
            step_free: false,
            hearing_loop: false,
            seats: BTreeMap::new(),
            equipment: BTreeMap::new(),
            source: String::new(),
        };
        change(&campus, &before, &wish("First")).await.good();
        let late = change(&campus, &before, &wish("Second")).await.error();
        assert!(matches!(late, ServiceError::Stale { subject: "space", .. }), "{late:?}");
        assert_eq!(space(&campus, "A").await.name.as_str(), "First");
    }
}

/// The small campus with invented figures in A, and a projector in B.
fn file() -> String {
    let kinds = "[[equipment]]\ncode = 'projector'\nname = 'Projector'\nstock = 3\nportable = false\n\
        [[equipment]]\ncode = 'headset'\nname = 'Headset'\nstock = 9\nportable = true\n[[pavilion]]";
    let hall = "name = 'Hall A', synthetic_booths = 1, synthetic_seats = { theatre = 80 },";
    SMALL
        .replacen("[[pavilion]]", kinds, 1)
        .replace("name = 'Hall A',", hall)
        .replace("name = 'Hall B',", "name = 'Hall B', equipment = { projector = 1 },")
}

fn seats(styles: &[(SetupStyle, i64)]) -> BTreeMap<SetupStyle, Seats> {
    styles.iter().map(|&(style, seats)| (style, Seats::new(seats).unwrap())).collect()
}

async fn space(campus: &Campus, code: &str) -> Space {
    let overview = overview_on(campus, "2026-05-01").await;
    let floors = overview.pavilions.into_iter().flat_map(|pavilion| pavilion.floors);
    let mut spaces = floors.flat_map(|floor| floor.spaces).map(|shown| shown.space);
    spaces.find(|space| space.code.as_str() == code).unwrap()
}

async fn kind(campus: &Campus, code: &str) -> Equipment {
    let overview = overview_on(campus, "2026-05-01").await;
    overview.equipment.into_iter().find(|kind| kind.code.as_str() == code).unwrap()
}

/// Changes a space as it was.
async fn change(campus: &Campus, seen: &Space, wish: &SpaceWish) -> Result<(), ServiceError> {
    let at = (seen.code.as_str(), version(&Record::Space(seen.clone())));
    change_space(&campus.ctx, &Actor::operator(), at, wish).await
}
