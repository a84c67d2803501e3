//! The words around a published programme, in the six languages it is read in.

use chrono::{DateTime, Datelike, NaiveDate};
use domain::calendar::CampusZone;
use domain::language::Language;
use domain::programme::SessionKind;
use i18n::Dates;

use crate::pages::interpretation;

/// The languages under their own names, in the order of [`domain::programme::LANGUAGES`].
pub(super) const NAMES: [&str; 6] = ["English", "français", "italiano", "español", "português", "العربية"];

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

const ENGLISH: Words = Words {
    skip: "Skip to content",
    language: "Language",
    programme: "Programme",
    calendar: "As a calendar",
    add_to_calendar: "Add to calendar",
    track: "Track",
    all_tracks: "All tracks",
    cancelled: "Cancelled",
    event_off: "This event has been called off.",
    hybrid: "on campus and online",
    online: "online",
    join: "Join online",
    heard_in: "interpreted into",
    comma: ", ",
    exhibitors: "Exhibitors",
    stand_online: "Stand online",
    none: "There is no session here.",
    times: "Times are those of Turin.",
    as_of: "As of",
    accessibility: "Accessibility",
    barrier: "Report a barrier",
    kinds: ["Plenary", "Parallel session", "Workshop", "Break", "Social event", "Other"],
};

const FRENCH: Words = Words {
    skip: "Aller au contenu",
    language: "Langue",
    programme: "Programme",
    calendar: "Comme calendrier",
    add_to_calendar: "Ajouter au calendrier",
    track: "Parcours",
    all_tracks: "Tous les parcours",
    cancelled: "Annulée",
    event_off: "Cet événement a été annulé.",
    hybrid: "sur le campus et en ligne",
    online: "en ligne",
    join: "Participer en ligne",
    heard_in: "interprétée en",
    comma: ", ",
    exhibitors: "Exposants",
    stand_online: "Stand en ligne",
    none: "Il n’y a pas de séance ici.",
    times: "Les heures sont celles de Turin.",
    as_of: "État du",
    accessibility: "Accessibilité",
    barrier: "Signaler un obstacle",
    kinds: ["Plénière", "Séance parallèle", "Atelier", "Pause", "Moment convivial", "Autre"],
};

const ITALIAN: Words = Words {
    skip: "Vai al contenuto",
    language: "Lingua",
    programme: "Programma",
    calendar: "Come calendario",
    add_to_calendar: "Aggiungi al calendario",
    track: "Percorso",
    all_tracks: "Tutti i percorsi",
    cancelled: "Annullata",
    event_off: "Questo evento è stato annullato.",
    hybrid: "nel campus e online",
    online: "online",
    join: "Partecipa online",
    heard_in: "interpretata in",
    comma: ", ",
    exhibitors: "Espositori",
    stand_online: "Stand online",
    none: "Qui non c’è nessuna sessione.",
    times: "Gli orari sono quelli di Torino.",
    as_of: "Aggiornato al",
    accessibility: "Accessibilità",
    barrier: "Segnala una barriera",
    kinds: ["Plenaria", "Sessione parallela", "Laboratorio", "Pausa", "Momento conviviale", "Altro"],
};

const SPANISH: Words = Words {
    skip: "Ir al contenido",
    language: "Idioma",
    programme: "Programa",
    calendar: "Como calendario",
    add_to_calendar: "Añadir al calendario",
    track: "Itinerario",
    all_tracks: "Todos los itinerarios",
    cancelled: "Cancelada",
    event_off: "Este evento se ha cancelado.",
    hybrid: "en el campus y en línea",
    online: "en línea",
    join: "Participar en línea",
    heard_in: "interpretada al",
    comma: ", ",
    exhibitors: "Expositores",
    stand_online: "Estand en línea",
    none: "Aquí no hay ninguna sesión.",
    times: "Las horas son las de Turín.",
    as_of: "Actualizado el",
    accessibility: "Accesibilidad",
    barrier: "Señalar una barrera",
    kinds: ["Plenaria", "Sesión paralela", "Taller", "Pausa", "Acto social", "Otro"],
};

