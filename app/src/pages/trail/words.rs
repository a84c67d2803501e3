//! The words of history in the reader's language. One that is new to us stands as it was stored.

use i18n::Locale;
use leptos_i18n::td_string;
use service::delivery_mix::field as mix_field;

use crate::pages::{history, mix};
use crate::view::mix::drivers;

/// A kind of record.
pub(crate) fn kind_word(locale: Locale, code: &str) -> String {
    let word = match code {
        "stay" => td_string!(locale, record.stay),
        "block" => td_string!(locale, record.block),
        "closure" => td_string!(locale, record.closure),
        "delivery_mix" => td_string!(locale, mix.record),
        "guest" => td_string!(locale, record.guest),
        "event" => td_string!(locale, record.event),
        "field_first" => td_string!(locale, record.field_first),
        "function" => td_string!(locale, record.function),
        "organisation" => td_string!(locale, record.organisation),
        "target" => td_string!(locale, record.target),
        "account" => td_string!(locale, record.account),
        "api_token" => td_string!(locale, record.api_token),
        "campus_fact" => td_string!(locale, record.campus_fact),
        "pavilion" => td_string!(locale, record.pavilion),
        "floor" => td_string!(locale, record.floor),
        "room_type" => td_string!(locale, record.room_type),
        "guest_room" => td_string!(locale, record.guest_room),
        "space" => td_string!(locale, record.space),
        "space_part" => td_string!(locale, record.space_part),
        "equipment" => td_string!(locale, record.equipment),
        "changeover" => td_string!(locale, record.changeover),
        "backup" => td_string!(locale, record.backup),
        "barrier" => td_string!(locale, record.barrier),
        "calendar_feed" => td_string!(locale, record.calendar_feed),
        "guest_need" => td_string!(locale, record.guest_need),
        "mail" => td_string!(locale, record.mail),
        "retention" => td_string!(locale, record.retention),
        "rooming_list" => td_string!(locale, record.rooming_list),
        "registration" => td_string!(locale, record.registration),
        "registrant" => td_string!(locale, record.registrant),
        "interpreter" => td_string!(locale, record.interpreter),
        "interpretation" => td_string!(locale, record.interpretation),
        "translation" => td_string!(locale, record.translation),
        "programme" => td_string!(locale, record.programme),
        "programme_session" => td_string!(locale, record.programme_session),
        "stand" => td_string!(locale, record.stand),
        "exhibitor" => td_string!(locale, record.exhibitor),
        "meeting_terms" => td_string!(locale, record.meeting_terms),
        "meeting_host" => td_string!(locale, record.meeting_host),
        "meeting_slot" => td_string!(locale, record.meeting_slot),
        "service_item" => td_string!(locale, price.item),
        "service_order" => td_string!(locale, order.record),
        "quote" => td_string!(locale, quote.title),
        "quote_rules" => td_string!(locale, quote.rules),
        "recharge_note" => td_string!(locale, recharge.title),
        "turnout" => td_string!(locale, turnout.record),
        other => other,
    };
    word.to_owned()
}

