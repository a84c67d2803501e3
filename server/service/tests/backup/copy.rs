//! Verbs of backup and restore, and a campus with rows in every table.

use crate::support::campus::{Campus, Layout};
use crate::support::engine::{Database, Engine};
use crate::support::outcome::Outcome;
use domain::ids::EventId;
use service::backup::{Erased, Restored};
use service::{Actor, ServiceError};
use uuid::Uuid;

/// The bytes of a backup.
pub async fn backup(campus: &Campus) -> Vec<u8> {
    let mut bytes = Vec::new();
    service::backup::backup(&campus.ctx, &Actor::operator(), &mut bytes).await.good();
    bytes
}

/// Restores into a campus that holds nothing yet.
pub async fn restore(campus: &Campus, bytes: &[u8], erased: &[Erased]) -> Result<Restored, ServiceError> {
    let mut bytes = bytes;
    service::backup::restore(&campus.ctx, &Actor::operator(), &mut bytes, erased).await
}

/// A database with the schema and nothing in it; none where the engine is not at hand.
pub async fn nothing_yet(engine: Engine) -> Option<Campus> {
    let database = Database::fresh(engine).await?;
    Some(Campus::open(&database, &Layout::default()).await)
}

/// Closes a campus made by [`nothing_yet`] and removes its database.
pub async fn away(campus: Campus) {
    campus.ctx.store.close().await;
    campus.database.remove().await;
}

/// Stays with a past, closures, and a row in every table that no use case fills yet.
pub async fn at_work(campus: &Campus) {
    let clerk = campus.clerk();
    let moved = clerk.books_room("101", "2026-06-01", 5).await.good();
    clerk.books_for("Zoë \"Quote\" Ångström\u{1f3d4}", "2026-06-02", 3).await.good();
    let cancelled = clerk.books_room("102", "2026-06-01", 5).await.good();
    campus.clock.pass(3600);
    clerk.cancels(&cancelled).await.good();
    let lifted = clerk.closes(&["104", "105"], "2026-06-01", "2026-06-20").await.good();
    clerk.lifts(&lifted).await.good();
    clerk.closes(&["105"], "2026-06-05", "2026-06-20").await.good();
    campus.at("2026-06-01 15:00");
    let moved = clerk.checks_in(&moved).await.good();
    campus.at("2026-06-02 01:30");
    clerk.moves(&moved, "104").await.good();
    for statement in elsewhere(campus) {
        campus.sql(&statement).await;
    }
    campus.hosts(EventId::new(Uuid::from_u128(15)), "Ada Listed", "2026-06-12", 1).await;
    for statement in [
        imported(campus),
        listed(campus),
        interpreted(campus),
        programmed(campus),
        met(campus),
        ordered(campus),
    ]
    .concat()
    {
        campus.sql(&statement).await;
    }
}

fn elsewhere(campus: &Campus) -> Vec<String> {
    let id = |number| campus.id(Uuid::from_u128(number));
    let (floor, space, part, gear, org, event) = (id(0x2000), id(11), id(12), id(13), id(14), id(15));
    let hash = if campus.database.engine == Engine::Sqlite { "x'00ff10'" } else { "'\\x00ff10'" };
    vec![
        "insert into setting values ('demo', 'true')".into(),
        format!("insert into campus_fact values ({}, 'area', '100,000 m²', 'S9', 1, false)", id(10)),
        format!("insert into resource values ({part}, 'space_part')"),
        format!(
            "insert into space (id, floor_id, code, name, area_m2, booths, booths_synthetic, step_free, hearing_loop,
                position, synthetic) values ({space}, {floor}, 'H1', 'Hall', null, 4, true, true, false, 1, true)"
        ),
        format!("insert into space_part values ({part}, 'H1-A')"),
        format!("insert into space_element values ({space}, {part})"),
        format!("insert into space_capacity values ({space}, 'theatre', 300, true)"),
        format!("insert into changeover values ({}, 'theatre', 'banquet', 90, true)", id(17)),
        format!("insert into equipment values ({gear}, 'headset', 'Headset', 400, true, true, true)"),
        format!("insert into space_equipment values ({space}, {gear}, 20)"),
        format!("insert into organisation values ({org}, 'Tester & Sons', 'company', true)"),
        format!(
            "insert into event (id, code, title, kind, status, organisation_id, from_date, until_date, on_campus,
                online, synthetic) values ({event}, 'E1', 'Event', 'training', 'definite', {org}, '2026-06-01',
                '2026-06-05', 30, 0, true)"
        ),
        format!("insert into event_stage values ({event}, 1, 'definite', 5, 60, 80, 70)"),
        format!("insert into block values ({event}, 'released', '2026-05-18', 1770000000, true, 3)"),
        format!("insert into block_night select {event}, id, '2026-06-01', 5, 0, 5 from room_type where code = 'single'"),
        format!("insert into event_lessons values ({event}, 'The hall', 'Fewer forms', '2026-06-08', 2)"),
        format!("insert into event_account select {event}, id, 'organiser', 3, 2, true from account where role = 'organiser'"),
        "insert into account_concern select id, 'halls,rooms', 4 from account where role = 'facilities'".to_owned(),
        "insert into account_deputy select a.id, d.id, '2026-06-01', '2026-06-05', true from account a, account d
            where a.role = 'organiser' and d.role = 'facilities'".to_owned(),
        format!(
            "insert into function values ({}, {event}, {space}, 'Opening', 'theatre', 1780300800, 1780308000, 15, 30, 0,
                30, 120, 'held', 1780000000, 'Flags', true, 1)",
            id(23)
        ),
        format!("insert into claim values ({part}, 1780299900, 1780309800, 'function', {})", id(23)),
        format!("insert into guest_need select {}, id, 'mobility', 'step-free shower' from guest", id(18)),
        format!("insert into erased values ({}, 1780000000)", id(19)),
        "insert into sign_on select 'https://id.example.org', '42', id, 0 from account where role = 'facilities'"
            .to_owned(),
        format!("insert into recovery_code select id, {hash} from account where role = 'facilities'"),
        format!(
            "insert into barrier select {}, 'B-7KQ4-M2XT', 1780000000, 'Check in', 'No label', '/today', 'NVDA', '',
                'closed', 'Mended', 1780000060, id, 1780000060, 2 from account where role = 'facilities'",
            id(22)
        ),
        "insert into forecast_entry values ('2026-05-31', 1780000000, '{\"groups\":[]}')".into(),
        format!("insert into delivery_mix values ({}, 2027, 1500, 'Board paper', 2)", id(24)),
        format!("insert into delivery_mix_kind values ({}, 'training', 300, 400, 333, 225, 55)", id(24)),
        format!("insert into target values ({}, 'year', 2026, 25000, 'S1', 'source', 1)", id(20)),
        format!(
            "insert into retention_run values ({}, 'schedule', null, 'done', 1780000000, 1780000060, 1780000060,
                '2026-05-28', 3, 2, 1, 0)",
            id(21)
        ),
    ]
}

