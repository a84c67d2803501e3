//! Words of a list of sessions in the languages of the house, and times and numbers as people write them.

use crate::import::sheet::plain;
use chrono::NaiveTime;
use domain::campus::SetupStyle;
use domain::language::Language;
use domain::programme::{Format, SessionKind, SessionState};
use std::collections::BTreeSet;

type Words<T, const N: usize> = [(T, &'static [&'static str]); N];

const KINDS: Words<SessionKind, 6> = [
    (SessionKind::Plenary, &["plenary", "plénière", "plenaria", "plenária"]),
    (
        SessionKind::Parallel,
        &[
            "parallel",
            "parallel session",
            "session parallèle",
            "sessione parallela",
            "sesión paralela",
            "sessão paralela",
        ],
    ),
    (SessionKind::Workshop, &["workshop", "atelier", "laboratorio", "taller", "oficina"]),
    (SessionKind::Break, &["break", "coffee break", "lunch", "pause", "pausa"]),
    (
        SessionKind::Social,
        &[
            "social",
            "social event",
            "moment convivial",
            "momento conviviale",
            "acto social",
            "momento social",
        ],
    ),
    (SessionKind::Other, &["other", "autre", "altro", "otro", "outro"]),
];

const FORMATS: Words<Format, 3> = [
    (
        Format::OnCampus,
        &[
            "on campus",
            "on site",
            "sur le campus",
            "sur place",
            "nel campus",
            "in presenza",
            "en el campus",
            "no campus",
        ],
    ),
    (
        Format::Hybrid,
        &[
            "on campus and online",
            "hybrid",
            "both",
            "sur le campus et en ligne",
            "hybride",
            "nel campus e online",
            "ibrida",
            "en el campus y en línea",
            "híbrida",
            "no campus e em linha",
        ],
    ),
    (Format::Online, &["online", "remote", "en ligne", "à distance", "en línea", "em linha", "a distanza"]),
];

const STATES: Words<SessionState, 2> = [
    (SessionState::Planned, &["takes place", "planned", "a lieu", "si tiene", "se celebra", "realiza-se"]),
    (SessionState::Cancelled, &["called off", "cancelled", "canceled", "annulée", "annullata", "cancelada"]),
];

const STYLES: Words<SetupStyle, 8> = [
    (SetupStyle::Theatre, &["theatre", "theater", "théâtre", "platea", "teatro", "plateia"]),
    (SetupStyle::Classroom, &["classroom", "salle de classe", "banchi di scuola", "escuela", "escola"]),
    (SetupStyle::UShape, &["u-shape", "u_shape", "en U", "a ferro di cavallo", "em U", "U"]),
    (
        SetupStyle::HollowSquare,
        &["hollow square", "hollow_square", "en carré", "a quadrato", "en cuadrado", "em quadrado"],
    ),
    (SetupStyle::Boardroom, &["boardroom", "table unique", "tavolo unico", "mesa única"]),
    (SetupStyle::Cabaret, &["cabaret", "cabaré"]),
    (SetupStyle::Banquet, &["banquet", "banchetto", "banquete"]),
    (
        SetupStyle::Reception,
        &["reception", "réception debout", "ricevimento in piedi", "cóctel de pie", "receção de pé"],
    ),
];

const LANGUAGES: Words<Language, 13> = [
    (Language::English, &["en", "english", "anglais", "inglese", "inglés", "inglês"]),
    (Language::French, &["fr", "french", "français", "francese", "francés", "francês"]),
    (Language::Spanish, &["es", "spanish", "espagnol", "spagnolo", "español", "espanhol"]),
    (Language::Italian, &["it", "italian", "italien", "italiano"]),
    (Language::Portuguese, &["pt", "portuguese", "portugais", "portoghese", "portugués", "português"]),
    (Language::Arabic, &["ar", "arabic", "arabe", "arabo", "árabe"]),
    (Language::Chinese, &["zh", "chinese", "chinois", "cinese", "chino", "chinês"]),
    (Language::Russian, &["ru", "russian", "russe", "russo", "ruso"]),
    (Language::German, &["de", "german", "allemand", "tedesco", "alemán", "alemão"]),
    (Language::Turkish, &["tr", "turkish", "turc", "turco"]),
    (Language::Ukrainian, &["uk", "ukrainian", "ukrainien", "ucraino", "ucraniano"]),
    (
        Language::InternationalSign,
        &[
            "ils",
            "international sign",
            "signes internationaux",
            "segni internazionali",
            "signos internacionales",
            "sinais internacionais",
        ],
    ),
    (
        Language::ItalianSign,
        &[
            "ise",
            "italian sign language",
            "langue des signes italienne",
            "lingua dei segni italiana",
            "lengua de signos italiana",
            "língua de sinais italiana",
        ],
    ),
];

const YES: [&str; 9] = ["yes", "y", "x", "1", "true", "oui", "sì", "sí", "sim"];
const NO: [&str; 7] = ["no", "n", "0", "false", "non", "não", "-"];

/// What stands between what is spoken and what is heard.
const INTO: [&str; 8] = [" into ", " vers ", " verso ", " hacia ", " para ", "->", "→", ">"];

fn word<T: Copy>(words: &[(T, &[&str])], text: &str) -> Option<T> {
    let wanted = plain(text);
    words.iter().find(|(_, words)| words.iter().any(|word| plain(word) == wanted)).map(|(found, _)| *found)
}

/// What kind of session a word means.
pub fn kind(text: &str) -> Option<SessionKind> {
    word(&KINDS, text)
}