/// What was done: to a stay, or to another record.
pub(crate) fn action_word(locale: Locale, code: &str) -> String {
    let word = match code {
        "close" => td_string!(locale, deed.close),
        "lift" => td_string!(locale, deed.lift),
        "erase" => td_string!(locale, deed.erase),
        "import" => td_string!(locale, deed.import),
        "put" => td_string!(locale, deed.put),
        "add" => td_string!(locale, deed.add),
        "ask" => td_string!(locale, deed.ask),
        "option" => td_string!(locale, deed.option),
        "confirm" => td_string!(locale, deed.confirm),
        "release" => td_string!(locale, deed.release),
        "expire" => td_string!(locale, deed.expire),
        "lose" => td_string!(locale, deed.lose),
        "decline" => td_string!(locale, deed.decline),
        "promote" => td_string!(locale, deed.promote),
        "take_up" => td_string!(locale, deed.take_up),
        "reopen" => td_string!(locale, deed.reopen),
        "take_place" => td_string!(locale, deed.take_place),
        "shift" => td_string!(locale, deed.shift),
        "clear" => td_string!(locale, deed.clear),
        "learn" => td_string!(locale, deed.learn),
        "invite" => td_string!(locale, deed.invite),
        "reset" => td_string!(locale, deed.reset),
        "change" => td_string!(locale, deed.change),
        "password" => td_string!(locale, deed.password),
        "second_factor" => td_string!(locale, deed.second_factor),
        "end_session" => td_string!(locale, deed.end_session),
        "end_sessions" => td_string!(locale, deed.end_sessions),
        "link" => td_string!(locale, deed.link),
        "unlink" => td_string!(locale, deed.unlink),
        "issue" => td_string!(locale, deed.issue),
        "revoke" => td_string!(locale, deed.revoke),
        "answer" => td_string!(locale, deed.answer),
        "entrust" => td_string!(locale, deed.entrust),
        "make" => td_string!(locale, deed.make),
        "remove" => td_string!(locale, deed.remove),
        "report" => td_string!(locale, deed.report),
        "retry" => td_string!(locale, deed.retry),
        "share" => td_string!(locale, deed.share),
        "stop" => td_string!(locale, deed.stop),
        "unshare" => td_string!(locale, deed.unshare),
        "begin" => td_string!(locale, deed.begin),
        "end" => td_string!(locale, deed.end),
        "agree" => td_string!(locale, deed.agree),
        "let_go" => td_string!(locale, deed.let_go),
        "lay" => td_string!(locale, deed.lay),
        "approve" => td_string!(locale, deed.approve),
        "publish" => td_string!(locale, deed.publish),
        "reset_link" => td_string!(locale, deed.reset_link),
        "read" => td_string!(locale, deed.read),
        "pay" => td_string!(locale, deed.pay),
        "withdraw" => td_string!(locale, deed.withdraw),
        other => return service_action(locale, other),
    };
    word.to_owned()
}

/// What was done to something with a price, a quote, a note or a meeting; or to a stay.
fn service_action(locale: Locale, code: &str) -> String {
    let word = match code {
        "price" => td_string!(locale, price.deed),
        "count" => td_string!(locale, order.deed_count),
        "send" => td_string!(locale, quote.deed_send),
        "supersede" => td_string!(locale, quote.deed_supersede),
        "accept" => td_string!(locale, quote.deed_accept),
        "refuse" => td_string!(locale, quote.deed_refuse),
        "charge" => td_string!(locale, recharge.deed_charge),
        "book" => td_string!(locale, deed.book),
        "take_back" => td_string!(locale, deed.take_back),
        other => return history::action_word(locale, other),
    };
    word.to_owned()
}

