//! Addresses that come back from a form. Only those of this site are followed, so that no link made elsewhere can
//! send a reader away through us.

/// The address, if it is one of ours; otherwise the first page.
pub fn local(address: &str) -> &str {
    let ours = address.starts_with('/')
        // "//host" is another site, and browsers read "/\host" the same way.
        && !address.starts_with("//")
        && !address.contains('\\')
        && !address.chars().any(char::is_control);
    if ours { address } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn our_own_addresses_are_followed() {
        assert_eq!(local("/tape-chart?from=2026-11-22&nights=14"), "/tape-chart?from=2026-11-22&nights=14");
    }

    #[test]
    fn all_others_lead_home() {
        for address in [
            "",
            "https://elsewhere.example/",
            "//elsewhere.example",
            "/\\elsewhere.example",
            "javascript:1",
            "/\r\nx: y",
        ] {
            assert_eq!(local(address), "/", "{address:?}");
        }
    }
}
