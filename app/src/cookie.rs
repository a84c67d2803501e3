//! The two cookies that hold how a reader wants the pages. They hold no secret and name nobody.

use axum::http::{HeaderMap, header};

/// Name of the cookie that holds the language.
pub const LANGUAGE: &str = "lang";
/// Name of the cookie that holds the theme.
pub const THEME: &str = "theme";

const A_YEAR_IN_SECONDS: u32 = 31_536_000;

/// The value of a cookie the browser sent.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find_map(|(key, value)| (key == name).then_some(value))
}

/// The header that sets one, `secure` where pages go over HTTPS. The value must be one of our own words, never what
/// was sent.
pub fn set(name: &str, value: &'static str, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={A_YEAR_IN_SECONDS}; SameSite=Lax; HttpOnly{secure}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cookie_is_found_among_others() {
        let headers =
            HeaderMap::from_iter([(header::COOKIE, "xlang=fr; lang=it; theme=dark".parse().unwrap())]);
        assert_eq!(read(&headers, LANGUAGE), Some("it"));
        assert_eq!(read(&headers, THEME), Some("dark"));
        assert_eq!(read(&headers, "ang"), None);
    }
}
