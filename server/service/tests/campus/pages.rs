//! What pages read.

use super::empty::on_both_empty;
use super::steps::{DEMO, SMALL, overview_on, rooms_on, take};
use crate::support::campus::Campus;
use domain::access::Role;
use domain::campus::Code;
use service::campus::CampusSource;
use service::{Actor, ServiceError};

on_both_empty! {
    async fn the_known_facts_are_on_the_page(campus: Campus) {
        take(&campus.ctx, DEMO, &[]).await.unwrap();
        assert_eq!(rooms_on(&campus, "2019-06-01").await, (280, 280));
        assert_eq!(rooms_on(&campus, "2024-11-01").await, (200, 200));

        let overview = overview_on(&campus, "2024-11-01").await;
        assert_eq!(overview.pavilions.len(), 21);
        let spaces: Vec<_> =
            overview.pavilions.iter().flat_map(|p| &p.floors).flat_map(|floor| &floor.spaces).collect();
        let space = |code: &str| *spaces.iter().find(|view| view.space.code.as_str() == code).unwrap();
        let auditorium = space("PIE-AUD");
        assert_eq!(auditorium.space.capacities[0].seats.get(), 350);
        assert!(!auditorium.space.capacities[0].synthetic && auditorium.space.step_free);
        assert_eq!(auditorium.space.booths.count, 5);
        let joined = space("EU-AB");
        assert_eq!(joined.parts.iter().map(Code::as_str).collect::<Vec<_>>(), ["EU-A", "EU-B"]);
        assert_eq!(space("EU-A").excludes, std::slice::from_ref(&joined.space.code));
        assert_eq!(space("AF11-LAB").space.area_m2, Some(200));
        assert!(overview.facts.iter().all(|fact| fact.synthetic || !fact.source.is_empty()));
    }

    async fn a_room_is_found_by_its_number(campus: Campus) {
        take(&campus.ctx, DEMO, &[]).await.unwrap();
        let found = service::campus::room(&campus.ctx, &Actor::operator(), " am2-104 ").await.unwrap();
        assert_eq!((found.pavilion.name.as_str(), found.floor.level), ("Americas 2", 1));
        assert_eq!(found.room_type.code.as_str(), "single");
        let missing = service::campus::room(&campus.ctx, &Actor::operator(), "AM2-999").await;
        assert!(matches!(missing, Err(ServiceError::NotFound("room"))), "{missing:?}");
    }

    async fn an_organiser_reads_the_campus_and_may_not_import_it(campus: Campus) {
        let organiser = campus.actor(Role::Organiser);
        let source = CampusSource { file_name: "campus.toml", text: SMALL, without: &[] };
        let refused = service::campus::import(&campus.ctx, &organiser, &source).await;
        assert!(matches!(refused, Err(ServiceError::Forbidden(_))), "{refused:?}");
        assert_eq!(service::campus::overview(&campus.ctx, &organiser).await.unwrap().pavilions, []);
    }
}
