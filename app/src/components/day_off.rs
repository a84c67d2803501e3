//! What days off are called.

use chrono::NaiveDate;
use domain::calendar::{DayOff, is_bridge};
use i18n::Locale;
use leptos_i18n::td_string;

/// The name of a day off, or that it is a bridge; none of other days.
pub fn day_off(locale: Locale, date: NaiveDate) -> Option<&'static str> {
    let bridge = || is_bridge(date).then(|| td_string!(locale, day_off.bridge));
    DayOff::of(date).map(|day| name(locale, day)).or_else(bridge)
}

fn name(locale: Locale, day: DayOff) -> &'static str {
    match day {
        DayOff::NewYear => td_string!(locale, day_off.new_year),
        DayOff::Epiphany => td_string!(locale, day_off.epiphany),
        DayOff::EasterMonday => td_string!(locale, day_off.easter_monday),
        DayOff::Liberation => td_string!(locale, day_off.liberation),
        DayOff::Labour => td_string!(locale, day_off.labour),
        DayOff::Republic => td_string!(locale, day_off.republic),
        DayOff::SaintJohn => td_string!(locale, day_off.saint_john),
        DayOff::Assumption => td_string!(locale, day_off.assumption),
        DayOff::SaintFrancis => td_string!(locale, day_off.saint_francis),
        DayOff::AllSaints => td_string!(locale, day_off.all_saints),
        DayOff::ImmaculateConception => td_string!(locale, day_off.immaculate_conception),
        DayOff::Christmas => td_string!(locale, day_off.christmas),
        DayOff::SaintStephen => td_string!(locale, day_off.saint_stephen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_off_has_its_name_a_bridge_says_so_and_other_days_say_nothing() {
        let said = |date: &str| day_off(Locale::fr, date.parse().unwrap());
        assert_eq!(said("2026-12-25"), Some("Noël"));
        assert_eq!(said("2026-12-07"), Some("Pont entre un jour férié et le week-end"));
        assert_eq!([said("2026-11-04"), said("2026-12-06")], [None; 2]);
    }
}
