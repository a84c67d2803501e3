//! Addresses: those that come back from a form, and texts put into one. Only those of this site are followed, so that
//! no link made elsewhere can send a reader away through us.

/// The address, if it is one of ours; otherwise the first page.
pub fn local(address: &str) -> &str {
    let ours = address.starts_with('/')
        // "//host" is another site, and browsers read "/\host" the same way.
        && !address.starts_with("//")
        && !address.contains('\\')
        // A browser writes all others as %XX; bare they are no header.
        && address.bytes().all(|byte| byte.is_ascii_graphic());
    if ours { address } else { "/" }
}

/// What a field of the query of an address holds, as it is written there; none where it has none of the name.
pub fn asked<'a>(address: &'a str, name: &str) -> Option<&'a str> {
    let query = address.split_once('?')?.1;
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(field, _)| *field == name)
        .map(|(_, value)| value)
}

/// An address without a field of its query.
pub fn without(address: &str, name: &str) -> String {
    let Some((path, query)) = address.split_once('?') else { return address.to_owned() };
    let is_other = |pair: &&str| pair.split('=').next() != Some(name);
    let rest = query.split('&').filter(is_other).collect::<Vec<_>>().join("&");
    if rest.is_empty() { path.to_owned() } else { format!("{path}?{rest}") }
}

/// Any text as the value of a query field.
pub fn query_value(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    };
    text.bytes().map(escape).collect()
}

/// The rest of a query after its first pair, each value escaped: `&pavilion=AS1&q=rossi`.
pub fn further<V: AsRef<str>>(pairs: impl IntoIterator<Item = (&'static str, V)>) -> String {
    let escaped = pairs.into_iter().map(|(name, value)| format!("&{name}={}", query_value(value.as_ref())));
    escaped.collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_survives_inside_a_query() {
        assert_eq!(query_value("/rooms/A 1?from=2026&x"), "/rooms/A%201%3Ffrom%3D2026%26x");
    }

    #[test]
    fn a_field_of_a_query_is_read_and_taken_out() {
        let address = "/programme/26-001?lang=ar&track=x";
        assert_eq!(
            (asked(address, "lang"), asked(address, "page"), asked("/lang=ar", "lang")),
            (Some("ar"), None, None)
        );
        assert_eq!(without(address, "lang"), "/programme/26-001?track=x");
        assert_eq!(without("/accessibility?lang=ar", "lang"), "/accessibility");
        assert_eq!(without("/accessibility", "lang"), "/accessibility");
    }

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
            "/caf\u{e9}",
        ] {
            assert_eq!(local(address), "/", "{address:?}");
        }
    }
}