/// A field of a record.
pub(crate) fn field_word(locale: Locale, name: &str) -> String {
    let word = match name {
        "status" => td_string!(locale, field.status),
        "segment" => td_string!(locale, field.segment),
        "event" => td_string!(locale, field.event),
        "room_type" => td_string!(locale, field.room_type),
        "arrival" => td_string!(locale, field.arrival),
        "departure" => td_string!(locale, field.departure),
        "guests" => td_string!(locale, field.guests),
        "rooms" => td_string!(locale, field.rooms),
        "resources" => td_string!(locale, field.resources),
        "kind" => td_string!(locale, field.kind),
        "reason" => td_string!(locale, field.reason),
        "from" => td_string!(locale, field.from),
        "until" => td_string!(locale, field.until),
        "to" => td_string!(locale, field.to),
        "synthetic" => td_string!(locale, field.synthetic),
        "period" => td_string!(locale, field.period),
        "first_year" => td_string!(locale, field.first_year),
        "room_nights" => td_string!(locale, field.room_nights),
        "source" => td_string!(locale, field.source),
        "issuer" => td_string!(locale, field.issuer),
        "role" => td_string!(locale, field.role),
        "disabled" => td_string!(locale, field.disabled),
        "sessions" => td_string!(locale, field.sessions),
        "second_factor" => td_string!(locale, field.second_factor),
        "account" => td_string!(locale, field.account),
        "scopes" => td_string!(locale, field.scopes),
        "code" => td_string!(locale, field.code),
        "text" => td_string!(locale, field.text),
        "position" => td_string!(locale, field.position),
        "name" => td_string!(locale, field.name),
        "title" => td_string!(locale, field.title),
        "beds" => td_string!(locale, field.beds),
        "stock" => td_string!(locale, field.stock),
        "portable" => td_string!(locale, field.portable),
        "cluster" => td_string!(locale, field.cluster),
        "purpose" => td_string!(locale, field.purpose),
        "pavilion" => td_string!(locale, field.pavilion),
        "level" => td_string!(locale, field.level),
        "number" => td_string!(locale, field.number),
        "floor" => td_string!(locale, field.floor),
        "step_free" => td_string!(locale, field.step_free),
        "hearing_loop" => td_string!(locale, field.hearing_loop),
        "area_m2" => td_string!(locale, field.area_m2),
        "booths" => td_string!(locale, field.booths),
        "count" => td_string!(locale, field.count),
        "parts" => td_string!(locale, field.parts),
        "capacities" => td_string!(locale, field.capacities),
        "style" => td_string!(locale, field.style),
        "seats" => td_string!(locale, field.seats),
        "equipment" => td_string!(locale, field.equipment),
        "quantity" => td_string!(locale, field.quantity),
        "minutes" => td_string!(locale, field.minutes),
        "organisation" => td_string!(locale, field.organisation),
        "on_campus" => td_string!(locale, field.on_campus),
        "online" => td_string!(locale, field.online),
        other => return planning_field(locale, other),
    };
    word.to_owned()
}

/// A field of an event, a block, a rooming list or a function.
fn planning_field(locale: Locale, name: &str) -> String {
    if let Some((kind, driver)) = drivers().find(|(kind, driver)| mix_field(*kind, *driver) == name) {
        return format!("{}, {}", mix::kind_word(locale, kind), mix::driver_word(locale, driver));
    }
    let word = match name {
        "year" => td_string!(locale, nights.year),
        "beside" => td_string!(locale, mix.beside_nights),
        "stays" => td_string!(locale, field.stays),
        "talked_on" => td_string!(locale, field.talked_on),
        "auto_approve" => td_string!(locale, field.auto_approve),
        "payment" => td_string!(locale, registration.payment),
        "closes_on" => td_string!(locale, registration.closes_on),
        "closed" => td_string!(locale, registration.closed),
        "nights_before" => td_string!(locale, field.nights_before),
        "nights_after" => td_string!(locale, field.nights_after),
        "places" => td_string!(locale, registration.places),
        "fee_cents" => td_string!(locale, field.fee_cents),
        "withdrawn" => td_string!(locale, field.withdrawn),
        "booked" => td_string!(locale, field.booked),
        "approved" => td_string!(locale, field.approved),
        "proposed" => td_string!(locale, field.proposed),
        "heads" => td_string!(locale, field.heads),
        "space" => td_string!(locale, field.space),
        "setup" => td_string!(locale, field.setup),
        "teardown" => td_string!(locale, field.teardown),
        "attendance" => td_string!(locale, field.attendance),
        "state" => td_string!(locale, field.state),
        "from_at" => td_string!(locale, field.begin_at),
        "until_at" => td_string!(locale, field.end_at),
        "cut_off" => td_string!(locale, field.cut_off),
        "picked_up" => td_string!(locale, field.picked_up),
        "released" => td_string!(locale, field.released),
        "client" => td_string!(locale, pipeline.client),
        "enrolments" => td_string!(locale, pipeline.enrolments),
        "option_until" => td_string!(locale, course.option_until),
        "probability" => td_string!(locale, pipeline.typed),
        "waits" => td_string!(locale, course.waits),
        "ending" => td_string!(locale, course.reason),
        "brief" => td_string!(locale, pipeline.brief),
        "words" => td_string!(locale, translation.words),
        "languages" => td_string!(locale, interpreter.languages),
        "language" => td_string!(locale, interpretation.team),
        "active" => td_string!(locale, interpreter.active),
        "away" => td_string!(locale, interpreter.away),
        "spoken" => td_string!(locale, interpretation.floor),
        "wanted" => td_string!(locale, interpretation.wanted),
        "breaks" => td_string!(locale, interpretation.breaks),
        "interpreter" => td_string!(locale, record.interpreter),
        "interpreters" => td_string!(locale, interpretation.who),
        "session" => td_string!(locale, programme.kind),
        "format" => td_string!(locale, programme.format),
        "function" => td_string!(locale, record.function),
        "tracks" => td_string!(locale, programme.tracks),
        "stand" => td_string!(locale, stands.stand),
        "counted_of" => td_string!(locale, turnout.of),
        "session_count" => td_string!(locale, programme.sessions),
        "meetings_each" => td_string!(locale, field.meetings_each),
        "hours_before" => td_string!(locale, field.hours_before),
        other => return service_field(locale, other),
    };
    word.to_owned()
}