const PORTUGUESE: Words = Words {
    skip: "Ir para o conteúdo",
    language: "Língua",
    programme: "Programa",
    calendar: "Como calendário",
    add_to_calendar: "Adicionar ao calendário",
    track: "Percurso",
    all_tracks: "Todos os percursos",
    cancelled: "Cancelada",
    event_off: "Este evento foi cancelado.",
    hybrid: "no campus e em linha",
    online: "em linha",
    join: "Participar em linha",
    heard_in: "interpretada em",
    comma: ", ",
    exhibitors: "Expositores",
    stand_online: "Stand em linha",
    none: "Não há aqui nenhuma sessão.",
    times: "As horas são as de Turim.",
    as_of: "Atualizado em",
    accessibility: "Acessibilidade",
    barrier: "Comunicar uma barreira",
    kinds: ["Plenária", "Sessão paralela", "Oficina", "Pausa", "Momento social", "Outro"],
};

const ARABIC: Words = Words {
    skip: "انتقل إلى المحتوى",
    language: "اللغة",
    programme: "البرنامج",
    calendar: "ملف تقويم",
    add_to_calendar: "أضف إلى التقويم",
    track: "المسار",
    all_tracks: "كل المسارات",
    cancelled: "ملغاة",
    event_off: "أُلغيت هذه الفعالية.",
    hybrid: "في الحرم وعبر الإنترنت",
    online: "عبر الإنترنت",
    join: "شارك عبر الإنترنت",
    heard_in: "مع ترجمة فورية إلى",
    comma: "، ",
    exhibitors: "العارضون",
    stand_online: "الجناح على الإنترنت",
    none: "لا توجد جلسات هنا.",
    times: "الأوقات بتوقيت تورينو.",
    as_of: "آخر تحديث:",
    accessibility: "إمكانية الوصول",
    barrier: "أبلغ عن عائق",
    kinds: ["جلسة عامة", "جلسة موازية", "ورشة عمل", "استراحة", "نشاط اجتماعي", "أخرى"],
};

const ARABIC_DAYS: [&str; 7] = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"];

const ARABIC_MONTHS: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

/// The words in a language; in English where it is none of the six.
pub(super) const fn words(language: Language) -> &'static Words {
    match language {
        Language::French => &FRENCH,
        Language::Italian => &ITALIAN,
        Language::Spanish => &SPANISH,
        Language::Portuguese => &PORTUGUESE,
        Language::Arabic => &ARABIC,
        _ => &ENGLISH,
    }
}

/// What a session is.
pub(super) fn kind(words: &Words, kind: SessionKind) -> &'static str {
    let place = SessionKind::ALL.iter().position(|one| *one == kind).unwrap_or_default();
    words.kinds.get(place).copied().unwrap_or_default()
}

/// A day in full.
pub(super) fn long(language: Language, date: NaiveDate) -> String {
    if language == Language::Arabic {
        let weekday = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or_default();
        let day = ARABIC_DAYS.get(weekday).copied().unwrap_or_default();
        return format!("{day} {}", arabic(date));
    }
    Dates::new(i18n::parse(language.code()).unwrap_or_default()).long(date)
}

/// A day and a time by the campus clock.
pub(super) fn minute(language: Language, zone: CampusZone, at: i64) -> String {
    let local = zone.local(DateTime::from_timestamp(at, 0).unwrap_or_default());
    if language == Language::Arabic {
        return format!("{}، {}", arabic(local.date()), local.format("%H:%M"));
    }
    Dates::new(i18n::parse(language.code()).unwrap_or_default()).minute(local)
}

fn arabic(date: NaiveDate) -> String {
    let month = usize::try_from(date.month0()).unwrap_or_default();
    let month = ARABIC_MONTHS.get(month).copied().unwrap_or_default();
    format!("{} {month} {}", date.day(), date.year())
}

/// A language in the words of another.
pub(super) fn language_name(reader: Language, language: Language) -> &'static str {
    if reader != Language::Arabic {
        let locale = i18n::parse(reader.code()).unwrap_or_default();
        return interpretation::language_name(locale, language);
    }
    match language {
        Language::English => "الإنجليزية",
        Language::French => "الفرنسية",
        Language::Spanish => "الإسبانية",
        Language::Italian => "الإيطالية",
        Language::Portuguese => "البرتغالية",
        Language::Arabic => "العربية",
        Language::Chinese => "الصينية",
        Language::Russian => "الروسية",
        Language::German => "الألمانية",
        Language::Turkish => "التركية",
        Language::Ukrainian => "الأوكرانية",
        Language::InternationalSign => "الإشارات الدولية",
        Language::ItalianSign => "لغة الإشارة الإيطالية",
    }
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
        assert_eq!(kind(words(Language::French), SessionKind::Break), "Pause");
        assert_eq!(language_name(Language::Arabic, Language::Arabic), "العربية");
    }
}
