//! The mix of activities planned for a year: one a year, changed only as seen, each change kept.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::delivery_mix::{ActivityKind, Drivers, Mix};
use domain::segment::SegmentClass;
use service::{ServiceError, delivery_mix};

/// 300 courses, 40 % face to face, a third of these on campus, 22.5 people for 5.5 nights: 4,945 room-nights.
const COURSES: Drivers =
    Drivers { activities: 300, face_to_face: 400, on_campus: 333, participants: 225, nights: 55 };

fn mix(drivers: Drivers) -> Mix {
    Mix { kinds: [(ActivityKind::Training, drivers)].into(), beside: 1_500, note: " Board paper ".to_owned() }
}

on_both! {
    async fn management_plans_a_mix_and_plans_it_anew_and_each_step_is_kept_in_numbers(campus: Campus) {
        let director = campus.actor(Role::Management);
        delivery_mix::set(&campus.ctx, &director, (2027, 0), &mix(COURSES)).await.good();
        let more = mix(Drivers { on_campus: 500, ..COURSES });
        delivery_mix::set(&campus.ctx, &director, (2027, 1), &more).await.good();
        delivery_mix::set(&campus.ctx, &director, (2027, 2), &more).await.good();
        let desk = campus.actor(Role::Facilities);
        let seen = delivery_mix::all(&campus.ctx, &desk).await.good();
        assert_eq!((seen.len(), seen[0].year, seen[0].version), (1, 2027, 2), "what says the same is left as it is");
        assert_eq!(seen[0].mix.kinds, more.kinds);
        assert_eq!((seen[0].mix.room_nights(), seen[0].mix.note.as_str()), (7_425 + 1_500, "Board paper"));
        let kept = campus.texts("select after from history where subject = 'delivery_mix' order by seq").await;
        assert_eq!(kept.len(), 2);
        assert!(kept[0].contains("\"training_on_campus\":333") && !kept[0].contains("Board"), "{kept:?}");
    }

    async fn a_kind_left_out_kept_its_drivers_of_before(campus: Campus) {
        let director = campus.actor(Role::Management);
        delivery_mix::set(&campus.ctx, &director, (2027, 0), &mix(COURSES)).await.good();
        let only = Mix { kinds: [(ActivityKind::Meeting, COURSES)].into(), ..mix(COURSES) };
        delivery_mix::set(&campus.ctx, &director, (2027, 1), &only).await.good();
        assert_eq!(delivery_mix::all(&campus.ctx, &director).await.good()[0].mix.kinds, only.kinds);
    }

    async fn a_year_planned_meanwhile_by_somebody_else_is_not_planned_over(campus: Campus) {
        let director = campus.actor(Role::Management);
        delivery_mix::set(&campus.ctx, &director, (2027, 0), &mix(COURSES)).await.good();
        let late = delivery_mix::set(&campus.ctx, &director, (2027, 0), &Mix::default()).await.error();
        assert!(matches!(late, ServiceError::Stale { subject: "delivery_mix", current: 1 }), "{late:?}");
        assert_eq!(delivery_mix::all(&campus.ctx, &director).await.good()[0].mix.beside, 1_500);
    }

    async fn a_share_of_more_than_all_is_refused_by_the_name_of_its_field(campus: Campus) {
        let director = campus.actor(Role::Management);
        let wrong = mix(Drivers { on_campus: 1_001, nights: -1, ..COURSES });
        let refused = delivery_mix::set(&campus.ctx, &director, (2027, 0), &wrong).await.error();
        let ServiceError::Invalid(faults) = refused else { panic!("{refused:?}") };
        let fields = faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>();
        assert_eq!(fields, ["training_on_campus", "training_nights"]);
        assert_eq!(delivery_mix::all(&campus.ctx, &director).await.good(), []);
    }

    async fn the_room_nights_of_a_year_are_told_by_class_as_they_are_elsewhere(campus: Campus) {
        let clerk = campus.clerk();
        clerk.books_room("101", "2026-06-01", 5).await.good();
        let desk = campus.actor(Role::Facilities);
        let books = delivery_mix::on_the_books(&campus.ctx, &desk, 2026).await.good();
        let nights = books.iter().map(|(class, count)| (*class, count.committed())).collect::<Vec<_>>();
        assert_eq!(nights, [(SegmentClass::Individual, 5)]);
    }

    async fn the_nights_of_events_are_told_by_the_four_kinds_of_activity(campus: Campus) {
        let academy = campus.holds_event("26-001", ("2026-12-29", "2027-01-02"), false).await;
        let rental = campus.holds_event("26-002", ("2026-06-01", "2026-06-05"), false).await;
        campus.sql("update event set kind = 'academy' where code = '26-001'").await;
        campus.sql("update event set kind = 'third_party_rental' where code = '26-002'").await;
        campus.hosts(academy, "Ada", "2026-12-28", 6).await;
        campus.hosts(rental, "Bo", "2026-06-01", 4).await;
        campus.clerk().books("suite", "2026-06-01", 3).await.good();
        let desk = campus.actor(Role::Facilities);
        let of = async |year| delivery_mix::of_events(&campus.ctx, &desk, year).await.good().into_iter().collect::<Vec<_>>();
        assert_eq!(of(2026).await, [(ActivityKind::Academy, 4)], "28 to 31 December");
        assert_eq!(of(2027).await, [(ActivityKind::Academy, 2)]);
    }
}