/// A field of something with a price, of an order of it, or of a stand.
fn service_field(locale: Locale, name: &str) -> String {
    let word = match name {
        "item" => td_string!(locale, price.item),
        "unit" => td_string!(locale, price.unit),
        "price" => td_string!(locale, price.price),
        "cost" => td_string!(locale, price.cost),
        "price_from" => td_string!(locale, price.from),
        "guarantee_days" => td_string!(locale, price.guarantee_days),
        "hybrid" => td_string!(locale, campus_new.hybrid),
        "expected" => td_string!(locale, order.expected),
        "guaranteed" => td_string!(locale, order.guaranteed),
        "actual" => td_string!(locale, order.actual),
        "guarantee_due" => td_string!(locale, order.guarantee_due),
        "number" => td_string!(locale, quote.number),
        "total" => td_string!(locale, quote.total),
        "discount" => td_string!(locale, quote.discount),
        "answered_on" => td_string!(locale, quote.answered_on),
        "needs_second" => td_string!(locale, quote.needs_second_field),
        "limit_total" => td_string!(locale, quote.limit_total),
        "limit_discount" => td_string!(locale, quote.limit_discount),
        "percent" => td_string!(locale, quote.percent),
        "recharge_code" => td_string!(locale, recharge.code),
        "note_number" => td_string!(locale, recharge.number),
        "charged_on" => td_string!(locale, recharge.charged_on),
        "power_w" => td_string!(locale, stands.power_w),
        "fittings" => td_string!(locale, stands.fittings),
        "finance_reference" => td_string!(locale, recharge.reference),
        other => other,
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use i18n::CHOICES;
    use service::trail::{ACTIONS, KINDS};

    #[test]
    fn every_kind_and_every_action_has_its_word_in_every_language() {
        for (locale, language) in CHOICES {
            for kind in KINDS {
                assert_ne!(kind_word(locale, kind), kind, "{language}");
            }
            for action in ACTIONS {
                assert_ne!(action_word(locale, action), action, "{language}");
            }
        }
    }

    #[test]
    fn a_word_that_is_new_to_us_stands_as_it_was_stored() {
        assert_eq!(kind_word(CHOICES[1].0, "spaceship"), "spaceship");
        assert_eq!(action_word(CHOICES[1].0, "launch"), "launch");
        assert_eq!(field_word(CHOICES[1].0, "fuel"), "fuel");
    }
}