/// What came from elsewhere.
fn imported(campus: &Campus) -> Vec<String> {
    let import = campus.id(Uuid::from_u128(16));
    let hash = if campus.database.engine == Engine::Sqlite { "x'00ff10'" } else { "'\\x00ff10'" };
    vec![
        format!(
            "insert into import (id, kind, source, file_name, started_at, rows_read, rows_new, rows_same,
                rows_rejected, account_id, rows_changed)
            select {import}, 'stays', 'hotel', 'a.csv', 1, 2, 1, 0, 1, id, 1 from account where role = 'facilities'"
        ),
        format!("insert into import_reject values ({import}, 3, 'arrival', 'not a date', 'events', '2026-06-01')"),
        format!(
            "insert into import_balance values ({import}, 1, 'events', '2026-06-01', 'definite', 3, 2, 1, -1, 0, 0, 1, -1)"
        ),
        format!(
            "insert into import_event select 'opera', 'BQ-1', e.id, {hash}, 1, {hash}, 2, a.id from event e, account a
            where a.role = 'organiser' limit 1"
        ),
        format!("insert into import_row select 'hotel', {hash}, 1, id from stay where status = 'cancelled'"),
    ]
}

/// Who sleeps for the event that is there.
fn listed(campus: &Campus) -> Vec<String> {
    let (event, id) = (campus.id(Uuid::from_u128(15)), campus.id(Uuid::from_u128(24)));
    let hash = if campus.database.engine == Engine::Sqlite { "x'00ff20'" } else { "'\\x00ff20'" };
    vec![
        format!(
            "insert into rooming_list values ({event}, true, 1780000000, 2);
            insert into rooming_entry select {}, {event}, g.id, 1, 'registration', 'EC-1', t.id, '2026-06-01', '2026-06-03', 'B',
                '2026-05-30', '2026-06-05', 'Late', 'approved', s.id, '{{}}', true, 3
            from stay s join stay_guest l on l.stay_id = s.id join guest g on g.id = l.guest_id, room_type t
            where s.event_id = {event} and t.code = 'single'",
            id
        ),
        format!("insert into registration values ({event}, '2026-05-20', false, 1, 0, 40, 'Badge', 5000, '', 2)"),
        format!("insert into registrant values ({id}, {event}, {hash}, 'Union', 'fr', 1780000000, 'R-2345-6789', 5000, 'paid', 3)"),
    ]
}

/// Whom one can meet at the event that is there, and who does.
fn met(campus: &Campus) -> Vec<String> {
    let id = |number| campus.id(Uuid::from_u128(number));
    let (event, host, slot) = (id(15), id(39), id(40));
    vec![
        format!("insert into meeting_terms values ({event}, true, 5, 2, 3)"),
        format!(
            "insert into meeting_host values ({host}, {event}, {}, 'Ada Voice', 'Careers', 'en,ar', 'Desk 4', {},
                'https://meet.example.org', 2)",
            id(37),
            id(23)
        ),
        format!("insert into meeting_slot values ({slot}, {event}, {host}, 1780300800, 1780302000, true)"),
        format!(
            "insert into meeting_booking values ({slot}, {event}, {}, 1780300800, 1780302000, 1780000000)",
            id(24)
        ),
    ]
}

