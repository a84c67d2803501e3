//! Invented names: any given name of a country beside any family name of it.

mod africa_and_asia;
mod americas_and_europe;

/// Given and family names common in a country.
pub(super) struct Country {
    /// ISO 3166 code.
    pub code: &'static str,
    pub given: &'static [&'static str],
    pub family: &'static [&'static str],
}

/// A name and the nationality that goes with it; the same for the same number.
pub(super) fn name(face: u64) -> (String, &'static str) {
    let countries = || africa_and_asia::COUNTRIES.iter().chain(americas_and_europe::COUNTRIES);
    let place = |shift: u32, length: usize| {
        let bits = usize::try_from(face >> shift & 0xFFFF).unwrap_or_default();
        bits % length.max(1)
    };
    let Some(country) = countries().nth(place(0, countries().count())) else { return (String::new(), "") };
    let given = country.given[place(16, country.given.len())];
    let family = country.family[place(32, country.family.len())];
    (format!("{given} {family}"), country.code)
}

#[cfg(test)]
mod tests {
    use super::name;
    use std::collections::BTreeSet;

    #[test]
    fn a_thousand_numbers_make_many_names_of_many_countries() {
        let all: Vec<_> =
            (0..1000_u64).map(|number| name(number.wrapping_mul(0x9E37_79B9_7F4A_7C15))).collect();
        assert!(all.iter().map(|(name, _)| name).collect::<BTreeSet<_>>().len() > 600);
        assert!(all.iter().map(|(_, country)| country).collect::<BTreeSet<_>>().len() > 30);
        assert_eq!(name(42), name(42));
    }
}
