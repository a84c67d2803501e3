//! Dates, months and days of the week in the reader's language. Names come from chrono's locales, the order of the
//! parts from here: glibc's own date patterns are those of terminals, not of pages.

use chrono::{Datelike as _, Locale as Names, NaiveDate, NaiveDateTime};

use crate::Locale;

/// As the United Nations write them, from Monday: not every locale of chrono has these.
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

/// Writes dates in one language.
#[derive(Clone, Copy, Debug)]
pub struct Dates(Locale);

/// How much of a month's name there is room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Month {
    /// `November`
    Full,
    /// `Nov`
    Short,
}

impl Dates {
    /// For a language.
    pub const fn new(locale: Locale) -> Self {
        Self(locale)
    }

    /// `22 Nov 2026`
    pub fn date(self, date: NaiveDate) -> String {
        self.write(date, "%-d %b %Y")
    }

    /// `22 Nov`
    pub fn day_month(self, date: NaiveDate) -> String {
        self.write(date, "%-d %b")
    }

    /// `Sunday 22 November 2026`
    pub fn long(self, date: NaiveDate) -> String {
        match self.0 {
            Locale::en | Locale::fr | Locale::it | Locale::ar => self.write(date, "%A %-d %B %Y"),
            // The names of the days leave out what all working days end in.
            Locale::pt if date.weekday().number_from_monday() <= 5 => {
                self.write(date, "%A-feira, %-d de %B de %Y")
            }
            Locale::es | Locale::pt => self.write(date, "%A, %-d de %B de %Y"),
        }
    }

    /// `22 Nov 2026, 08:05`
    pub fn minute(self, at: NaiveDateTime) -> String {
        let comma = if self.0 == Locale::ar { "،" } else { "," };
        format!("{}{comma} {}", self.date(at.date()), at.format("%H:%M"))
    }

    /// The name of a month.
    pub fn month(self, date: NaiveDate, room: Month) -> String {
        self.write(date, if room == Month::Full { "%B" } else { "%b" })
    }

    /// The day of the week, in as few letters as tell all seven apart: `Su`, `dom`; in full where nobody abbreviates it.
    pub fn weekday(self, date: NaiveDate) -> String {
        let letters = match self.0 {
            Locale::ar => return arabic(date, "%a"),
            Locale::pt => 3,
            Locale::en | Locale::fr | Locale::it | Locale::es => 2,
        };
        self.write(date, "%a").chars().take(letters).collect()
    }

    fn write(self, date: NaiveDate, pattern: &str) -> String {
        if self.0 == Locale::ar {
            return arabic(date, pattern);
        }
        if self.0 == Locale::fr && date.day() == 1 {
            // The first is the only day that French counts in order.
            return date.format_localized(&pattern.replace("%-d", "1er"), self.names()).to_string();
        }
        date.format_localized(pattern, self.names()).to_string()
    }

    const fn names(self) -> Names {
        match self.0 {
            Locale::en => Names::en_GB,
            Locale::fr => Names::fr_FR,
            Locale::it => Names::it_IT,
            Locale::es => Names::es_ES,
            Locale::pt => Names::pt_PT,
            Locale::ar => Names::ar_EG,
        }
    }
}

/// A date with the names above, short as long.
fn arabic(date: NaiveDate, pattern: &str) -> String {
    let name = |names: &[&'static str], place: u32| {
        usize::try_from(place).ok().and_then(|place| names.get(place).copied()).unwrap_or_default()
    };
    let day = name(&ARABIC_DAYS, date.weekday().num_days_from_monday());
    let month = name(&ARABIC_MONTHS, date.month0());
    let named = [("%A", day), ("%a", day), ("%B", month), ("%b", month)];
    let pattern =
        named.into_iter().fold(pattern.to_owned(), |pattern, (sign, name)| pattern.replace(sign, name));
    date.format(&pattern).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sunday() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    #[test]
    fn a_date_is_read_in_the_order_of_speech() {
        assert_eq!(Dates::new(Locale::en).long(sunday()), "Sunday 22 November 2026");
        assert_eq!(Dates::new(Locale::fr).long(sunday()), "dimanche 22 novembre 2026");
        assert_eq!(Dates::new(Locale::it).long(sunday()), "domenica 22 novembre 2026");
        assert_eq!(Dates::new(Locale::es).long(sunday()), "domingo, 22 de noviembre de 2026");
        assert_eq!(Dates::new(Locale::pt).long(sunday()), "domingo, 22 de novembro de 2026");
        assert_eq!(Dates::new(Locale::ar).long(sunday()), "الأحد 22 نوفمبر 2026");
    }

    #[test]
    fn short_forms_are_short() {
        assert_eq!(Dates::new(Locale::en).date(sunday()), "22 Nov 2026");
        assert_eq!(Dates::new(Locale::it).day_month(sunday()), "22 nov");
        assert_eq!(Dates::new(Locale::fr).weekday(sunday()), "di");
        assert_eq!(Dates::new(Locale::pt).month(sunday(), Month::Full), "novembro");
    }

    #[test]
    fn the_first_of_a_month_is_written_as_each_language_does() {
        let first = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        let written = [Locale::en, Locale::fr, Locale::it, Locale::es, Locale::pt]
            .map(|one| Dates::new(one).long(first));
        assert_eq!(
            written,
            [
                "Tuesday 1 December 2026",
                "mardi 1er décembre 2026",
                "martedì 1 dicembre 2026",
                "martes, 1 de diciembre de 2026",
                "terça-feira, 1 de dezembro de 2026",
            ]
        );
        assert_eq!(Dates::new(Locale::fr).date(first), "1er déc. 2026");
        assert_eq!(Dates::new(Locale::fr).day_month(first), "1er déc.");
        assert_eq!(Dates::new(Locale::fr).month(first, Month::Full), "décembre");
    }

    #[test]
    fn months_and_days_are_small_but_in_english() {
        for locale in [Locale::fr, Locale::it, Locale::es, Locale::pt] {
            let text = Dates::new(locale).long(sunday());
            assert_eq!(text, text.to_lowercase(), "{locale:?}");
        }
    }

    #[test]
    fn the_seven_days_differ_in_every_language() {
        for (locale, _) in crate::PARTICIPANTS {
            let week = sunday().iter_days().take(7).map(|day| Dates::new(locale).weekday(day));
            assert_eq!(week.collect::<std::collections::BTreeSet<_>>().len(), 7, "{locale:?}");
        }
    }

    #[test]
    fn a_minute_is_on_the_clock_of_24_hours() {
        let at = sunday().and_hms_opt(20, 5, 0).unwrap();
        assert_eq!(Dates::new(Locale::en).minute(at), "22 Nov 2026, 20:05");
        assert_eq!(Dates::new(Locale::ar).minute(at), "22 نوفمبر 2026، 20:05");
    }
}