/// What is sold, and ordered for the event that is there.
fn ordered(campus: &Campus) -> Vec<String> {
    let id = |number| campus.id(Uuid::from_u128(number));
    let (event, item, order, who) = (id(15), id(33), id(34), id(37));
    vec![
        format!(
            "insert into service_item values ({item}, 'Lunch', 'catering', 'lunch', 'person', 200, 1780000000, 3, null,
                null, '', true, true, 2, true)"
        ),
        format!("insert into service_price values ({item}, 1, '2026-01-01', 1850, 1110, 1780000000)"),
        format!(
            "insert into service_order values ({order}, {event}, {item}, {}, 1780300800, 1780308000, '2026-05-29',
                'two without nuts', 'by the window', 'ordered', true, 3)",
            id(23)
        ),
        format!("insert into service_count values ({order}, 'expected', 40, 1780000000, null)"),
        format!("insert into service_diet values ({order}, 'vegan', 4)"),
        format!("insert into service_hold values ({order}, {item}, 40, 1780300800, 1780308000)"),
        format!(
            "insert into quote values ({}, {event}, 1, 'accepted', '[]', 500, 'Partner', 'fr', '2026-06-30', true, {who},
                {who}, {}, 1780000000, 1780000100, 1780000200, 1780000300, true, 3, 'Workshop', '2026-06-01',
                '2026-06-05', 'Ministry', 'Exempt', '[[\"halls\",\"Europe C\"]]', '2026-05-28')",
            id(35),
            id(36)
        ),
        format!("insert into event_recharge values ({event}, 'P-17', 2)"),
        "insert into recharge_number values (2026, 1)".to_owned(),
        format!(
            "insert into recharge_note values ({}, {event}, 1, 'charged', 2026, 1, 'P-17', 1, '[]', true, {who}, {who}, {},
                1780000000, 1780000100, 1780000200, '2026-06-08', 'JV 4711', true, 4)",
            id(38),
            id(36)
        ),
    ]
}

/// What is interpreted and translated for the event that is there.
fn interpreted(campus: &Campus) -> Vec<String> {
    let id = |number| campus.id(Uuid::from_u128(number));
    let (gear, event) = (id(13), id(15));
    vec![
        format!("insert into interpreter values ({}, 'Ada Voice', 'ada@voice.test', true, true, 2)", id(31)),
        format!("insert into interpreter_language values ({}, 'fr', 'a')", id(31)),
        format!("insert into interpreter_absence values ({}, '2026-07-01', '2026-07-14')", id(31)),
        format!("insert into interpretation values ({}, 15, 1)", id(23)),
        format!("insert into interpretation_language values ({}, 'floor', 'en')", id(23)),
        format!("insert into interpretation_language values ({}, 'wanted', 'fr')", id(23)),
        format!("insert into interpreter_duty values ({}, {}, 'fr', '2026-06-01', 1780300800, 1780308000, 105)", id(31), id(23)),
        format!("insert into past_duty values ({}, 'es', '2026-06-01', 2)", id(23)),
        format!("insert into interpreter_day values ({}, '2026-06-01', 105, 1780300800, 1780308000)", id(31)),
        format!("insert into function_equipment values ({}, {gear}, 20, '2026-06-01', '2026-06-01')", id(23)),
        format!("insert into equipment_day values ({gear}, '2026-06-01', 400, 20)"),
        format!(
            "insert into translation values ({}, {event}, 'Opening speech', 1200, 'en', 'fr', '2026-05-28', 'Words Ltd',
                null, 'ordered', true, 1)",
            id(32)
        ),
    ]
}

/// The programme of the event that is there, and what was published of it.
fn programmed(campus: &Campus) -> Vec<String> {
    let id = |number| campus.id(Uuid::from_u128(number));
    let (event, function) = (id(15), id(23));
    let published = r#"{"title":"Event","settings":{"links":true,"stands":false,"indexed":false},"tracks":[],"sessions":[],"gone":[]}"#;
    vec![
        format!("insert into programme values ({event}, true, false, false, 1780000000, '{published}', 3)"),
        format!("insert into programme_track values ({}, {event}, 1, '{{\"ar\":\"المهارات\"}}')", id(33)),
        format!(
            "insert into programme_session values ({}, {event}, {}, {function}, 'plenary', 'planned', 'hybrid', 1780300800,
                1780304400, 120, 1700, 'https://meet.example.org', '{{\"en\":{{\"title\":\"Opening\"}}}}', true, 2)",
            id(34),
            id(33)
        ),
        format!("insert into stand values ({}, {event}, 'A1', {function}, 6, 2000, 1, 'a screen')", id(36)),
        format!(
            "insert into exhibitor values ({}, {event}, 'Tools', 'ada@voice.test', 'https://stand.example.org', 6, {},
                1780000000, true, 2)",
            id(37),
            id(36)
        ),
        format!("insert into turnout values ({}, {event}, 'session', 96, 1500, 2, false)", id(34)),
        format!("insert into programme_speaker values ({}, {}, 1, 'Ada Voice', 'Chair', 'Voices')", id(35), id(34)),
    ]
}