/// For whom a session is by a word.
pub fn format(text: &str) -> Option<Format> {
    word(&FORMATS, text)
}

/// Whether a session takes place by a word.
pub fn state(text: &str) -> Option<SessionState> {
    word(&STATES, text)
}

/// How a hall is set up by a word.
pub fn style(text: &str) -> Option<SetupStyle> {
    word(&STYLES, text)
}

/// Yes or no.
pub(super) fn flag(text: &str) -> Option<bool> {
    let is = |known: &&str| *known == text.to_lowercase();
    if YES.iter().any(is) { Some(true) } else { NO.iter().any(is).then_some(false) }
}

/// What is spoken and what is heard: `EN into FR, ES`, or the languages spoken alone; none where one of the words is no
/// language.
pub fn languages(text: &str) -> Option<(BTreeSet<Language>, BTreeSet<Language>)> {
    let lower = text.to_lowercase();
    let halves = INTO.iter().find_map(|into| lower.split_once(into));
    let (floor, wanted) = halves.unwrap_or((&lower, ""));
    let list = |text: &str| {
        let named = text.split([',', ';', '/', '+', '&']).map(str::trim).filter(|name| !name.is_empty());
        named.map(|name| word(&LANGUAGES, name)).collect::<Option<BTreeSet<_>>>()
    };
    list(floor).zip(list(wanted)).filter(|(floor, _)| !floor.is_empty())
}

/// A time of day as people and workbooks write it: `9:00`, `09.00`, `9h30`, `9 am`, `2026-06-01 09:00`, `0.375`.
pub(super) fn time(text: &str, serials: bool) -> Option<NaiveTime> {
    let text = text.trim().to_lowercase();
    // In a workbook a time is a part of a day, alone or behind a number of days; `9.30` is neither.
    let is_serial = |part: &f64| serials && text.contains('.') && (*part < 1.0 || *part > 10_000.0);
    if let Some(part) = text.parse().ok().filter(is_serial) {
        return of_fraction(part.fract());
    }
    // What stands before a time is its day.
    let last = text.rsplit(['t', ' ']).next().filter(|last| last.contains(':')).unwrap_or(&text);
    let (clock, afternoon) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim(), Some(false)),
        (_, Some(clock)) => (clock.trim(), Some(true)),
        _ => (last, None),
    };
    let mut parts = clock.split([':', '.', 'h']).map(str::trim);
    let hour = parts.next().filter(|hour| (1..=2).contains(&hour.len()))?.parse::<u32>().ok()?;
    let minute = match parts.next() {
        None if afternoon.is_some() => 0,
        Some("") if clock.ends_with('h') => 0,
        minute => minute.filter(|minute| minute.len() == 2)?.parse().ok()?,
    };
    let hour = match afternoon {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
        // The end of a day is the beginning of the next.
        None if hour == 24 && minute == 0 => 0,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A part of a day, to the minute.
fn of_fraction(part: f64) -> Option<NaiveTime> {
    let minutes = (part * 1440.0).round();
    // Between nothing and a day: it has as many minutes as a number of this kind holds exactly.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1440")]
    let minutes = minutes.clamp(0.0, 1440.0) as u32 % 1440;
    NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
}

/// A whole number as people write it: `80`, `1 200`, `1,200`, `80.0`.
pub(super) fn number(text: &str) -> Option<i64> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let mut groups = text.split([' ', '\u{a0}', '\u{202f}', '’', '\'', ',', '.']);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        (group.len() == 3).then_some(())?;
        digits.push_str(group);
    }
    digits.chars().all(|digit| digit.is_ascii_digit()).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_and_workbooks_write_it() {
        let half_past = NaiveTime::from_hms_opt(9, 30, 0);
        for text in [
            "9:30",
            "09.30",
            "9h30",
            "09:30:00",
            "9:30 am",
            "2026-06-01 09:30",
            "1899-12-31 09:30:00",
            "0.3958333333",
        ] {
            assert_eq!(time(text, true), half_past, "{text}");
        }
        assert_eq!(
            ["9h", "9 am", "09:00"].map(|text| time(text, false)),
            [NaiveTime::from_hms_opt(9, 0, 0); 3]
        );
        assert_eq!(["24:00", "12 am"].map(|text| time(text, false)), [NaiveTime::from_hms_opt(0, 0, 0); 2]);
        assert_eq!(time("2 pm", false), NaiveTime::from_hms_opt(14, 0, 0));
        for text in ["", "9", "soon", "25:00", "9:5", "13 pm", "09:00-10:00"] {
            assert_eq!(time(text, true), None, "{text}");
        }
    }

    #[test]
    fn a_number_keeps_its_thousands_together() {
        assert_eq!(["1 200", "1,200", "1.200", "1\u{202f}200", "1200.0"].map(number), [Some(1200); 5]);
        assert_eq!(["", "1,2", "about 80", "-3", "80.5"].map(number), [None; 5]);
    }

    #[test]
    fn languages_are_read_by_code_or_name() {
        let read = |text| languages(text).map(|(floor, wanted)| (floor.len(), wanted.len()));
        assert_eq!(read("EN into FR, ES"), Some((1, 2)));
        assert_eq!(read("anglais, français vers espagnol"), Some((2, 1)));
        assert_eq!(read("English"), Some((1, 0)));
        assert_eq!(["Klingon", "EN into Klingon", " into FR"].map(languages), [const { None }; 3]);
    }
}
