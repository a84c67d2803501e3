//! The tables, each after those it refers to, so that rows can be brought back in this order. A test compares the
//! list with the schema of both engines.

use super::{Column, Kind, Table};

macro_rules! tables {
    ($($name:ident by $key:literal: $($column:ident $kind:ident),+;)+) => {
        /// Every table of a backup.
        pub const TABLES: &[Table] = &[$(Table {
            name: stringify!($name),
            key: $key,
            columns: &[$(Column { name: stringify!($column), kind: Kind::$kind }),+],
        }),+];
    };
}

/// Tables a backup leaves out. Who holds a cookie, a link, a token, a calendar's address or a request key of the time of
/// the backup should not be let in (a token may have been revoked since), or answered with what was done in a past that
/// is no longer so. A mail that waited then was sent since, and is not sent again. The words of the search follow from
/// the records, and are made anew.
pub const NOT_KEPT: [&str; 9] = [
    "session",
    "idempotency",
    "account_link",
    "sign_in_try",
    "api_token",
    "calendar_feed",
    "registration_link",
    "mail",
    "search_word",
];

/// Tables that a new database holds rows of; a restore puts those of the backup in their place.
pub const PRESET: [&str; 2] = ["retention", "segment"];

tables! {
    setting by 1: name Text, value Text;
    retention by 1: kind Text, purpose Text, days Int;
    segment by 1: code Text, name Text, class Text, position Int;
    campus_fact by 1: id Id, code Text, text Text, source Text, position Int, synthetic Bool;
    pavilion by 1: id Id, code Text, name Text, cluster Text, purpose Text, source Text, position Int, synthetic Bool;
    floor by 1: id Id, pavilion_id Id, level Int, synthetic Bool;
    room_type by 1: id Id, code Text, name Text, beds Int, position Int, synthetic Bool;
    resource by 1: id Id, kind Text;
    guest_room by 1: id Id, floor_id Id, room_type_id Id, number Text, step_free Bool, hearing_loop Bool,
        stock_from Date, stock_until Date, synthetic Bool;
    space by 1: id Id, floor_id Id, code Text, name Text, area_m2 Int, booths Int, booths_synthetic Bool,
        step_free Bool, hearing_loop Bool, source Text, position Int, synthetic Bool;
    space_part by 1: id Id, code Text;
    space_element by 2: space_id Id, part_id Id;
    space_capacity by 2: space_id Id, style Text, seats Int, synthetic Bool;
    changeover by 1: id Id, from_style Text, to_style Text, minutes Int, synthetic Bool;
    equipment by 1: id Id, code Text, name Text, stock Int, portable Bool, synthetic Bool, hybrid Bool;
    space_equipment by 2: space_id Id, equipment_id Id, quantity Int;
    organisation by 1: id Id, name Text, kind Text, synthetic Bool;
    guest by 1: id Id, full_name Text, email Text, phone Text, nationality Text, created_at Int, synthetic Bool;
    guest_need by 1: id Id, guest_id Id, kind Text, detail Text;
    erased by 1: person_id Id, erased_at Int;
    account by 1: id Id, email Text, full_name Text, role Text, password_hash Text, language Text, disabled Bool,
        created_at Int, version Int, totp_secret Bytes, totp_step Int, signed_in_at Int;
    barrier by 1: id Id, reference Text, reported_at Int, wish Text, obstacle Text, page Text, technology Text,
        contact Text, status Text, note Text, changed_at Int, changed_by Id, closed_at Int, version Int;
    recovery_code by 2: account_id Id, code_hash Bytes;
    sign_on by 2: issuer Text, subject Text, account_id Id, since Int;
    event by 1: id Id, code Text, title Text, kind Text, status Text, organisation_id Id, from_date Date,
        until_date Date, on_campus Int, online Int, source Text, synthetic Bool, version Int, client Text,
        enrolments Int, option_until Date, waits Bool, probability Int, end_reason Text, end_note Text, brief Text,
        reminded_for Date;
    event_stage by 2: event_id Id, position Int, status Text, entered_at Int, learned Int, typed Int,
        learned_then Int;
    block by 1: event_id Id, state Text, cut_off Date, asked_at Int, synthetic Bool, version Int;
    block_night by 3: event_id Id, room_type_id Id, night Date, agreed Int, picked Int, released Int;
    event_lessons by 1: event_id Id, good Text, better Text, talked_on Date, version Int;
    event_account by 2: event_id Id, account_id Id, part Text, seen_seq Int, told_seq Int, mails Bool;
    account_concern by 1: account_id Id, concerns Text, told_seq Int;
    account_deputy by 1: account_id Id, deputy_id Id, from_date Date, until_date Date, active Bool;
    function by 1: id Id, event_id Id, space_id Id, title Text, style Text, from_at Int, until_at Int,
        setup_minutes Int, teardown_minutes Int, setup_asked Int, teardown_asked Int, attendance Int, state Text,
        asked_at Int, note Text, synthetic Bool, version Int;
    programme by 1: event_id Id, links Bool, stands Bool, indexed Bool, published_at Int, published Text, version Int;
    programme_track by 1: id Id, event_id Id, position Int, names Text;
    programme_session by 1: id Id, event_id Id, track_id Id, function_id Id, kind Text, state Text, format Text,
        from_at Int, until_at Int, on_campus Int, online Int, link Text, texts Text, synthetic Bool, version Int;
    turnout by 1: subject_id Id, event_id Id, kind Text, on_campus Int, online Int, version Int, taken_back Bool;
    programme_speaker by 1: id Id, session_id Id, position Int, full_name Text, part Text, affiliation Text;
    stand by 1: id Id, event_id Id, label Text, function_id Id, area_m2 Int, power_w Int, fittings Text,
        version Int;
    exhibitor by 1: id Id, event_id Id, organisation Text, contact Text, link Text, area_m2 Int, stand_id Id,
        asked_at Int, synthetic Bool, version Int;
    interpreter by 1: id Id, full_name Text, contact Text, active Bool, synthetic Bool, version Int;
    interpreter_language by 2: interpreter_id Id, language Text, class Text;
    interpreter_absence by 2: interpreter_id Id, from_date Date, until_date Date;
    interpretation by 1: function_id Id, break_minutes Int, version Int;
    interpretation_language by 3: function_id Id, part Text, language Text;
    interpreter_duty by 2: interpreter_id Id, function_id Id, language Text, day Date, from_at Int, until_at Int,
        minutes Int;
    interpreter_day by 2: interpreter_id Id, day Date, minutes Int, first_at Int, last_at Int;
    past_duty by 2: function_id Id, language Text, day Date, people Int;
    function_equipment by 2: function_id Id, equipment_id Id, quantity Int, from_day Date, until_day Date;
    equipment_day by 2: equipment_id Id, day Date, stock Int, taken Int;
    translation by 1: id Id, event_id Id, title Text, words Int, source Text, target Text, due Date,
        translator Text, interpreter_id Id, state Text, synthetic Bool, version Int;
    service_item by 1: id Id, name Text, kind Text, meal Text, unit Text, stock Int, stock_since Int,
        guarantee_days Int, room_type_id Id, space_id Id, note Text, active Bool, synthetic Bool, version Int,
        hybrid Bool;
    service_price by 2: item_id Id, position Int, valid_from Date, price_cents Int, cost_cents Int, entered_at Int;
    service_order by 1: id Id, event_id Id, item_id Id, function_id Id, from_at Int, until_at Int,
        guarantee_due Date, allergies Text, note Text, state Text, synthetic Bool, version Int;
    service_count by 2: order_id Id, stage Text, quantity Int, set_at Int, set_by Id;
    service_diet by 2: order_id Id, diet Text, heads Int;
    service_hold by 1: order_id Id, item_id Id, quantity Int, from_at Int, until_at Int;
    quote by 1: id Id, event_id Id, number Int, state Text, lines Text, discount_cents Int, discount_reason Text,
        language Text, valid_until Date, needs_second Bool, made_by Id, changed_by Id, approved_by Id, made_at Int,
        approved_at Int, sent_at Int, answered_at Int, synthetic Bool, version Int, sent_title Text, sent_from Date,
        sent_until Date, sent_client Text, sent_tax Text, unpriced Text, answered_on Date;
    event_recharge by 1: event_id Id, code Text, version Int;
    recharge_number by 1: year Int, last Int;
    recharge_note by 1: id Id, event_id Id, ordinal Int, state Text, year Int, serial Int, code Text, quote_number Int,
        lines Text, needs_second Bool, made_by Id, changed_by Id, approved_by Id, made_at Int, approved_at Int,
        issued_at Int, charged_on Date, charged_reference Text, synthetic Bool, version Int;
    stay by 1: id Id, reference Text, status Text, segment Text, organisation_id Id, event_id Id, room_type_id Id,
        arrival Date, departure Date, booked_at Int, synthetic Bool, version Int;
    stay_guest by 2: stay_id Id, position Int, guest_id Id, heads Int, arrival Date, departure Date;
    rooming_list by 1: event_id Id, auto_approve Bool, seen_at Int, version Int;
    rooming_entry by 1: id Id, event_id Id, guest_id Id, position Int, source Text, enrolment Text, room_type_id Id,
        arrival Date, departure Date, sharing Text, visa_from Date, visa_until Date, remarks Text, state Text, stay_id Id,
        seen Text, need_changed Bool, version Int;
    registration by 1: event_id Id, closes_on Date, closed Bool, nights_before Int, nights_after Int, places Int, note Text,
        fee_cents Int, pay_link Text, version Int;
    registrant by 1: id Id, event_id Id, address_hash Bytes, organisation Text, language Text, agreed_at Int,
        reference Text, fee_cents Int, payment Text, version Int;
    meeting_terms by 1: event_id Id, open Bool, most Int, hours Int, version Int;
    meeting_host by 1: id Id, event_id Id, exhibitor_id Id, name Text, about Text, languages Text, place Text,
        function_id Id, link Text, version Int;
    meeting_slot by 1: id Id, event_id Id, host_id Id, from_at Int, until_at Int, open Bool;
    meeting_booking by 1: slot_id Id, event_id Id, entry_id Id, from_at Int, until_at Int, booked_at Int;
    claim by 3: resource_id Id, from_at Int, until_at Int, owner_kind Text, owner_id Id;
    night_count by 2: room_type_id Id, night Date, rooms Int, closed Int, taken Int;
    closure by 1: id Id, kind Text, status Text, reason Text, from_date Date, until_date Date, synthetic Bool,
        version Int;
    closure_resource by 2: closure_id Id, resource_id Id;
    stay_history by 1: seq Int, stay_id Id, version Int, action Text, actor_id Id, effective_at Int, recorded_at Int,
        status Text, segment Text, event_id Id, room_type_id Id, arrival Date, departure Date, guests Text, rooms Text;
    history by 1: seq Int, subject Text, subject_id Id, action Text, actor_id Id, effective_at Int, recorded_at Int,
        before Text, after Text, event_id Id;
    forecast_entry by 1: origin Date, made_at Int, body Text;
    delivery_mix by 1: id Id, year Int, beside Int, note Text, version Int;
    delivery_mix_kind by 2: mix_id Id, kind Text, activities Int, face_to_face Int, on_campus Int, participants Int, nights Int;
    target by 1: id Id, period Text, first_year Int, room_nights Int, source Text, status Text, version Int;
    retention_run by 1: id Id, cause Text, account_id Id, state Text, started_at Int, alive_at Int, finished_at Int,
        scheduled_for Date, contacts Int, needs Int, accounts Int, sessions Int;
    import by 1: id Id, kind Text, source Text, file_name Text, started_at Int, finished_at Int, rows_read Int,
        rows_new Int, rows_same Int, rows_rejected Int, account_id Id, rows_changed Int;
    import_row by 3: source Text, row_hash Bytes, occurrence Int, stay_id Id;
    import_reject by 3: import_id Id, part Text, line Int, column_name Text, reason Text, detail Text;
    import_event by 2: source Text, reference Text, event_id Id, said Bytes, version Int, block_said Bytes,
        block_version Int, organiser Id;
    import_balance by 2: import_id Id, position Int, counted Text, month Date, status Text, in_file Int, here Int,
        others Int, rejected Int, since Int, lapsed Int, absent Int, unexplained Int;
}
