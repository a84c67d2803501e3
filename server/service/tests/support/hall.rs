//! A hall that walls divide, on the small campus, and functions in it.

use super::campus::Campus;
use super::clock::{day, local};
use domain::campus::SetupStyle;
use domain::event::EventStatus;
use domain::feasible::{Arrival, Beds, Need, Question};
use domain::function::{Margins, Wish};
use domain::ids::{FunctionId, SpaceId};
use service::stay::Write as Key;
use service::{Actor, ServiceError, function};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use uuid::Uuid;

/// The whole hall, its two halves, and a smaller room beside it.
pub const HALL: SpaceId = SpaceId::new(Uuid::from_u128(0xb000));
/// One half.
pub const HALF_A: SpaceId = SpaceId::new(Uuid::from_u128(0xb001));
/// The other half.
pub const HALF_B: SpaceId = SpaceId::new(Uuid::from_u128(0xb002));
/// A room of one part.
pub const SALON: SpaceId = SpaceId::new(Uuid::from_u128(0xb003));

/// Minutes to tidy, and to turn a space to another style.
pub const TIDY: i64 = 15;
/// From one style to another.
pub const TURN: i64 = 60;

impl Campus {
    /// Builds them: the hall seats 200 in rows, a half 90, the salon 120; of each half that at tables.
    pub async fn has_a_hall(&self) {
        let of = |number| self.id(Uuid::from_u128(number));
        let mut text = String::new();
        for (part, code) in [(0xb101, "HA"), (0xb102, "HB"), (0xb103, "SA")] {
            let id = of(part);
            let _ = write!(
                text,
                "insert into resource (id, kind) values ({id}, 'space_part');
                insert into space_part (id, code) values ({id}, '{code}');"
            );
        }
        let spaces: [(SpaceId, &str, i64, &[u128]); 4] = [
            (HALL, "H", 200, &[0xb101, 0xb102]),
            (HALF_A, "HA", 90, &[0xb101]),
            (HALF_B, "HB", 90, &[0xb102]),
            (SALON, "SA", 120, &[0xb103]),
        ];
        for (position, (space, code, seats, parts)) in spaces.into_iter().enumerate() {
            let (id, floor) = (self.id(space.uuid()), of(0x2000));
            let _ = write!(
                text,
                "insert into space (id, floor_id, code, name, booths, booths_synthetic, step_free, hearing_loop, source,
                    position, synthetic) values ({id}, {floor}, '{code}', 'Room {code}', 0, false, false, false, '',
                    {position}, true);
                insert into space_capacity values ({id}, 'theatre', {seats}, true);
                insert into space_capacity values ({id}, 'banquet', {}, true);",
                seats / 2
            );
            for part in parts {
                let _ = write!(text, "insert into space_element values ({id}, {});", of(*part));
            }
        }
        let pairs =
            [("theatre", "theatre"), ("banquet", "banquet"), ("theatre", "banquet"), ("banquet", "theatre")];
        for (number, (from, to)) in (0xb200..).zip(pairs) {
            let minutes = if from == to { TIDY } else { TURN };
            let _ = write!(
                text,
                "insert into changeover values ({}, '{from}', '{to}', {minutes}, true);",
                of(number)
            );
        }
        self.sql(&text).await;
    }

    /// A wish for the hall in rows for 80, at times of the campus clock.
    #[expect(clippy::unused_self, reason = "a test asks its campus")]
    pub fn wants_hall(&self, from: &str, until: &str) -> Wish {
        Wish {
            space: HALL,
            title: "Plenary".to_owned(),
            style: SetupStyle::Theatre,
            from: local(from),
            until: local(until),
            overnight: false,
            asked: Margins::default(),
            attendance: 80,
            note: String::new(),
            may_wait: false,
        }
    }

    /// One hall in rows for 80 on two days of the first week of June, and nothing else.
    #[expect(clippy::unused_self, reason = "a test asks its campus")]
    pub fn asks_for_a_hall(&self) -> Question {
        let hour = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour");
        let need = Need {
            title: "Plenary".to_owned(),
            count: 1,
            people: 80,
            style: SetupStyle::Theatre,
            hours: (hour(9), hour(17)),
            days: (1, 2),
            booths: 0,
            languages: domain::interpretation::Wish::default(),
        };
        Question {
            window: (day("2026-06-01"), day("2026-06-05")),
            days: 2,
            begins: None,
            working_days: false,
            step_free: false,
            listed_only: false,
            needs: vec![need],
            beds: Beds { typed: BTreeMap::new(), any: 0, sharing: false, from: Arrival::Before(1), after: 0 },
        }
    }

    /// Adds a function to an event.
    pub async fn plans(&self, actor: &Actor, event: &str, wish: &Wish) -> Result<FunctionId, ServiceError> {
        function::add(&self.ctx, actor, event, wish, &Key::new(self.fresh_key())).await
    }

    /// Puts an event where it stands, past the pipeline.
    pub async fn stands(&self, event: &str, status: EventStatus) {
        self.sql(&format!("update event set status = '{}' where code = '{event}'", status.code())).await;
    }
}
