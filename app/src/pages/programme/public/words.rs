//! The words around a published programme, in the six languages it is read in.

use chrono::{DateTime, NaiveDate};
use domain::calendar::CampusZone;
use domain::language::Language;
use domain::programme::SessionKind;
use i18n::{Dates, Locale, Readers};
use leptos_i18n::td_string;

use crate::view::language;

/// What stands on the page besides what an organiser wrote.
pub(super) struct Words {
    pub skip: &'static str,
    pub language: &'static str,
    pub programme: &'static str,
    pub calendar: &'static str,
    pub add_to_calendar: &'static str,
    pub track: &'static str,
    pub all_tracks: &'static str,
    pub cancelled: &'static str,
    pub event_off: &'static str,
    pub hybrid: &'static str,
    pub online: &'static str,
    pub join: &'static str,
    pub heard_in: &'static str,
    pub comma: &'static str,
    pub exhibitors: &'static str,
    pub stand_online: &'static str,
    pub none: &'static str,
    pub times: &'static str,
    pub as_of: &'static str,
    pub accessibility: &'static str,
    pub barrier: &'static str,
    kinds: [&'static str; 6],
}

/// The locale of a language; English where it is none of the six.
pub(super) fn locale(language: Language) -> Locale {
    i18n::parse(Readers::Participants, language.code()).unwrap_or_default()
}

/// The words in a language.
pub(super) fn words(language: Language) -> Words {
    let locale = locale(language);
    Words {
        skip: td_string!(locale, app.skip),
        language: td_string!(locale, nav.language),
        programme: td_string!(locale, programme_page.programme),
        calendar: td_string!(locale, programme_page.calendar),
        add_to_calendar: td_string!(locale, programme_page.add_to_calendar),
        track: td_string!(locale, programme_page.track),
        all_tracks: td_string!(locale, programme_page.all_tracks),
        cancelled: td_string!(locale, programme_page.cancelled),
        event_off: td_string!(locale, programme_page.event_off),
        hybrid: td_string!(locale, programme_page.hybrid),
        online: td_string!(locale, programme_page.online),
        join: td_string!(locale, programme_page.join),
        heard_in: td_string!(locale, programme_page.heard_in),
        comma: td_string!(locale, programme_page.comma),
        exhibitors: td_string!(locale, programme_page.exhibitors),
        stand_online: td_string!(locale, programme_page.stand_online),
        none: td_string!(locale, programme_page.none),
        times: td_string!(locale, programme_page.times),
        as_of: td_string!(locale, programme_page.as_of),
        accessibility: td_string!(locale, accessibility.title),
        barrier: td_string!(locale, barrier.create),
        kinds: [
            td_string!(locale, programme_page.kind_plenary),
            td_string!(locale, programme_page.kind_parallel),
            td_string!(locale, programme_page.kind_workshop),
            td_string!(locale, programme_page.kind_pause),
            td_string!(locale, programme_page.kind_social),
            td_string!(locale, programme_page.kind_other),
        ],
    }
}

/// What a session is.
pub(super) fn kind(words: &Words, kind: SessionKind) -> &'static str {
    let place = SessionKind::ALL.iter().position(|one| *one == kind).unwrap_or_default();
    words.kinds.get(place).copied().unwrap_or_default()
}

/// A day in full.
pub(super) fn long(language: Language, date: NaiveDate) -> String {
    Dates::new(locale(language)).long(date)
}

/// A day and a time by the campus clock.
pub(super) fn minute(language: Language, zone: CampusZone, at: i64) -> String {
    Dates::new(locale(language)).minute(zone.local(DateTime::from_timestamp(at, 0).unwrap_or_default()))
}

/// A language in the words of another.
pub(super) fn language_name(reader: Language, language: Language) -> &'static str {
    language::language_name(locale(reader), language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::programme::LANGUAGES;

    #[test]
    fn a_day_is_written_in_every_language_and_in_arabic_by_its_own_names() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 24).unwrap();
        assert_eq!(long(Language::English, day), "Wednesday 24 March 2027");
        assert_eq!(long(Language::Arabic, day), "الأربعاء 24 مارس 2027");
        let written = LANGUAGES.map(|language| long(language, day));
        let different = written.iter().collect::<std::collections::BTreeSet<_>>();
        assert_eq!(different.len(), LANGUAGES.len());
    }

    #[test]
    fn every_language_has_words_of_its_own() {
        let skips = LANGUAGES.map(|language| words(language).skip);
        assert_eq!(skips.iter().collect::<std::collections::BTreeSet<_>>().len(), LANGUAGES.len());
        assert_eq!(kind(&words(Language::French), SessionKind::Break), "Pause");
        assert_eq!(language_name(Language::Arabic, Language::Arabic), "العربية");
    }
}
