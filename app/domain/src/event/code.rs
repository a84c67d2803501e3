//! What staff call events: the year and a number.

/// The next code of a year after the highest one so far: `26-018` after `26-017`.
pub fn next_code(year: &str, last: Option<&str>) -> String {
    let last = last.and_then(|code| code.rsplit('-').next()?.parse::<u32>().ok()).unwrap_or_default();
    format!("{year}-{:03}", last + 1)
}

#[cfg(test)]
mod tests {
    use super::next_code;

    #[test]
    fn codes_go_on_after_the_highest_of_the_year() {
        assert_eq!(next_code("26", None), "26-001");
        assert_eq!(next_code("26", Some("26-017")), "26-018");
        assert_eq!(next_code("26", Some("26-999")), "26-1000");
    }
}
