//! Events in words.

use domain::event::{EventKind, EventStatus};
use i18n::Locale;
use leptos_i18n::td_string;

use crate::components::Tone;

/// A kind in words.
pub(crate) fn kind_word(locale: Locale, kind: EventKind) -> &'static str {
    match kind {
        EventKind::Training => td_string!(locale, events.training),
        EventKind::Academy => td_string!(locale, events.academy),
        EventKind::Master => td_string!(locale, events.master),
        EventKind::Conference => td_string!(locale, events.conference),
        EventKind::DialogueEvent => td_string!(locale, events.dialogue_event),
        EventKind::LeadershipMeeting => td_string!(locale, events.leadership_meeting),
        EventKind::Retreat => td_string!(locale, events.retreat),
        EventKind::SpecialEvent => td_string!(locale, events.special_event),
        EventKind::ThirdPartyRental => td_string!(locale, events.third_party_rental),
        EventKind::PartnerAgency => td_string!(locale, events.partner_agency),
        EventKind::Internal => td_string!(locale, events.internal),
    }
}

/// Where an event stands, in a word and its tone.
pub(crate) fn status_word(locale: Locale, status: EventStatus) -> (Tone, &'static str) {
    match status {
        EventStatus::Enquiry => (Tone::Held, td_string!(locale, events.enquiry)),
        EventStatus::Tentative => (Tone::Held, td_string!(locale, events.tentative)),
        EventStatus::Definite => (Tone::Booked, td_string!(locale, events.definite)),
        EventStatus::Actual => (Tone::Past, td_string!(locale, events.actual)),
        EventStatus::Lost => (Tone::Closed, td_string!(locale, events.lost)),
        EventStatus::Declined => (Tone::Closed, td_string!(locale, events.declined)),
        EventStatus::Cancelled => (Tone::Closed, td_string!(locale, events.cancelled)),
    }
}
