//! What is carried in with its past is as sound as what the desk wrote.

use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::{day, local};
use crate::support::outcome::Outcome;
use domain::access::Role;
use domain::calendar::StayDates;
use domain::claim::Interval;
use domain::ids::StayId;
use domain::stay::{GuestLine, Held, Past, Room, Stay, StayAction, StayStatus};
use service::carry::{Load, carry_in};
use uuid::Uuid;

on_both! {
    async fn a_stay_carried_in_cancelled_leaves_no_claim_of_its_past(campus: Campus) {
        let booked = booked(&campus);
        let cancelled = Stay { status: StayStatus::Cancelled, rooms: Vec::new(), version: 2, ..booked.clone() };
        carried(&campus, booked, (StayAction::Cancel, cancelled)).await;
    }

    async fn a_stay_carried_in_after_a_move_holds_its_last_rooms_alone(campus: Campus) {
        let booked = booked(&campus);
        let room = Room { resource: campus.room("102"), room_type: campus.room_type("single") };
        let moved = Stay { rooms: vec![Held { room, ..booked.rooms[0] }], version: 2, ..booked.clone() };
        carried(&campus, booked, (StayAction::Move, moved)).await;
    }
}

async fn carried(campus: &Campus, booked: Stay, (action, then): (StayAction, Stay)) {
    let past = vec![
        Past { effective_at: local("2026-01-10 12:00"), action: StayAction::Reserve, stay: booked },
        Past { effective_at: local("2026-02-10 12:00"), action, stay: then.clone() },
    ];
    let load = Load { stays: vec![past], ..Load::default() };
    carry_in(&campus.ctx, &campus.actor(Role::Administrator), &load).await.good();
    assert_eq!(campus.clerk().sees(&then).await.good(), then);
    assert_eq!(campus.violations().await, [""; 0]);
}

/// Three nights in room 101.
fn booked(campus: &Campus) -> Stay {
    let dates = StayDates::new(day("2026-06-01"), day("2026-06-04")).unwrap();
    let (from, until) = (campus.ctx.zone.noon(dates.arrival()), campus.ctx.zone.noon(dates.departure()));
    let room = Room { resource: campus.room("101"), room_type: campus.room_type("single") };
    Stay {
        id: StayId::new(Uuid::from_u128(0xca44)),
        reference: "CARRIED".to_owned(),
        status: StayStatus::Reserved,
        segment: "event".to_owned(),
        organisation: None,
        event: None,
        room_type: room.room_type,
        dates,
        booked_at: local("2026-01-10 12:00"),
        synthetic: true,
        guests: vec![GuestLine { guest: None, heads: 1, dates }],
        rooms: vec![Held { room, interval: Interval::new(from, until).unwrap() }],
        version: 1,
    }
}
